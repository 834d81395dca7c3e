//! Numbers committed events on PostgreSQL.

use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, FromQueryResult,
    Statement, TransactionTrait as _,
};

use tokio::sync::Mutex;

use super::{Feed, Numbering};
use crate::id::EnvironmentId;

/// The advisory lock of whoever numbers: any number that others do not use.
const SEQUENCER_LOCK: i64 = 0x726f_6c6c_7365_7121;
/// Events of one transaction.
const EVENTS_MAX: i64 = 5_000;
/// How often is looked for events of a process that died before it numbered
/// them; those of this process are numbered at once.
const POLL: Duration = Duration::from_secs(1);
/// How soon is tried again while another process numbers.
const RETRY: Duration = Duration::from_millis(5);

/// Three connections: one that numbers, and two while a snapshot is taken.
pub(in crate::store) struct Sequencer {
    pub(super) connection: DatabaseConnection,
    /// One snapshot is taken at a time: two could each have one connection and wait
    /// for the other.
    pub(super) snapshot: Mutex<()>,
}

const NUMBER: &str = "
WITH pending AS (
    SELECT ordinal, environment_id,
        row_number() OVER (PARTITION BY environment_id ORDER BY ordinal) AS place
    FROM (
        SELECT ordinal, environment_id FROM events
        WHERE position IS NULL ORDER BY ordinal LIMIT $1
    ) AS first
), counted AS (
    SELECT environment_id, count(*) AS events FROM pending GROUP BY environment_id
), moved AS (
    INSERT INTO feeds (environment_id, last_position)
    SELECT environment_id, events FROM counted
    ON CONFLICT (environment_id)
    DO UPDATE SET last_position = feeds.last_position + excluded.last_position
    RETURNING environment_id, last_position
), numbered AS (
    UPDATE events SET position = moved.last_position - counted.events + pending.place
    FROM pending
    JOIN counted ON counted.environment_id = pending.environment_id
    JOIN moved ON moved.environment_id = pending.environment_id
    WHERE events.ordinal = pending.ordinal
)
SELECT environment_id, events FROM counted";

/// What one turn did.
enum Turn {
    /// These feeds went on; there may be more to number.
    Numbered(Vec<EnvironmentId>, bool),
    /// Another process is at it.
    Held,
}

/// Numbers until the feed is stopped.
pub(super) async fn run(feed: Feed) {
    let Numbering::Afterwards(sequencer) = &feed.0.numbering else {
        return;
    };
    let mut stopped = feed.0.stopped.subscribe();
    let mut pause = POLL;
    loop {
        tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => return,
            () = feed.0.committed.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
        pause = match sequencer.turn().await {
            Ok(Turn::Numbered(environments, more)) => {
                feed.wake(environments);
                if more { Duration::ZERO } else { POLL }
            }
            Ok(Turn::Held) => RETRY,
            Err(error) => {
                tracing::warn!(%error, "events were not numbered");
                POLL
            }
        };
    }
}

impl Sequencer {
    pub(in crate::store) fn new(connection: DatabaseConnection) -> Self {
        Self {
            connection,
            snapshot: Mutex::new(()),
        }
    }

    async fn turn(&self) -> Result<Turn, DbErr> {
        if !self.is_any_pending().await? {
            return Ok(Turn::Numbered(vec![], false));
        }
        let transaction = self.connection.begin().await?;
        if !try_lock(&transaction).await? {
            transaction.rollback().await?;
            return Ok(Turn::Held);
        }
        let numbered = number(&transaction).await?;
        transaction.commit().await?;
        let events: i64 = numbered.iter().map(|feed| feed.events).sum();
        let environments = numbered.iter().map(|feed| feed.environment_id).collect();
        Ok(Turn::Numbered(environments, events >= EVENTS_MAX))
    }

    async fn is_any_pending(&self) -> Result<bool, DbErr> {
        let sql = "SELECT EXISTS (SELECT 1 FROM events WHERE position IS NULL) AS pending";
        let statement = Statement::from_string(DbBackend::Postgres, sql);
        let row = self.connection.query_one_raw(statement).await?;
        row.map_or(Ok(false), |row| row.try_get("", "pending"))
    }
}

/// Whether this transaction numbers now.
async fn try_lock(transaction: &DatabaseTransaction) -> Result<bool, DbErr> {
    let sql = "SELECT pg_try_advisory_xact_lock($1) AS free";
    let values = [SEQUENCER_LOCK.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let row = transaction.query_one_raw(statement).await?;
    row.map_or(Ok(false), |row| row.try_get("", "free"))
}

/// Waits until nobody else numbers.
pub(super) async fn lock(transaction: &DatabaseTransaction) -> Result<(), DbErr> {
    let values = [SEQUENCER_LOCK.into()];
    let sql = "SELECT pg_advisory_xact_lock($1)";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    transaction.execute_raw(statement).await?;
    Ok(())
}

/// A feed that went on.
#[derive(FromQueryResult)]
pub(super) struct Numbered {
    environment_id: EnvironmentId,
    events: i64,
}

/// Numbers what the transaction sees, in the order of insertion, which is that of
/// each directory's changes: a write holds its directory until it commits.
pub(super) async fn number<C: ConnectionTrait>(connection: &C) -> Result<Vec<Numbered>, DbErr> {
    let statement = number_statement();
    Numbered::find_by_statement(statement).all(connection).await
}

pub fn number_statement() -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, NUMBER, [EVENTS_MAX.into()])
}
