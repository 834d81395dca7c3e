//! Members as rows, changed by difference: adding one member to a group of a
//! hundred thousand touches one row.

use std::collections::{BTreeSet, HashMap};

use rollcall_proto::provisioning::v1::Member as ShownMember;
use rollcall_proto::scim::v1::Filter;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, FromQueryResult, QueryFilter as _, Set,
    Statement, Value,
};

use crate::authz::{DirectoryScope, Grant, Writing};
use crate::error::Result;
use crate::event::Member;
use crate::filter::sql;
use crate::id::{GroupId, UserId};
use crate::request_log::Members;
use crate::store::entity::{group, membership};
use crate::store::json_array::{parameter, rows_of};

/// What a change of members did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Members who are users, more or fewer.
    pub members: i64,
    /// Members that are groups, more or fewer.
    pub groups: i64,
    /// Parked members, more or fewer.
    pub parked: i64,
    /// Whether any row came or went.
    pub any: bool,
    /// How many came and how many went, for the request log.
    pub told: Members,
}

impl Difference {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            members: self.members + other.members,
            groups: self.groups + other.groups,
            parked: self.parked + other.parked,
            any: self.any || other.any,
            told: self.told.and(other.told),
        }
    }

    /// Counts it into the group's row.
    pub(super) fn count(self, row: &group::Model, change: &mut group::ActiveModel) {
        change.member_count = Set(row.member_count + self.members);
        change.member_group_count = Set(row.member_group_count + self.groups);
        change.parked_count = Set(row.parked_count + self.parked);
    }

    fn of(is: Is, rows: usize, sign: i64) -> Self {
        let rows = sign * i64::try_from(rows).unwrap_or(i64::MAX);
        let (added, removed) = if sign > 0 { (rows, 0) } else { (0, -rows) };
        let mut difference = Self {
            any: rows != 0,
            told: Members {
                added,
                removed,
                ..Members::default()
            },
            ..Self::default()
        };
        match is {
            Is::User => difference.members = rows,
            Is::Group => {
                difference.groups = rows;
                difference.told.has_groups = rows != 0;
            }
            Is::Parked => {
                difference.parked = rows;
                difference.told.parked = added;
            }
        }
        difference
    }
}

/// The kinds of member.
#[derive(Clone, Copy)]
enum Is {
    User,
    Group,
    Parked,
}

impl Is {
    /// In words that no index answers: SQLite would take that of all members of
    /// the directory in the place of the group's own.
    fn condition(self) -> &'static str {
        match self {
            Self::User => "COALESCE(user_id, '') <> ''",
            Self::Group => "COALESCE(member_group_id, '') <> ''",
            Self::Parked => "COALESCE(user_id, member_group_id, '') = ''",
        }
    }
}

/// Names of members, told apart by what there is under them.
#[derive(Default)]
struct Names {
    users: BTreeSet<String>,
    groups: BTreeSet<String>,
    parked: BTreeSet<String>,
}

impl Names {
    fn kinds(&self) -> [(Is, &BTreeSet<String>); 3] {
        [
            (Is::User, &self.users),
            (Is::Group, &self.groups),
            (Is::Parked, &self.parked),
        ]
    }
}

pub(super) async fn add(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    insert(grant, group_id, &names).await
}

/// Names that are no member are passed over.
pub(super) async fn remove(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    let mut difference = Difference::default();
    for (is, names) in names.kinds() {
        if !names.is_empty() {
            difference = difference.and(delete(grant, group_id, is, "IN", names).await?);
        }
    }
    Ok(difference)
}

/// Removes the members that satisfy a filter.
pub(super) async fn remove_where(
    grant: &Writing<'_>,
    group_id: GroupId,
    filter: &Filter,
) -> Result<Difference> {
    let backend = grant.connection.get_database_backend();
    let selected = sql::members(filter, grant.directory_id(), group_id, backend)?;
    let mut difference = Difference::default();
    for is in [Is::User, Is::Group, Is::Parked] {
        let deleted = membership::Entity::delete_many()
            .filter(membership::Column::GroupId.eq(group_id))
            .filter(membership::Column::DirectoryId.eq(grant.directory_id()))
            .filter(Expr::cust(is.condition()))
            .filter(selected.clone())
            .exec_with_returning(grant.connection)
            .await?;
        difference = difference.and(Difference::of(is, deleted.len(), -1));
        tell_removed(grant, deleted).await?;
    }
    Ok(difference)
}

