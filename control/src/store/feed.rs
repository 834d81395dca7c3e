//! The feed's numbers, and who waits for them. Each event of an environment has
//! the next position, without a hole, in an order that its commit has settled.
//!
//! SQLite has one writer, which numbers as it writes. On PostgreSQL writes commit
//! in no order, so the events that were committed are numbered afterwards, by one
//! process at a time: whoever has the advisory lock, which goes with the
//! transaction and so with its process.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, FromQueryResult, Statement};
use tokio::sync::{Notify, watch};

use crate::id::EnvironmentId;
use crate::store::json_array::{parameter, rows_of};

mod sequencer;
mod snapshot;

pub(super) use sequencer::Sequencer;
pub use sequencer::number_statement;
pub use snapshot::Snapshot;

/// How often those who watch here learn of what other processes wrote.
const POSTGRES_POLL: Duration = Duration::from_millis(20);
const SQLITE_POLL: Duration = Duration::from_millis(500);

#[derive(Clone)]
pub struct Feed(Arc<Inner>);

struct Inner {
    /// Environments of which something was written, and maybe not committed yet.
    written: Mutex<BTreeSet<EnvironmentId>>,
    /// Whom to wake. The number counts wakes.
    watched: Mutex<HashMap<EnvironmentId, watch::Sender<u64>>>,
    closing: watch::Sender<bool>,
    stopped: watch::Sender<bool>,
    numbering: Numbering,
    committed: Notify,
}

/// How events get their positions.
pub(super) enum Numbering {
    /// From the one writer of this file.
    AsWritten(PathBuf),
    /// After their commit.
    Afterwards(Sequencer),
}

impl std::fmt::Debug for Feed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Feed").finish_non_exhaustive()
    }
}

/// One who waits for events of an environment.
#[derive(Debug)]
pub struct Subscription {
    wakes: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
}

/// Why a wait is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woken {
    /// There may be events.
    Events,
    /// The process ends.
    Closing,
}

impl Feed {
    /// Begins to number where the writers do not, and to look out for what other
    /// processes wrote.
    pub(super) fn start(readers: DatabaseConnection, numbering: Numbering) -> Self {
        let feed = Self(Arc::new(Inner {
            written: Mutex::default(),
            watched: Mutex::default(),
            closing: watch::Sender::new(false),
            stopped: watch::Sender::new(false),
            numbering,
            committed: Notify::new(),
        }));
        if !feed.numbers_at_once() {
            tokio::spawn(sequencer::run(feed.clone()));
        }
        tokio::spawn(look_out(feed.clone(), readers));
        feed
    }

    /// Whether events get their positions as they are written.
    pub fn numbers_at_once(&self) -> bool {
        matches!(self.0.numbering, Numbering::AsWritten(_))
    }

    /// Notes that an event was written in a transaction that is not over.
    pub fn note_written(&self, id: EnvironmentId) {
        if self.numbers_at_once() {
            lock(&self.0.written).insert(id);
        }
    }

    /// Tells of what was noted, when transactions ended: that one of them was
    /// rolled back does no harm.
    pub(super) fn committed(&self) {
        if !self.numbers_at_once() {
            // Whatever was noted: of several writers, another may have told already
            // of what this one has committed only now.
            self.0.committed.notify_one();
            return;
        }
        let written = std::mem::take(&mut *lock(&self.0.written));
        if !written.is_empty() {
            self.wake(written);
        }
    }

    fn wake(&self, environments: impl IntoIterator<Item = EnvironmentId>) {
        let watched = lock(&self.0.watched);
        for id in environments {
            if let Some(watchers) = watched.get(&id) {
                watchers.send_modify(|wakes| *wakes += 1);
            }
        }
    }

    /// What wakes on events of this environment.
    pub fn subscribe(&self, id: EnvironmentId) -> Subscription {
        let mut watched = lock(&self.0.watched);
        let watchers = watched.entry(id).or_default();
        Subscription {
            wakes: watchers.subscribe(),
            closing: self.0.closing.subscribe(),
        }
    }

