//! The limit on requests that are served at the same time.

use std::sync::Arc;

use prometheus_client::metrics::counter::Counter;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Clones share the limit.
#[derive(Debug, Clone)]
pub(crate) struct InFlight {
    free: Arc<Semaphore>,
    turned_away: Counter,
}

impl InFlight {
    /// `turned_away` counts those for whom there was no place.
    pub(crate) fn new(requests_max: usize, turned_away: Counter) -> Self {
        Self {
            free: Arc::new(Semaphore::new(requests_max)),
            turned_away,
        }
    }

    /// A place for one more; none where all are taken.
    pub(crate) fn enter(&self) -> Option<OwnedSemaphorePermit> {
        let permit = Arc::clone(&self.free).try_acquire_owned().ok();
        if permit.is_none() {
            self.turned_away.inc();
        }
        permit
    }
}
