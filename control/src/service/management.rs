//! What a product's team manages, and an operator.

mod audit_log;
mod directory;
mod environment;
mod organization;
mod request_log;
mod setup_link;
mod user;

pub use audit_log::AuditLog;
pub use directory::Directories;
pub use environment::Environments;
pub use organization::Organizations;
pub use request_log::Requests;
pub use setup_link::SetupLinks;
pub use user::Users;
