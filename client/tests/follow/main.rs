//! What the client makes of a feed that breaks in every way.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod feed;
mod mirror;
mod pages;
mod resume;
