//! The built binaries from outside: real processes, real HTTP, real gRPC.
//!
//! `e2e_postgres` is a link to this folder: the same tests on PostgreSQL.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod authorization;
mod bulk;
mod catalogue_app;
mod command_line;
mod conformance;
mod console;
mod custom_app;
mod directory;
mod disabled_directory;
mod domains;
mod emulator;
mod gallery;
mod issuer_tls;
mod large_groups;
mod link;
mod lists;
mod metrics;
mod mirror_example;
mod model;
mod nats;
mod nested_groups;
mod oauth;
mod plans;
mod portal;
mod process;
mod processes;
mod product;
mod providers;
mod python;
mod random_input;
mod read_only;
mod refused_head;
mod refused_request;
mod request_log;
mod revocation;
mod rfc_7643;
mod rfc_7644;
mod scrape;
mod secrets;
mod setup;
mod signing_keys;
mod simulate;
mod support;
mod webhooks;
