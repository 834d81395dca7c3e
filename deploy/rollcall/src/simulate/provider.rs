//! What each identity provider sends, in its own words.

pub mod entra;
pub mod jumpcloud;
pub mod okta;
pub mod onelogin;

use std::fmt::Debug;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::group::{Group, Push};
use super::person::{Attribute, Person};

pub const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
pub const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
pub const SCIM_JSON: &str = "application/scim+json; charset=utf-8";

/// How a change is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// PATCH by these operations.
    Patch(Vec<Value>),
    /// What is there is read, takes these members, and is PUT back.
    PutBack(Value),
    /// PUT of what the identity provider has.
    Put(Value),
}

pub trait Provider: Debug + Sync {
    /// As people call it.
    fn name(&self) -> &'static str;

    /// Sent with every request.
    fn headers(&self) -> &'static [(&'static str, &'static str)];

    fn content_type(&self) -> &'static str {
        SCIM_JSON
    }

    /// Stands in the query of every request, as the admin pasted it with the base
    /// URL.
    fn parameter(&self) -> &'static str {
        ""
    }

    /// What is read when the admin tests the connection. Nothing that is looked for
    /// by a filter is there.
    fn connection_test(&self) -> Vec<String>;

    /// Whether the test makes somebody, and deletes them again.
    fn tests_by_a_person(&self) -> bool {
        false
    }

    /// Of the person, or the group, of this number.
    fn external_id(&self, number: usize) -> String;

    fn find_user(&self, user_name: &str) -> String;

    fn find_group(&self, name: &str) -> String;

    /// Follows the path of what is changed.
    fn path_end(&self) -> &'static str {
        ""
    }

    fn new_user(&self, person: &Person) -> Value;

    /// `person` is as it is afterwards.
    fn update_user(&self, person: &Person, changed: &[Attribute]) -> Write;

    /// Whether what was emptied is pushed as an empty text.
    fn pushes_empty_values(&self) -> bool {
        true
    }

    /// Whether somebody who returns is looked for first.
    fn looks_before_return(&self) -> bool {
        false
    }

    /// Whether who is inactive for long is deleted.
    fn deletes_users(&self) -> bool;

    fn new_group(&self, group: &Group) -> Value;

    /// How a group is read that was made just now; nothing where it is not.
    fn read_new_group(&self) -> Option<&'static str> {
        None
    }

    fn push_group(&self, group: &Group, push: &Push) -> Write;

    /// How many members one request names at most.
    fn members_a_request(&self) -> usize;

    /// Whether all members may be pushed at once.
    fn pushes_whole_groups(&self) -> bool {
        false
    }
}

/// Percent-encoded, spaces too.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The filter that finds who has this value. Quotes are escaped.
pub fn equal(attribute: &str, value: &str) -> String {
    encoded(&format!("{attribute} eq {}", json!(value)))
}

/// Members by their ids alone.
pub fn members(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    let ids = ids.into_iter();
    ids.map(|id| json!({"value": id.as_ref()})).collect()
}

/// The operations that take these members out one by one.
pub fn removals(ids: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<Value> {
    ids.into_iter()
        .map(|id| json!({"op": "remove", "path": format!("members[value eq \"{}\"]", id.as_ref())}))
        .collect()
}
