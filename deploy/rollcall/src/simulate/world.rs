//! All that the identity provider knows, and the server must know of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use futures_util::{StreamExt as _, stream};
use serde_json::Value;

use super::chance::Dice;
use super::check::{self, Faults};
use super::group::Group;
use super::groups;
use super::list::list;
use super::people::{self, User};
use super::person::Person;
use super::session::Session;
use super::step::Step;
use super::there::There;

#[derive(Debug)]
pub(crate) struct World {
    pub(crate) there: There,
    pub(crate) users: Vec<User>,
    pub(crate) groups: Vec<Group>,
    /// That of the people's addresses.
    pub(crate) domain: String,
    /// What is under way at once.
    pub(crate) concurrency: usize,
}

impl World {
    /// Pushes everybody, then every group.
    pub(crate) async fn push(&mut self, session: &Session<'_>, seed: u64) {
        stream::iter(&mut self.users)
            .for_each_concurrent(self.concurrency, |user| async move {
                people::provision(session, user).await;
                session.progress.advance(1);
            })
            .await;
        let people = &self.user_ids();
        stream::iter(self.groups.iter_mut().enumerate())
            .for_each_concurrent(self.concurrency, |(place, group)| async move {
                let mut dice = Dice::new(seed, place);
                groups::provision(session, group, people, &mut dice).await;
                session.progress.advance(1);
            })
            .await;
    }

    /// So many people and groups, of whom the server knows those who were `there`.
    pub(crate) fn populate(
        &mut self,
        session: &Session<'_>,
        (people, groups): (usize, usize),
        seed: u64,
    ) {
        let provider = session.provider;
        for number in 0..people {
            let mut dice = Dice::new(seed, number);
            let id = provider.external_id(number);
            let person = Person::any(number, id, &self.domain, &mut dice);
            let user = User::new(person, &self.there);
            if let Some(id) = &user.id_before {
                self.there.link(id);
            }
            self.users.push(user);
        }
        for number in 0..groups {
            // No person has the id of a group.
            let id = provider.external_id(1_000_000_000 + number);
            let group = Group::any(number, id, &self.there);
            if let Some(id) = &group.id_before {
                self.there.link(id);
            }
            self.groups.push(group);
        }
    }

    /// Everybody who is there, in an order that no server has a say in.
    pub(crate) fn user_ids(&self) -> Vec<String> {
        self.users
            .iter()
            .filter_map(|user| user.id.clone())
            .collect()
    }

    /// Reads everything back.
    pub(crate) async fn compare(&self, session: &Session<'_>) {
        self.compare_users(session).await;
        self.compare_groups(session).await;
        let groups = self.groups.iter().filter(|group| group.id.is_some());
        stream::iter(groups)
            .for_each_concurrent(self.concurrency, |group| async move {
                groups::compare(session, group).await;
                session.progress.advance(1);
            })
            .await;
    }

    async fn compare_users(&self, session: &Session<'_>) {
        let known = self.users.iter().filter_map(|user| {
            let id = user.id.as_deref()?;
            Some((id, user))
        });
        let known: BTreeMap<_, _> = known.collect();
        let groups = self.groups_of_users();
        let mut missing: HashSet<&str> = known.keys().copied().collect();
        missing.extend(self.there.user_ids());
        list(
            session,
            Step::CompareUsers,
            "/Users",
            "",
            |resource, faults| {
                let id = resource["id"].as_str().unwrap_or_default();
                let is_expected = missing.remove(id);
                match known.get(id) {
                    Some(user) => {
                        let mut found = Faults::default();
                        let base_url = session.base_url();
                        check::user(resource, &user.person, Some(id), base_url, &mut found);
                        self.compare_groups_of(resource, groups.get(id), &mut found);
                        if !found.is_empty() {
                            faults.add(format!("of {:?}: {}", user.person.email, found.text()));
                        }
                    }
                    None if is_expected => {}
                    None => faults.add(format!("{} is there", resource["userName"])),
                }
            },
        )
        .await;
        for id in missing {
            session.fail(
                Step::CompareUsers,
                "GET /Users",
                format!("{id} is not listed"),
            );
        }
    }

    async fn compare_groups(&self, session: &Session<'_>) {
        let known = self.groups.iter().filter_map(|group| {
            let id = group.id.as_deref()?;
            Some((id, group))
        });
        let known: BTreeMap<_, _> = known.collect();
        let mut missing: HashSet<&str> = known.keys().copied().collect();
        missing.extend(self.there.group_ids());
        let without = "&excludedAttributes=members";
        list(
            session,
            Step::CompareGroups,
            "/Groups",
            without,
            |resource, faults| {
                let id = resource["id"].as_str().unwrap_or_default();
                let is_expected = missing.remove(id);
                if !is_expected {
                    faults.add(format!("{} is there", resource["displayName"]));
                }
                if !resource["members"].is_null() {
                    faults.add(format!("members of {} are told", resource["displayName"]));
                }
            },
        )
        .await;
        for id in missing {
            session.fail(
                Step::CompareGroups,
                "GET /Groups",
                format!("{id} is not listed"),
            );
        }
    }

    /// Where the server tells a user's groups, they are those that have the user.
    fn compare_groups_of(
        &self,
        user: &Value,
        groups: Option<&BTreeSet<&str>>,
        faults: &mut Faults,
    ) {
        let Some(told) = user["groups"].as_array() else {
            return;
        };
        let told: BTreeSet<_> = told
            .iter()
            .filter_map(|group| group["value"].as_str())
            .collect();
        // Of groups of others nothing is known.
        let ours: BTreeSet<_> = self
            .groups
            .iter()
            .filter_map(|one| one.id.as_deref())
            .collect();
        let told: BTreeSet<_> = told.intersection(&ours).copied().collect();
        let must_be = groups.cloned().unwrap_or_default();
        if told != must_be {
            faults.add(format!("groups are {told:?}, not {must_be:?}"));
        }
    }

    fn groups_of_users(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut groups: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for group in &self.groups {
            for member in &group.members {
                groups
                    .entry(member.as_str())
                    .or_default()
                    .extend(group.id.as_deref());
            }
        }
        groups
    }
}
