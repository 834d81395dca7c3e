//! The requests that no credential let in. Whoever sends them costs little: those
//! alike are one entry, written about once a second.

use std::collections::{HashMap, HashSet};

use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::management::v1::RequestReason;
use sea_orm::EntityTrait as _;

use super::entry::{Entry, Outcome, Sent};
use super::reason::status_of_denial;
use crate::authz::{Presented, SecretKey, diagnose};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, RequestId};
use crate::store::Store;
use crate::store::entity::directory;

/// User-Agents of one directory that are told apart in one group of entries; of a
/// flood of others the reasons alone are.
const USER_AGENTS_MAX: usize = 16;
/// Kinds of them that wait at most; others are counted in the server's log alone.
const WAITING_MAX: usize = 1_024;

#[derive(Debug, Clone)]
pub struct Denial {
    pub id: RequestId,
    /// That of the URL, which may not be there.
    pub directory_id: DirectoryId,
    /// Without a body: of whoever is not known, no more is kept than that they came.
    pub sent: Sent,
    pub cause: Cause,
    pub count: i32,
    pub create_time: Moment,
    pub duration_micros: i64,
}

#[derive(Debug, Clone)]
pub enum Cause {
    /// The edge saw it.
    Seen(RequestReason),
    /// Control looked at what was presented.
    Refused {
        presented: Presented,
        error: Error,
        /// Whether an OAuth client presented its secret.
        is_client: bool,
    },
}

#[derive(Debug, Default)]
pub(super) struct Denials {
    waiting: HashMap<Alike, Denial>,
    dropped: u64,
}

/// What makes two of them one before it is known why.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Alike {
    directory_id: DirectoryId,
    user_agent: String,
    cause: CauseAlike,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum CauseAlike {
    Seen(RequestReason),
    Refused(Presented, ErrorReason, bool),
}

impl Denials {
    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(super) fn note(&mut self, denial: Denial) {
        let alike = Alike {
            directory_id: denial.directory_id,
            user_agent: denial.sent.user_agent.clone(),
            cause: match &denial.cause {
                Cause::Seen(reason) => CauseAlike::Seen(*reason),
                Cause::Refused {
                    presented,
                    error,
                    is_client,
                } => CauseAlike::Refused(presented.clone(), error.reason(), *is_client),
            },
        };
        if let Some(first) = self.waiting.get_mut(&alike) {
            first.count = first.count.saturating_add(denial.count);
        } else if self.waiting.len() < WAITING_MAX {
            self.waiting.insert(alike, denial);
        } else {
            self.dropped += 1;
        }
    }

    /// The entries for what waits.
    pub(super) async fn take(&mut self, store: &Store, secret: &SecretKey) -> Result<Vec<Entry>> {
        let Self { waiting, dropped } = std::mem::take(self);
        if dropped > 0 {
            tracing::warn!(
                dropped,
                "requests that were not let in are not in the request log: there were too many"
            );
        }
        let mut denials: Vec<Denial> = waiting.into_values().collect();
        denials.sort_by_key(|denial| denial.id);
        let mut entries: HashMap<_, Entry> = HashMap::new();
        let mut directories = Directories::default();
        let mut user_agents: HashMap<_, HashSet<String>> = HashMap::new();
        for mut denial in denials {
            // Of a directory that is not there, there is no log.
            let id = denial.directory_id;
            let Some(is_deleted) = directories.is_deleted(store, id).await? else {
                continue;
            };
            let mut reason = why(store, secret, &denial).await?;
            if is_deleted && status_of_denial(reason) == 401 {
                reason = RequestReason::DirectoryDeleted;
            }
            let known = user_agents.entry(denial.directory_id).or_default();
            if known.len() < USER_AGENTS_MAX {
                known.insert(denial.sent.user_agent.clone());
            } else if !known.contains(&denial.sent.user_agent) {
                denial.sent.user_agent.clear();
            }
            let alike = (denial.directory_id, denial.sent.user_agent.clone(), reason);
            entries
                .entry(alike)
                .and_modify(|entry| entry.count = entry.count.saturating_add(denial.count))
                .or_insert_with(|| denial.into_entry(reason));
        }
        Ok(entries.into_values().collect())
    }
}

impl Denial {
    fn into_entry(self, reason: RequestReason) -> Entry {
        let Self {
            id,
            directory_id,
            sent,
            cause: _,
            count,
            create_time,
            duration_micros,
        } = self;
        Entry {
            id,
            directory_id,
            token_id: None,
            sent,
            resource_id: None,
            outcome: Outcome::Denied(reason),
            count,
            create_time,
            duration_micros,
        }
    }
}

/// Which directories there are, and which of them are deleted.
#[derive(Default)]
struct Directories {
    known: HashMap<DirectoryId, Option<bool>>,
}

impl Directories {
    /// Whether it is deleted; none where it is not there.
    async fn is_deleted(&mut self, store: &Store, id: DirectoryId) -> Result<Option<bool>> {
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let row = directory::Entity::find_by_id(id)
            .one(&store.readers)
            .await?;
        let is_deleted = row.map(|row| row.delete_time.is_some());
        self.known.insert(id, is_deleted);
        Ok(is_deleted)
    }
}

async fn why(store: &Store, secret: &SecretKey, denial: &Denial) -> Result<RequestReason> {
    match &denial.cause {
        Cause::Seen(reason) => Ok(*reason),
        Cause::Refused {
            presented,
            error,
            is_client,
        } => diagnose(&store.readers, secret, presented, error, *is_client).await,
    }
}
