//! What is managed around the directories: environments, organizations,
//! credentials.

pub mod mask;
pub mod organization;
pub mod page;
pub mod setup_link;
pub mod text;
pub mod user;
