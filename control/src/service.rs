//! The gRPC services: one file each, one credential each.

mod auth;
mod directory;
pub mod management;
mod provisioning;
mod setup;

pub use auth::Auth;
pub use directory::Directory;
pub use provisioning::Provisioning;
pub use setup::Setup;
