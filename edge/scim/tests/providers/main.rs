//! The requests that identity providers really send, and what this crate makes
//! of them.

#![expect(clippy::expect_used, reason = "what is not valid fails the test")]

mod entra;
mod okta;
mod others;

use rollcall_scim::filter;
use rollcall_scim::json::parse_object;
use rollcall_scim::list::Page;
use rollcall_scim::patch::{GroupOperation, PatchOperation, read_group_patch, read_user_patch};
use rollcall_scim::resource::{read_group, read_user};
use rollcall_scim::schema;
use serde_json::{Map, Value};

const USER: &str = schema::USER_URN;
const GROUP: &str = schema::GROUP_URN;
const ENTERPRISE: &str = schema::ENTERPRISE_USER_URN;
const PATCH: &str = rollcall_scim::patch::PATCH_OP_URN;

fn page(start_index: &str, count: &str) -> (i64, i32) {
    let page = Page::new(Some(start_index), Some(count)).expect("valid");
    (page.start_index, page.count)
}

fn user_filter(text: &str) -> String {
    filter::parse(&schema::USER, text).expect(text).to_string()
}

fn group_filter(text: &str) -> String {
    filter::parse(&schema::GROUP, text).expect(text).to_string()
}

fn user(body: &Value) -> Value {
    read_user(sent(body)).expect("valid").attributes.into()
}

fn group(body: &Value) -> (Value, Vec<String>) {
    let group = read_group(sent(body)).expect("valid");
    (group.attributes.into(), group.members)
}

/// A line for each operation: operator, name, filter, value, and what is
/// created where the filter selects nothing.
fn user_patch(body: &Value) -> Vec<String> {
    let operations = read_user_patch(sent(body)).expect("valid");
    operations.iter().map(line).collect()
}

/// The same, with `+`, `-` and `=` for members.
fn group_patch(body: &Value) -> Vec<String> {
    let operations = read_group_patch(sent(body)).expect("valid");
    let line = |operation: &GroupOperation| match operation {
        GroupOperation::Attribute(operation) => line(operation),
        GroupOperation::AddMembers(ids) => format!("+ {}", ids.join(" ")),
        GroupOperation::RemoveMembers(ids) => format!("- {}", ids.join(" ")),
        GroupOperation::RemoveMembersWhere(filter) => format!("- [{filter}]"),
        GroupOperation::ReplaceMembers(ids) => format!("= {}", ids.join(" ")),
    };
    operations.iter().map(line).collect()
}

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

fn sent(body: &Value) -> Map<String, Value> {
    parse_object(body.to_string().as_bytes()).expect("valid")
}
