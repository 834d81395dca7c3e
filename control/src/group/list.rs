//! Lists groups in the order of their creation.

use rollcall_proto::provisioning::v1::{ListGroupsResponse, MemberView};
use rollcall_proto::scim::v1::Filter;
use sea_orm::{
    EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::membership::members_of;
use super::read::{shows_members, to_proto};
use crate::authz::Reading;
use crate::error::Result;
use crate::filter::sql;
use crate::page::{Page, groups_within_budget};
use crate::store::entity::{directory, group};

pub async fn list(
    grant: &Reading<'_>,
    filter: Option<Filter>,
    page: Page,
    member_view: MemberView,
) -> Result<ListGroupsResponse> {
    let mut select = grant.groups();
    let total_results = if let Some(filter) = filter {
        select = select.filter(sql::groups(&filter, grant.directory_id())?);
        i64::try_from(select.clone().count(grant.connection).await?).unwrap_or(i64::MAX)
    } else {
        directory::Entity::find_by_id(grant.directory_id())
            .one(grant.connection)
            .await?
            .map_or(0, |directory| directory.group_count)
    };
    let mut rows = if page.is_beyond(total_results) {
        vec![]
    } else {
        select
            .order_by_asc(group::Column::Id)
            .offset(page.offset)
            .limit(page.limit)
            .all(grant.connection)
            .await?
    };
    if member_view == MemberView::All {
        let counts = rows.iter().map(|row| row.member_count + row.parked_count);
        rows.truncate(groups_within_budget(counts));
    }
    let shown: Vec<_> = rows
        .iter()
        .filter(|row| shows_members(row, member_view))
        .map(|row| row.id)
        .collect();
    let mut members = members_of(grant, &shown).await?;
    let groups = rows
        .into_iter()
        .map(|row| {
            let members = shows_members(&row, member_view)
                .then(|| members.remove(&row.id).unwrap_or_default());
            to_proto(row, members)
        })
        .collect();
    Ok(ListGroupsResponse {
        groups,
        total_results,
    })
}
