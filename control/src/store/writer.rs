//! The writers: each takes writes in the order in which they came and commits
//! those that wait together as one transaction, each with its own outcome. All
//! writes of one directory go to the same writer.
//!
//! Each write runs here, not in the caller's task, so a caller that goes away
//! cannot cancel a transaction halfway.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::{mpsc, oneshot};

use super::begin::is_sqlite;
use super::{Feed, Transaction};
use crate::error::{Error, Result};
use crate::id::DirectoryId;

/// Writes that may wait for one writer; more are held back where they come from.
const WAITING_MAX: usize = 1_024;
/// Writes that commit together at most: with more, the first of them wait
/// longer and the disk gains little.
const GROUP_MAX: usize = 64;

/// The savepoint of each write.
const JOB: &str = "job";

/// What one write does inside the group's transaction.
pub type Work<T> = Box<dyn for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T>> + Send>;

type Run = Box<dyn for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Settlement> + Send>;

struct Job {
    directory_id: Option<DirectoryId>,
    is_alone: bool,
    run: Run,
}

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
    queues: Arc<[mpsc::Sender<Message>]>,
}

impl Writer {
    /// Starts so many writers. `reopen` makes the one connection on which each
    /// of them writes, now and whenever a failure has left it in doubt.
    pub(super) async fn start<F>(
        writers: usize,
        reopen: F,
        feed: Feed,
    ) -> std::result::Result<Self, DbErr>
    where
        F: Fn() -> BoxFuture<'static, std::result::Result<DatabaseConnection, DbErr>>
            + Clone
            + Send
            + 'static,
    {
        let mut queues = Vec::with_capacity(writers);
        for _ in 0..writers {
            let connection = reopen().await?;
            let (queue, waiting) = mpsc::channel(WAITING_MAX);
            let is_in_place = is_sqlite(&connection);
            let writes = run(connection, reopen.clone(), waiting, feed.clone());
            if is_in_place {
                run_on_thread(writes)?;
            } else {
                tokio::spawn(writes);
            }
            queues.push(queue);
        }
        Ok(Self {
            queues: queues.into(),
        })
    }

    /// Runs `work` in a transaction. It is on disk when this returns `Ok`, and
    /// has no effect when this returns an error. Work on one directory, or on
    /// none, is done in the order in which it comes.
    pub async fn write<T: Send + 'static>(
        &self,
        directory_id: Option<DirectoryId>,
        work: Work<T>,
    ) -> Result<T> {
        self.enqueue(directory_id, false, work).await
    }

    /// The same in a transaction of its own, for work that locks more than one
    /// directory: among the locks of other work they would not be in the order in
    /// which everybody takes them.
    pub async fn write_alone<T: Send + 'static>(
        &self,
        directory_id: Option<DirectoryId>,
        work: Work<T>,
    ) -> Result<T> {
        self.enqueue(directory_id, true, work).await
    }

    async fn enqueue<T: Send + 'static>(
        &self,
        directory_id: Option<DirectoryId>,
        is_alone: bool,
        work: Work<T>,
    ) -> Result<T> {
        let (sender, receiver) = oneshot::channel();
        let run: Run = Box::new(move |transaction| {
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
        let job = Job {
            directory_id,
            is_alone,
            run,
        };
        self.queue(directory_id)
            .send(Message::Job(job))
            .await
            .map_err(|_| Error::Unavailable)?;
        receiver.await.map_err(|_| Error::Unavailable)?
    }

    fn queue(&self, directory_id: Option<DirectoryId>) -> &mpsc::Sender<Message> {
        let mut hasher = DefaultHasher::new();
        directory_id.hash(&mut hasher);
        let queues = self.queues.len() as u64;
        let place = usize::try_from(hasher.finish() % queues).unwrap_or_default();
        &self.queues[place]
    }

    /// Waits until all writes before this one are settled, and ends the writers.
    pub(super) async fn close(&self) {
        for queue in self.queues.iter() {
            let (sender, receiver) = oneshot::channel();
            if queue.send(Message::Close(sender)).await.is_ok() {
                let _ = receiver.await;
            }
        }
    }
}

/// Statements that run in the calling thread wait for the disk there.
fn run_on_thread(
    writes: impl Future<Output = ()> + Send + 'static,
) -> std::result::Result<(), DbErr> {
    let runtime = tokio::runtime::Handle::current();
    std::thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || runtime.block_on(writes))
        .map(|_| ())
        .map_err(|error| DbErr::Custom(format!("the writer's thread does not start: {error}")))
}

