//! What is not kept for ever: the request log, people who left, what was deleted,
//! and what has had its use. Each rule deletes in small batches, which writes of
//! others pass between.

mod answered_request;
mod audit_entry;
mod console;
mod count;
mod directory;
mod event;
mod organization;
mod request;
mod setup_link;
mod sweep;
mod token;
mod user;
mod webhook_delivery;

use std::time::Duration;

use tokio::time::MissedTickBehavior;

use self::sweep::Sweep;
use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::Result;

/// How often the rules are looked at.
const INTERVAL: Duration = Duration::from_mins(1);

/// What one run of the rules did, in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    pub requests: u64,
    pub users: u64,
    /// Everything that deleted directories held, and the directories.
    pub directory_rows: u64,
    pub organization_rows: u64,
    pub answered_requests: u64,
    pub setup_links: u64,
    /// Sign-in links, sessions of operators, and attempts to sign in.
    pub console_rows: u64,
    /// Of requests and of users.
    pub counts: u64,
    pub audit_entries: u64,
    pub events: u64,
    pub webhook_deliveries: u64,
    /// Of how many tokens was told that they end.
    pub tokens_told: u64,
    pub batches: u64,
    /// Those of the largest batch.
    pub batch_rows_max: u64,
    /// Whether another control was at it, which ended this run.
    pub is_held: bool,
}

/// Follows the rules until it is aborted, which it may be at any time.
pub async fn follow(gate: Gate) {
    let mut interval = tokio::time::interval(INTERVAL);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        match run_once(&gate, gate.now()).await {
            Ok(swept) if swept.batches > 0 => tracing::debug!(?swept, "what had its time is gone"),
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "a retention was not followed"),
        }
        if let Err(error) = crate::count::count(&gate, gate.now()).await {
            tracing::error!(%error, "requests and users were not counted");
        }
    }
}

/// Deletes what has had its time at `now`.
pub async fn run_once(gate: &Gate, now: Moment) -> Result<Swept> {
    let mut sweep = Sweep::new(gate, now);
    let mut swept = Swept::default();
    for environment in sweep.environments().await? {
        swept.requests += request::prune(&mut sweep, &environment).await?;
        swept.events += event::prune(&mut sweep, &environment).await?;
        swept.users += user::purge(&mut sweep, &environment).await?;
        swept.directory_rows += directory::purge(&mut sweep, &environment).await?;
        swept.organization_rows += organization::purge(&mut sweep, &environment).await?;
    }
    swept.events += event::prune_gone(&mut sweep).await?;
    swept.tokens_told = token::tell(&mut sweep).await?;
    swept.answered_requests = answered_request::forget(&mut sweep).await?;
    swept.setup_links = setup_link::forget(&mut sweep).await?;
    swept.console_rows = console::forget(&mut sweep).await?;
    swept.counts = count::forget(&mut sweep).await?;
    swept.webhook_deliveries = webhook_delivery::forget(&mut sweep).await?;
    swept.audit_entries = audit_entry::forget(&mut sweep).await?;
    Ok(Swept {
        batches: sweep.batches,
        batch_rows_max: sweep.batch_rows_max,
        is_held: sweep.is_held,
        ..swept
    })
}
