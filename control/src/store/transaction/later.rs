//! What waits for the end of its transaction.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbErr, Set};

use super::counts::Counts;
use crate::id::{DirectoryId, EnvironmentId, UserId};
use crate::store::entity::{event, request, user_email};
use crate::store::feed::take_positions;
use crate::store::insert::{insert_emails, insert_entries, insert_events};

/// The addresses of one user, folded.
#[derive(Debug, Clone)]
pub struct Emails {
    pub directory_id: DirectoryId,
    pub keys: BTreeSet<String>,
}

#[derive(Debug, Default)]
pub(super) struct Later {
    counts: BTreeMap<DirectoryId, Known>,
    emails: BTreeMap<UserId, Emails>,
    events: Vec<(EnvironmentId, event::ActiveModel)>,
    entries: Vec<request::ActiveModel>,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    counts: Counts,
    is_changed: bool,
}

/// How far it had come.
#[derive(Debug)]
pub(in crate::store) struct Mark {
    counts: BTreeMap<DirectoryId, Known>,
    emails: BTreeMap<UserId, Emails>,
    events: usize,
    entries: usize,
}

impl Later {
    pub(super) fn mark(&self) -> Mark {
        Mark {
            counts: self.counts.clone(),
            emails: self.emails.clone(),
            events: self.events.len(),
            entries: self.entries.len(),
        }
    }

    pub(super) fn return_to(&mut self, mark: &Mark) {
        self.counts.clone_from(&mark.counts);
        self.emails.clone_from(&mark.emails);
        self.events.truncate(mark.events);
        self.entries.truncate(mark.entries);
    }

    pub(super) fn counts(&self, id: DirectoryId) -> Option<Counts> {
        self.counts.get(&id).map(|known| known.counts)
    }

    pub(super) fn know_counts(&mut self, id: DirectoryId, counts: Counts) {
        let is_changed = false;
        // What is known already is newer than what the database has.
        self.counts
            .entry(id)
            .or_insert(Known { counts, is_changed });
    }

    pub(super) fn set_counts(&mut self, id: DirectoryId, counts: Counts) {
        let is_changed = true;
        self.counts.insert(id, Known { counts, is_changed });
    }

    pub(super) fn set_emails(&mut self, user_id: UserId, emails: Emails) {
        self.emails.insert(user_id, emails);
    }

    pub(super) fn forget_emails(&mut self, user_id: UserId) {
        self.emails.remove(&user_id);
    }

    pub(super) fn tell(&mut self, environment_id: EnvironmentId, events: Vec<event::ActiveModel>) {
        let events = events.into_iter().map(|event| (environment_id, event));
        self.events.extend(events);
    }

    pub(super) fn log(&mut self, entry: request::ActiveModel) {
        self.entries.push(entry);
    }

    /// `numbers` says whether events get their positions now.
    pub(super) async fn write<C: ConnectionTrait>(
        self,
        connection: &C,
        numbers: bool,
    ) -> Result<(), DbErr> {
        let Self {
            counts,
            emails,
            mut events,
            entries,
        } = self;
        for (id, Known { counts, is_changed }) in counts {
            if is_changed {
                counts.write(connection, id).await?;
            }
        }
        insert_emails(connection, emails.into_iter().flat_map(rows_of_emails)).await?;
        if numbers {
            number(connection, &mut events).await?;
        }
        insert_events(connection, events.into_iter().map(|(_, event)| event)).await?;
        insert_entries(connection, entries).await
    }
}

fn rows_of_emails(
    (user_id, emails): (UserId, Emails),
) -> impl Iterator<Item = user_email::ActiveModel> {
    let Emails { directory_id, keys } = emails;
    keys.into_iter().map(move |key| user_email::ActiveModel {
        user_id: Set(user_id),
        value_key: Set(key),
        directory_id: Set(directory_id),
    })
}

/// Gives each event the next position of its environment.
async fn number<C: ConnectionTrait>(
    connection: &C,
    events: &mut [(EnvironmentId, event::ActiveModel)],
) -> Result<(), DbErr> {
    let mut counts: BTreeMap<EnvironmentId, i64> = BTreeMap::new();
    for (id, _) in events.iter() {
        *counts.entry(*id).or_default() += 1;
    }
    let mut next = BTreeMap::new();
    for (id, count) in counts {
        let last = take_positions(connection, id, count).await?;
        next.insert(id, last - count + 1);
    }
    for (id, event) in events {
        if let Some(next) = next.get_mut(id) {
            event.position = Set(Some(*next));
            *next += 1;
        }
    }
    Ok(())
}
