//! What must hold whatever happens at once and whoever dies: real processes, a
//! real PostgreSQL that is stopped, killed and replaced.
//!
//! With `ROLLCALL_CHAOS=full` at full length, where the times that are promised
//! are held to as well; otherwise in short. `ROLLCALL_SEED` is where chance begins.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod attributes;
mod away_control;
mod busy;
mod caller;
mod chance;
mod cluster;
mod followed;
mod hung_up;
mod killed;
mod ledger;
mod memberships;
#[path = "../e2e/process.rs"]
mod process;
mod promoted_standby;
mod provider;
mod proxy;
mod read_your_write;
mod replicas_at_once;
mod restarted_postgres;
mod rolling_restart;
mod tier;
mod unique_names;
mod whole;
