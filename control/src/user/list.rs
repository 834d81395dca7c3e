//! Lists users.

use std::collections::HashMap;

use rollcall_proto::provisioning::v1::ListUsersResponse;
use sea_orm::EntityTrait as _;

use super::read::to_proto;
use crate::authz::{Reading, SecretKey};
use crate::error::Result;
use crate::filter::{sort, sql};
use crate::group::memberships_of;
use crate::listing::{Listing, Resources};
use crate::store::entity::{directory, user};

pub async fn list(
    grant: &Reading<'_>,
    secret: &SecretKey,
    listing: Listing,
    include_groups: bool,
) -> Result<ListUsersResponse> {
    let directory_id = grant.directory_id();
    let backend = grant.connection.get_database_backend();
    let condition = match &listing.filter {
        Some(filter) => Some(sql::users(filter, directory_id, backend)?),
        None => None,
    };
    let count = if condition.is_some() {
        0
    } else {
        directory::Entity::find_by_id(directory_id)
            .one(grant.connection)
            .await?
            .map_or(0, |directory| directory.user_count)
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
        count,
    };
    let page = listing
        .read(
            grant,
            secret,
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
