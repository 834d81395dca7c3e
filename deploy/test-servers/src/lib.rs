//! Real servers of other projects for tests, from Debian's packages, on
//! loopback and in folders of their own, and a look into what they hold; and an
//! OpenID Connect issuer, which says what tests want to hear.

#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a test fails by a panic"
)]

pub mod browser;
pub mod caddy;
pub mod nats;
pub mod oidc;
pub mod postgres;
mod process;
pub mod prometheus;
pub mod tables;

pub use process::free_port;