async fn run<F>(
    connection: DatabaseConnection,
    reopen: F,
    mut waiting: mpsc::Receiver<Message>,
    feed: Feed,
) where
    F: Fn() -> BoxFuture<'static, std::result::Result<DatabaseConnection, DbErr>>,
{
    let mut connection = Some(connection);
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
        // Writers of other processes lock directories in the same order. What is of
        // none comes last: it may note the use of a token, whose row is locked
        // after its directory.
        jobs.sort_by_key(|job| (job.directory_id.is_none(), job.directory_id));
        for jobs in transactions(jobs) {
            let current = match connection.take() {
                Some(current) => Ok(current),
                None => reopen().await,
            };
            match current {
                Ok(current) => connection = commit_together(current, jobs, &feed).await,
                // The jobs are dropped, which tells their callers; and so are those that
                // wait, which would only find the same, one after the other.
                Err(error) => {
                    tracing::error!(%error, "the database cannot be opened for writing");
                    while let Ok(message) = waiting.try_recv() {
                        if let Message::Close(done) = message {
                            closing = Some(done);
                        }
                    }
                }
            }
            feed.committed();
        }
    }
    if let Some(connection) = connection {
        close(connection).await;
    }
    if let Some(done) = closing {
        let _ = done.send(());
    }
}

/// The jobs of each transaction.
fn transactions(jobs: Vec<Job>) -> Vec<Vec<Job>> {
    let mut transactions: Vec<Vec<Job>> = Vec::new();
    for job in jobs {
        match transactions.last_mut() {
            Some(last) if !job.is_alone && last.iter().all(|other| !other.is_alone) => {
                last.push(job);
            }
            _ => transactions.push(vec![job]),
        }
    }
    transactions
}

/// Runs the jobs in one transaction and tells each its outcome after the
/// commit. When the transaction itself fails, none has an effect and all are
/// told so; the connection is then given up, because what it still holds open
/// is not known, and a write inside a transaction that nobody ends is lost.
async fn commit_together(
    connection: DatabaseConnection,
    jobs: Vec<Job>,
    feed: &Feed,
) -> Option<DatabaseConnection> {
    let mut settlements = Vec::with_capacity(jobs.len());
    let (committed, kept) = match run_group(&connection, jobs, feed, &mut settlements).await {
        Ok(()) => (Ok(()), Some(connection)),
        Err(error) => {
            tracing::error!(%error, "a group of writes was not committed");
            close(connection).await;
            (Err(Error::Unavailable), None)
        }
    };
    for settlement in settlements {
        (settlement.tell)(committed.clone());
    }
    kept
}

async fn close(connection: DatabaseConnection) {
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the writer's connection did not close");
    }
}

async fn run_group(
    connection: &DatabaseConnection,
    jobs: Vec<Job>,
    feed: &Feed,
    settlements: &mut Vec<Settlement>,
) -> std::result::Result<(), DbErr> {
    let mut transaction = Transaction::begin(connection, feed.clone()).await?;
    if jobs.iter().any(|job| job.is_alone) {
        transaction = transaction.eager();
    }
    if jobs.len() == 1 {
        return run_one(transaction, jobs, settlements).await;
    }
    let mut savepoint = None;
    for job in jobs {
        // After some failures (a full disk) SQLite has ended the whole
        // transaction by itself. The savepoint is gone then, and this fails.
        let current = match savepoint {
            None => transaction.savepoint(JOB).await?,
            Some(last) => transaction.next(last).await?,
        };
        let settlement = (job.run)(&transaction).await;
        let failed = settlement.outcome.is_err();
        settlements.push(settlement);
        if failed {
            transaction.return_to(&current).await?;
        }
        savepoint = Some(current);
    }
    transaction.commit().await
}

/// One has the transaction for itself, and needs no savepoint.
async fn run_one(
    transaction: Transaction,
    jobs: Vec<Job>,
    settlements: &mut Vec<Settlement>,
) -> std::result::Result<(), DbErr> {
    for job in jobs {
        settlements.push((job.run)(&transaction).await);
    }
    if settlements
        .iter()
        .any(|settlement| settlement.outcome.is_err())
    {
        transaction.roll_back().await
    } else {
        transaction.commit().await
    }
}
