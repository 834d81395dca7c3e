//! The built binaries from outside: real processes, real HTTP, real gRPC.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod bulk;
mod catalogue_app;
mod command_line;
mod conformance;
mod custom_app;
mod domains;
mod durability;
mod link;
mod lists;
mod model;
mod processes;
mod product;
mod random_input;
mod read_only;
mod refused_head;
mod refused_request;
mod secrets;
mod support;
