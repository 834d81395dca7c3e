//! The User or Group of a POST or PUT: RFC 7644 sections 3.3 and 3.5.1.

use serde_json::{Map, Value};

use crate::canonical;
use crate::entry::{self, Entry};
use crate::error::{Fault, ScimError, ScimType};
use crate::member;
use crate::path::{self, NAME_BYTES_MAX};
use crate::quirk;
use crate::schema::{GROUP, Mutability, ResourceType, USER};

pub use crate::member::MEMBERS_MAX;

/// The most entries of the list `schemas`.
pub const SCHEMAS_MAX: usize = 100;

/// A user as a client describes it, canonical, without what the server assigns.
#[derive(Clone, Debug, PartialEq)]
pub struct UserBody {
    /// Attributes of an extension stand in an object under its URN; attributes
    /// that no schema knows are as the client sent them.
    pub attributes: Map<String, Value>,
}

/// A group as a client describes it, canonical, without what the server
/// assigns.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBody {
    pub attributes: Map<String, Value>,
    /// The ids of the members, in the client's order, each once.
    pub members: Vec<String>,
}

pub fn read_user(body: Map<String, Value>) -> Result<UserBody, ScimError> {
    check_schemas(&USER, &body)?;
    let attributes = read(&USER, entry::split(&USER, body)?)?;
    Ok(UserBody { attributes })
}

pub fn read_group(body: Map<String, Value>) -> Result<GroupBody, ScimError> {
    check_schemas(&GROUP, &body)?;
    let (listed, others): (Vec<Entry>, Vec<Entry>) = entry::split(&GROUP, body)?
        .into_iter()
        .partition(|entry| entry.schema.is_empty() && entry.name.eq_ignore_ascii_case("members"));
    let attributes = read(&GROUP, others)?;
    let members = match listed.into_iter().next() {
        Some(entry) => member::read(entry.value)?,
        None => Vec::new(),
    };
    Ok(GroupBody {
        attributes,
        members,
    })
}

/// A required attribute must be text with something in it.
pub(crate) fn check_required(name: &str, value: Option<&Value>) -> Result<(), ScimError> {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    if text.trim().is_empty() {
        let error = invalid(format!(
            "The attribute {name} is required and must not be empty."
        ));
        return Err(if name == "userName" {
            error.because(Fault::UserNameMissing)
        } else {
            error
        });
    }
    Ok(())
}

/// RFC 7643 section 3: the core URN and those of extensions, in any order. Some
/// clients leave the list out.
pub(crate) fn check_urns(urn: &str, body: &Map<String, Value>) -> Result<(), ScimError> {
    let mut lists = body
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("schemas"));
    let Some(list) = lists
        .next()
        .map(|(_, list)| list)
        .filter(|list| !list.is_null())
    else {
        return Ok(());
    };
    let list = list.as_array();
    if list.is_some_and(|list| list.len() > SCHEMAS_MAX) {
        return Err(invalid(format!(
            "The list schemas must have at most {SCHEMAS_MAX} entries."
        )));
    }
    let urns: Option<Vec<String>> = list
        .into_iter()
        .flatten()
        .map(|urn| Some(urn.as_str()?.to_ascii_lowercase()))
        .collect();
    let Some(mut urns) = urns else {
        return Err(invalid("Every entry of schemas must be a URN."));
    };
    let is_named =
        |listed: &String| listed.eq_ignore_ascii_case(urn) || quirk::is_draft_of(listed, urn);
    if !urns.iter().any(is_named) {
        return Err(invalid(format!("The list schemas must contain \"{urn}\".")));
    }
    let count = urns.len();
    urns.sort_unstable();
    urns.dedup();
    if urns.len() < count {
        return Err(invalid("The list schemas must not contain a URN twice."));
    }
    Ok(())
}

fn check_schemas(
    resource_type: &'static ResourceType,
    body: &Map<String, Value>,
) -> Result<(), ScimError> {
    check_urns(resource_type.schema.urn, body)
}

