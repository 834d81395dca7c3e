//! The deletion of an organization, which its grace period can take back.

use rollcall_proto::management::v1::{
    DeleteOrganizationRequest, DeleteOrganizationResponse, RestoreOrganizationRequest,
    RestoreOrganizationResponse,
};

use super::{lock, save, to_proto};
use crate::audit::Changed;
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::management::text::id;
use crate::management::{directory, environment};

/// Deletes it with its directories. One that is deleted already stays as it is.
pub async fn delete(
    grant: &Managing<'_>,
    request: DeleteOrganizationRequest,
) -> Result<Changed<DeleteOrganizationResponse>> {
    let before = lock(grant, id("id", &request.id)?).await?;
    let mut after = before.clone();
    let mut records = vec![];
    if before.delete_time.is_none() {
        after.deleted_external_id = after.external_id.take();
        after.delete_time = Some(grant.now);
        after.update_time = grant.now;
        records.push(save(grant, &before, &after).await?);
        records.extend(directory::delete_with_organization(grant, before.id).await?);
    }
    let organization = Some(to_proto(after));
    Ok(Changed::new(
        DeleteOrganizationResponse { organization },
        records,
    ))
}

/// Restores it with the directories that were deleted with it. One that is not
/// deleted stays as it is.
pub async fn restore(
    grant: &Managing<'_>,
    request: RestoreOrganizationRequest,
) -> Result<Changed<RestoreOrganizationResponse>> {
    let before = lock(grant, id("id", &request.id)?).await?;
    let mut after = before.clone();
    let mut records = vec![];
    if let Some(delete_time) = before.delete_time {
        let environment_id = before.environment_id;
        let (connection, now) = (grant.connection, grant.now);
        if !environment::is_within_grace(connection, now, environment_id, delete_time).await? {
            return Err(Error::OrganizationNotFound);
        }
        after.external_id = after.deleted_external_id.take();
        after.delete_time = None;
        after.update_time = now;
        records.push(save(grant, &before, &after).await?);
        records.extend(directory::restore_with_organization(grant, before.id).await?);
    }
    let organization = Some(to_proto(after));
    Ok(Changed::new(
        RestoreOrganizationResponse { organization },
        records,
    ))
}
