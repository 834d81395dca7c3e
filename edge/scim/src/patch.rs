//! PATCH: RFC 7644 section 3.5.2.

mod change;
mod membership;
mod request;
mod target;

use serde_json::{Map, Value};

use crate::error::ScimError;
use crate::filter::Filter;
use crate::member;
use crate::path::AttributeName;
use crate::schema::{GROUP, USER};

pub use request::OPERATIONS_MAX;

pub const PATCH_OP_URN: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatchOperator {
    Add,
    Replace,
    Remove,
}

/// A change of one attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct PatchOperation {
    pub operator: PatchOperator,
    /// With an empty `attribute`, which only a removal has, everything under
    /// the URN `schema`.
    pub attribute: AttributeName,
    /// Selects elements of a multi-valued attribute.
    pub element_filter: Option<Filter>,
    /// Canonical: a list for a multi-valued attribute without a filter, an
    /// object for selected elements. None for a removal.
    pub value: Option<Value>,
    /// The element to append, before `value` is applied to it, when the filter
    /// selects none, or without a filter when there is none. Without it that is
    /// the error `noTarget`.
    pub element_if_none: Option<Map<String, Value>>,
}

/// A change of a group, its members by their ids.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupOperation {
    Attribute(PatchOperation),
    AddMembers(Vec<String>),
    RemoveMembers(Vec<String>),
    /// Those that the filter selects, by other than their ids.
    RemoveMembersWhere(Filter),
    ReplaceMembers(Vec<String>),
}

/// Reads a PATCH of a user. The list is empty when the request changes nothing
/// that is kept, such as a password alone.
pub fn read_user_patch(body: Map<String, Value>) -> Result<Vec<PatchOperation>, ScimError> {
    let mut operations = Vec::new();
    for (number, request) in (1..).zip(request::read(body)?) {
        let changes = request::changes(&USER, request).map_err(|error| at(number, error))?;
        for change in changes {
            operations.extend(change::operations(change).map_err(|error| at(number, error))?);
            request::check_count(operations.len())?;
        }
    }
    Ok(operations)
}

/// Reads a PATCH of a group.
pub fn read_group_patch(body: Map<String, Value>) -> Result<Vec<GroupOperation>, ScimError> {
    let mut operations = Vec::new();
    let mut members = 0;
    for (number, request) in (1..).zip(request::read(body)?) {
        let changes = request::changes(&GROUP, request).map_err(|error| at(number, error))?;
        for change in changes {
            if membership::is_named(&change.target) {
                let operation = membership::operation(change).map_err(|error| at(number, error))?;
                members += operation.as_ref().map_or(0, member_count);
                member::check_count(members)?;
                operations.extend(operation);
            } else {
                let of_attribute = change::operations(change).map_err(|error| at(number, error))?;
                operations.extend(of_attribute.into_iter().map(GroupOperation::Attribute));
                request::check_count(operations.len())?;
            }
        }
    }
    Ok(operations)
}

fn member_count(operation: &GroupOperation) -> usize {
    match operation {
        GroupOperation::Attribute(_) | GroupOperation::RemoveMembersWhere(_) => 0,
        GroupOperation::AddMembers(members)
        | GroupOperation::RemoveMembers(members)
        | GroupOperation::ReplaceMembers(members) => members.len(),
    }
}

