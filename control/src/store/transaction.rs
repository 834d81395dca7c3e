//! One transaction of a writer, in which the writes of several callers stand.
//!
//! What nobody reads before the commit waits for it, and then goes to the
//! database in one statement of each kind, however many callers wrote it.

mod counts;
mod later;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::Extensions;
use sea_orm::entity::prelude::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult,
    QueryResult, Statement,
};

use super::Feed;
use super::begin::{begin, commit};
use super::entity::{event, request};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, UserId};

pub use counts::Counts;
pub use later::Emails;
use later::Later;

/// Dropped, it has no effect.
#[derive(Debug)]
pub struct Transaction {
    inner: DatabaseTransaction,
    feed: Feed,
    /// Whether what could wait is written at once: for work that looks at all
    /// that there is.
    is_eager: bool,
    /// Whether something was written, or failed, after which a part that fails has
    /// to be rolled back.
    is_touched: AtomicBool,
    state: Mutex<State>,
}

/// What goes with the transaction, and is as it was where a part of it fails.
#[derive(Debug, Default)]
struct State {
    later: Later,
    /// What one caller's work has found out, and holds locks for, for the next.
    found: Extensions,
}

/// Where a part of a transaction begins.
#[derive(Debug)]
pub struct Savepoint {
    name: &'static str,
    later: later::Mark,
    found: Extensions,
}

impl Transaction {
    /// Begins one in which what can wait does.
    pub async fn begin(
        connection: &DatabaseConnection,
        feed: Feed,
    ) -> std::result::Result<Self, DbErr> {
        Ok(Self {
            inner: begin(connection).await?,
            feed,
            is_eager: false,
            is_touched: AtomicBool::new(false),
            state: Mutex::default(),
        })
    }

    /// The same, in which nothing waits.
    #[must_use]
    pub fn eager(self) -> Self {
        Self {
            is_eager: true,
            ..self
        }
    }

    pub async fn commit(self) -> std::result::Result<(), DbErr> {
        self.flush().await?;
        commit(self.inner).await
    }

    pub async fn roll_back(self) -> std::result::Result<(), DbErr> {
        self.inner.rollback().await
    }

    /// Begins a part that can fail by itself. `name` is that of its kind: one
    /// part of each kind may be under way.
    pub async fn savepoint(&self, name: &'static str) -> std::result::Result<Savepoint, DbErr> {
        let sql = format!("SAVEPOINT {name}");
        self.execute_unprepared(&sql).await?;
        Ok(self.marked(name))
    }

    /// The end of one part, which stays, and the beginning of the next.
    pub(super) async fn next(
        &self,
        Savepoint { name, .. }: Savepoint,
    ) -> std::result::Result<Savepoint, DbErr> {
        let sql = format!("RELEASE SAVEPOINT {name}; SAVEPOINT {name}");
        self.inner.execute_unprepared(&sql).await?;
        Ok(self.marked(name))
    }

    pub async fn release(
        &self,
        Savepoint { name, .. }: Savepoint,
    ) -> std::result::Result<(), DbErr> {
        let sql = format!("RELEASE SAVEPOINT {name}");
        self.inner.execute_unprepared(&sql).await?;
        Ok(())
    }

    /// What came since has no effect. The savepoint goes on to be there.
    pub async fn return_to(&self, savepoint: &Savepoint) -> std::result::Result<(), DbErr> {
        let Savepoint { name, later, found } = savepoint;
        let sql = format!("ROLLBACK TO SAVEPOINT {name}");
        self.inner.execute_unprepared(&sql).await?;
        let mut state = self.state();
        state.later.return_to(later);
        // The locks are gone too.
        state.found = found.clone();
        Ok(())
    }

    fn marked(&self, name: &'static str) -> Savepoint {
        let state = self.state();
        Savepoint {
            name,
            later: state.later.mark(),
            found: state.found.clone(),
        }
    }

    /// The beginning of a part without a savepoint.
    pub(super) fn mark(&self) -> later::Mark {
        self.is_touched.store(false, Ordering::Relaxed);
        self.state().later.mark()
    }

    /// Takes back what waits since the mark; whether that is all there was. What was
    /// found stands, since the locks do.
    pub(super) fn forget_since(&self, mark: &later::Mark) -> bool {
        self.state().later.return_to(mark);
        !self.is_touched.load(Ordering::Relaxed)
    }

    /// Notes what a statement may leave behind, in the transaction or of it.
    fn note<T>(
        &self,
        may_change: bool,
        done: std::result::Result<T, DbErr>,
    ) -> std::result::Result<T, DbErr> {
        if may_change || done.is_err() {
            self.is_touched.store(true, Ordering::Relaxed);
        }
        done
    }

    /// What earlier work of the transaction has found.
    pub fn found<T: Clone + Send + Sync + 'static>(&self) -> Option<T> {
        self.state().found.get().cloned()
    }

    /// Keeps what was found for later work of the transaction. It must hold for as
    /// long as the locks that were taken with it.
    pub fn keep<T: Clone + Send + Sync + 'static>(&self, found: T) {
        self.state().found.insert(found);
    }

    /// The counts of a directory whose row is locked.
    pub async fn counts(&self, id: DirectoryId) -> Result<Counts> {
        if let Some(counts) = self.state().later.counts(id) {
            return Ok(counts);
        }
        let counts = Counts::lock(self, id).await?;
        let counts = counts.ok_or(Error::DirectoryNotFound)?;
        self.know_counts(id, counts);
        Ok(counts)
    }

    /// Notes what the counts are of a directory whose row was just locked.
    pub fn know_counts(&self, id: DirectoryId, counts: Counts) {
        self.state().later.know_counts(id, counts);
    }

    pub fn set_counts(&self, id: DirectoryId, counts: Counts) {
        self.state().later.set_counts(id, counts);
    }

    /// Gives a user, who has none in the database, these addresses.
    pub fn set_emails(&self, user_id: UserId, emails: Emails) {
        self.state().later.set_emails(user_id, emails);
    }

    /// Takes the addresses of a user that are not in the database yet.
    pub fn forget_emails(&self, user_id: UserId) {
        self.state().later.forget_emails(user_id);
    }

    /// Writes events of one environment, which get their places in this order.
    pub async fn tell(
        &self,
        environment_id: EnvironmentId,
        events: Vec<event::ActiveModel>,
    ) -> Result<()> {
        self.state().later.tell(environment_id, events);
        self.feed.note_written(environment_id);
        self.flush_if_eager().await
    }

    /// Writes an entry of the request log.
    pub async fn log(&self, entry: request::ActiveModel) -> Result<()> {
        self.state().later.log(entry);
        self.flush_if_eager().await
    }

    async fn flush_if_eager(&self) -> Result<()> {
        if self.is_eager {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&self) -> std::result::Result<(), DbErr> {
        let later = std::mem::take(&mut self.state().later);
        later.write(self, self.feed.numbers_at_once()).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        self.note(true, self.inner.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        self.note(true, self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(
        &self,
        statement: Statement,
    ) -> std::result::Result<Option<QueryResult>, DbErr> {
        let may_change = !is_select(&statement);
        self.note(may_change, self.inner.query_one_raw(statement).await)
    }

    async fn query_all_raw(
        &self,
        statement: Statement,
    ) -> std::result::Result<Vec<QueryResult>, DbErr> {
        let may_change = !is_select(&statement);
        self.note(may_change, self.inner.query_all_raw(statement).await)
    }
}

fn is_select(statement: &Statement) -> bool {
    statement.sql.starts_with("SELECT")
}
