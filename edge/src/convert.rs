//! Between the language (`rollcall_scim`) and the contract (`rollcall_proto`).

mod filter;
mod patch;
mod resource;

pub use filter::{filter, sort};
pub use patch::{group_operation, patch_operation};
pub use resource::{Rendering, group_attributes, member_names, user_attributes};
