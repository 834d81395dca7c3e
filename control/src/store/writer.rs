//! The one writer: it takes writes in the order in which they came and commits
//! those that wait together as one transaction, each with its own outcome.
//!
//! Each write runs here, not in the caller's task, so a caller that goes away
//! cannot cancel a transaction halfway.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait as _,
};
use tokio::sync::{mpsc, oneshot};

use crate::error::{Error, Result};

/// Writes that may wait; more are held back where they come from.
const WAITING_MAX: usize = 1_024;
/// Writes that commit together at most: with more, the first of them wait
/// longer and the disk gains little.
const GROUP_MAX: usize = 64;

/// What one write does inside the group's transaction.
pub type Work<T> =
    Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Result<T>> + Send>;

type Job = Box<dyn for<'t> FnOnce(&'t DatabaseTransaction) -> BoxFuture<'t, Settlement> + Send>;

/// A write that ran and waits for the commit to be told its outcome.
struct Settlement {
    outcome: Result<()>,
    tell: Box<dyn FnOnce(Result<()>) + Send>,
}

enum Message {
    Job(Job),
    Close(oneshot::Sender<()>),
}

#[derive(Debug, Clone)]
pub struct Writer {
    queue: mpsc::Sender<Message>,
}

impl Writer {
    pub(super) fn start(connection: DatabaseConnection) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING_MAX);
        tokio::spawn(run(connection, waiting));
        Self { queue }
    }

    /// Runs `work` in a transaction. It is on disk when this returns `Ok`, and
    /// has no effect when this returns an error.
    pub async fn write<T: Send + 'static>(&self, work: Work<T>) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |transaction| {
            Box::pin(async move {
                let outcome = AssertUnwindSafe(work(transaction))
                    .catch_unwind()
                    .await
                    .unwrap_or_else(|_| {
                        tracing::error!("a write panicked and was rolled back");
                        Err(Error::Internal)
                    });
                Settlement {
                    outcome: outcome.as_ref().map(|_| ()).map_err(Clone::clone),
                    tell: Box::new(move |committed| {
                        // The caller may have gone; its write stands all the same.
                        let _ = sender.send(committed.and(outcome));
                    }),
                }
            })
        });
        self.queue
            .send(Message::Job(job))
            .await
            .map_err(|_| Error::Unavailable)?;
        receiver.await.map_err(|_| Error::Unavailable)?
    }

    /// Waits until all writes before this one are settled, and ends the writer.
    pub(super) async fn close(&self) {
        let (sender, receiver) = oneshot::channel();
        if self.queue.send(Message::Close(sender)).await.is_ok() {
            let _ = receiver.await;
        }
    }
}

async fn run(connection: DatabaseConnection, mut waiting: mpsc::Receiver<Message>) {
    let mut group = Vec::with_capacity(GROUP_MAX);
    let mut closing = None;
    while closing.is_none() && waiting.recv_many(&mut group, GROUP_MAX).await > 0 {
        let mut jobs = Vec::with_capacity(group.len());
        for message in group.drain(..) {
            match message {
                Message::Job(job) => jobs.push(job),
                Message::Close(done) => closing = Some(done),
            }
        }
        commit_together(&connection, jobs).await;
    }
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the writer's connection did not close");
    }
    if let Some(done) = closing {
        let _ = done.send(());
    }
}

/// Runs the jobs in one transaction and tells each its outcome after the
/// commit. When the transaction itself fails, none has an effect and all are
/// told so.
async fn commit_together(connection: &DatabaseConnection, jobs: Vec<Job>) {
    let mut settlements = Vec::with_capacity(jobs.len());
    let committed = match run_group(connection, jobs, &mut settlements).await {
        Ok(()) => Ok(()),
        Err(error) => {
            tracing::error!(%error, "a group of writes was not committed");
            Err(Error::Unavailable)
        }
    };
    for settlement in settlements {
        (settlement.tell)(committed.clone());
    }
}

async fn run_group(
    connection: &DatabaseConnection,
    jobs: Vec<Job>,
    settlements: &mut Vec<Settlement>,
) -> std::result::Result<(), DbErr> {
    let transaction = connection
        .begin_with_options(TransactionOptions {
            // A transaction that reads before it writes must hold the lock from
            // its start, or it fails when another process wrote in between.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if jobs.len() == 1 {
        for job in jobs {
            let settlement = job(&transaction).await;
            let keep = settlement.outcome.is_ok();
            settlements.push(settlement);
            if !keep {
                return transaction.rollback().await;
            }
        }
        return transaction.commit().await;
    }
    for job in jobs {
        let savepoint = transaction.begin().await?;
        let settlement = job(&savepoint).await;
        let outcome = settlement.outcome.clone();
        settlements.push(settlement);
        match outcome {
            Ok(()) => savepoint.commit().await?,
            // The database itself failed: after some such failures (a full
            // disk) SQLite has ended the whole transaction, and what follows
            // would commit by itself.
            Err(Error::Internal | Error::Unavailable) => {
                savepoint.rollback().await?;
                transaction.rollback().await?;
                return Err(DbErr::Custom("a write of the group failed".to_owned()));
            }
            Err(_) => savepoint.rollback().await?,
        }
    }
    transaction.commit().await
}
