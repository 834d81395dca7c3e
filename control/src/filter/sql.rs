//! A filter as a condition on rows. It means what [`super::memory`] means.
//!
//! What identity providers look people up by is answered by an index; the rest
//! by the documents of the directory's rows, inside the database. Each
//! condition is true or false and never unknown, so that its negation is the
//! other.

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator, Filter};
use sea_orm::DbBackend;
use sea_orm::sea_query::SimpleExpr;

use super::document::{Documents, compare_values, elements};
use super::fragment::Fragment;
use super::nesting::users_within;
use super::scalar::{Text, compare_moment, compare_text};
use crate::error::{Error, Result};
use crate::filter::check_size;
use crate::fold::fold;
use crate::id::{DirectoryId, GroupId};

/// The condition on `users` of one directory.
pub fn users(filter: &Filter, directory_id: DirectoryId, backend: DbBackend) -> Result<SimpleExpr> {
    compile(filter, Resource::User, directory_id, backend)
}

/// The condition on `groups` of one directory.
pub fn groups(
    filter: &Filter,
    directory_id: DirectoryId,
    backend: DbBackend,
) -> Result<SimpleExpr> {
    compile(filter, Resource::Group, directory_id, backend)
}

/// Selects the ids of a group's members that satisfy a filter of their
/// `value`, `display` and `type`.
pub fn members(
    filter: &Filter,
    directory_id: DirectoryId,
    group_id: GroupId,
    backend: DbBackend,
) -> Result<SimpleExpr> {
    check_size(filter)?;
    let mut compiler = Compiler {
        resource: Resource::Group,
        directory_id,
        out: Fragment::new(backend.into()),
        elements: 0,
    };
    compiler
        .out
        .sql("memberships.member_id IN (SELECT m.member_id ")
        .sql(MEMBERS)
        .sql(" WHERE m.group_id = ")
        .bind(group_id)
        .sql(" AND ");
    compiler.filter(filter, &MEMBER_REFERENCE)?;
    compiler.out.sql(")");
    Ok(compiler.out.into_expr())
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Resource {
    User,
    Group,
}

impl Resource {
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::User => "users",
            Self::Group => "\"groups\"",
        }
    }

    fn documents(self) -> Documents {
        Documents::of(self.table())
    }
}

/// What the names of a filter are names of.
enum Scope {
    Resource,
    /// An element of a multi-valued attribute that is kept in the document.
    Element(Documents),
    /// An element of `groups` or `members`, by the columns of its
    /// sub-attributes.
    Reference {
        value: Text<'static>,
        display: Text<'static>,
        kind: Text<'static>,
    },
}

/// The rows of `groups` of a user, direct and not.
const GROUPS_OF_USER: &str = "SELECT 1 FROM (\
     WITH RECURSIVE belongs (group_id, direct) AS (\
         SELECT m.group_id, 1 FROM memberships AS m \
         WHERE m.directory_id = users.directory_id AND m.user_id = users.id \
         UNION SELECT m.group_id, 0 FROM belongs JOIN memberships AS m \
         ON m.directory_id = users.directory_id AND m.member_group_id = belongs.group_id\
     ) SELECT group_id, max(direct) AS direct FROM belongs GROUP BY group_id) AS m \
     JOIN \"groups\" AS g ON g.id = m.group_id WHERE ";
/// Members, and who they are.
const MEMBERS: &str = "FROM memberships AS m LEFT JOIN users AS u ON u.id = m.user_id \
     LEFT JOIN \"groups\" AS g ON g.id = m.member_group_id";

/// The rows of `members` of a group.
fn members_of_group() -> String {
    format!("SELECT 1 {MEMBERS} WHERE m.group_id = \"groups\".id AND ")
}

