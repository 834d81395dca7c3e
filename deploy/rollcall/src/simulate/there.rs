//! Who and what was there before the first push.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::list::list;
use super::session::Session;
use super::step::Step;

#[derive(Debug, Default)]
pub(crate) struct There {
    /// Ids by userName, and by displayName. Case does not tell them apart.
    users: HashMap<String, String>,
    groups: HashMap<String, String>,
    /// Ids of those that have become ours, and may be deleted by now.
    linked: HashSet<String>,
}

impl There {
    /// Reads all, as an import does.
    pub(crate) async fn import(session: &Session<'_>) -> Self {
        let mut there = Self::default();
        list(session, Step::ImportUsers, "/Users", "", |user, _| {
            insert(&mut there.users, user, "userName");
        })
        .await;
        list(session, Step::ImportGroups, "/Groups", "", |group, _| {
            insert(&mut there.groups, group, "displayName");
        })
        .await;
        there
    }

    pub(crate) fn user(&self, user_name: &str) -> Option<&str> {
        let id = self.users.get(&user_name.to_lowercase());
        id.map(String::as_str)
    }

    pub(crate) fn group(&self, name: &str) -> Option<&str> {
        let id = self.groups.get(&name.to_lowercase());
        id.map(String::as_str)
    }

    pub(crate) fn link(&mut self, id: &str) {
        self.linked.insert(id.to_owned());
    }

    /// The ids of others' users.
    pub(crate) fn user_ids(&self) -> impl Iterator<Item = &str> {
        self.others(&self.users)
    }

    /// The ids of others' groups.
    pub(crate) fn group_ids(&self) -> impl Iterator<Item = &str> {
        self.others(&self.groups)
    }

    fn others<'t>(&'t self, ids: &'t HashMap<String, String>) -> impl Iterator<Item = &'t str> {
        let others = ids.values().filter(|id| !self.linked.contains(*id));
        others.map(String::as_str)
    }
}

fn insert(ids: &mut HashMap<String, String>, resource: &Value, name: &str) {
    let name = resource[name].as_str().unwrap_or_default();
    let id = resource["id"].as_str().unwrap_or_default();
    ids.insert(name.to_lowercase(), id.to_owned());
}
