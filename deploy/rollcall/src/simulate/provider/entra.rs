//! Microsoft Entra ID, in both of its dialects: the legacy one, and that of the
//! flag `aadOptscim062020` in the tenant URL.

use serde_json::{Value, json};

use super::{ENTERPRISE, GROUP, Provider, USER, Write, equal, removals};
use crate::simulate::group::{Group, Push};
use crate::simulate::person::{Attribute, Person};

pub const HEADERS: [(&str, &str); 2] = [
    ("accept", "application/scim+json"),
    // Others recognize Entra ID by it.
    (
        "adscimversion",
        "Date:2020-06-02, ActivityId:6f2c7a2e-3c67-4c8e-9d8f-0f5a1f0f7a11",
    ),
];
/// A schema of its own, beside the group's.
pub const ADSCIM_GROUP: &str =
    "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
/// Nobody and nothing has it.
pub const NOBODY: &str = "5f3a1b9c-8d2e-4f70-9a6b-1c2d3e4f5a6b";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entra {
    Legacy,
    /// `aadOptscim062020`.
    Flagged,
}

impl Entra {
    /// Access given or taken.
    pub fn activation(self, active: bool) -> Value {
        match (self, active) {
            (Self::Legacy, true) => json!({"op": "Replace", "path": "active", "value": "True"}),
            (Self::Legacy, false) => json!({"op": "Replace", "path": "active", "value": "False"}),
            (Self::Flagged, active) => json!({"op": "replace", "path": "active", "value": active}),
        }
    }

    /// The operations that take these members out, and nobody else.
    pub fn removals(self, ids: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Value> {
        match self {
            Self::Legacy => {
                vec![json!({"op": "Remove", "path": "members", "value": members(ids)})]
            }
            Self::Flagged => removals(ids),
        }
    }

    fn operation(self, person: &Person, attribute: Attribute) -> Value {
        let op = match self {
            Self::Legacy => "Replace",
            Self::Flagged => "replace",
        };
        let replace = |path: &str, value: Value| json!({"op": op, "path": path, "value": value});
        match attribute {
            Attribute::Active => self.activation(person.active),
            Attribute::Email => replace("emails[type eq \"work\"].value", json!(person.email)),
            attribute => replace(attribute.path(), attribute.value(person)),
        }
    }
}

impl Provider for Entra {
    fn name(&self) -> &'static str {
        match self {
            Self::Legacy => "Entra ID",
            Self::Flagged => "Entra ID with aadOptscim062020",
        }
    }

    fn headers(&self) -> &'static [(&'static str, &'static str)] {
        &HEADERS
    }

    fn parameter(&self) -> &'static str {
        match self {
            Self::Legacy => "",
            Self::Flagged => "aadOptscim062020",
        }
    }

    fn connection_test(&self) -> Vec<String> {
        vec![self.find_user(NOBODY), self.find_group(NOBODY)]
    }

    fn external_id(&self, number: usize) -> String {
        format!("8aa1a0c0-c4c3-4bc0-b4a5-{number:012}")
    }

    fn find_user(&self, user_name: &str) -> String {
        format!("/Users?filter={}", equal("userName", user_name))
    }

    fn find_group(&self, name: &str) -> String {
        let filter = equal("displayName", name);
        format!("/Groups?excludedAttributes=members&filter={filter}")
    }

    fn new_user(&self, person: &Person) -> Value {
        new_user(person)
    }

    fn update_user(&self, person: &Person, changed: &[Attribute]) -> Write {
        let changed = changed.iter().copied();
        // What is empty is skipped, never pushed.
        let changed = changed.filter(|attribute| match attribute.value(person) {
            Value::String(text) => !text.is_empty(),
            value => !value.is_null(),
        });
        Write::Patch(changed.map(|one| self.operation(person, one)).collect())
    }

    fn pushes_empty_values(&self) -> bool {
        false
    }

    fn deletes_users(&self) -> bool {
        true
    }

    fn new_group(&self, group: &Group) -> Value {
        new_group(&group.name, &group.external_id)
    }

    fn read_new_group(&self) -> Option<&'static str> {
        Some("?excludedAttributes=members")
    }

    fn push_group(&self, group: &Group, push: &Push) -> Write {
        Write::Patch(match push {
            Push::Add(ids) => vec![add(ids)],
            Push::Remove(ids) => {
                // Whenever one goes, those are added again who stay.
                let mut operations = self.removals(ids);
                let staying: Vec<_> = group.members.iter().take(3).cloned().collect();
                if !staying.is_empty() {
                    operations.push(add(&staying));
                }
                operations
            }
            Push::Whole => vec![add(&group.members)],
            Push::Name => {
                vec![json!({"op": "Replace", "path": "displayName", "value": group.name})]
            }
        })
    }

    fn members_a_request(&self) -> usize {
        20
    }
}

/// With what the mapping yields for who has no roles.
pub fn new_user(person: &Person) -> Value {
    let mut user = json!({
        "schemas": [USER, ENTERPRISE],
        "externalId": person.external_id,
        "userName": person.email,
        "active": person.active,
        "displayName": person.display_name(),
        "emails": [{"primary": true, "type": "work", "value": person.email}],
        "meta": {"resourceType": "User"},
        "name": {
            "formatted": person.display_name(),
            "familyName": person.family_name,
            "givenName": person.given_name,
        },
        "roles": [],
    });
    if let Some(title) = &person.title {
        user["title"] = json!(title);
    }
    user
}

/// Without members, and with a schema of its own.
pub fn new_group(name: &str, external_id: &str) -> Value {
    json!({
        "schemas": [GROUP, ADSCIM_GROUP],
        "externalId": external_id,
        "displayName": name,
        "meta": {"resourceType": "Group"},
    })
}

pub fn add(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    json!({"op": "Add", "path": "members", "value": members(ids)})
}

fn members(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    let ids = ids.into_iter();
    ids.map(|id| json!({"$ref": null, "value": id.as_ref()}))
        .collect()
}
