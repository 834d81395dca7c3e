//! What a product's team manages, and an operator.

mod audit_log;
mod directory;
mod environment;
mod organization;

pub use audit_log::AuditLog;
pub use directory::Directories;
pub use environment::Environments;
pub use organization::Organizations;