    /// Ends every wait: the process is about to end. Events are still numbered.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Whether the process is about to end.
    pub fn is_closing(&self) -> bool {
        *self.0.closing.borrow()
    }

    /// Waits until the process is about to end.
    pub async fn closing(&self) {
        let mut closing = self.0.closing.subscribe();
        // Its sender lives as long as the feed does.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    /// Waits until what goes on by itself is to end.
    pub(super) async fn stopped(&self) {
        let mut stopped = self.0.stopped.subscribe();
        // Its sender lives as long as the feed does.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    }

    /// Ends what goes on by itself.
    pub(super) fn stop(&self) {
        self.close();
        self.0.stopped.send_replace(true);
    }

    /// The environments for which anybody waits.
    fn awaited(&self) -> Vec<EnvironmentId> {
        let mut watched = lock(&self.0.watched);
        watched.retain(|_, watchers| watchers.receiver_count() > 0);
        watched.keys().copied().collect()
    }
}

impl Subscription {
    /// Waits for events that were not waited for before.
    pub async fn wait(&mut self) -> Woken {
        tokio::select! {
            biased;
            // Its sender lives as long as the feed does.
            _ = self.closing.wait_for(|closing| *closing) => Woken::Closing,
            woken = self.wakes.changed() => match woken {
                Ok(()) => Woken::Events,
                Err(_) => Woken::Closing,
            },
        }
    }

    /// Whether the process ends.
    pub fn is_closing(&self) -> bool {
        *self.closing.borrow()
    }
}

/// Wakes those who wait for what other processes wrote.
async fn look_out(feed: Feed, readers: DatabaseConnection) {
    let poll = if feed.numbers_at_once() {
        SQLITE_POLL
    } else {
        POSTGRES_POLL
    };
    let mut stopped = feed.0.stopped.subscribe();
    let mut seen: HashMap<EnvironmentId, i64> = HashMap::new();
    loop {
        tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => return,
            () = tokio::time::sleep(poll) => {}
        }
        let awaited = feed.awaited();
        if awaited.is_empty() {
            seen.clear();
            continue;
        }
        match last_positions(&readers, &awaited).await {
            Ok(positions) => {
                let further = positions
                    .iter()
                    .filter(|(id, position)| seen.get(id) != Some(position));
                feed.wake(further.map(|(id, _)| *id).collect::<Vec<_>>());
                seen = positions;
            }
            // The next look tells more.
            Err(error) => tracing::debug!(%error, "the feed was not looked at"),
        }
    }
}

async fn last_positions<C: ConnectionTrait>(
    connection: &C,
    environments: &[EnvironmentId],
) -> std::result::Result<HashMap<EnvironmentId, i64>, DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        environment_id: EnvironmentId,
        last_position: i64,
    }
    let backend = connection.get_database_backend();
    let sql = format!(
        "SELECT environment_id, last_position FROM feeds
         WHERE environment_id IN (SELECT names.value FROM {})",
        rows_of(backend, 1)
    );
    let statement = Statement::from_sql_and_values(backend, sql, [parameter(environments)]);
    let rows = Row::find_by_statement(statement).all(connection).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.environment_id, row.last_position))
        .collect())
}

/// Takes the next positions of a feed for so many events: the last of them.
/// SQLite's one writer alone may do so as it writes.
pub async fn take_positions<C: ConnectionTrait>(
    connection: &C,
    id: EnvironmentId,
    events: i64,
) -> std::result::Result<i64, DbErr> {
    let statement = Statement::from_sql_and_values(
        connection.get_database_backend(),
        "INSERT INTO feeds (environment_id, last_position) VALUES ($1, $2)
         ON CONFLICT (environment_id)
         DO UPDATE SET last_position = feeds.last_position + excluded.last_position
         RETURNING last_position",
        [id.into(), events.into()],
    );
    let row = connection.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the feed's last position".to_owned()))?;
    row.try_get("", "last_position")
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
