//! The store: SQLite, with one writer that commits waiting writes as a group
//! and a pool of readers beside it.

use std::path::Path;
use std::time::Duration;

use futures_util::FutureExt as _;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbErr};

pub mod document;
pub mod entity;
pub mod json_array;
mod migration;
mod writer;

pub use writer::{Work, Writer};

/// Connections that read at the same time.
const READERS_MAX: u32 = 8;
/// How long a statement waits for another process that holds the database.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

const DATABASE_FILE: &str = "rollcall.db";

#[derive(Debug, Clone)]
pub struct Store {
    pub readers: DatabaseConnection,
    pub writer: Writer,
}

impl Store {
    /// Whether the folder has a database.
    pub fn exists(folder: &Path) -> bool {
        folder.join(DATABASE_FILE).exists()
    }

    /// Opens the database in `folder`, and creates or migrates it first.
    pub async fn open(folder: &Path) -> Result<Self, OpenError> {
        let file = folder.join(DATABASE_FILE);
        let migrating = connect(&file, 1, false).await?;
        migration::migrate(&migrating, folder).await?;
        migrating.close().await?;
        let reopen = {
            let file = file.clone();
            move || {
                let file = file.clone();
                async move { connect(&file, 1, false).await }.boxed()
            }
        };
        Ok(Self {
            readers: connect(&file, READERS_MAX, true).await?,
            writer: Writer::start(reopen).await?,
        })
    }

    /// Lets the writes that wait commit, then closes the database.
    pub async fn close(&self) {
        self.writer.close().await;
        if let Err(error) = self.readers.close_by_ref().await {
            tracing::warn!(%error, "the readers did not close");
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database: {0}")]
    Database(#[from] DbErr),
    #[error("the lock file of the migrations: {0}")]
    Lock(#[from] std::io::Error),
}

async fn connect(
    file: &Path,
    connections_max: u32,
    read_only: bool,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite:");
    let file = file.to_owned();
    options
        .max_connections(connections_max)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .filename(&file)
                .create_if_missing(!read_only)
                .journal_mode(SqliteJournalMode::Wal)
                // Each commit reaches the disk before it is acknowledged.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("query_only", if read_only { "on" } else { "off" })
        });
    Database::connect(options).await
}
