//! Webhooks: the feed as Standard Webhooks has it, sent to whom wants it. Each
//! endpoint has its own place in the feed and is served for itself, by one process
//! at a time, so that one which is slow or dead holds up no other.

mod attempt;
mod body;
mod course;
mod engine;
mod lease;
mod outcome;
mod schedule;
mod secret;
mod worker;

pub use engine::{REDELIVERIES_MAX, Webhooks};
pub use secret::WebhookSecret;
