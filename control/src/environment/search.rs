//! People and groups by how their names begin, for a product backend.

mod group;
mod user;

pub use group::search_groups;
pub use user::{Source, search_users, statement};

/// Resources of a page at most.
const PAGE_SIZE_MAX: i32 = 100;

fn page_size(requested: i32) -> u64 {
    match requested {
        0 => super::page_size(PAGE_SIZE_MAX),
        size => super::page_size(size.min(PAGE_SIZE_MAX)),
    }
}
