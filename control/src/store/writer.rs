//! The writers: each takes writes in the order in which they came and commits
//! those that wait together as one transaction, each with its own outcome. All
//! writes of one directory go to the same writer.
//!
//! They run one after the other, without a savepoint for each: few fail, and of
//! those most before they have changed anything. Where one fails later than that,
//! the transaction is rolled back and all of it done again, with savepoints.
//!
//! Each write runs here, not in the caller's task, so a caller that goes away
//! cannot cancel a transaction halfway.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use sea_orm::{DatabaseConnection, DbErr};
use tokio::sync::{mpsc, oneshot};

use super::begin::is_sqlite;
use super::{Feed, Transaction};
use crate::error::{Error, Result};
use crate::id::DirectoryId;
use crate::metrics::Metrics;

/// Writes that may wait for one writer; more are held back where they come from.
const WAITING_MAX: usize = 1_024;
/// Writes that commit together at most: with more, the first of them wait
/// longer and the disk gains little.
const GROUP_MAX: usize = 64;

/// The savepoint of each write.
const JOB: &str = "job";

/// What one write does inside the group's transaction. It may be done again, after
/// a rollback; what it does besides must stand that.
pub type Work<T> = Box<dyn for<'t> Fn(&'t Transaction) -> BoxFuture<'t, Result<T>> + Send + Sync>;

/// What a write does that has its transaction for itself.
pub type WorkAlone<T> = Box<dyn for<'t> FnOnce(&'t Transaction) -> BoxFuture<'t, Result<T>> + Send>;

type Run = Box<dyn for<'t> FnMut(&'t Transaction) -> BoxFuture<'t, Settlement> + Send>;

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

/// Where a caller waits for an outcome. Whoever drops all of it says that there is
/// none.
struct Telling<T>(Arc<Mutex<Option<oneshot::Sender<Result<T>>>>>);

impl<T> Clone for Telling<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Send + 'static> Telling<T> {
    fn new() -> (Self, oneshot::Receiver<Result<T>>) {
        let (sender, receiver) = oneshot::channel();
        (Self(Arc::new(Mutex::new(Some(sender)))), receiver)
    }

    async fn settle(self, work: impl Future<Output = Result<T>> + Send) -> Settlement {
        let outcome = AssertUnwindSafe(work)
            .catch_unwind()
            .await
            .unwrap_or_else(|_| {
                tracing::error!("a write panicked and was rolled back");
                Err(Error::Internal)
            });
        Settlement {
            outcome: outcome.as_ref().map(|_| ()).map_err(Clone::clone),
            tell: Box::new(move |committed| {
                let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
                if let Some(sender) = sender {
                    // The caller may have gone; its write stands all the same.
                    let _ = sender.send(committed.and(outcome));
                }
            }),
        }
    }
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
        metrics: Metrics,
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
            let writes = run(
                connection,
                reopen.clone(),
                waiting,
                feed.clone(),
                metrics.clone(),
            );
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
        let (outcome, receiver) = Telling::new();
        let run: Run = Box::new(move |transaction| {
            let telling = outcome.clone();
            let work = work(transaction);
            Box::pin(async move { telling.settle(work).await })
        });
        self.enqueue(directory_id, false, run).await?;
        receiver.await.map_err(|_| Error::Unavailable)?
    }

    /// The same in a transaction of its own, for work that locks more than one
    /// directory: among the locks of other work they would not be in the order in
    /// which everybody takes them.
    pub async fn write_alone<T: Send + 'static>(
        &self,
        directory_id: Option<DirectoryId>,
        work: WorkAlone<T>,
    ) -> Result<T> {
        let (telling, receiver) = Telling::new();
        let mut work = Some(work);
        let run: Run = Box::new(move |transaction| {
            let telling = telling.clone();
            let work = work.take().map(|work| work(transaction));
            Box::pin(async move {
                let work = async { work.ok_or(Error::Internal)?.await };
                telling.settle(work).await
            })
        });
        self.enqueue(directory_id, true, run).await?;
        receiver.await.map_err(|_| Error::Unavailable)?
    }

    async fn enqueue(
        &self,
        directory_id: Option<DirectoryId>,
        is_alone: bool,
        run: Run,
    ) -> Result<()> {
        let job = Job {
            directory_id,
            is_alone,
            run,
        };
        self.queue(directory_id)
            .send(Message::Job(job))
            .await
            .map_err(|_| Error::Unavailable)
    }

    /// Writes that wait.
    pub fn waiting(&self) -> usize {
        let queues = self.queues.iter();
        queues.map(|queue| WAITING_MAX - queue.capacity()).sum()
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
    metrics: Metrics,
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
                Ok(current) => {
                    connection = commit_together(current, jobs, &feed, &metrics).await;
                }
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
    mut jobs: Vec<Job>,
    feed: &Feed,
    metrics: &Metrics,
) -> Option<DatabaseConnection> {
    let mut settlements = Vec::with_capacity(jobs.len());
    let ran = run_group(&connection, &mut jobs, feed, metrics, &mut settlements).await;
    let (committed, kept) = match ran {
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
    jobs: &mut [Job],
    feed: &Feed,
    metrics: &Metrics,
    settlements: &mut Vec<Settlement>,
) -> std::result::Result<(), DbErr> {
    let mut transaction = Transaction::begin(connection, feed.clone()).await?;
    if jobs.iter().any(|job| job.is_alone) {
        transaction = transaction.eager();
    }
    if run_bare(&transaction, jobs, settlements).await {
        return commit(transaction, settlements.len(), metrics).await;
    }
    transaction.roll_back().await?;
    // SQLite cannot say that a rollback failed, but that the connection is of no use.
    connection.ping().await?;
    if jobs.len() == 1 {
        return Ok(());
    }
    settlements.clear();
    let transaction = Transaction::begin(connection, feed.clone()).await?;
    run_in_parts(&transaction, jobs, settlements).await?;
    commit(transaction, settlements.len(), metrics).await
}

async fn commit(
    transaction: Transaction,
    writes: usize,
    metrics: &Metrics,
) -> std::result::Result<(), DbErr> {
    let began = Instant::now();
    transaction.commit().await?;
    metrics.committed(writes, began.elapsed());
    Ok(())
}

/// Runs the jobs up to the first one that fails and leaves something behind;
/// whether there was none.
async fn run_bare(
    transaction: &Transaction,
    jobs: &mut [Job],
    settlements: &mut Vec<Settlement>,
) -> bool {
    for job in jobs {
        let mark = transaction.mark();
        let settlement = (job.run)(transaction).await;
        let failed = settlement.outcome.is_err();
        settlements.push(settlement);
        if failed && !transaction.forget_since(&mark) {
            return false;
        }
    }
    true
}

/// Runs each job in a savepoint of its own.
async fn run_in_parts(
    transaction: &Transaction,
    jobs: &mut [Job],
    settlements: &mut Vec<Settlement>,
) -> std::result::Result<(), DbErr> {
    let mut savepoint = None;
    for job in jobs {
        // After some failures (a full disk) SQLite has ended the whole
        // transaction by itself. The savepoint is gone then, and this fails.
        let current = match savepoint {
            None => transaction.savepoint(JOB).await?,
            Some(last) => transaction.next(last).await?,
        };
        let settlement = (job.run)(transaction).await;
        let failed = settlement.outcome.is_err();
        settlements.push(settlement);
        if failed {
            transaction.return_to(&current).await?;
        }
        savepoint = Some(current);
    }
    Ok(())
}
