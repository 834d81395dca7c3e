//! The control service: it owns directories, tokens and users, and is the only
//! one that speaks SQL.

pub mod audit;
pub mod authz;
pub mod bulk;
pub mod clock;
pub mod config;
pub mod console;
pub mod count;
pub mod difference;
pub mod environment;
pub mod error;
pub mod event;
pub mod filter;
pub mod fold;
pub mod group;
pub mod id;
pub mod jwks;
pub mod listing;
pub mod management;
pub mod metrics;
pub mod operator;
pub mod outbound;
pub mod patch;
pub mod place;
pub mod prefix;
pub mod request_log;
pub mod retention;
pub mod server;
pub mod service;
pub mod setup;
pub mod sink;
pub mod store;
pub mod user;
pub mod version;
pub mod webhook;
