//! Lists users in the order of their creation.

use rollcall_proto::provisioning::v1::ListUsersResponse;
use rollcall_proto::scim::v1::Filter;
use sea_orm::{
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::read::to_proto;
use crate::authz::Reading;
use crate::error::Result;
use crate::filter::sql;
use crate::group::memberships_of;
use crate::page::Page;
use crate::store::entity::{directory, user};

pub async fn list(
    grant: &Reading<'_>,
    filter: Option<Filter>,
    page: Page,
    include_groups: bool,
) -> Result<ListUsersResponse> {
    let mut select = grant.users();
    let total_results = if let Some(filter) = filter {
        select = select.filter(sql::users(&filter, grant.directory_id())?);
        i64::try_from(select.clone().count(grant.connection).await?).unwrap_or(i64::MAX)
    } else {
        directory::Entity::find_by_id(grant.directory_id())
            .one(grant.connection)
            .await?
            .map_or(0, |directory| directory.user_count)
    };
    let rows = if page.is_beyond(total_results) {
        vec![]
    } else {
        select
            .order_by_asc(user::Column::Id)
            .offset(page.offset)
            .limit(page.limit)
            .all(grant.connection)
            .await?
    };
    let mut groups = if include_groups {
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        memberships_of(grant, &ids).await?
    } else {
        std::collections::HashMap::default()
    };
    let users = rows
        .into_iter()
        .map(|row| {
            let groups = groups.remove(&row.id).unwrap_or_default();
            to_proto(row, groups)
        })
        .collect();
    Ok(ListUsersResponse {
        users,
        total_results,
    })
}
