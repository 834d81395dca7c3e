//! The small model: what there is, and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq)]
pub(super) struct User {
    pub(super) name: &'static str,
    pub(super) external_id: Option<u8>,
    pub(super) title: Option<&'static str>,
    pub(super) active: bool,
    pub(super) version: i64,
    /// When it was deleted, by a count of operations.
    pub(super) deleted: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub(super) name: &'static str,
    /// Ids of users and groups; those of deleted ones are parked.
    pub(super) members: BTreeSet<String>,
    pub(super) version: i64,
}

#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) users: BTreeMap<String, User>,
    pub(super) groups: BTreeMap<String, Group>,
    /// Every id that there ever was, in order.
    pub(super) user_ids: Vec<String>,
    pub(super) group_ids: Vec<String>,
    pub(super) time: usize,
}

/// What NAMES have in common: width and case.
pub(super) fn key(name: &str) -> String {
    name.replace('ａ', "a").to_lowercase()
}

impl Model {
    pub(super) fn live(&self) -> impl Iterator<Item = (&String, &User)> {
        self.users.iter().filter(|(_, user)| user.deleted.is_none())
    }

    /// The deleted user who is the same person.
    pub(super) fn deleted_twin(&self, name: &str, external_id: Option<u8>) -> Option<String> {
        let last = |is_twin: &dyn Fn(&User) -> bool| {
            let deleted = self.users.iter().filter(|(_, user)| user.deleted.is_some());
            deleted
                .filter(|(_, user)| is_twin(user))
                .max_by_key(|(_, user)| user.deleted)
                .map(|(id, _)| id.clone())
        };
        let same_name = |user: &User| key(user.name) == key(name);
        match external_id {
            None => last(&same_name),
            Some(_) => last(&|user| user.external_id == external_id)
                .or_else(|| last(&|user| same_name(user) && user.external_id.is_none())),
        }
    }

    /// The groups of a user, with whether it is a member itself.
    pub(super) fn groups_of(&self, id: &str) -> BTreeMap<String, &'static str> {
        let mut groups = BTreeMap::new();
        let mut reached = vec![(id.to_owned(), "direct")];
        while let Some((member, kind)) = reached.pop() {
            for (group, Group { members, .. }) in &self.groups {
                if members.contains(&member) && (kind == "direct" || !groups.contains_key(group)) {
                    groups.insert(group.clone(), kind);
                    reached.insert(0, (group.clone(), "indirect"));
                }
            }
        }
        groups
    }

    /// How many members of the group are users, groups, and neither.
    pub(super) fn counts(&self, group: &Group) -> (i64, i64, usize) {
        let is_user = |id: &&String| {
            let user = self.users.get(*id);
            user.is_some_and(|user| user.deleted.is_none())
        };
        let users = group.members.iter().filter(is_user).count();
        let is_group = |id: &&String| self.groups.contains_key(*id);
        let groups = group.members.iter().filter(is_group).count();
        let of = |count| i64::try_from(count).expect("small");
        (of(users), of(groups), group.members.len() - users - groups)
    }

    /// What is deleted ends its memberships; a returning user's are resolved.
    pub(super) fn touch_groups_of(&mut self, id: &str, leaves: bool) {
        for group in self.groups.values_mut() {
            if group.members.contains(id) {
                group.version += 1;
                if leaves {
                    group.members.remove(id);
                }
            }
        }
    }
}
