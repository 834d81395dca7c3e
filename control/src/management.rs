//! What is managed around the directories: environments, organizations,
//! credentials.

pub mod api_key;
pub mod expiry;
pub mod mask;
pub mod organization;
pub mod page;
pub mod reach;
pub mod scope;
pub mod text;
pub mod token;
pub mod trusted_issuer;