fn read(
    resource_type: &'static ResourceType,
    entries: Vec<Entry>,
) -> Result<Map<String, Value>, ScimError> {
    let mut attributes = Map::new();
    for Entry {
        schema,
        name,
        value,
    } in entries
    {
        if schema.len() + name.len() > NAME_BYTES_MAX {
            return Err(invalid(format!(
                "The name of an attribute is longer than {NAME_BYTES_MAX} bytes."
            )));
        }
        let known = path::find(resource_type, &schema, &name);
        let (name, value) = match known {
            // RFC 7644 section 3.3: read-only attributes are ignored.
            Some(known) if known.mutability == Mutability::ReadOnly => continue,
            Some(known) => (known.name.to_owned(), canonical::value(known, value)?),
            None if names_guarded(resource_type, &schema, &name) => continue,
            None => (name, canonical::kept(value)),
        };
        let Some(value) = value else {
            continue;
        };
        if name.is_empty() {
            return Err(invalid(
                "What stands under the URN of a schema must be an object, \
                 and no attribute may have an empty name.",
            ));
        }
        if schema.is_empty() {
            attributes.insert(name, value);
            continue;
        }
        // A schema is one, however its URN is spelled.
        let known = attributes
            .keys()
            .find(|key| key.eq_ignore_ascii_case(&schema));
        let schema = known.cloned().unwrap_or(schema);
        if let Value::Object(extension) = attributes
            .entry(schema)
            .or_insert_with(|| Map::new().into())
        {
            extension.insert(name, value);
        }
    }
    for required in resource_type
        .schema
        .attributes
        .iter()
        .filter(|known| known.required)
    {
        check_required(required.name, attributes.get(required.name))?;
    }
    Ok(attributes)
}

/// Whether what a client must not change is named with a dot, as `meta.created`
/// and `members.type` are: that is no attribute of its own.
fn names_guarded(resource_type: &'static ResourceType, schema: &str, name: &str) -> bool {
    path::resolve_in(resource_type, schema, name).is_some_and(|resolved| resolved.is_guarded())
}

