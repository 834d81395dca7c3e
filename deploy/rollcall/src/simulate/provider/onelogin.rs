//! `OneLogin`: a body that the admin edits, begun from a template of drafts.

use serde_json::{Value, json};

use super::{Provider, Write, equal, members, removals};
use crate::simulate::group::{Group, Push};
use crate::simulate::person::{Attribute, Person, attributes_of};

/// It does not name itself.
pub const HEADERS: [(&str, &str); 1] = [("user-agent", "")];
pub const DRAFT: &str = "urn:scim:schemas:core:2.0";

#[derive(Debug, Clone, Copy)]
pub struct OneLogin;

impl Provider for OneLogin {
    fn name(&self) -> &'static str {
        "OneLogin"
    }

    fn headers(&self) -> &'static [(&'static str, &'static str)] {
        &HEADERS
    }

    fn content_type(&self) -> &'static str {
        "application/scim+json"
    }

    fn connection_test(&self) -> Vec<String> {
        vec![look_up("/Users", "userName", "nobody@example.com")]
    }

    fn external_id(&self, _: usize) -> String {
        String::new()
    }

    fn find_user(&self, user_name: &str) -> String {
        look_up("/Users", "userName", user_name)
    }

    fn find_group(&self, name: &str) -> String {
        look_up("/Groups", "displayName", name)
    }

    fn path_end(&self) -> &'static str {
        "?"
    }

    fn new_user(&self, person: &Person) -> Value {
        let mut user = json!({"schemas": [DRAFT]});
        if let Some(user) = user.as_object_mut() {
            user.extend(attributes_of(person, &Attribute::PROFILE));
        }
        user["name"]["formatted"] = json!(person.display_name());
        user
    }

    fn update_user(&self, person: &Person, changed: &[Attribute]) -> Write {
        // Who leaves is suspended by itself.
        match changed {
            [Attribute::Active] if !person.active => Write::Patch(vec![
                json!({"op": "replace", "path": "active", "value": false}),
            ]),
            _ => Write::Put(self.new_user(person)),
        }
    }

    fn deletes_users(&self) -> bool {
        true
    }

    fn new_group(&self, group: &Group) -> Value {
        json!({"schemas": [DRAFT], "displayName": group.name})
    }

    fn push_group(&self, group: &Group, push: &Push) -> Write {
        match push {
            Push::Add(ids) => Write::Patch(vec![
                json!({"op": "add", "path": "members", "value": members(ids)}),
            ]),
            Push::Remove(ids) => Write::Patch(removals(ids)),
            Push::Whole | Push::Name => Write::Put(json!({
                "schemas": [DRAFT],
                "displayName": group.name,
                "members": members(&group.members),
            })),
        }
    }

    fn members_a_request(&self) -> usize {
        1
    }
}

/// With plus signs, and a loose `&` behind.
pub fn look_up(path: &str, attribute: &str, value: &str) -> String {
    let filter = equal(attribute, value).replace("%20", "+");
    format!("{path}?filter={filter}&")
}
