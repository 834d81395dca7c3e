//! The tests of `service` on PostgreSQL.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../service/access_tokens.rs"]
mod access_tokens;
#[path = "../service/api_keys.rs"]
mod api_keys;
#[path = "../service/authorization.rs"]
mod authorization;
#[path = "../service/breaker.rs"]
mod breaker;
#[path = "../service/bulk.rs"]
mod bulk;
#[path = "../service/console.rs"]
mod console;
#[path = "../service/counts.rs"]
mod counts;
#[path = "../service/credentials.rs"]
mod credentials;
#[path = "../service/edge_identity.rs"]
mod edge_identity;
#[path = "../service/erase.rs"]
mod erase;
#[path = "../service/event_log.rs"]
mod event_log;
#[path = "../service/events.rs"]
mod events;
#[path = "../service/filters.rs"]
mod filters;
#[path = "../service/issuer_keys.rs"]
mod issuer_keys;
#[path = "../service/management.rs"]
mod management;
#[path = "../service/nats.rs"]
mod nats;
#[path = "../service/oauth.rs"]
mod oauth;
#[path = "../service/pages.rs"]
mod pages;
#[path = "../service/plans.rs"]
mod plans;
#[path = "../service/replica.rs"]
mod replica;
#[path = "../service/request_log.rs"]
mod request_log;
#[path = "../service/retention.rs"]
mod retention;
#[path = "../service/search.rs"]
mod search;
#[path = "../service/setup_links.rs"]
mod setup_links;
#[path = "../service/setup_sessions.rs"]
mod setup_sessions;
#[path = "../service/support.rs"]
mod support;
#[path = "../service/tampering.rs"]
mod tampering;
#[path = "../service/tokens.rs"]
mod tokens;
#[path = "../service/webhooks.rs"]
mod webhooks;
#[path = "../service/workload_tokens.rs"]
mod workload_tokens;
#[path = "../service/writes.rs"]
mod writes;