fn invalid(detail: impl Into<String>) -> ScimError {
    ScimError::invalid(ScimType::InvalidValue, detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::{ENTERPRISE_USER_URN, GROUP_URN, USER_URN};

    fn user(body: &Value) -> Result<Value, ScimError> {
        let body = body.as_object().expect("an object").clone();
        read_user(body).map(|user| user.attributes.into())
    }

    #[test]
    fn users() {
        let check = |body: Value, expect: Value| {
            assert_eq!(user(&body), Ok(expect.clone()), "{body}");
            assert_eq!(user(&expect), Ok(expect), "as it was returned");
        };
        check(json!({"userName": "a"}), json!({"userName": "a"}));
        check(
            json!({"schemas": [ENTERPRISE_USER_URN, USER_URN], "USERNAME": "a", "Emails": []}),
            json!({"userName": "a"}),
        );
        check(
            json!({"schemas": null, "userName": "a", "nickName": null, "title": "", "emails": []}),
            json!({"userName": "a", "title": ""}),
        );
        check(
            json!({
                "userName": "a", "id": "x", "meta": {"created": "2000"}, "groups": [{"value": "g"}],
                "META.created": "2000", "groups.value": "g", "manager.displayName": "B",
                "Password": "p", "password.value": "p", "password[type eq \"x\"]": "p", "foo": {"bar": [1, {"PASSWORD": "p", "n": null}], "x": {}},
                "urn:acme:2.0:User": {"password": "p", "badge": 7},
                "urn:ietf:params:scim:schemas:core:2.0:User:password": "p",
                "urn:empty:2.0:User": {"password": "p", "nothing": [null]},
            }),
            json!({
                "userName": "a", "foo": {"bar": [1]}, "urn:acme:2.0:User": {"badge": 7},
            }),
        );
        check(
            json!({
                USER_URN: {"displayName": "A"}, format!("{USER_URN}:TITLE"): "T", "userName": "a",
                ENTERPRISE_USER_URN.to_uppercase(): {"DEPARTMENT": "D", "badge": 7},
                format!("{ENTERPRISE_USER_URN}:division"): "V",
                "urn:acme:hr:2.0:User:badge": 7,
                "urn:okta:app:1.0:user:custom": {"shoe": 41},
            }),
            json!({
                "userName": "a", "displayName": "A", "title": "T",
                ENTERPRISE_USER_URN: {"department": "D", "badge": 7, "division": "V"},
                "urn:acme:hr:2.0:User": {"badge": 7},
                "urn:okta:app:1.0:user:custom": {"shoe": 41},
            }),
        );
        check(
            json!({"userName": "a", "urn:a:2.0:User": {"x": 1}, "urn:A:2.0:user": {"y": 2}}),
            json!({"userName": "a", "urn:A:2.0:user": {"x": 1, "y": 2}}),
        );
        check(
            json!({"userName": "a", "manager": "7", ENTERPRISE_USER_URN: null}),
            json!({"userName": "a", ENTERPRISE_USER_URN: {"manager": {"value": "7"}}}),
        );
    }

    #[test]
    fn refused_users() {
        let check = |body: Value, expect: ScimType| {
            let error = user(&body).expect_err("refused");
            assert_eq!(error.scim_type, Some(expect), "{body}");
            assert!(!error.detail.contains("secret"), "{}", error.detail);
        };
        for schemas in [
            json!([]),
            json!("secret"),
            json!({}),
            json!(USER_URN),
            json!([ENTERPRISE_USER_URN]),
            json!([USER_URN, 1]),
            json!([USER_URN, USER_URN.to_uppercase()]),
            json!([GROUP_URN]),
            json!(["urn:scim:schemas:core:2.0:Group"]),
            (0..SCHEMAS_MAX)
                .map(|number| format!("urn:{number}"))
                .chain([USER_URN.to_owned()])
                .collect(),
        ] {
            check(
                json!({"schemas": schemas, "userName": "a"}),
                ScimType::InvalidValue,
            );
        }
        for body in [
            json!({}),
            json!({"userName": null}),
            json!({"userName": ""}),
            json!({"userName": " \t"}),
            json!({"userName": ["secret", "b"]}),
            json!({"userName": {"secret": 1}}),
            json!({"userName": true}),
            json!({"userName": "a", "active": "secret"}),
            json!({"userName": "a", ENTERPRISE_USER_URN: "secret"}),
            json!({"userName": "a", "urn:acme:2.0:User": "secret"}),
            json!({"userName": "a", "": "secret"}),
            json!({"userName": "a", "n".repeat(NAME_BYTES_MAX + 1): "secret"}),
        ] {
            check(body, ScimType::InvalidValue);
        }
        for body in [
            json!({"userName": "a", "username": "secret"}),
            json!({"userName": "a", format!("{USER_URN}:userName"): "secret"}),
            json!({"userName": "a", "foo": 1, "Foo": 2}),
            json!({"userName": "a", "manager": "7", ENTERPRISE_USER_URN: {"Manager": "8"}}),
        ] {
            check(body, ScimType::InvalidSyntax);
        }
    }

    #[test]
    fn groups() {
        let check = |body: Value, attributes: Value, members: &[&str]| {
            let body = body.as_object().expect("an object").clone();
            let group = read_group(body).expect("valid");
            assert_eq!(Value::from(group.attributes), attributes);
            assert_eq!(group.members, members);
        };
        check(
            json!({"schemas": [GROUP_URN], "DisplayName": "N", "members": []}),
            json!({"displayName": "N"}),
            &[],
        );
        check(
            json!({
                "displayName": "N", "externalId": "7", "id": "x", "meta": {},
                "MEMBERS": [{"value": "b", "display": null}, {"value": "a"}, {"value": "b"}],
            }),
            json!({"displayName": "N", "externalId": "7"}),
            &["b", "a"],
        );
        check(
            json!({format!("{GROUP_URN}:members"): ["a"], "displayName": "N", "foo": 1}),
            json!({"displayName": "N", "foo": 1}),
            &["a"],
        );
    }

    #[test]
    fn refused_groups() {
        let check = |body: Value, status: u16, scim_type: Option<ScimType>| {
            let body = body.as_object().expect("an object").clone();
            let error = read_group(body).expect_err("refused");
            assert_eq!((error.status, error.scim_type), (status, scim_type));
        };
        let invalid = Some(ScimType::InvalidValue);
        check(json!({"members": []}), 400, invalid);
        check(json!({"displayName": " "}), 400, invalid);
        check(
            json!({"displayName": "N", "members": vec!["a"; MEMBERS_MAX + 1]}),
            413,
            None,
        );
    }
}
