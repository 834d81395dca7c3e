//! The gRPC services: one file each, one credential each.

mod auth;
pub mod console;
mod directory;
mod event;
pub mod management;
mod provisioning;
mod setup;

pub use auth::Auth;
pub use directory::Directory;
pub use event::Events;
pub use provisioning::Provisioning;
pub use setup::Setup;
