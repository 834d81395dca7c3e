//! The requests that are answered before control hears of them: they wait here,
//! those alike as one, and are told to control in the background, so that
//! whoever has no credential costs no call.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rollcall_proto::management::v1::RequestReason;
use rollcall_proto::provisioning::v1::{
    RecordUnauthenticatedRequest, RequestContext, Unauthenticated,
};
use tokio::sync::oneshot;
use tokio::time::MissedTickBehavior;

use crate::door::{Failure, Provisioning, call};

/// Kinds of request that wait at most; others are counted in the server's log
/// alone.
const WAITING_MAX: usize = 1_024;
const TELL_INTERVAL: Duration = Duration::from_secs(1);

/// Clones share what waits.
#[derive(Clone, Default)]
pub(crate) struct Waiting {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    entries: HashMap<Alike, Unauthenticated>,
    dropped: u64,
}

/// What makes two requests one entry.
#[derive(PartialEq, Eq, Hash)]
struct Alike {
    directory_id: String,
    reason: RequestReason,
    user_agent: String,
}

impl Waiting {
    /// `operation` is the method of the provisioning API that was meant.
    pub(crate) fn note(&self, context: RequestContext, operation: &str, reason: RequestReason) {
        let alike = Alike {
            directory_id: context.directory_id.clone(),
            reason,
            user_agent: context.user_agent.clone(),
        };
        let mut shared = self.lock();
        if let Some(entry) = shared.entries.get_mut(&alike) {
            entry.count = entry.count.saturating_add(1);
        } else if shared.entries.len() < WAITING_MAX {
            let entry = Unauthenticated {
                context: Some(context),
                reason: reason.into(),
                count: 1,
                operation: operation.to_owned(),
            };
            shared.entries.insert(alike, entry);
        } else {
            shared.dropped += 1;
        }
    }

    /// Tells control about once a second, and once more when `stopped` resolves.
    pub(crate) async fn tell_all(
        self,
        mut provisioning: Provisioning,
        mut stopped: oneshot::Receiver<()>,
    ) {
        let mut interval = tokio::time::interval(TELL_INTERVAL);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_last = false;
        while !is_last {
            tokio::select! {
                _ = interval.tick() => {}
                _ = &mut stopped => is_last = true,
            }
            self.tell(&mut provisioning).await;
        }
    }

    async fn tell(&self, provisioning: &mut Provisioning) {
        let Shared { entries, dropped } = std::mem::take(&mut *self.lock());
        if dropped > 0 {
            tracing::warn!(
                dropped,
                "requests without a credential are not in the request log: there were too many"
            );
        }
        if entries.is_empty() {
            return;
        }
        let entries = entries.into_values().collect();
        let request = RecordUnauthenticatedRequest { entries };
        if let Err(Failure::Control(error)) =
            call(provisioning.record_unauthenticated(request)).await
        {
            tracing::warn!(%error, "requests without a credential are not in the request log");
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
