//! Edge and control in one process, on either database, and what plays the
//! identity provider against it.

pub mod config;
pub mod demo;
pub mod emulator;
pub mod okta;
pub mod scim_client;
pub mod serve;
pub mod simulate;
pub mod stack;

pub type Failure = Box<dyn std::error::Error + Send + Sync>;
