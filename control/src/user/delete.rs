//! Deletes a user. The row stays, out of sight, so that the same person gets
//! the same id on return.

use rollcall_proto::provisioning::v1::VersionCondition;
use sea_orm::{ActiveModelTrait as _, IntoActiveModel as _, Set};

use super::count::{Change, count};
use super::read::find;
use super::write::remove_emails;
use crate::authz::Writing;
use crate::error::Result;
use crate::group::end_memberships_of_user;
use crate::id::UserId;
use crate::request_log::Effect;
use crate::version::check_version;

/// The name of who is gone is in the answer, for the request log.
pub async fn delete(
    grant: &Writing<'_>,
    id: UserId,
    condition: Option<VersionCondition>,
) -> Result<(String, Effect)> {
    let row = find(grant, id).await?;
    check_version(row.version, condition)?;
    end_memberships_of_user(grant, id).await?;
    remove_emails(grant, id).await?;
    let active = (row.active, false);
    let version = row.version + 1;
    let user_name = row.attributes.0.user_name.clone();
    grant.events().user_deleted(&row).await?;
    let mut change = row.into_active_model();
    change.version = Set(version);
    change.update_time = Set(grant.now);
    change.delete_time = Set(Some(grant.now));
    change.update(grant.connection).await?;
    count(grant, Change { users: -1, active }).await?;
    Ok((user_name, Effect::UserDeleted))
}
