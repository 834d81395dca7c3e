//! The edge: every HTTP door. It turns SCIM requests into typed calls of the
//! provisioning API and keeps nothing between two of them.

mod answer;
mod bulk;
pub mod config;
pub mod convert;
mod door;
mod error;
mod groups;
pub mod identity;
mod oauth;
pub mod request;
mod route;
mod search;
pub mod server;
mod signing_keys;
mod users;

pub use door::Door;
