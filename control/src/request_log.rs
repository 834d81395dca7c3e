//! The request log: what each SCIM request was and how it ended.
//!
//! The entry of a write that succeeds stands in the write's own commit. The
//! others (reads, refusals) are written in the background, in groups, and
//! never hold up an answer. So is what follows from them: when a token was used
//! last, and how a directory does.

mod denial;
mod effect;
mod entry;
mod health;
mod provider;
mod reason;
mod sentence;
mod told;
mod words;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use rollcall_proto::management::v1::RequestReason;
use sea_orm::EntityTrait as _;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, Query};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, MissedTickBehavior};

use self::denial::Denials;
use self::health::{Health, Sign};
use crate::authz::SecretKey;
use crate::clock::{IdSource, Moment};
use crate::error::Result;
use crate::id::{DirectoryId, TokenId};
use crate::metrics::Metrics;
use crate::store::Store;
use crate::store::entity::token;
use crate::store::insert::insert_entries;

pub use denial::{Cause, Denial};
pub use effect::{Effect, Members, Resource};
pub use entry::{Entry, Outcome, Sent};
pub use reason::may_be_told_by_edge;
pub use sentence::{People, advice_of, reason_of_row, sentence_of};
pub use told::{Account, Told};
pub use words::words;

/// Entries that may wait to be written; with more, new ones are dropped and
/// the loss is logged.
const WAITING_MAX: usize = 4_096;
/// Entries of one write.
const GROUP_MAX: usize = 256;
/// How long entries wait for others, so that they are not one more commit for each
/// request.
const LINGER: Duration = Duration::from_millis(20);
/// A token's last use is kept to this precision, so that it is not one more
/// write for each request.
const LAST_USE_PRECISION_MICROS: i64 = 60_000_000;
/// How long requests that were not let in wait for others alike.
const DENIAL_INTERVAL: Duration = Duration::from_secs(1);

enum Message {
    Entry(Box<Entry>),
    Denial(Box<Denial>),
    /// A write was done, and its entry is written.
    Success(DirectoryId, Moment),
    Use(TokenId, Moment),
    Flush(oneshot::Sender<()>),
}

/// The background's queue.
#[derive(Debug, Clone)]
pub struct RequestLog {
    queue: mpsc::Sender<Message>,
    metrics: Metrics,
}

impl RequestLog {
    pub fn start(store: Store, secret: SecretKey, ids: Arc<IdSource>) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_MAX);
        let metrics = store.metrics.clone();
        let background = Background {
            store,
            secret,
            ids,
            denials: Denials::default(),
            health: Health::default(),
        };
        tokio::spawn(background.run(waiting));
        Self { queue, metrics }
    }

    /// Never waits.
    pub fn record(&self, entry: Entry) {
        self.send(Message::Entry(Box::new(entry)));
    }

    /// Notes a request that was not let in. Never waits.
    pub fn deny(&self, denial: Denial) {
        self.send(Message::Denial(Box::new(denial)));
    }

    /// Notes that a write was done. Never waits.
    pub fn note_success(&self, directory_id: DirectoryId, at: Moment) {
        // The next request of the directory says as much.
        let _ = self.queue.try_send(Message::Success(directory_id, at));
    }

    /// Notes that a token was used, unless it was noted lately. Never waits.
    pub fn note_use(&self, token_id: TokenId, last_use: Option<Moment>, now: Moment) {
        let lately = last_use.is_some_and(|last| now.0 - last.0 < LAST_USE_PRECISION_MICROS);
        if !lately {
            // The next use of the token tries again.
            let _ = self.queue.try_send(Message::Use(token_id, now));
        }
    }

    /// Waits until every entry recorded before is written.
    pub async fn flush(&self) {
        let (sender, receiver) = oneshot::channel();
        if self.queue.send(Message::Flush(sender)).await.is_ok() {
            let _ = receiver.await;
        }
    }

    /// What waits to be written.
    pub fn waiting(&self) -> usize {
        WAITING_MAX - self.queue.capacity()
    }

    fn send(&self, message: Message) {
        if self.queue.try_send(message).is_err() {
            self.metrics.request_log_entry_dropped();
            tracing::warn!("an entry of the request log was dropped: too many wait");
        }
    }
}

struct Background {
    store: Store,
    secret: SecretKey,
    ids: Arc<IdSource>,
    denials: Denials,
    health: Health,
}

/// What the messages that came together ask for.
#[derive(Default)]
struct Group {
    entries: Vec<Entry>,
    uses: Vec<(TokenId, Moment)>,
    signs: HashMap<DirectoryId, Vec<Sign>>,
    flushed: Vec<oneshot::Sender<()>>,
}

/// Why the background goes on.
#[derive(PartialEq, Eq)]
enum Woken {
    /// So many messages; none when there will be no more.
    Received(usize),
    Lingered,
    Settling,
}

