//! What a request did, without a word of whom it did it to.

use std::collections::BTreeSet;

use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use serde::{Deserialize, Serialize};

use crate::difference::changed;

/// Names of attributes that one entry has.
const NAMES_MAX: usize = 20;
/// Bytes of such a name; a longer one is nobody's to read.
const NAME_BYTES_MAX: usize = 100;

/// Its JSON is in the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Effect {
    UserCreated {
        active: bool,
    },
    /// A person who was deleted came back.
    UserReturned {
        active: bool,
    },
    UserChanged {
        attributes: Vec<String>,
        /// Whether access was given or taken; none where it stayed as it was.
        access: Option<bool>,
    },
    UserDeleted,
    GroupCreated {
        members: Members,
    },
    GroupChanged {
        attributes: Vec<String>,
        old_name: Option<String>,
        members: Members,
    },
    GroupDeleted,
    /// A write that found everything as it asks for.
    Unchanged {
        of: Resource,
    },
    Read {
        of: Resource,
    },
    Listed {
        of: Resource,
        found: i64,
        shown: i64,
        is_filtered: bool,
    },
    Bulk {
        done: i64,
        failed: i64,
    },
    AccessTokenIssued,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    User,
    Group,
    Any,
}

/// What became of a group's members.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Members {
    /// Those that are parked included.
    pub added: i64,
    pub removed: i64,
    /// Of the added ones, those that are not provisioned yet.
    pub parked: i64,
    /// Whether any of them is a group.
    pub has_groups: bool,
}

impl Members {
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            added: self.added + other.added,
            removed: self.removed + other.removed,
            parked: self.parked + other.parked,
            has_groups: self.has_groups || other.has_groups,
        }
    }
}

impl Effect {
    /// The attributes differ.
    pub fn of_user(before: &UserAttributes, after: &UserAttributes) -> Self {
        let [was_active, is_active] = [before, after].map(|user| user.active.unwrap_or(false));
        Self::UserChanged {
            attributes: names(before, after),
            access: (was_active != is_active).then_some(is_active),
        }
    }

    /// The attributes or the members differ.
    pub fn of_group(before: &GroupAttributes, after: &GroupAttributes, members: Members) -> Self {
        let is_renamed = before.display_name != after.display_name;
        Self::GroupChanged {
            attributes: names(before, after),
            old_name: is_renamed.then(|| before.display_name.clone()),
            members,
        }
    }

    pub fn reason(&self) -> RequestReason {
        match self {
            Self::Unchanged { .. } => RequestReason::NoChange,
            Self::GroupCreated { members } | Self::GroupChanged { members, .. }
                if members.parked > 0 =>
            {
                RequestReason::MembersParked
            }
            Self::Bulk { failed, .. } if *failed > 0 => RequestReason::DoneInPart,
            _ => RequestReason::Done,
        }
    }
}

/// The names of what differs; of an extension, the names in it.
fn names<A: Serialize>(before: &A, after: &A) -> Vec<String> {
    let changed = changed(before, after).into_iter();
    let names: BTreeSet<String> = changed
        .map(|changed| match changed.part {
            Some(ref part) if changed.is_extension() => part.clone(),
            _ => changed.attribute,
        })
        .filter(|name| is_name(name))
        .collect();
    names.into_iter().take(NAMES_MAX).collect()
}

/// What no schema names a client can name as it likes, after a person too.
fn is_name(name: &str) -> bool {
    name.len() <= NAME_BYTES_MAX
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_$:.".contains(&byte))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn user(attributes: Value) -> UserAttributes {
        serde_json::from_value(attributes).expect("a user")
    }

    #[test]
    fn what_differs_is_named() {
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        let check = |before: Value, after: Value, names: &[&str], access: Option<bool>| {
            let effect = Effect::of_user(&user(before), &user(after));
            let attributes = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(effect, Effect::UserChanged { attributes, access });
        };
        let ada = json!({"userName": "a", "active": true, "title": "T"});
        check(
            ada.clone(),
            json!({"userName": "a", "active": false, "title": "T"}),
            &["active"],
            Some(false),
        );
        check(
            ada.clone(),
            json!({"userName": "b", "active": true, "x@y": 1, "shoe": 2}),
            &["shoe", "title", "userName"],
            None,
        );
        check(
            json!({"userName": "a", enterprise: {"department": "D", "division": "E"}}),
            json!({"userName": "a", "active": true, enterprise: {"department": "F", "division": "E"}}),
            &["active", "department"],
            Some(true),
        );
    }

    #[test]
    fn an_effect_is_kept() {
        let members = Members {
            added: 3,
            parked: 1,
            ..Members::default()
        };
        let effect = Effect::GroupChanged {
            attributes: vec![],
            old_name: Some("Old".to_owned()),
            members,
        };
        assert_eq!(effect.reason(), RequestReason::MembersParked);
        let json = serde_json::to_value(&effect).expect("JSON");
        assert_eq!(serde_json::from_value::<Effect>(json).ok(), Some(effect));
    }
}
