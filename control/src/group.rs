//! The groups of a directory and their members: the rules of each operation,
//! one module each.

mod belonging;
mod create;
mod delete;
mod describe;
mod list;
mod membership;
pub mod parked;
mod patch;
mod read;
mod replace;
mod write;

pub use belonging::{groups_of_user, memberships_of, read_groups};
pub use create::create;
pub use delete::delete;
pub use describe::{describe, describe_alone};
pub use list::{list, lookup_listed};
pub use membership::end_memberships_of_user;
pub use patch::patch;
pub use read::{found, get, lookup_of, parse_id};
pub use replace::replace;
pub use write::MEMBERS_MAX;
