//! Members whom the identity provider named before it provisioned them.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, Set,
};

use super::membership::{Difference, add};
use crate::authz::Writing;
use crate::error::Result;
use crate::event::Member;
use crate::store::entity::{group, membership};

/// Makes a user or a group that arrives, or whose externalId becomes known, a
/// member of the groups in which it was awaited. Whether there was any.
pub async fn resolve(grant: &Writing<'_>, id: String, external_id: Option<&str>) -> Result<bool> {
    let names = external_id.into_iter().chain([id.as_str()]);
    let awaited = grant
        .memberships()
        .filter(membership::Column::UserId.is_null())
        .filter(membership::Column::MemberGroupId.is_null())
        .filter(membership::Column::MemberId.is_in(names))
        .order_by_asc(membership::Column::GroupId)
        .all(grant.connection)
        .await?;
    let any = !awaited.is_empty();
    for parked in awaited {
        let group_id = parked.group_id;
        membership::Entity::delete_by_id((group_id, parked.member_id.clone()))
            .exec(grant.connection)
            .await?;
        let left = vec![Member::Parked(parked.member_id)];
        grant.events().members_removed(group_id, left).await?;
        let left = Difference {
            parked: -1,
            any: true,
            ..Difference::default()
        };
        let difference = left.and(add(grant, group_id, vec![id.clone()]).await?);
        let row = grant
            .groups()
            .filter(group::Column::Id.eq(group_id))
            .one(grant.connection)
            .await?;
        if let Some(row) = row {
            let mut change = row.clone().into_active_model();
            difference.count(&row, &mut change);
            change.version = Set(row.version + 1);
            change.update_time = Set(grant.now);
            change.update(grant.connection).await?;
        }
    }
    Ok(any)
}
