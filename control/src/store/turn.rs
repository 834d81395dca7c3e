//! Whose turn it is to do what one process at a time does, for as long as it
//! lives: a lock of a session of its own on PostgreSQL, of a file in the data
//! folder beside SQLite. Either goes with its process.

use std::fs::{File, TryLockError};
use std::path::PathBuf;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};

use super::{PostgresUrl, postgres};

/// Where the turns of one installation are taken.
#[derive(Debug, Clone)]
pub(super) enum Turns {
    Folder(PathBuf),
    Postgres(PostgresUrl),
}

/// What there are turns of. The numbers are of advisory locks: any that others do
/// not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    PublishToNats,
}

/// Lasts until it is dropped.
#[derive(Debug)]
pub struct Turn(Lock);

#[derive(Debug)]
enum Lock {
    File { _file: File },
    Session(DatabaseConnection),
}

impl Task {
    fn number(self) -> i64 {
        match self {
            Self::PublishToNats => 0x726f_6c6c_6e61_7473,
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::PublishToNats => "nats.lock",
        }
    }
}

impl Turns {
    /// None while another process has it.
    pub(super) async fn take(&self, task: Task) -> Result<Option<Turn>, DbErr> {
        let lock = match self {
            Self::Folder(folder) => {
                let path = folder.join(task.file());
                let locked = tokio::task::spawn_blocking(move || lock_file(path)).await;
                let locked = locked.map_err(std::io::Error::other).flatten();
                let locked = locked.map_err(|error| DbErr::Custom(error.to_string()))?;
                locked.map(|file| Lock::File { _file: file })
            }
            Self::Postgres(url) => {
                let session = postgres::connect_alone(url).await?;
                let is_free = try_lock(&session, task).await?;
                is_free.then_some(Lock::Session(session))
            }
        };
        Ok(lock.map(Turn))
    }
}

impl Turn {
    /// Whether it still is this process's. A session that broke was replaced by one
    /// without the lock.
    pub async fn is_held(&self) -> bool {
        match &self.0 {
            Lock::File { .. } => true,
            Lock::Session(session) => has_lock(session).await.unwrap_or(false),
        }
    }
}

fn lock_file(path: PathBuf) -> std::io::Result<Option<File>> {
    let file = File::create(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

async fn try_lock(session: &DatabaseConnection, task: Task) -> Result<bool, DbErr> {
    let sql = "SELECT pg_try_advisory_lock($1) AS held";
    let values = [task.number().into()];
    held(
        session,
        Statement::from_sql_and_values(DbBackend::Postgres, sql, values),
    )
    .await
}

/// Its session has no other lock of the kind.
async fn has_lock(session: &DatabaseConnection) -> Result<bool, DbErr> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted) AS held";
    held(session, Statement::from_string(DbBackend::Postgres, sql)).await
}

async fn held(session: &DatabaseConnection, statement: Statement) -> Result<bool, DbErr> {
    let row = session.query_one_raw(statement).await?;
    row.map_or(Ok(false), |row| row.try_get("", "held"))
}