const GROUP_REFERENCE: Scope = Scope::Reference {
    value: Text {
        exact: "m.group_id",
        folded: "m.group_id",
    },
    display: Text {
        exact: "g.display_name",
        folded: "g.display_name_key",
    },
    kind: Text {
        exact: "CASE m.direct WHEN 1 THEN 'direct' ELSE 'indirect' END",
        folded: "CASE m.direct WHEN 1 THEN 'direct' ELSE 'indirect' END",
    },
};
const MEMBER_REFERENCE: Scope = Scope::Reference {
    // What is parked goes by the name that the identity provider gave it.
    value: Text {
        exact: "m.member_id",
        folded: "lower(m.member_id)",
    },
    display: Text {
        exact: "COALESCE(u.display_name, g.display_name)",
        folded: "COALESCE(u.folded_attributes ->> 'displayname', \
                 u.folded_attributes -> 'name' ->> 'formatted', \
                 u.user_name_key, g.display_name_key)",
    },
    kind: Text {
        exact: "CASE WHEN m.user_id IS NOT NULL THEN 'User' \
                WHEN m.member_group_id IS NOT NULL THEN 'Group' END",
        folded: "CASE WHEN m.user_id IS NOT NULL THEN 'user' \
                 WHEN m.member_group_id IS NOT NULL THEN 'group' END",
    },
};

struct Compiler {
    resource: Resource,
    directory_id: DirectoryId,
    out: Fragment,
    /// Elements that were opened, which numbers their names in the text.
    elements: usize,
}

fn compile(
    filter: &Filter,
    resource: Resource,
    directory_id: DirectoryId,
    backend: DbBackend,
) -> Result<SimpleExpr> {
    check_size(filter)?;
    let mut compiler = Compiler {
        resource,
        directory_id,
        out: Fragment::new(backend.into()),
        elements: 0,
    };
    compiler.filter(filter, &Scope::Resource)?;
    Ok(compiler.out.into_expr())
}

impl Compiler {
    fn filter(&mut self, filter: &Filter, scope: &Scope) -> Result<()> {
        match &filter.node {
            Some(Node::And(list)) => self.join(&list.filters, " AND ", scope),
            Some(Node::Or(list)) => self.join(&list.filters, " OR ", scope),
            Some(Node::Not(inner)) => {
                self.out.sql("NOT (");
                self.filter(inner, scope)?;
                self.out.sql(")");
                Ok(())
            }
            Some(Node::Comparison(comparison)) => {
                self.out.sql("(");
                self.comparison(comparison, scope)?;
                self.out.sql(")");
                Ok(())
            }
            Some(Node::Element(element)) => match (&element.attribute, &element.filter) {
                (Some(name), Some(inner)) => self.element(name, inner, scope),
                _ => Err(Error::FieldMissing { field: "element" }),
            },
            None => Err(Error::FieldMissing { field: "filter" }),
        }
    }

    fn join(&mut self, filters: &[Filter], with: &str, scope: &Scope) -> Result<()> {
        if filters.is_empty() {
            return Err(Error::FieldMissing { field: "filters" });
        }
        self.out.sql("(");
        for (place, filter) in filters.iter().enumerate() {
            if place > 0 {
                self.out.sql(with);
            }
            self.filter(filter, scope)?;
        }
        self.out.sql(")");
        Ok(())
    }

    fn element(&mut self, name: &AttributeName, inner: &Filter, scope: &Scope) -> Result<()> {
        let (rows, scope) = match (self.resource, scope, name.attribute.as_str()) {
            (Resource::User, Scope::Resource, "groups") if name.schema.is_empty() => {
                (GROUPS_OF_USER.to_owned(), GROUP_REFERENCE)
            }
            (Resource::Group, Scope::Resource, "members") if name.schema.is_empty() => {
                (members_of_group(), MEMBER_REFERENCE)
            }
            (resource, Scope::Resource, _) => {
                return self.document_element(&resource.documents(), name, inner);
            }
            _ => return Err(unanswerable("brackets cannot stand in brackets")),
        };
        self.out.sql("EXISTS (").sql(&rows);
        self.filter(inner, &scope)?;
        self.out.sql(")");
        Ok(())
    }

