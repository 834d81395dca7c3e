//! The gRPC services: one file each, one credential each.

mod directory;
mod provisioning;

pub use directory::Directory;
pub use provisioning::Provisioning;
