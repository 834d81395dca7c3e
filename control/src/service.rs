//! The gRPC services: one file each, one credential each.

mod directory;
pub mod management;
mod provisioning;
mod setup;

pub use directory::Directory;
pub use provisioning::Provisioning;
pub use setup::Setup;
