//! The store: SQLite in the data folder, or PostgreSQL. Writers commit waiting
//! writes as groups, and a pool of readers stands beside them.

use std::path::{Path, PathBuf};

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, RuntimeErr, sqlx};

mod begin;
pub mod document;
pub mod entity;
pub mod feed;
pub mod insert;
pub mod json_array;
mod migration;
pub mod one_column;
mod postgres;
mod presence;
mod sqlite;
mod transaction;
mod turn;
mod writer;

use crate::metrics::Metrics;

pub use feed::Feed;
pub use presence::Presence;
pub use transaction::{Counts, Emails, Savepoint, Transaction};
pub use turn::{Task, Turn};
pub use writer::{Work, WorkAlone, Writer};

/// Which database an installation keeps its state in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file in this folder.
    Sqlite(PathBuf),
    /// The URL, which may hold a password.
    Postgres(PostgresUrl),
}

/// `postgres://user:password@host/database`, which only a connection looks into.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl(String);

/// Whatever the text is: to refuse it as an argument would repeat it, password
/// and all.
impl From<&str> for PostgresUrl {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl PostgresUrl {
    /// What is no such URL is refused here, without a word of what it holds.
    fn expose(&self) -> Result<&str, DbErr> {
        let is_postgres = ["postgres://", "postgresql://"]
            .iter()
            .any(|scheme| self.0.starts_with(scheme));
        let is_url = is_postgres && self.0.parse::<PgConnectOptions>().is_ok();
        is_url.then_some(self.0.as_str()).ok_or_else(|| {
            DbErr::Custom("its URL is not one such as postgres://user@host/database".to_owned())
        })
    }
}

impl std::fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PostgresUrl")
    }
}

#[derive(Debug, Clone)]
pub struct Store {
    /// For what may take its time.
    pub readers: DatabaseConnection,
    /// For what an index finds at once. On SQLite it is read in the calling thread,
    /// without the way to another one and back, so nothing else goes on in this one
    /// meanwhile.
    pub quick: DatabaseConnection,
    /// None where a pool of SeaORM's has the readers.
    own: Option<sqlite::Readers>,
    pub writer: Writer,
    pub feed: Feed,
    pub metrics: Metrics,
    pub presence: Presence,
    turns: turn::Turns,
}

impl Store {
    /// Whether the database was ever opened by this program.
    pub async fn exists(database: &Database) -> Result<bool, OpenError> {
        match database {
            Database::Sqlite(folder) => Ok(sqlite::file(folder).exists()),
            Database::Postgres(url) => Ok(postgres::is_migrated(url).await?),
        }
    }

    /// Opens the database, and creates or migrates its tables first.
    pub async fn open(database: &Database) -> Result<Self, OpenError> {
        match database {
            Database::Sqlite(folder) => sqlite::open(folder).await,
            Database::Postgres(url) => Box::pin(postgres::open(url)).await,
        }
    }

    /// A look at all that a database holds at one moment, without opening it any
    /// further.
    pub async fn look(database: &Database) -> Result<DatabaseTransaction, DbErr> {
        match database {
            Database::Sqlite(folder) => sqlite::begin_reading(&sqlite::file(folder)).await,
            Database::Postgres(url) => postgres::begin_reading(url).await,
        }
    }

    /// The turn at a task that one process at a time does; none while another has
    /// it.
    pub async fn take_turn(&self, task: Task) -> Result<Option<Turn>, DbErr> {
        self.turns.take(task).await
    }

    /// Lets the writes that wait commit, then closes the database.
    pub async fn close(&self) {
        self.writer.close().await;
        self.feed.stop();
        if let Some(own) = &self.own {
            own.close();
        }
        if let Err(error) = self.readers.close_by_ref().await {
            tracing::warn!(%error, "the readers did not close");
        }
    }
}

impl Database {
    /// PostgreSQL where a URL is given, else SQLite in the data folder.
    pub fn new(data: &Path, postgres: Option<PostgresUrl>) -> Self {
        match postgres {
            Some(url) => Self::Postgres(url),
            None => Self::Sqlite(data.to_owned()),
        }
    }
}

/// Whether the statement failed because a unique value is there already.
pub fn is_taken(error: &DbErr) -> bool {
    sqlx_error(error)
        .and_then(sqlx::Error::as_database_error)
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// A failure of either database.
pub(crate) fn sqlx_error(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    #[error("the lock file of the migrations: {0}")]
    Lock(#[from] std::io::Error),
    #[error("the database loses acknowledged writes: {0}")]
    Unsafe(String),
}
