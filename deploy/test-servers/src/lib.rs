//! Real servers of other projects for tests, from Debian's packages, on
//! loopback and in folders of their own.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

pub mod postgres;