/// Says which of the operations is at fault, counted from 1.
fn at(number: usize, mut error: ScimError) -> ScimError {
    error.detail = format!("Operation {number}: {}", error.detail);
    error
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::error::ScimType;
    use crate::schema::ENTERPRISE_USER_URN;

    fn body(operations: &Value) -> Map<String, Value> {
        let body = json!({"schemas": [PATCH_OP_URN], "Operations": operations});
        body.as_object().expect("an object").clone()
    }

    /// An operation as a line: operator, name, filter, value, and what is
    /// created where nothing is selected.
    fn line(operation: &PatchOperation) -> String {
        let PatchOperation {
            operator,
            attribute,
            element_filter,
            value,
            element_if_none,
        } = operation;
        let filter = element_filter.as_ref();
        let element = element_if_none.clone().map(Value::from);
        let parts = [
            Some(format!("{operator:?} {attribute}")),
            filter.map(|filter| format!("[{filter}]")),
            value.as_ref().map(Value::to_string),
            element.map(|element| format!("or {element}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" ")
    }

    fn user_lines(operations: &Value) -> Vec<String> {
        let operations = read_user_patch(body(operations))
            .unwrap_or_else(|error| panic!("{operations}: {error}"));
        operations.iter().map(line).collect()
    }

    #[test]
    fn one_attribute() {
        let check = |operation: Value, expect: &[&str]| {
            let operations = json!([operation]);
            assert_eq!(user_lines(&operations), expect, "{operation}");
        };
        let replace =
            |path: &str, value: Value| json!({"op": "replace", "path": path, "value": value});
        let add = |path: &str, value: Value| json!({"op": "add", "path": path, "value": value});
        let remove = |path: &str| json!({"op": "remove", "path": path});
        check(replace("NICKNAME", json!("B")), &["Replace nickName \"B\""]);
        check(
            json!({"OP": "ADD", "Path": "title", "VALUE": 7}),
            &["Add title \"7\""],
        );
        check(replace("title", json!("")), &["Replace title \"\""]);
        check(replace("title", json!(null)), &["Remove title"]);
        check(add("title", json!(null)), &[]);
        check(replace("emails", json!([])), &["Remove emails"]);
        check(
            add("emails", json!("a@x")),
            &[r#"Add emails [{"value":"a@x"}]"#],
        );
        check(
            replace("emails", json!([{"TYPE": "Work", "value": "a"}])),
            &[r#"Replace emails [{"type":"work","value":"a"}]"#],
        );
        check(
            replace("emails[type eq \"work\"]", json!([{"value": "a"}])),
            &[r#"Replace emails [type eq "work"] {"value":"a"} or {"type":"work"}"#],
        );
        check(
            replace("emails.type", json!("HOME")),
            &["Replace emails.type \"home\" or {}"],
        );
        check(
            replace(
                "name",
                json!({"GivenName": "A", "familyName": null, "x": [], "y": 1}),
            ),
            &[
                "Remove name.familyName",
                "Remove name.x",
                r#"Replace name {"givenName":"A","y":1}"#,
            ],
        );
        check(replace("name", json!({})), &[]);
        check(replace("name", json!(null)), &["Remove name"]);
        check(
            add("name", json!({"givenName": "A", "familyName": null})),
            &[r#"Add name {"givenName":"A"}"#],
        );
        check(remove("name.givenName"), &["Remove name.givenName"]);
        check(
            remove("emails[type eq \"work\"]"),
            &["Remove emails [type eq \"work\"]"],
        );
        check(
            remove("emails[type eq \"work\"].display"),
            &["Remove emails.display [type eq \"work\"]"],
        );
        check(
            replace("emails[type eq \"work\"].value", json!(null)),
            &["Remove emails.value [type eq \"work\"]"],
        );
        check(remove("emails"), &["Remove emails"]);
        check(remove("active"), &["Remove active"]);
        check(
            replace("foo", json!({"a": null, "b": [1]})),
            &[r#"Replace foo {"b":[1]}"#],
        );
        check(replace("password", json!("p")), &[]);
        check(remove("urn:acme:2.0:User:password"), &[]);
        check(add("foo.PassWord", json!("p")), &[]);
        check(
            replace("urn:acme:2.0:User:badge", json!(7)),
            &["Replace urn:acme:2.0:User:badge 7"],
        );
        check(
            replace("things[kind eq \"x\"]", json!("v")),
            &[r#"Replace things [kind eq "x"] {"value":"v"}"#],
        );
    }

    #[test]
    fn whole_schemas() {
        let check = |operation: Value, expect: &[&str]| {
            let operations = json!([operation]);
            assert_eq!(user_lines(&operations), expect, "{operation}");
        };
        let enterprise = |name: &str| format!("{ENTERPRISE_USER_URN}:{name}");
        check(
            json!({"op": "replace", "path": ENTERPRISE_USER_URN, "value": {"Department": "D", "x": 1}}),
            &[
                &format!("Replace {} \"D\"", enterprise("department")),
                &format!("Replace {} 1", enterprise("x")),
            ],
        );
        let removals = [
            "employeeNumber",
            "costCenter",
            "organization",
            "division",
            "department",
            "manager",
        ]
        .map(|name| format!("Remove {}", enterprise(name)));
        let removals: Vec<&str> = removals.iter().map(String::as_str).collect();
        check(
            json!({"op": "remove", "path": ENTERPRISE_USER_URN}),
            &removals,
        );
        check(
            json!({"op": "replace", "value": {ENTERPRISE_USER_URN: null}}),
            &removals,
        );
        let acme = "urn:acme:hr:2.0:User";
        check(
            json!({"op": "remove", "path": acme}),
            &["Remove urn:acme:hr:2.0:User"],
        );
        check(
            json!({"op": "add", "path": acme, "value": {"badge": 7, "Password": "p"}}),
            &["Add urn:acme:hr:2.0:User:badge 7"],
        );
        check(
            json!({"op": "add", "value": {"urn:okta:app:1.0:user:custom": {"badge": 7}}}),
            &["Add urn:okta:app:1.0:user:custom:badge 7"],
        );
        check(
            json!({
                "op": "add", "path": "urn:ietf:params:scim:schemas:core:2.0:User",
                "value": {"title": "T", "id": "x"},
            }),
            &["Add title \"T\""],
        );
    }

    #[test]
    fn refused() {
        let check = |operation: Value, expect: ScimType| {
            let operations = json!([{"op": "add", "path": "title", "value": "T"}, operation]);
            let error = read_user_patch(body(&operations)).expect_err("refused");
            assert_eq!(
                (error.status, error.scim_type),
                (400, Some(expect)),
                "{operation}"
            );
            assert!(
                error.detail.starts_with("Operation 2: "),
                "{}",
                error.detail
            );
            assert!(!error.detail.contains("secret"), "{}", error.detail);
        };
        for operation in [
            json!("secret"),
            json!({}),
            json!({"op": "secret", "path": "title", "value": 1}),
            json!({"op": 1, "path": "title", "value": 1}),
            json!({"op": "add", "OP": "add", "path": "title", "value": 1}),
            json!({"op": "add", "value": {"title": "a", "Title": "b"}}),
        ] {
            check(operation, ScimType::InvalidSyntax);
        }
        for operation in [
            json!({"op": "add", "path": "title"}),
            json!({"op": "replace"}),
            json!({"op": "replace", "value": "secret"}),
            json!({"op": "replace", "value": [{"title": "secret"}]}),
            json!({"op": "replace", "path": "userName", "value": null}),
            json!({"op": "replace", "path": "userName", "value": ""}),
            json!({"op": "add", "path": "userName", "value": " "}),
            json!({"op": "replace", "value": {"userName": null}}),
            json!({"op": "replace", "path": "active", "value": "secret"}),
            json!({"op": "replace", "path": "emails[type eq \"work\"]", "value": true}),
            json!({"op": "replace", "path": "things[type eq \"work\"]", "value": true}),
            json!({"op": "replace", "path": ENTERPRISE_USER_URN, "value": "secret"}),
            json!({"op": "remove", "path": "emails", "value": []}),
            json!({"op": "remove", "path": "addresses", "value": [{"country": "secret"}]}),
            json!({"op": "add", "path": "emails", "value": [
                {"value": "a", "primary": true}, {"value": "b", "primary": true}]}),
        ] {
            check(operation, ScimType::InvalidValue);
        }
        for path in [
            "id",
            "meta",
            "meta.created",
            "groups",
            "groups[value eq \"g\"]",
            "schemas",
            "manager.displayName",
        ] {
            for op in ["add", "replace", "remove"] {
                check(
                    json!({"op": op, "path": path, "value": "x"}),
                    ScimType::Mutability,
                );
            }
        }
        check(
            json!({"op": "remove", "path": "userName"}),
            ScimType::Mutability,
        );
        check(json!({"op": "remove"}), ScimType::NoTarget);
        check(
            json!({"op": "remove", "value": {"title": "x"}}),
            ScimType::NoTarget,
        );
        check(
            json!({"op": "add", "path": "emails[", "value": "x"}),
            ScimType::InvalidPath,
        );
        check(
            json!({"op": "add", "path": 1, "value": "x"}),
            ScimType::InvalidPath,
        );
        check(
            json!({"op": "add", "path": "", "value": "x"}),
            ScimType::InvalidPath,
        );
        check(
            json!({"op": "add", "path": "name[givenName pr]", "value": "x"}),
            ScimType::InvalidPath,
        );
        check(
            json!({"op": "add", "value": {"a b": 1}}),
            ScimType::InvalidPath,
        );
        check(
            json!({"op": "remove", "path": "emails[type]"}),
            ScimType::InvalidFilter,
        );
    }

    #[test]
    fn refused_bodies() {
        let check = |body: Value, status: u16, expect: Option<ScimType>| {
            let body = body.as_object().expect("an object").clone();
            let error = read_user_patch(body).expect_err("refused");
            assert_eq!((error.status, error.scim_type), (status, expect));
        };
        let one = json!([{"op": "replace", "path": "title", "value": "x"}]);
        check(json!({}), 400, Some(ScimType::InvalidSyntax));
        check(
            json!({"Operations": []}),
            400,
            Some(ScimType::InvalidSyntax),
        );
        check(
            json!({"Operations": {}}),
            400,
            Some(ScimType::InvalidSyntax),
        );
        check(
            json!({"Operations": one, "operations": one}),
            400,
            Some(ScimType::InvalidSyntax),
        );
        check(
            json!({"schemas": [], "Operations": one}),
            400,
            Some(ScimType::InvalidValue),
        );
        check(
            json!({"schemas": ["x"], "Operations": one}),
            400,
            Some(ScimType::InvalidValue),
        );
        let many = vec![one[0].clone(); OPERATIONS_MAX + 1];
        check(json!({"Operations": many}), 413, None);
        let body = json!({"operations": one, "schemas": null});
        assert!(read_user_patch(body.as_object().expect("an object").clone()).is_ok());
    }
}
