//! Okta: apps of the catalogue change by PATCH, apps that the App Integration
//! Wizard made by PUT of all that they got.

use serde_json::{Value, json};

use super::{GROUP, Provider, USER, Write, equal, removals};
use crate::simulate::group::{Group, Push};
use crate::simulate::person::{Attribute, Person, attributes_of};

pub const HEADERS: [(&str, &str); 4] = [
    ("user-agent", "Okta SCIM Client 1.0.0"),
    ("accept", "application/scim+json"),
    ("accept-charset", "utf-8"),
    ("accept-encoding", "gzip,deflate"),
];

/// Lists of *Test Connector Configuration*, with Import Groups ticked.
pub const CONNECTION_TEST: [&str; 2] = [
    "/Users?startIndex=1&count=2",
    "/Groups?startIndex=1&count=100",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Okta {
    Catalogue,
    Wizard,
}

impl Provider for Okta {
    fn name(&self) -> &'static str {
        match self {
            Self::Catalogue => "Okta",
            Self::Wizard => "Okta's wizard",
        }
    }

    fn headers(&self) -> &'static [(&'static str, &'static str)] {
        &HEADERS
    }

    fn connection_test(&self) -> Vec<String> {
        CONNECTION_TEST.map(str::to_owned).to_vec()
    }

    fn external_id(&self, number: usize) -> String {
        format!("00u{number:017}")
    }

    fn find_user(&self, user_name: &str) -> String {
        find("/Users", "userName", user_name)
    }

    fn find_group(&self, name: &str) -> String {
        find("/Groups", "displayName", name)
    }

    fn new_user(&self, person: &Person) -> Value {
        new_user(person)
    }

    fn update_user(&self, person: &Person, changed: &[Attribute]) -> Write {
        let mut members = attributes_of(person, changed);
        match self {
            Self::Catalogue => Write::Patch(vec![replace(members)]),
            Self::Wizard => {
                if members.contains_key("name") {
                    let name = [Attribute::GivenName, Attribute::FamilyName];
                    members.extend(attributes_of(person, &name));
                }
                Write::PutBack(members.into())
            }
        }
    }

    fn looks_before_return(&self) -> bool {
        true
    }

    fn deletes_users(&self) -> bool {
        false
    }

    fn new_group(&self, group: &Group) -> Value {
        new_group(&group.name)
    }

    fn read_new_group(&self) -> Option<&'static str> {
        Some("")
    }

    fn push_group(&self, group: &Group, push: &Push) -> Write {
        if *self == Self::Wizard {
            return Write::PutBack(json!({
                "schemas": [GROUP],
                "displayName": group.name,
                "members": members(&group.members),
            }));
        }
        let name = replace(json!({"id": group.id, "displayName": group.name}));
        Write::Patch(match push {
            Push::Add(ids) => vec![name, add(members(ids))],
            Push::Remove(ids) => std::iter::once(name).chain(removals(ids)).collect(),
            Push::Whole => {
                vec![json!({"op": "replace", "path": "members", "value": members(&group.members)})]
            }
            Push::Name => vec![name],
        })
    }

    fn members_a_request(&self) -> usize {
        100
    }

    fn pushes_whole_groups(&self) -> bool {
        true
    }
}

/// The look-up before an assignment, by the app's unique identifier field.
pub fn find(path: &str, attribute: &str, value: &str) -> String {
    let filter = equal(attribute, value);
    format!("{path}?filter={filter}&startIndex=1&count=100")
}

/// With the password that it makes up, and the groups that it leaves empty.
pub fn new_user(person: &Person) -> Value {
    let mut user = json!({
        "schemas": [USER],
        "locale": "en-US",
        "groups": [],
        "password": "0kta-makes-one-up",
    });
    if let Some(user) = user.as_object_mut() {
        user.extend(attributes_of(person, &Attribute::PROFILE));
    }
    user
}

/// *Push group* begins with an empty one.
pub fn new_group(name: &str) -> Value {
    json!({"schemas": [GROUP], "displayName": name, "members": []})
}

/// Without a path, as apps of the catalogue do.
pub fn replace(value: impl Into<Value>) -> Value {
    json!({"op": "replace", "value": value.into()})
}

pub fn add(members: impl Into<Value>) -> Value {
    json!({"op": "add", "path": "members", "value": members.into()})
}

/// Without `type`, and with a `display` that is null where Okta knows none.
pub fn members(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    let ids = ids.into_iter();
    ids.map(|id| json!({"value": id.as_ref(), "display": null}))
        .collect()
}
