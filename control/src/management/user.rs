//! People who left.

mod earlier;
mod erase;
mod list_deleted;
mod person;
mod trace;

pub use erase::erase;
pub use list_deleted::list_deleted;
