//! The gRPC services: one file each, one credential each.

mod directory;
pub mod management;
mod provisioning;

pub use directory::Directory;
pub use provisioning::Provisioning;
