//! Creates a group.

use rollcall_proto::provisioning::v1::{Group, MemberName, MemberView};
use rollcall_proto::scim::v1::GroupAttributes;
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _};

use super::membership::add;
use super::parked;
use super::read::view;
use super::write::{check, count, names, taken};
use crate::authz::Writing;
use crate::error::Result;
use crate::fold::fold;
use crate::id::GroupId;
use crate::request_log::Effect;
use crate::store::document::{FoldedDocument, GroupDocument};
use crate::store::entity::group;

pub async fn create(
    grant: &Writing<'_>,
    id: GroupId,
    attributes: GroupAttributes,
    members: Vec<MemberName>,
    member_view: MemberView,
) -> Result<(Group, Effect)> {
    check(&attributes)?;
    let mut row = group::Model {
        id,
        directory_id: grant.directory_id(),
        display_name_key: fold(&attributes.display_name),
        display_name: attributes.display_name.clone(),
        external_id: attributes.external_id.clone(),
        folded_attributes: FoldedDocument::of(&attributes),
        attributes: GroupDocument(attributes),
        member_count: 0,
        member_group_count: 0,
        parked_count: 0,
        version: 1,
        create_time: grant.now,
        update_time: grant.now,
    };
    group::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await
        .map_err(taken)?;
    count(grant, 1).await?;
    grant.events().group_created(&row).await?;
    let difference = add(grant, row.id, names(members)?).await?;
    if difference.any {
        let mut change = row.clone().into_active_model();
        difference.count(&row, &mut change);
        row = change.update(grant.connection).await?;
    }
    parked::resolve(grant, row.id.to_string(), row.external_id.as_deref()).await?;
    let effect = Effect::GroupCreated {
        members: difference.told,
    };
    Ok((view(grant, row, member_view).await?, effect))
}
