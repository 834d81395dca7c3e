//! The members that a request names, as the ids in their `value`.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::error::{ScimError, ScimType};
use crate::quirk;

/// The most members in one request, over all its operations.
pub const MEMBERS_MAX: usize = 20_000;

/// The ids of a list of members, in order, each once.
pub(crate) fn read(value: Value) -> Result<Vec<String>, ScimError> {
    let members = quirk::elements(value);
    check_count(members.len())?;
    let mut seen = HashSet::new();
    let mut ids = Vec::with_capacity(members.len());
    for member in members {
        let id = match quirk::object_of_scalar(member) {
            Value::Null => continue,
            Value::Object(member) => read_one(member)?,
            _ => {
                return Err(invalid(
                    "Each of the members must be an object with a value.",
                ));
            }
        };
        if seen.insert(id.clone()) {
            ids.push(id);
        }
    }
    Ok(ids)
}

pub(crate) fn check_count(members: usize) -> Result<(), ScimError> {
    if members > MEMBERS_MAX {
        return Err(ScimError::new(
            413,
            format!("A request may name at most {MEMBERS_MAX} members."),
        ));
    }
    Ok(())
}

fn read_one(member: Map<String, Value>) -> Result<String, ScimError> {
    let mut id = None;
    for (name, value) in member {
        if name.eq_ignore_ascii_case("operation") {
            // SCIM 1.1 marks members for deletion; adding one that is so marked
            // would be the opposite of what was asked.
            return Err(invalid(
                "A member has an operation, as in SCIM 1.1. Use the SCIM 2.0 PATCH operations.",
            ));
        } else if name.eq_ignore_ascii_case("value") {
            if id.is_some() {
                return Err(ScimError::invalid(
                    ScimType::InvalidSyntax,
                    "A member has its value in two spellings.",
                ));
            }
            id = Some(value);
        }
    }
    match id {
        Some(Value::String(id)) if !id.is_empty() => Ok(id),
        Some(Value::Number(id)) => Ok(quirk::text_of_number(&id)),
        // To pass over it would leave somebody out in silence.
        _ => Err(invalid(
            "Each of the members must have a value, the id of a user or a group.",
        )),
    }
}

fn invalid(detail: &str) -> ScimError {
    ScimError::invalid(ScimType::InvalidValue, detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn members() {
        let check = |value: Value, expect: &[&str]| {
            assert_eq!(read(value.clone()).expect("valid"), expect, "{value}");
        };
        check(json!(null), &[]);
        check(json!([]), &[]);
        check(
            json!(["b", {"value": "a"}, "b", null, {"VALUE": 7}]),
            &["b", "a", "7"],
        );
        check(json!({"value": "a"}), &["a"]);
        check(json!("a"), &["a"]);
        check(
            json!([{"value": "a", "display": null, "type": "User", "$ref": null}]),
            &["a"],
        );
    }

    #[test]
    fn refused() {
        let check = |value: Value, expect: ScimType| {
            let error = read(value.clone()).expect_err("refused");
            assert_eq!(error.scim_type, Some(expect), "{value}");
        };
        check(
            json!([{"value": "u", "operation": "delete"}]),
            ScimType::InvalidValue,
        );
        check(json!([{"display": "A"}]), ScimType::InvalidValue);
        check(json!([{"value": ""}]), ScimType::InvalidValue);
        check(json!([{"value": null}]), ScimType::InvalidValue);
        check(json!([{"value": {"value": "a"}}]), ScimType::InvalidValue);
        check(json!([["a"]]), ScimType::InvalidValue);
        check(json!(true), ScimType::InvalidValue);
        check(
            json!([{"value": "a", "Value": "b"}]),
            ScimType::InvalidSyntax,
        );
    }

    #[test]
    fn count() {
        assert!(read(vec!["a"; MEMBERS_MAX].into()).is_ok());
        let error = read(vec!["a"; MEMBERS_MAX + 1].into()).expect_err("refused");
        assert_eq!((error.status, error.scim_type), (413, None));
    }
}
