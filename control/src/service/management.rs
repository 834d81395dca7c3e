//! What a product's team manages, and an operator.

mod api_key;
mod audit_log;
mod directory;
mod environment;
mod event_log;
mod organization;
mod request_log;
mod setup_link;
mod token;
mod trusted_issuer;
mod user;
mod webhook_endpoint;

pub use api_key::ApiKeys;
pub use audit_log::AuditLog;
pub use directory::Directories;
pub use environment::Environments;
pub use event_log::EventLog;
pub use organization::Organizations;
pub use request_log::Requests;
pub use setup_link::SetupLinks;
pub use token::Tokens;
pub use trusted_issuer::TrustedIssuers;
pub use user::Users;
pub use webhook_endpoint::WebhookEndpoints;
