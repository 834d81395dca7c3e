//! The tables, one module each.

pub mod answered_request;
pub mod api_key;
pub mod audit_entry;
pub mod directory;
pub mod edge_key;
pub mod environment;
pub mod event;
pub mod feed;
pub mod group;
pub mod installation;
pub mod membership;
pub mod operator_key;
pub mod organization;
pub mod request;
pub mod setup_link;
pub mod sink;
pub mod token;
pub mod trusted_issuer;
pub mod user;
pub mod user_email;
pub mod webhook_delivery;
pub mod webhook_endpoint;
pub mod webhook_redelivery;
