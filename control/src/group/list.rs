//! Lists groups.

use rollcall_proto::provisioning::v1::{ListGroupsResponse, MemberView};
use sea_orm::{ColumnTrait as _, DbBackend, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use super::membership::members_of;
use super::read::{all_members, lookup, shows_members, to_proto};
use crate::authz::{Found, Lookup, Reading};
use crate::error::Result;
use crate::filter::{sort, sql};
use crate::id::DirectoryId;
use crate::listing::{Listing, Paging, Resources, Rows};
use crate::store::entity::group;

/// Members that the groups of one page have together at most; a page of one
/// group has all of its members.
const MEMBERS_MAX: i64 = 200_000;

/// Looks for the groups of a list, where they are few, in the statement that lets
/// the caller in.
pub fn lookup_listed(
    directory_id: DirectoryId,
    listing: &Listing,
    backend: DbBackend,
) -> Option<Lookup> {
    let condition = sql::groups(listing.key()?, directory_id, backend).ok()?;
    let select = group::select()
        .filter(group::Column::DirectoryId.eq(directory_id))
        .filter(condition)
        .order_by_asc(group::Column::Id)
        .limit(listing.limit() + 1);
    Some(lookup(select))
}

/// The groups that were looked up, unless they are more than a page.
fn list_found(
    listing: &Listing,
    member_view: MemberView,
    found: Option<Found>,
) -> Result<Option<Rows<group::Model>>> {
    let Some(found) = found else {
        return Ok(None);
    };
    let rows: Vec<group::Model> = found.read()?;
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let is_page =
        count.unsigned_abs() <= listing.limit() && length(&rows, member_view) == rows.len();
    Ok(is_page.then_some(Rows {
        rows,
        total_results: count,
        next_cursor: String::new(),
    }))
}

/// How many of the groups make one page.
fn length(rows: &[group::Model], member_view: MemberView) -> usize {
    if member_view == MemberView::All && !rows.is_empty() {
        groups_within_budget(rows.iter().map(all_members))
    } else {
        rows.len()
    }
}

pub async fn list(
    grant: &Reading<'_>,
    paging: &Paging,
    listing: Listing,
    member_view: MemberView,
    found: Option<Found>,
) -> Result<ListGroupsResponse> {
    if let Some(rows) = list_found(&listing, member_view, found)? {
        return respond(grant, rows, member_view).await;
    }
    let directory_id = grant.directory_id();
    let backend = grant.connection.get_database_backend();
    let condition = match &listing.filter {
        Some(filter) => Some(sql::groups(filter, directory_id, backend)?),
        None => None,
    };
    let resources = Resources {
        kind: "group",
        id: group::Column::Id,
        condition,
        sort_key: listing
            .sort
            .as_ref()
            .map(|sort| sort::of_groups(sort, backend))
            .transpose()?,
        count: grant.counts().group_count,
        version: grant.counts().group_list_version,
    };
    let rows = listing
        .read(grant, paging, grant.groups(), resources, |rows| {
            length(rows, member_view)
        })
        .await?;
    respond(grant, rows, member_view).await
}

async fn respond(
    grant: &Reading<'_>,
    page: Rows<group::Model>,
    member_view: MemberView,
) -> Result<ListGroupsResponse> {
    let shown: Vec<_> = page
        .rows
        .iter()
        .filter(|row| shows_members(row, member_view))
        .map(|row| row.id)
        .collect();
    let mut members = members_of(grant, &shown).await?;
    let groups = page
        .rows
        .into_iter()
        .map(|row| {
            let members = shows_members(&row, member_view)
                .then(|| members.remove(&row.id).unwrap_or_default());
            to_proto(row, members)
        })
        .collect();
    Ok(ListGroupsResponse {
        groups,
        total_results: page.total_results,
        next_cursor: page.next_cursor,
    })
}

/// How many of the groups, by their counts of members, make one page.
fn groups_within_budget(counts: impl IntoIterator<Item = i64>) -> usize {
    let mut members = 0;
    let within = counts.into_iter().take_while(|count| {
        members += count;
        members <= MEMBERS_MAX
    });
    within.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_groups_is_bounded() {
        assert_eq!(groups_within_budget([]), 1);
        assert_eq!(groups_within_budget([300_000, 1]), 1);
        assert_eq!(groups_within_budget([100_000, 100_000, 1]), 2);
        assert_eq!(groups_within_budget(vec![100; 100]), 100);
    }
}
