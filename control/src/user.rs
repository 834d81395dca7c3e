//! The users of a directory: the rules of each operation, one module each.

mod address;
mod count;
mod create;
mod delete;
mod describe;
mod list;
mod patch;
mod read;
mod replace;
mod write;

pub use address::is_address;
pub use create::create;
pub use delete::delete;
pub use describe::describe;
pub use list::{list, lookup_listed};
pub use patch::patch;
pub use read::{found, lookup_of, parse_id};
pub use replace::replace;
