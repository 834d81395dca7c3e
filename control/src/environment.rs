//! What a product backend reads of its environment.

mod group;
mod page_token;
mod parked;
mod search;
mod selection;
mod user;

use sea_orm::DatabaseConnection;

use crate::authz::{EnvironmentScope, Grant};

pub use group::{get_group, list_groups};
pub use page_token::PageTokens;
pub use parked::list_parked_members;
pub use search::{
    Source as SearchSource, search_groups, search_users, statement as search_statement,
};
pub use user::{get_user, list_users};

pub type Reading<'c> = Grant<'c, EnvironmentScope, DatabaseConnection>;

/// Resources of a page when the request names no size.
const PAGE_SIZE_DEFAULT: u64 = 100;
/// Resources of a page at most; a request for more gets so many.
const PAGE_SIZE_MAX: u64 = 1_000;

/// Bytes of a page's attributes; a page is cut short before the resource that
/// would exceed it.
pub const PAGE_BYTES_MAX: usize = 3 * 1024 * 1024;

/// Cuts what was read for a page down to the page. Returns whether more follows.
fn cut_page<R>(rows: &mut Vec<R>, limit: u64, bytes_of: impl Fn(&R) -> usize) -> bool {
    let mut bytes = 0;
    let within = rows.iter().take_while(|row| {
        bytes += bytes_of(row);
        bytes <= PAGE_BYTES_MAX
    });
    let fitting = within.count().max(1);
    let length = usize::try_from(limit).unwrap_or(usize::MAX).min(fitting);
    let more = rows.len() > length;
    rows.truncate(length);
    more
}

/// A negative size is one that nobody means; the least page stands for it.
pub fn page_size(requested: i32) -> u64 {
    match u64::try_from(requested) {
        Ok(0) => PAGE_SIZE_DEFAULT,
        Ok(size) => size.min(PAGE_SIZE_MAX),
        Err(_) => 1,
    }
}
