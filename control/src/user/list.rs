//! Lists users.

use std::collections::HashMap;

use rollcall_proto::provisioning::v1::ListUsersResponse;
use sea_orm::{DbBackend, QueryOrder as _, QuerySelect as _};

use super::read::{Person, lookup, lookup_where, to_proto};
use crate::authz::{Found, Lookup, Reading};
use crate::error::Result;
use crate::filter::{sort, sql};
use crate::group::memberships_of;
use crate::id::DirectoryId;
use crate::listing::{Listing, Paging, Resources};
use crate::store::entity::user;

/// Looks for the users of a list, where they are few, in the statement that lets
/// the caller in.
pub fn lookup_listed(
    directory_id: DirectoryId,
    listing: &Listing,
    include_groups: bool,
    backend: DbBackend,
) -> Option<Lookup> {
    let condition = sql::users(listing.key()?, directory_id, backend).ok()?;
    let select = lookup_where(directory_id, condition, include_groups, backend)
        .order_by_asc(user::Column::Id)
        .limit(listing.limit() + 1);
    Some(lookup(select))
}

/// The list of what was looked up, unless there is more of it.
fn list_found(listing: &Listing, found: Option<Found>) -> Result<Option<ListUsersResponse>> {
    let Some(found) = found else {
        return Ok(None);
    };
    let people: Vec<Person> = found.read()?;
    let count = u64::try_from(people.len()).unwrap_or(u64::MAX);
    if count > listing.limit() {
        return Ok(None);
    }
    let users = people
        .into_iter()
        .map(|Person { row, groups }| to_proto(row, groups));
    Ok(Some(ListUsersResponse {
        users: users.collect(),
        total_results: i64::try_from(count).unwrap_or(i64::MAX),
        next_cursor: String::new(),
    }))
}

pub async fn list(
    grant: &Reading<'_>,
    paging: &Paging,
    listing: Listing,
    include_groups: bool,
    found: Option<Found>,
) -> Result<ListUsersResponse> {
    if let Some(list) = list_found(&listing, found)? {
        return Ok(list);
    }
    let directory_id = grant.directory_id();
    let backend = grant.connection.get_database_backend();
    let condition = match &listing.filter {
        Some(filter) => Some(sql::users(filter, directory_id, backend)?),
        None => None,
    };
    let resources = Resources {
        kind: "user",
        id: user::Column::Id,
        condition,
        sort_key: listing
            .sort
            .as_ref()
            .map(|sort| sort::of_users(sort, backend))
            .transpose()?,
        count: grant.counts().user_count,
        version: grant.counts().user_list_version,
    };
    let page = listing
        .read(
            grant,
            paging,
            grant.users(),
            resources,
            <[user::Model]>::len,
        )
        .await?;
    let mut groups = if include_groups {
        let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
        memberships_of(grant, &ids).await?
    } else {
        HashMap::default()
    };
    let users = page
        .rows
        .into_iter()
        .map(|row| {
            let groups = groups.remove(&row.id).unwrap_or_default();
            to_proto(row, groups)
        })
        .collect();
    Ok(ListUsersResponse {
        users,
        total_results: page.total_results,
        next_cursor: page.next_cursor,
    })
}