/// Removes every member of a group that goes.
pub(super) async fn remove_all(grant: &Writing<'_>, group_id: GroupId) -> Result<()> {
    let deleted = membership::Entity::delete_many()
        .filter(membership::Column::DirectoryId.eq(grant.directory_id()))
        .filter(membership::Column::GroupId.eq(group_id))
        .exec_with_returning(grant.connection)
        .await?;
    tell_removed(grant, deleted).await
}

async fn tell_removed(grant: &Writing<'_>, deleted: Vec<membership::Model>) -> Result<()> {
    let removed = deleted.iter().map(|row| (row.group_id, Member::of(row)));
    grant.events().memberships_removed(removed.collect()).await
}

pub(super) async fn replace(
    grant: &Writing<'_>,
    group_id: GroupId,
    names: Vec<String>,
) -> Result<Difference> {
    let names = resolve(grant, names).await?;
    let mut difference = Difference::default();
    for (is, names) in names.kinds() {
        difference = difference.and(delete(grant, group_id, is, "NOT IN", names).await?);
    }
    let added = insert(grant, group_id, &names).await?;
    Ok(difference.and(added))
}

/// A member is named by id, or by the externalId of a user or a group.
async fn resolve(grant: &Writing<'_>, names: Vec<String>) -> Result<Names> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        member_id: Option<String>,
    }
    let mut resolved = Names::default();
    if names.is_empty() {
        return Ok(resolved);
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        r#"SELECT names.value AS name, COALESCE(
            (SELECT id FROM users
             WHERE directory_id = $2 AND id = names.value AND delete_time IS NULL),
            (SELECT id FROM "groups" WHERE directory_id = $2 AND id = names.value),
            (SELECT min(id) FROM users
             WHERE directory_id = $2 AND external_id = names.value AND delete_time IS NULL),
            (SELECT min(id) FROM "groups" WHERE directory_id = $2 AND external_id = names.value)
         ) AS member_id
         FROM {}"#,
        rows_of(backend, 1)
    );
    let values = [parameter(names), grant.directory_id().into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(grant.connection)
        .await?;
    for Row { name, member_id } in rows {
        match member_id {
            Some(id) if id.parse::<GroupId>().is_ok() => resolved.groups.insert(id),
            Some(id) => resolved.users.insert(id),
            None => resolved.parked.insert(name),
        };
    }
    Ok(resolved)
}

async fn insert(grant: &Writing<'_>, group_id: GroupId, names: &Names) -> Result<Difference> {
    let mut difference = Difference::default();
    for (is, names) in names.kinds() {
        difference = difference.and(insert_rows(grant, group_id, is, names).await?);
    }
    Ok(difference)
}

async fn insert_rows(
    grant: &Writing<'_>,
    group_id: GroupId,
    is: Is,
    names: &BTreeSet<String>,
) -> Result<Difference> {
    if names.is_empty() {
        return Ok(Difference::default());
    }
    let (user_id, member_group_id) = match is {
        Is::User => ("names.value", "NULL"),
        Is::Group => ("NULL", "names.value"),
        Is::Parked => ("NULL", "NULL"),
    };
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "INSERT INTO memberships (group_id, member_id, directory_id, user_id, member_group_id)
         SELECT $2, names.value, $3, {user_id}, {member_group_id} FROM {} WHERE true
         ON CONFLICT (group_id, member_id) DO NOTHING
         RETURNING group_id, member_id, directory_id, user_id, member_group_id",
        rows_of(backend, 1)
    );
    let values = [
        parameter(names),
        group_id.into(),
        grant.directory_id().into(),
    ];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = membership::Model::find_by_statement(statement)
        .all(grant.connection)
        .await?;
    let members: Vec<Member> = rows.iter().map(Member::of).collect();
    grant.events().members_added(group_id, members).await?;
    Ok(Difference::of(is, rows.len(), 1))
}

