//! A change of a group's members: by difference, never by the whole list
//! unless the client sends the whole list.

use super::request::Change;
use super::target::Target;
use super::{GroupOperation, PatchOperator};
use crate::error::{ScimError, ScimType};
use crate::filter::{Comparison, ComparisonOperator, Filter, Operand};
use crate::member;
use crate::quirk;

pub(super) fn is_named(target: &Target) -> bool {
    target.resolved.name.is("members")
}

/// None when the change asks for nothing.
pub(super) fn operation(change: Change) -> Result<Option<GroupOperation>, ScimError> {
    let Change {
        operator,
        target,
        value,
    } = change;
    // RFC 7643 section 4.2: a member is added and removed, never edited.
    let is_edit = target.filter.is_some() && operator == PatchOperator::Replace;
    if is_edit || !target.resolved.name.sub_attribute.is_empty() {
        return Err(ScimError::invalid(
            ScimType::Mutability,
            "A member of a group cannot be edited: remove it and add another.",
        ));
    }
    if let Some(filter) = target.filter {
        return Ok(Some(match (operator, selected_ids(&filter)) {
            (PatchOperator::Remove, Some(ids)) => GroupOperation::RemoveMembers(ids),
            (PatchOperator::Remove, None) => GroupOperation::RemoveMembersWhere(filter),
            (PatchOperator::Add | PatchOperator::Replace, Some(ids)) => {
                GroupOperation::AddMembers(ids)
            }
            (PatchOperator::Add | PatchOperator::Replace, None) => {
                return Err(ScimError::invalid(
                    ScimType::InvalidFilter,
                    "Members are added by their ids only, as in members[value eq \"2819c223\"].",
                ));
            }
        }));
    }
    match operator {
        PatchOperator::Add => {
            let members = member::read(value.unwrap_or_default())?;
            Ok((!members.is_empty()).then_some(GroupOperation::AddMembers(members)))
        }
        PatchOperator::Replace => {
            let members = member::read(value.unwrap_or_default())?;
            Ok(Some(GroupOperation::ReplaceMembers(members)))
        }
        PatchOperator::Remove => match quirk::removed_elements(value) {
            None => Ok(Some(GroupOperation::ReplaceMembers(Vec::new()))),
            // It may mean nobody, and it may mean everybody.
            Some(members) if members.is_empty() => Err(ScimError::invalid(
                ScimType::InvalidValue,
                "To remove members, name each in the value; to remove them all, \
                 leave the value out.",
            )),
            Some(members) => {
                let members = member::read(members.into())?;
                Ok(Some(GroupOperation::RemoveMembers(members)))
            }
        },
    }
}

/// The ids of `value eq "a" or value eq "b"`; none of any other filter.
fn selected_ids(filter: &Filter) -> Option<Vec<String>> {
    let conditions = match filter {
        Filter::Or(conditions) => conditions.as_slice(),
        condition => std::slice::from_ref(condition),
    };
    let mut ids = Vec::with_capacity(conditions.len());
    for condition in conditions {
        match condition {
            Filter::Comparison(Comparison {
                attribute,
                operator: ComparisonOperator::Equal,
                operand: Some(Operand::Text(id)),
                ..
            }) if attribute.attribute == "value" && !id.is_empty() => {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
            _ => return None,
        }
    }
    Some(ids)
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::patch::read_group_patch;

    fn read(operations: &Value) -> Result<Vec<GroupOperation>, ScimError> {
        read_group_patch(Map::from_iter([(
            "Operations".to_owned(),
            operations.clone(),
        )]))
    }

    #[test]
    fn members() {
        let check = |operations: Value, expect: &[&str]| {
            let read = read(&operations).unwrap_or_else(|error| panic!("{operations}: {error}"));
            let lines: Vec<String> = read
                .iter()
                .map(|operation| match operation {
                    GroupOperation::Attribute(operation) => operation.attribute.to_string(),
                    GroupOperation::AddMembers(ids) => format!("+ {}", ids.join(" ")),
                    GroupOperation::RemoveMembers(ids) => format!("- {}", ids.join(" ")),
                    GroupOperation::RemoveMembersWhere(filter) => format!("- [{filter}]"),
                    GroupOperation::ReplaceMembers(ids) => format!("= {}", ids.join(" ")),
                })
                .collect();
            assert_eq!(lines, expect, "{operations}");
        };
        let add = |value: Value| json!({"op": "Add", "path": "members", "value": value});
        for filter in [
            "value ne \"a\"",
            "display eq \"a\" and value pr",
            "value eq \"\"",
            "not (value eq \"a\")",
        ] {
            let remove = json!({"op": "remove", "path": format!("members[{filter}]")});
            check(json!([remove]), &[&format!("- [{filter}]")]);
        }
        check(
            json!([add(json!([{"value": "a"}, "b", {"value": "a"}]))]),
            &["+ a b"],
        );
        check(
            json!([add(json!({"value": "a"})), add(json!("b"))]),
            &["+ a", "+ b"],
        );
        check(json!([add(json!([])), add(json!(null))]), &[]);
        let with =
            |op: &str, path: &str, value: Value| json!([{"op": op, "path": path, "value": value}]);
        check(
            with("replace", "Members", json!([{"value": "a"}])),
            &["= a"],
        );
        check(with("replace", "members", json!([])), &["= "]);
        check(with("replace", "members", json!(null)), &["= "]);
        check(
            with("remove", "members", json!([{"value": "a"}, "b"])),
            &["- a b"],
        );
        check(with("remove", "members", json!(null)), &["= "]);
        check(json!([{"op": "remove", "path": "members"}]), &["= "]);
        check(
            with("remove", "members[value eq \"a\"]", json!(null)),
            &["- a"],
        );
        check(
            with(
                "remove",
                "members[value eq \"a\" or (value eq \"b\" or value eq \"a\")]",
                json!(null),
            ),
            &["- a b"],
        );
        check(
            with("add", "members[value eq \"a\"]", json!({"value": "a"})),
            &["+ a"],
        );
        check(
            json!([{"op": "replace", "value": {"id": "g", "displayName": "N", "members": ["a"]}}]),
            &["displayName", "= a"],
        );
    }

    #[test]
    fn refused_members() {
        let check = |operations: Value, status: u16, expect: Option<ScimType>| {
            let error = read(&operations).expect_err("refused");
            assert_eq!((error.status, error.scim_type), (status, expect));
        };
        let with =
            |op: &str, path: &str, value: Value| json!([{"op": op, "path": path, "value": value}]);
        let mutability = Some(ScimType::Mutability);
        check(
            with("replace", "members[value eq \"a\"].value", json!("b")),
            400,
            mutability,
        );
        check(
            with("replace", "members[value eq \"a\"]", json!({"value": "b"})),
            400,
            mutability,
        );
        check(
            with("replace", "members.value", json!("b")),
            400,
            mutability,
        );
        check(
            with("remove", "members.display", json!(null)),
            400,
            mutability,
        );
        check(with("remove", "displayName", json!(null)), 400, mutability);
        let path = "members[display eq \"a\"]";
        check(
            with("add", path, json!([{}])),
            400,
            Some(ScimType::InvalidFilter),
        );
        let invalid = Some(ScimType::InvalidValue);
        check(with("remove", "members", json!([])), 400, invalid);
        check(with("add", "displayName", json!("")), 400, invalid);
        let half: Vec<String> = (0..=member::MEMBERS_MAX / 2)
            .map(|id| id.to_string())
            .collect();
        let add = json!({"op": "add", "path": "members", "value": half});
        check(json!([add, add]), 413, None);
    }
}
