//! Lists groups.

use rollcall_proto::provisioning::v1::{ListGroupsResponse, MemberView};
use sea_orm::EntityTrait as _;

use super::membership::members_of;
use super::read::{all_members, shows_members, to_proto};
use crate::authz::{Reading, SecretKey};
use crate::error::Result;
use crate::filter::{sort, sql};
use crate::listing::{Listing, Resources};
use crate::store::entity::{directory, group};

/// Members that the groups of one page have together at most; a page of one
/// group has all of its members.
const MEMBERS_MAX: i64 = 200_000;

pub async fn list(
    grant: &Reading<'_>,
    secret: &SecretKey,
    listing: Listing,
    member_view: MemberView,
) -> Result<ListGroupsResponse> {
    let directory_id = grant.directory_id();
    let backend = grant.connection.get_database_backend();
    let condition = match &listing.filter {
        Some(filter) => Some(sql::groups(filter, directory_id, backend)?),
        None => None,
    };
    let count = if condition.is_some() {
        0
    } else {
        directory::Entity::find_by_id(directory_id)
            .one(grant.connection)
            .await?
            .map_or(0, |directory| directory.group_count)
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
        count,
    };
    let mut page = listing
        .read(grant, secret, grant.groups(), resources, |rows| {
            if member_view == MemberView::All {
                groups_within_budget(rows.iter().map(all_members))
            } else {
                rows.len()
            }
        })
        .await?;
    let shown: Vec<_> = page
        .rows
        .iter()
        .filter(|row| shows_members(row, member_view))
        .map(|row| row.id)
        .collect();
    let mut members = members_of(grant, &shown).await?;
    let groups = page
        .rows
        .drain(..)
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
