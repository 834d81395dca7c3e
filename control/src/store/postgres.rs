//! PostgreSQL: several writers, each a connection of its own, and a pool of
//! readers that cannot write.

use std::time::Duration;

use futures_util::FutureExt as _;
use sea_orm::sqlx::Connection as _;
use sea_orm::{
    ConnectOptions, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, IsolationLevel, Statement, TransactionTrait as _,
};

use super::feed::{Numbering, Sequencer};
use super::presence::Presence;
use super::turn::Turns;
use super::{Feed, OpenError, PostgresUrl, Store, Writer, migration};
use crate::metrics::Metrics;

mod presence;
mod statistics;

/// Connections that read at the same time.
const READERS_MAX: u32 = 16;
/// Writers at the same time. The writes of one directory all go to one of
/// them, so they neither wait for nor deadlock with each other.
const WRITERS: usize = 4;
/// One numbers events, and two are taken for a snapshot.
const SEQUENCER_CONNECTIONS: u32 = 3;
/// How long a request waits for a connection that is free.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// The same where nobody else uses it, so that the server alone can be waited for:
/// when that is away, a client is told soon, and comes again.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);
/// For how long a connection that nobody used is taken for one that works.
const IDLE_TRUSTED: Duration = Duration::from_secs(1);
/// Statements that a connection keeps prepared. Inserts of each number of rows are
/// some of them.
const STATEMENTS_MAX: usize = 512;
/// How long one statement may take.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(15);
/// How long a statement waits for a row that another control holds.
const LOCK_TIMEOUT: Duration = Duration::from_secs(10);
/// After which the server ends the session of a control that died inside a
/// transaction, and with it the locks of that.
const IDLE_IN_TRANSACTION_TIMEOUT: Duration = Duration::from_secs(20);
/// The advisory lock of the migrations: any number that others do not use.
const MIGRATION_LOCK: i64 = 0x726f_6c6c_6361_6c6c;

/// What the session may do.
#[derive(Clone, Copy, PartialEq)]
enum Session {
    Read,
    Write,
    /// Without limits on time.
    Migrate,
}

pub(super) async fn is_migrated(url: &PostgresUrl) -> Result<bool, DbErr> {
    let connection = connect(url, 1, Session::Read).await?;
    let statement = Statement::from_string(
        DbBackend::Postgres,
        "SELECT to_regclass('environments') IS NOT NULL AS found",
    );
    let row = connection.query_one_raw(statement).await?;
    let found = row.map_or(Ok(false), |row| row.try_get("", "found"))?;
    connection.close().await?;
    Ok(found)
}

pub(super) async fn open(url: &PostgresUrl) -> Result<Store, OpenError> {
    let migrating = connect(url, 2, Session::Migrate).await?;
    check_settings(&migrating).await?;
    // The lock is held by a transaction of its own, so that it goes with the
    // connection of whoever dies.
    let lock = migrating.begin().await?;
    let statement = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
    lock.execute_unprepared(&statement).await?;
    migration::migrate(&migrating).await?;
    lock.commit().await?;
    migrating.close().await?;
    let (presence, witness) = Presence::witnessed();
    let reopen = {
        let (url, presence) = (url.clone(), presence.clone());
        move || {
            let (url, presence) = (url.clone(), presence.clone());
            // Whoever waits for a server that is away would try seldom.
            async move {
                tokio::select! {
                    connection = connect(&url, 1, Session::Write) => connection,
                    () = presence.left() => Err(DbErr::Custom("the server is away".to_owned())),
                }
            }
            .boxed()
        }
    };
    let readers = connect_readers(url, presence.clone()).await?;
    let sequencer = connect(url, SEQUENCER_CONNECTIONS, Session::Write).await?;
    let sequencer = Sequencer::new(sequencer);
    let feed = Feed::start(readers.clone(), Numbering::Afterwards(sequencer));
    let connection = connect(url, 1, Session::Write).await?;
    tokio::spawn(statistics::keep(connection, feed.clone()));
    let connection = connect(url, 1, Session::Read).await?;
    tokio::spawn(presence::tell(
        url.clone(),
        connection,
        witness,
        feed.clone(),
    ));
    let metrics = Metrics::default();
    Ok(Store {
        quick: readers.clone(),
        readers,
        own: None,
        writer: Writer::start(WRITERS, reopen, feed.clone(), metrics.clone()).await?,
        feed,
        metrics,
        presence,
        turns: Turns::Postgres(url.clone()),
    })
}