    fn document_element(
        &mut self,
        documents: &Documents,
        name: &AttributeName,
        inner: &Filter,
    ) -> Result<()> {
        self.elements += 1;
        self.out.sql("EXISTS (SELECT 1 FROM ");
        let element = elements(&mut self.out, documents, name, self.elements)?;
        self.out.sql(" AND ");
        self.filter(inner, &Scope::Element(element))?;
        self.out.sql(")");
        Ok(())
    }

    fn comparison(&mut self, comparison: &Comparison, scope: &Scope) -> Result<()> {
        let name = comparison
            .attribute
            .as_ref()
            .ok_or(Error::FieldMissing { field: "attribute" })?;
        match scope {
            Scope::Resource => self.of_resource(comparison, name),
            Scope::Element(documents) => compare_values(&mut self.out, documents, name, comparison),
            Scope::Reference {
                value,
                display,
                kind,
            } => {
                let text = match name.attribute.as_str() {
                    "value" => *value,
                    "display" => *display,
                    "type" => *kind,
                    _ => return Err(unanswerable("of a reference only value, display and type")),
                };
                compare_text(&mut self.out, text, comparison)
            }
        }
    }

    fn of_resource(&mut self, comparison: &Comparison, name: &AttributeName) -> Result<()> {
        let table = self.resource.table();
        let core = name.schema.is_empty();
        if core && self.by_index(comparison, name)? {
            return Ok(());
        }
        match (name.attribute.as_str(), name.sub_attribute.as_str()) {
            ("id", "") if core => {
                let id = format!("{table}.id");
                compare_text(&mut self.out, Text::plain(&id), comparison)
            }
            ("meta", sub) if core => self.of_meta(comparison, sub),
            ("groups", sub) if core && self.resource == Resource::User => {
                self.of_reference(GROUPS_OF_USER, &GROUP_REFERENCE, comparison, sub)
            }
            ("members", sub) if core && self.resource == Resource::Group => {
                self.of_reference(&members_of_group(), &MEMBER_REFERENCE, comparison, sub)
            }
            ("schemas", _) if core => Err(unanswerable("schemas cannot be compared")),
            _ => {
                let documents = self.resource.documents();
                compare_values(&mut self.out, &documents, name, comparison)
            }
        }
    }

