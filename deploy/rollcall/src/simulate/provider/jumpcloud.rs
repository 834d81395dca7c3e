//! `JumpCloud`: one operation for each attribute, and members removed by value.

use serde_json::{Value, json};

use super::{GROUP, Provider, USER, Write, equal, members};
use crate::simulate::group::{Group, Push};
use crate::simulate::person::{Attribute, Person, attributes_of};

pub const HEADERS: [(&str, &str); 1] = [("accept", "application/scim+json")];

#[derive(Debug, Clone, Copy)]
pub struct JumpCloud;

impl Provider for JumpCloud {
    fn name(&self) -> &'static str {
        "JumpCloud"
    }

    fn headers(&self) -> &'static [(&'static str, &'static str)] {
        &HEADERS
    }

    fn connection_test(&self) -> Vec<String> {
        vec!["/Users".to_owned(), "/Groups".to_owned()]
    }

    fn tests_by_a_person(&self) -> bool {
        true
    }

    fn external_id(&self, number: usize) -> String {
        format!("62a1f0c8{number:016x}")
    }

    fn find_user(&self, user_name: &str) -> String {
        format!("/Users?filter={}", equal("userName", user_name))
    }

    fn find_group(&self, name: &str) -> String {
        format!("/Groups?filter={}", equal("displayName", name))
    }

    fn new_user(&self, person: &Person) -> Value {
        new_user(person)
    }

    fn update_user(&self, person: &Person, changed: &[Attribute]) -> Write {
        let changed = changed.iter().map(|one| (one, one.value(person)));
        let changed = changed.filter(|(_, value)| !value.is_null());
        Write::Patch(
            changed
                .map(|(one, value)| replace(one.path(), value))
                .collect(),
        )
    }

    fn deletes_users(&self) -> bool {
        true
    }

    fn new_group(&self, group: &Group) -> Value {
        json!({"schemas": [GROUP], "displayName": group.name})
    }

    fn push_group(&self, group: &Group, push: &Push) -> Write {
        Write::Patch(vec![match push {
            Push::Add(ids) => change_members("add", ids),
            Push::Remove(ids) => change_members("remove", ids),
            Push::Whole => change_members("replace", &group.members),
            Push::Name => json!({"op": "replace", "value": {"displayName": group.name}}),
        }])
    }

    fn members_a_request(&self) -> usize {
        5
    }
}

pub fn new_user(person: &Person) -> Value {
    let mut user = json!({"schemas": [USER]});
    if let Some(user) = user.as_object_mut() {
        user.extend(attributes_of(person, &Attribute::PROFILE));
    }
    user
}

pub fn replace(path: &str, value: impl Into<Value>) -> Value {
    json!({"op": "replace", "path": path, "value": value.into()})
}

pub fn change_members(op: &str, ids: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    json!({"op": op, "path": "members", "value": members(ids)})
}
