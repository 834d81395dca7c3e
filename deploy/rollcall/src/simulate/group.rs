//! A group that the identity provider pushes.

use std::collections::BTreeSet;

use super::there::There;

#[derive(Debug, Clone)]
pub struct Group {
    pub name: String,
    /// The identity provider's own id, which some send as externalId.
    pub external_id: String,
    /// That of the server, while the group is there.
    pub id: Option<String>,
    /// The same of one that was there before the first push.
    pub id_before: Option<String>,
    /// The server's ids of the people.
    pub members: BTreeSet<String>,
}

impl Group {
    pub(crate) fn any(number: usize, external_id: String, there: &There) -> Self {
        let name = format!("Team {number} & Friends");
        Self {
            external_id,
            id: None,
            id_before: there.group(&name).map(str::to_owned),
            members: BTreeSet::new(),
            name,
        }
    }

    pub fn take_another_name(&mut self) {
        self.name.push_str(" & Co");
    }
}

/// What of a group is pushed. The group itself is as it is afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Push {
    Add(Vec<String>),
    Remove(Vec<String>),
    /// All members, whoever was there before.
    Whole,
    Name,
}
