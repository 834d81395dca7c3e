//! One worker for each endpoint that is enabled, which wakes on events of its
//! environment, on changes of the endpoint, and when something is due.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::{AbortHandle, JoinSet};

use super::course::Memory;
use super::engine::{Live, Step, Webhooks};
use super::lease;
use crate::clock::Moment;
use crate::id::WebhookEndpointId;
use crate::store::feed::Woken;

/// How often is looked for endpoints that are new, or were changed.
const LOOK_INTERVAL: Duration = Duration::from_secs(1);
/// How long a worker waits at most: what it passed over is noted by then.
const WAIT_MAX: Duration = Duration::from_mins(1);
/// How long it waits after a failure of the service.
const FAILED_WAIT: Duration = Duration::from_secs(5);
/// How long attempts that are under way may take at the end.
const END_TIME_MAX: Duration = Duration::from_secs(5);

struct Worker {
    revision: i64,
    changed: Arc<Notify>,
    task: AbortHandle,
}

/// Follows all endpoints until the process is about to end.
pub(super) async fn follow(webhooks: Webhooks) {
    let mut workers: HashMap<WebhookEndpointId, Worker> = HashMap::new();
    let mut tasks = JoinSet::new();
    let closing = webhooks.gate.closing();
    tokio::pin!(closing);
    loop {
        while let Some(ended) = tasks.try_join_next() {
            if let Err(error) = ended {
                tracing::error!(%error, "a webhook worker failed");
            }
        }
        workers.retain(|_, worker| !worker.task.is_finished());
        if let Ok(live) = webhooks.live().await {
            for live in live {
                match workers.get_mut(&live.id) {
                    Some(worker) if worker.revision != live.revision => {
                        worker.revision = live.revision;
                        worker.changed.notify_one();
                    }
                    Some(_) => {}
                    None => {
                        let changed = Arc::new(Notify::new());
                        let task = tasks.spawn(run(webhooks.clone(), live, Arc::clone(&changed)));
                        let worker = Worker {
                            revision: live.revision,
                            changed,
                            task,
                        };
                        workers.insert(live.id, worker);
                    }
                }
            }
        }
        tokio::select! {
            () = &mut closing => break,
            () = tokio::time::sleep(LOOK_INTERVAL) => {}
        }
    }
    let ended = async { while tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(END_TIME_MAX, ended).await.is_err() {
        // Whoever is so slow gets these events once more.
        tracing::warn!("attempts to deliver events were cut off");
    }
}

/// Delivers to one endpoint until it is disabled or the process is about to end.
async fn run(webhooks: Webhooks, live: Live, changed: Arc<Notify>) {
    let mut subscription = webhooks.gate.subscribe(live.environment_id);
    let mut memory = Memory::default();
    while !subscription.is_closing() {
        let wait = match webhooks.step(live.id, &mut memory).await {
            Ok(Step::Attempted | Step::Passed) => continue,
            Ok(Step::Over) => return,
            Ok(Step::Idle(next)) => next.map_or(WAIT_MAX, |at| until(at, webhooks.gate.now())),
            Ok(Step::Held(at)) => until(at, webhooks.gate.now()),
            // It is logged where it came up.
            Err(_) => FAILED_WAIT,
        };
        tokio::select! {
            woken = subscription.wait() => if woken == Woken::Closing { break },
            () = changed.notified() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
    // Another process need not wait for the end of the lease; it has one all the
    // same where this fails.
    let _ = lease::release(&webhooks.gate, live.id, webhooks.worker_id).await;
}

/// A moment more than is left, so that it is over then.
fn until(at: Moment, now: Moment) -> Duration {
    let micros = u64::try_from(at.0 - now.0).unwrap_or_default();
    Duration::from_micros(micros + 1_000).min(WAIT_MAX)
}
