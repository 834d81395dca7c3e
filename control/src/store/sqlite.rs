//! SQLite: one writer, since it takes no more, and readers beside it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::FutureExt as _;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{DatabaseConnection, DbErr};

use super::turn::Turns;
use super::{Feed, OpenError, Store, Writer, connect_options, migration};

/// Connections that read at the same time.
const READERS_MAX: u32 = 8;
/// How long a statement waits for another process that holds the database.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

const DATABASE_FILE: &str = "rollcall.db";

pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(DATABASE_FILE)
}

pub(super) async fn open(folder: &Path) -> Result<Store, OpenError> {
    let file = file(folder);
    let migrating = connect(&file, 1, false).await?;
    migration::migrate_alone(&migrating, folder).await?;
    migrating.close().await?;
    let reopen = {
        let file = file.clone();
        move || {
            let file = file.clone();
            async move { connect(&file, 1, false).await }.boxed()
        }
    };
    let readers = connect(&file, READERS_MAX, true).await?;
    let feed = Feed::start(readers.clone(), None);
    Ok(Store {
        readers,
        writer: Writer::start(1, reopen, feed.clone()).await?,
        feed,
        turns: Turns::Folder(folder.to_owned()),
    })
}

async fn connect(
    file: &Path,
    connections_max: u32,
    read_only: bool,
) -> Result<DatabaseConnection, DbErr> {
    let mut options = connect_options("sqlite:", connections_max);
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .filename(&file)
            .create_if_missing(!read_only)
            .journal_mode(SqliteJournalMode::Wal)
            // Each commit reaches the disk before it is acknowledged.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            // What is erased is overwritten, not left in free pages.
            .pragma("secure_delete", "on")
            .pragma("query_only", if read_only { "on" } else { "off" })
    });
    sea_orm::Database::connect(options).await
}
