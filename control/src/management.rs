//! What is managed around the directories: environments, organizations,
//! credentials.

pub mod api_key;
pub mod audit_log;
pub mod directory;
pub mod environment;
pub mod event_log;
pub mod expiry;
pub mod mask;
pub mod organization;
pub mod page;
pub mod reach;
pub mod request;
pub mod request_count;
pub mod scope;
pub mod setup_link;
pub mod span;
pub mod text;
pub mod token;
pub mod trusted_issuer;
pub mod user;
pub mod user_count;
pub mod webhook_endpoint;