    /// Equality with what has an index. Whether it is one.
    fn by_index(&mut self, comparison: &Comparison, name: &AttributeName) -> Result<bool> {
        let parts = (name.attribute.as_str(), name.sub_attribute.as_str());
        let is_equality = comparison.operator() == ComparisonOperator::Equal;
        let Some(operand) = comparison.operand.as_ref().filter(|_| is_equality) else {
            return Ok(false);
        };
        match operand {
            // Nothing that is kept holds it, and PostgreSQL takes no such text.
            Operand::Text(text) if text.contains('\0') => Ok(false),
            Operand::Text(text) => Ok(self.text_by_index(parts, text)),
            // Who is active has the value; who is not may have none.
            Operand::Boolean(active) if self.is_of_user(parts, ("active", "")) => {
                self.out.sql("users.active = ").bind(*active);
                if !active {
                    self.out.sql(" AND ");
                    let documents = self.resource.documents();
                    compare_values(&mut self.out, &documents, name, comparison)?;
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn is_of_user(&self, parts: (&str, &str), wanted: (&str, &str)) -> bool {
        self.resource == Resource::User && parts == wanted
    }

    fn text_by_index(&mut self, parts: (&str, &str), text: &str) -> bool {
        let directory_id = self.directory_id;
        let out = &mut self.out;
        match (self.resource, parts) {
            (Resource::User, ("userName", "")) => {
                out.sql("users.user_name_key = ").bind(fold(text));
            }
            (Resource::User, ("displayName", "")) => {
                let key = "users.folded_attributes ->> 'displayname'";
                out.sql(key).sql(" IS NOT NULL AND (").sql(key);
                out.sql(") = ").bind(fold(text));
            }
            (Resource::Group, ("displayName", "")) => {
                out.sql("\"groups\".display_name_key = ").bind(fold(text));
            }
            (resource, ("externalId", "")) => {
                let column = format!("{}.external_id", resource.table());
                out.sql(&column).sql(" IS NOT NULL AND ").sql(&column);
                out.sql(" = ").bind(text);
            }
            (Resource::User, ("emails", "value")) if !text.is_empty() => {
                out.sql("users.id IN (SELECT user_id FROM user_emails WHERE directory_id = ")
                    .bind(directory_id)
                    .sql(" AND value_key = ")
                    .bind(fold(text))
                    .sql(")");
            }
            (Resource::User, ("groups", "value")) => {
                out.sql("users.id IN (");
                users_within(out, directory_id, text);
                out.sql(")");
            }
            (Resource::Group, ("members", "value")) => {
                out.sql("\"groups\".id IN (");
                for (place, is_it) in [
                    "user_id = ",
                    "member_group_id = ",
                    "user_id IS NULL AND member_group_id IS NULL AND member_id = ",
                ]
                .into_iter()
                .enumerate()
                {
                    out.sql(if place > 0 { " UNION ALL " } else { "" });
                    out.sql("SELECT group_id FROM memberships WHERE directory_id = ")
                        .bind(directory_id)
                        .sql(" AND ");
                    out.sql(is_it).bind(text);
                }
                out.sql(")");
            }
            _ => return false,
        }
        true
    }

    fn of_meta(&mut self, comparison: &Comparison, sub: &str) -> Result<()> {
        let table = self.resource.table();
        match sub {
            "created" => compare_moment(&mut self.out, &format!("{table}.create_time"), comparison),
            "lastModified" => {
                compare_moment(&mut self.out, &format!("{table}.update_time"), comparison)
            }
            "resourceType" => {
                let (exact, folded) = match self.resource {
                    Resource::User => ("'User'", "'user'"),
                    Resource::Group => ("'Group'", "'group'"),
                };
                compare_text(&mut self.out, Text { exact, folded }, comparison)
            }
            "version" => {
                let exact = format!("('W/\"' || {table}.version || '\"')");
                let folded = format!("('w/\"' || {table}.version || '\"')");
                let version = Text {
                    exact: &exact,
                    folded: &folded,
                };
                compare_text(&mut self.out, version, comparison)
            }
            _ => Err(unanswerable(
                "of meta only created, lastModified, resourceType and version",
            )),
        }
    }

    /// A comparison with the references, each of which may satisfy it; `ne` and
    /// `eq null` ask that none equals.
    fn of_reference(
        &mut self,
        rows: &str,
        scope: &Scope,
        comparison: &Comparison,
        sub: &str,
    ) -> Result<()> {
        let (negated, operator) = negation(comparison);
        self.out
            .sql(if negated { "NOT EXISTS (" } else { "EXISTS (" });
        self.out.sql(rows);
        let inner = Comparison {
            attribute: Some(AttributeName {
                attribute: if sub.is_empty() { "value" } else { sub }.to_owned(),
                ..AttributeName::default()
            }),
            ..operator
        };
        self.comparison(&inner, scope)?;
        self.out.sql(")");
        Ok(())
    }
}

/// A comparison that asks that no value satisfies another comparison: whether
/// it is one, and that other.
pub(super) fn negation(comparison: &Comparison) -> (bool, Comparison) {
    let is_null = matches!(comparison.operand, Some(Operand::Null(_)));
    let with = |operator: ComparisonOperator| Comparison {
        operator: operator.into(),
        ..comparison.clone()
    };
    match comparison.operator() {
        ComparisonOperator::Equal if is_null => (true, with(ComparisonOperator::Present)),
        ComparisonOperator::NotEqual if is_null => (false, with(ComparisonOperator::Present)),
        ComparisonOperator::NotEqual => (true, with(ComparisonOperator::Equal)),
        _ => (false, comparison.clone()),
    }
}

pub(super) fn unanswerable(why: &str) -> Error {
    Error::InvalidFilter {
        why: why.to_owned(),
    }
}
