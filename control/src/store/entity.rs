//! The tables, one module each.

pub mod api_key;
pub mod directory;
pub mod environment;
pub mod group;
pub mod installation;
pub mod membership;
pub mod organization;
pub mod request;
pub mod token;
pub mod user;
pub mod user_email;
