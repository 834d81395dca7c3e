//! The services through their routes, on a real database, with a clock that
//! stands still.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod access_tokens;
mod api_keys;
mod authorization;
mod breaker;
mod bulk;
mod console;
mod counts;
mod credentials;
mod edge_identity;
mod erase;
mod event_log;
mod events;
mod filters;
mod full_disk;
mod issuer_keys;
mod management;
mod nats;
mod oauth;
mod pages;
mod plans;
mod replica;
mod request_log;
mod retention;
mod search;
mod setup_links;
mod setup_sessions;
mod support;
mod tampering;
mod tokens;
mod webhooks;
mod workload_tokens;
mod writes;
