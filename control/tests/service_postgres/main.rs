//! The tests of `service` on PostgreSQL.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

#[path = "../service/authorization.rs"]
mod authorization;
#[path = "../service/breaker.rs"]
mod breaker;
#[path = "../service/bulk.rs"]
mod bulk;
#[path = "../service/credentials.rs"]
mod credentials;
#[path = "../service/erase.rs"]
mod erase;
#[path = "../service/filters.rs"]
mod filters;
#[path = "../service/management.rs"]
mod management;
#[path = "../service/oauth.rs"]
mod oauth;
#[path = "../service/pages.rs"]
mod pages;
#[path = "../service/plans.rs"]
mod plans;
#[path = "../service/request_log.rs"]
mod request_log;
#[path = "../service/retention.rs"]
mod retention;
#[path = "../service/setup_links.rs"]
mod setup_links;
#[path = "../service/support.rs"]
mod support;
#[path = "../service/writes.rs"]
mod writes;
