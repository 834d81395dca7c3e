//! The gate as the service itself goes through it, by a rule such as a retention.

use futures_util::future::BoxFuture;

use super::Gate;
use crate::authz::service::{ServiceScope, Surveying, Tidying};
use crate::clock::Moment;
use crate::error::Result;
use crate::id::DirectoryId;
use crate::metrics::Metrics;
use crate::store::{Task, Turn};

impl Gate {
    /// Looks for what a rule is about, as of `now`.
    pub fn survey(&self, now: Moment) -> Surveying<'_> {
        self.grant(&self.store.readers, now, ServiceScope(()))
    }

    /// Changes something by a rule. Changes of one directory go to that
    /// directory's writer.
    pub async fn tidy<A, F>(
        &self,
        now: Moment,
        directory_id: Option<DirectoryId>,
        work: F,
    ) -> Result<A>
    where
        A: Send + 'static,
        F: for<'g> FnOnce(&'g Tidying<'g>) -> BoxFuture<'g, Result<A>> + Send + 'static,
    {
        let gate = self.clone();
        self.store
            .writer
            .write_alone(
                directory_id,
                Box::new(move |transaction| {
                    Box::pin(async move {
                        let grant = gate.grant(transaction, now, ServiceScope(()));
                        work(&grant).await
                    })
                }),
            )
            .await
    }

    /// The turn at a task that one process at a time does; none while another has
    /// it.
    pub async fn take_turn(&self, task: Task) -> Result<Option<Turn>> {
        Ok(self.store.take_turn(task).await?)
    }

    /// Waits until the process is about to end.
    pub async fn closing(&self) {
        self.store.feed.closing().await;
    }

    /// Whether the process is about to end.
    pub fn is_closing(&self) -> bool {
        self.store.feed.is_closing()
    }

    /// Whether the database answers.
    pub async fn is_store_up(&self) -> bool {
        self.store.readers.ping().await.is_ok()
    }

    /// Resolves once the database is away: at once where it is.
    pub async fn store_left(&self) {
        self.store.presence.left().await;
    }

    pub fn writes_waiting(&self) -> usize {
        self.store.writer.waiting()
    }

    pub fn metrics(&self) -> &Metrics {
        &self.store.metrics
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Waits until every request answered before is in the request log.
    pub async fn flush_request_log(&self) {
        self.log.flush().await;
    }
}