/// Deletes the members of one kind that are, or are not, among `names`.
async fn delete(
    grant: &Writing<'_>,
    group_id: GroupId,
    is: Is,
    among: &str,
    names: &BTreeSet<String>,
) -> Result<Difference> {
    let backend = grant.connection.get_database_backend();
    let kind = is.condition();
    let sql = format!(
        "DELETE FROM memberships
         WHERE group_id = $2 AND directory_id = $3 AND {kind}
         AND member_id {among} (SELECT names.value FROM {})
         RETURNING group_id, member_id, directory_id, user_id, member_group_id",
        rows_of(backend, 1)
    );
    let values: [Value; 3] = [
        parameter(names),
        group_id.into(),
        grant.directory_id().into(),
    ];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let rows = membership::Model::find_by_statement(statement)
        .all(grant.connection)
        .await?;
    let difference = Difference::of(is, rows.len(), -1);
    tell_removed(grant, rows).await?;
    Ok(difference)
}

/// The members of each of the groups, parked ones as they were named.
pub(super) async fn members_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    groups: &[GroupId],
) -> Result<HashMap<GroupId, Vec<ShownMember>>> {
    #[derive(FromQueryResult)]
    struct Row {
        group_id: GroupId,
        member_id: String,
        member_group_id: Option<GroupId>,
        display_name: Option<String>,
    }
    let mut members: HashMap<_, Vec<_>> = HashMap::new();
    if groups.is_empty() {
        return Ok(members);
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        r#"SELECT m.group_id, m.member_id, m.member_group_id,
             COALESCE(
                 (SELECT users.display_name FROM users WHERE users.id = m.user_id),
                 (SELECT g.display_name FROM "groups" AS g WHERE g.id = m.member_group_id)
             ) AS display_name
         FROM {} CROSS JOIN memberships AS m
         WHERE m.directory_id = $2 AND m.group_id = names.value
         ORDER BY m.member_id"#,
        rows_of(backend, 1)
    );
    let values = [parameter(groups), grant.directory_id().into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(grant.connection)
        .await?;
    for row in rows {
        members.entry(row.group_id).or_default().push(ShownMember {
            is_parked: row.display_name.is_none(),
            is_group: row.member_group_id.is_some(),
            id: row.member_id,
            display_name: row.display_name.unwrap_or_default(),
        });
    }
    Ok(members)
}

/// Ends every membership of a user who goes.
pub async fn end_memberships_of_user(grant: &Writing<'_>, id: UserId) -> Result<()> {
    let (is_member, count) = (
        membership::Column::UserId.eq(id),
        group::Column::MemberCount,
    );
    end_memberships(grant, is_member, count).await
}

/// Ends every membership of a group that goes.
pub(super) async fn end_memberships_of_group(grant: &Writing<'_>, id: GroupId) -> Result<()> {
    let is_member = membership::Column::MemberGroupId.eq(id);
    end_memberships(grant, is_member, group::Column::MemberGroupCount).await
}

async fn end_memberships(
    grant: &Writing<'_>,
    is_member: SimpleExpr,
    count: group::Column,
) -> Result<()> {
    let left = Query::select()
        .column(membership::Column::GroupId)
        .from(membership::Entity)
        .and_where(membership::Column::DirectoryId.eq(grant.directory_id()))
        .and_where(is_member.clone())
        .to_owned();
    group::Entity::update_many()
        .col_expr(count, Expr::col(count).sub(1))
        .col_expr(
            group::Column::Version,
            Expr::col(group::Column::Version).add(1),
        )
        .col_expr(group::Column::UpdateTime, Expr::value(grant.now))
        .filter(group::Column::Id.in_subquery(left))
        .exec(grant.connection)
        .await?;
    let deleted = membership::Entity::delete_many()
        .filter(membership::Column::DirectoryId.eq(grant.directory_id()))
        .filter(is_member)
        .exec_with_returning(grant.connection)
        .await?;
    tell_removed(grant, deleted).await
}
