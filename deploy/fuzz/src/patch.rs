//! PATCH, from the body to the resource that comes out.

use std::collections::HashSet;

use rollcall_control::patch::apply_all;
use rollcall_edge::convert;
use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use rollcall_scim::json::parse_object;
use rollcall_scim::patch::{GroupOperation, OPERATIONS_MAX, read_group_patch, read_user_patch};
use rollcall_scim::resource::{MEMBERS_MAX, read_group, read_user};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::filter::check_error;
use crate::json::check_without_secret;
use crate::sample;

/// The body of a PATCH of a user, and of a group.
pub fn patch(data: &[u8]) {
    let Ok(body) = parse_object(data) else {
        return;
    };
    check_user_patch(body.clone());
    check_group_patch(body);
}

pub(crate) fn check_user_patch(body: Map<String, Value>) {
    let operations = match read_user_patch(body) {
        Ok(operations) => operations,
        Err(error) => return crate::check_refusal(&error),
    };
    assert!(operations.len() <= OPERATIONS_MAX);
    let operations: Result<Vec<_>, _> = operations
        .into_iter()
        .map(convert::patch_operation)
        .collect();
    let operations = operations.expect("what was read can be sent");
    match apply_all(&sample::user_attributes(), operations) {
        Ok(patched) => check_user(&patched),
        Err(error) => check_error(&error),
    }
}

pub(crate) fn check_group_patch(body: Map<String, Value>) {
    let operations = match read_group_patch(body) {
        Ok(operations) => operations,
        Err(error) => return crate::check_refusal(&error),
    };
    let mut attribute_operations = Vec::new();
    let mut members = 0;
    for operation in operations {
        if let GroupOperation::AddMembers(ids)
        | GroupOperation::RemoveMembers(ids)
        | GroupOperation::ReplaceMembers(ids) = &operation
        {
            members += ids.len();
            check_ids(ids);
        }
        let sent = convert::group_operation(operation).expect("what was read can be sent");
        if let Some(Operation::Attribute(operation)) = sent.operation {
            attribute_operations.push(*operation);
        }
    }
    assert!(attribute_operations.len() <= OPERATIONS_MAX && members <= MEMBERS_MAX);
    match apply_all(&sample::group_attributes(), attribute_operations) {
        Ok(patched) => check_group(&patched),
        Err(error) => check_error(&error),
    }
}

/// Each member is named, and named once.
pub(crate) fn check_ids(ids: &[String]) {
    let mut seen = HashSet::new();
    assert!(ids.iter().all(|id| !id.is_empty() && seen.insert(id)));
}

/// What a client reads it can send back, and that changes nothing.
fn check_user(patched: &UserAttributes) {
    let shown = shown(patched);
    if let Ok(read) = read_user(shown.clone()) {
        assert_eq!(Value::from(read.attributes), Value::from(shown));
    } else {
        // An operation may empty what is required; control sees to that.
        assert_eq!(patched.user_name.trim(), "", "{shown:?}");
    }
}

fn check_group(patched: &GroupAttributes) {
    let shown = shown(patched);
    if let Ok(read) = read_group(shown.clone()) {
        assert_eq!(Value::from(read.attributes), Value::from(shown));
    } else {
        assert_eq!(patched.display_name.trim(), "", "{shown:?}");
    }
}

fn shown<A: Serialize>(attributes: &A) -> Map<String, Value> {
    let Ok(Value::Object(shown)) = serde_json::to_value(attributes) else {
        return Map::new();
    };
    check_without_secret(&shown);
    shown
}
