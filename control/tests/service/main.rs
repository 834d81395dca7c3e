//! The services through their routes, on a real database, with a clock that
//! stands still.

#![expect(clippy::expect_used, reason = "a test fails by a panic")]

mod access_tokens;
mod api_keys;
mod bulk;
mod credentials;
mod edge_identity;
mod filters;
mod full_disk;
mod issuer_keys;
mod oauth;
mod pages;
mod plans;
mod support;
mod tampering;
mod tokens;
mod workload_tokens;
mod writes;
