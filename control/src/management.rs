//! What is managed around the directories: environments, organizations,
//! credentials.

pub mod audit_log;
pub mod directory;
pub mod environment;
pub mod mask;
pub mod organization;
pub mod page;
pub mod request;
pub mod setup_link;
pub mod text;
pub mod user;
