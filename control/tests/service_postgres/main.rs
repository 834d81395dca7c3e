//! The tests of `service` on PostgreSQL.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

#[path = "../service/access_tokens.rs"]
mod access_tokens;
#[path = "../service/api_keys.rs"]
mod api_keys;
#[path = "../service/bulk.rs"]
mod bulk;
#[path = "../service/credentials.rs"]
mod credentials;
#[path = "../service/edge_identity.rs"]
mod edge_identity;
#[path = "../service/filters.rs"]
mod filters;
#[path = "../service/issuer_keys.rs"]
mod issuer_keys;
#[path = "../service/oauth.rs"]
mod oauth;
#[path = "../service/pages.rs"]
mod pages;
#[path = "../service/plans.rs"]
mod plans;
#[path = "../service/support.rs"]
mod support;
#[path = "../service/tampering.rs"]
mod tampering;
#[path = "../service/tokens.rs"]
mod tokens;
#[path = "../service/workload_tokens.rs"]
mod workload_tokens;
#[path = "../service/writes.rs"]
mod writes;
