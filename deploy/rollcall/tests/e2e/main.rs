//! The built binaries from outside: real processes, real HTTP, real gRPC.

mod bad_input;
mod catalogue_app;
mod command_line;
mod custom_app;
mod domains;
mod durability;
mod link;
mod processes;
mod product;
mod secrets;
mod support;
