//! RFC 7644, the protocol: the rows of the checklist, each by its number.

mod connection;
mod discovery;
mod errors;
mod filters;
mod paging;
mod patch;
mod patch_values;
mod resources;
mod versions;
