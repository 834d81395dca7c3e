//! Between the language (`rollcall_scim`) and the contract (`rollcall_proto`).

mod filter;
mod patch;
mod resource;

pub(crate) use filter::{filter, sort};
pub(crate) use patch::{group_operation, patch_operation};
pub(crate) use resource::{Rendering, group_attributes, member_names, user_attributes};