impl Background {
    async fn run(mut self, mut waiting: mpsc::Receiver<Message>) {
        let mut messages = Vec::with_capacity(GROUP_MAX);
        let mut group = Group::default();
        let mut lingering = std::pin::pin!(tokio::time::sleep(LINGER));
        let mut interval = tokio::time::interval(DENIAL_INTERVAL);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let room = GROUP_MAX - group.entries.len();
            let woken = tokio::select! {
                received = waiting.recv_many(&mut messages, room) => Woken::Received(received),
                () = &mut lingering, if !group.is_empty() => Woken::Lingered,
                _ = interval.tick(), if !self.denials.is_empty() => Woken::Settling,
            };
            let (had_denials, was_waiting) = (!self.denials.is_empty(), !group.is_empty());
            for message in messages.drain(..) {
                self.sort(message, &mut group);
            }
            if !had_denials {
                // The first one waits as long as any.
                interval.reset();
            }
            if !was_waiting {
                lingering.as_mut().reset(Instant::now() + LINGER);
            }
            let is_last = woken == Woken::Received(0);
            let is_flushed = is_last || !group.flushed.is_empty();
            if is_flushed || woken == Woken::Settling {
                self.settle_denials(&mut group).await;
            }
            if is_flushed || woken == Woken::Lingered || group.is_full() {
                self.write(std::mem::take(&mut group)).await;
            }
            if is_last {
                break;
            }
        }
    }

    fn sort(&mut self, message: Message, group: &mut Group) {
        match message {
            Message::Entry(entry) => group.push(*entry),
            Message::Denial(denial) => self.denials.note(*denial),
            Message::Success(directory_id, at) => group.sign(
                directory_id,
                Sign {
                    at,
                    is_let_in: true,
                    failure: None,
                },
            ),
            Message::Use(token_id, at) => group.uses.push((token_id, at)),
            Message::Flush(done) => group.flushed.push(done),
        }
    }

    async fn settle_denials(&mut self, group: &mut Group) {
        match self.denials.take(&self.store, &self.secret).await {
            Ok(entries) => entries.into_iter().for_each(|entry| group.push(entry)),
            Err(error) => {
                tracing::error!(%error, "requests that were not let in are not in the log");
            }
        }
    }

    async fn write(&mut self, group: Group) {
        let Group {
            entries,
            uses,
            signs,
            flushed,
        } = group;
        if !(entries.is_empty() && uses.is_empty())
            && let Err(error) = write(&self.store, entries, uses).await
        {
            tracing::error!(%error, "entries of the request log were lost");
        }
        for (directory_id, signs) in signs {
            let noted = self
                .health
                .note(&self.store, &self.ids, directory_id, &signs);
            if let Err(error) = noted.await {
                tracing::error!(%error, "how a directory does was not noted");
            }
        }
        for done in flushed {
            let _ = done.send(());
        }
    }
}

impl Group {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.uses.is_empty() && self.signs.is_empty()
    }

    fn is_full(&self) -> bool {
        self.entries.len() >= GROUP_MAX
    }

    fn push(&mut self, entry: Entry) {
        let reason = entry.outcome.reason();
        let failure = (!matches!(entry.outcome, Outcome::Done(_))).then_some(reason);
        // When the service fails, it is not the directory that does.
        if !matches!(reason, RequestReason::Unavailable | RequestReason::Internal) {
            let sign = Sign {
                at: entry.create_time,
                is_let_in: entry.token_id.is_some(),
                failure,
            };
            self.sign(entry.directory_id, sign);
        }
        self.entries.push(entry);
    }

    fn sign(&mut self, directory_id: DirectoryId, sign: Sign) {
        self.signs.entry(directory_id).or_default().push(sign);
    }
}

async fn write(store: &Store, entries: Vec<Entry>, uses: Vec<(TokenId, Moment)>) -> Result<()> {
    store
        .writer
        .write(
            None,
            Box::new(move |transaction| {
                let (entries, uses) = (entries.clone(), uses.clone());
                Box::pin(async move {
                    let entries = entries.into_iter().map(Entry::into_row);
                    insert_entries(transaction, entries).await?;
                    for (token_id, at) in uses {
                        // A token that a write holds is passed over: waiting for it
                        // could deadlock, and the next use tries again.
                        let free = Query::select()
                            .column(token::Column::Id)
                            .from(token::Entity)
                            .and_where(token::Column::Id.eq(token_id))
                            .lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked)
                            .to_owned();
                        token::Entity::update_many()
                            .col_expr(token::Column::LastUseTime, Expr::value(at))
                            .filter(token::Column::Id.in_subquery(free))
                            .exec(transaction)
                            .await?;
                    }
                    Ok(())
                })
            }),
        )
        .await
}
