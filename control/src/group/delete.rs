//! Deletes a group and its memberships.

use rollcall_proto::provisioning::v1::VersionCondition;
use sea_orm::ModelTrait as _;

use super::membership::{end_memberships_of_group, remove_all};
use super::read::find;
use super::write::count;
use crate::authz::Writing;
use crate::error::Result;
use crate::id::GroupId;
use crate::request_log::Effect;
use crate::version::check_version;

/// The name of what is gone is in the answer, for the request log.
pub async fn delete(
    grant: &Writing<'_>,
    id: GroupId,
    condition: Option<VersionCondition>,
) -> Result<(String, Effect)> {
    let row = find(grant, id).await?;
    check_version(row.version, condition)?;
    end_memberships_of_group(grant, id).await?;
    remove_all(grant, id).await?;
    grant.events().group_deleted(&row).await?;
    let display_name = row.display_name.clone();
    row.delete(grant.connection).await?;
    count(grant, -1).await?;
    Ok((display_name, Effect::GroupDeleted))
}
