//! The pages, each with what its forms do.

pub(super) mod account;
pub(super) mod api_keys;
mod attribute;
pub(super) mod audit_log;
pub(super) mod deleted_users;
pub(super) mod directory;
pub(super) mod directory_settings;
pub(super) mod environments;
mod event;
pub(super) mod events;
pub(super) mod group;
pub(super) mod groups;
pub(super) mod operators;
pub(super) mod organization;
pub(super) mod organizations;
mod request;
pub(super) mod requests;
mod secret;
pub(super) mod settings;
pub(super) mod sign_in;
mod token;
pub(super) mod tokens;
pub(super) mod trusted_issuers;
pub(super) mod user;
pub(super) mod users;
pub(super) mod webhook_endpoint;
pub(super) mod webhook_endpoints;
