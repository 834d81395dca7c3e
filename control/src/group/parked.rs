//! Members whom the identity provider named before it provisioned them.

use rollcall_proto::provisioning::v1::GroupReference;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, Set,
};

use super::membership::add;
use crate::authz::Writing;
use crate::error::Result;
use crate::store::entity::{group, membership, user};

/// Makes a user who arrives, or whose externalId becomes known, a member of the
/// groups in which they were awaited. Returns those groups.
pub async fn resolve(grant: &Writing<'_>, user: &user::Model) -> Result<Vec<GroupReference>> {
    let names = user
        .external_id
        .iter()
        .cloned()
        .chain([user.id.to_string()]);
    let awaited = grant
        .memberships()
        .filter(membership::Column::UserId.is_null())
        .filter(membership::Column::MemberId.is_in(names))
        .order_by_asc(membership::Column::GroupId)
        .all(grant.connection)
        .await?;
    let mut references: Vec<GroupReference> = Vec::new();
    for parked in awaited {
        let group_id = parked.group_id;
        membership::Entity::delete_by_id((group_id, parked.member_id))
            .exec(grant.connection)
            .await?;
        let difference = add(grant, group_id, vec![user.id.to_string()]).await?;
        let Some(row) = grant
            .groups()
            .filter(group::Column::Id.eq(group_id))
            .one(grant.connection)
            .await?
        else {
            continue;
        };
        if difference.any {
            references.push(GroupReference {
                id: group_id.to_string(),
                display_name: row.display_name.clone(),
            });
        }
        let (member_count, parked_count) = (row.member_count, row.parked_count);
        let version = row.version;
        let mut change = row.into_active_model();
        change.member_count = Set(member_count + difference.members);
        change.parked_count = Set(parked_count - 1);
        change.version = Set(version + 1);
        change.update_time = Set(grant.now);
        change.update(grant.connection).await?;
    }
    Ok(references)
}