/// A transaction that sees one moment, in a session of its own.
pub(super) async fn begin_reading(url: &PostgresUrl) -> Result<DatabaseTransaction, DbErr> {
    let session = connect_alone(url).await?;
    session
        .begin_with_config(Some(IsolationLevel::RepeatableRead), None)
        .await
}

/// A session of its own, whose locks last as long as it does.
pub(super) async fn connect_alone(url: &PostgresUrl) -> Result<DatabaseConnection, DbErr> {
    connect(url, 1, Session::Read).await
}

/// A server that is set up to forget what it acknowledged is refused, and one
/// that cannot keep every text.
async fn check_settings(connection: &DatabaseConnection) -> Result<(), OpenError> {
    for (setting, wanted) in [
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("server_encoding", "UTF8"),
    ] {
        let statement = Statement::from_string(
            DbBackend::Postgres,
            format!("SELECT current_setting('{setting}') AS value"),
        );
        let row = connection.query_one_raw(statement).await?;
        let value: String =
            row.map_or_else(|| Ok(String::new()), |row| row.try_get("", "value"))?;
        if value != wanted {
            return Err(OpenError::Unsafe(format!(
                "PostgreSQL's `{setting}` is `{value}` and must be `{wanted}`"
            )));
        }
    }
    Ok(())
}

async fn connect(
    url: &PostgresUrl,
    connections_max: u32,
    session: Session,
) -> Result<DatabaseConnection, DbErr> {
    let within = if connections_max == 1 {
        CONNECT_TIMEOUT
    } else {
        ACQUIRE_TIMEOUT
    };
    connect_within(url, connections_max, session, within).await
}

async fn connect_within(
    url: &PostgresUrl,
    connections_max: u32,
    session: Session,
    within: Duration,
) -> Result<DatabaseConnection, DbErr> {
    let options = options(url, connections_max, session, within)?;
    sea_orm::Database::connect(options).await
}

/// Those that requests read on.
async fn connect_readers(
    url: &PostgresUrl,
    presence: Presence,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = options(url, READERS_MAX, Session::Read, ACQUIRE_TIMEOUT)?;
    options.map_sqlx_postgres_pool_opts(move |pool| {
        let presence = presence.clone();
        pool.before_acquire(move |connection, held| {
            // One that is older than the server's return is of a server that is gone.
            let is_trusted = held.idle_for < IDLE_TRUSTED
                && presence
                    .since()
                    .is_some_and(|since| held.idle_for < since.elapsed());
            Box::pin(async move { Ok(is_trusted || connection.ping().await.is_ok()) })
        })
    });
    sea_orm::Database::connect(options).await
}

fn options(
    url: &PostgresUrl,
    connections_max: u32,
    session: Session,
    within: Duration,
) -> Result<ConnectOptions, DbErr> {
    let mut options = ConnectOptions::new(url.expose()?);
    options
        .max_connections(connections_max)
        .acquire_timeout(within)
        .idle_timeout(None)
        .max_lifetime(None)
        // A connection is used as it is, without asking first whether it works.
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_postgres_pool_opts(|pool| {
            // One that was idle may be of a server that is gone.
            pool.before_acquire(|connection, held| {
                Box::pin(async move {
                    Ok(held.idle_for < IDLE_TRUSTED || connection.ping().await.is_ok())
                })
            })
        });
    options.map_sqlx_postgres_opts(move |options| {
        // A migration takes its time, and waits for that of another control.
        let within = |limit: Duration| match session {
            Session::Migrate => "0".to_owned(),
            Session::Read | Session::Write => limit.as_millis().to_string(),
        };
        let read_only = session == Session::Read;
        let options = options.statement_cache_capacity(STATEMENTS_MAX);
        options.application_name("rollcall-control").options([
            // Each commit reaches the disk before it is acknowledged.
            ("synchronous_commit", "on".to_owned()),
            ("statement_timeout", within(STATEMENT_TIMEOUT)),
            ("lock_timeout", within(LOCK_TIMEOUT)),
            (
                "idle_in_transaction_session_timeout",
                within(IDLE_IN_TRANSACTION_TIMEOUT),
            ),
            ("default_transaction_read_only", read_only.to_string()),
            // To compile a plan costs more than any of the statements does.
            ("jit", "off".to_owned()),
        ])
    });
    Ok(options)
}
