//! Follows the feed for one caller. What is sent is read when there is room for
//! it, so that a slow caller costs one page and no more.

use std::time::Duration;

use futures_util::Stream;
use rollcall_proto::event::v1::WatchEventsResponse;
use tokio::time::Instant;
use tonic::{Extensions, Status};

use super::cursor::{Cursors, Standing};
use super::list::{Page, Selection, list};
use crate::authz::Gate;
use crate::error::{Error, Result};
use crate::metrics::Watching;
use crate::store::feed::{Subscription, Woken};

/// Events of one answer at most.
const EVENTS_MAX: usize = 500;
/// After so long without an event the caller is told that there was none.
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(10);
/// How often is looked whether the caller may still follow.
const CHECK_INTERVAL: Duration = Duration::from_secs(5);

struct Watch {
    gate: Gate,
    call: Extensions,
    selection: Selection,
    cursors: Cursors,
    standing: Standing,
    subscription: Subscription,
    checked: Instant,
    told: Instant,
    is_over: bool,
    _watching: Watching,
}

/// `call` is that which the guard let through. A cursor from which the feed does
/// not go on is refused here, before the first answer.
pub async fn watch(
    gate: &Gate,
    call: Extensions,
    selection: Selection,
    cursors: Cursors,
    standing: Standing,
) -> Result<impl Stream<Item = std::result::Result<WatchEventsResponse, Status>> + use<>> {
    let now = Instant::now();
    let watch = Watch {
        subscription: gate.subscribe(selection.environment_id),
        gate: gate.clone(),
        call,
        selection,
        cursors,
        standing,
        checked: now,
        told: now,
        is_over: false,
        _watching: gate.metrics().watch(),
    };
    watch.read(1).await?;
    Ok(futures_util::stream::unfold(watch, |mut watch| async {
        if watch.is_over {
            return None;
        }
        let answer = watch.next().await;
        watch.is_over = answer.is_err();
        Some((answer.map_err(Status::from), watch))
    }))
}

impl Watch {
    async fn next(&mut self) -> Result<WatchEventsResponse> {
        loop {
            if self.subscription.is_closing() {
                return Err(Error::Unavailable);
            }
            if self.checked.elapsed() >= CHECK_INTERVAL {
                self.gate.check_still(&self.call).await?;
                self.checked = Instant::now();
            }
            let page = self.read(EVENTS_MAX).await?;
            self.standing = page.standing;
            if !page.events.is_empty() || self.told.elapsed() >= HEARTBEAT_INTERVAL {
                self.told = Instant::now();
                return Ok(WatchEventsResponse {
                    events: page.events,
                    cursor: self.cursors.write(self.standing),
                    position: self.standing.position,
                });
            }
            if !page.has_more {
                let due = (self.checked + CHECK_INTERVAL).min(self.told + HEARTBEAT_INTERVAL);
                // Either way there is something to do.
                let woken = tokio::time::timeout_at(due, self.subscription.wait()).await;
                if woken == Ok(Woken::Closing) {
                    return Err(Error::Unavailable);
                }
            }
        }
    }

    async fn read(&self, limit: usize) -> Result<Page> {
        let grant = self.gate.environment(&self.call)?;
        let (selection, cursors) = (&self.selection, &self.cursors);
        list(grant.connection, selection, cursors, self.standing, limit).await
    }
}
