//! The deletion of a directory, by itself or with its organization, which its
//! grace period can take back.

use rollcall_proto::management::v1::{DeleteDirectoryResponse, RestoreDirectoryResponse};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::events::tell;
use super::{find, lock, record, save, to_proto};
use crate::audit::{Changed, Record};
use crate::authz::Managing;
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::management::text::id;
use crate::management::{environment, organization};
use crate::store::entity::directory;

/// One that is deleted already stays as it is.
pub async fn delete(grant: &Managing<'_>, text: &str) -> Result<Changed<DeleteDirectoryResponse>> {
    let before = lock(grant, id("id", text)?).await?;
    let mut after = before.clone();
    if before.delete_time.is_none() {
        after.delete_time = Some(grant.now);
        // Another one may become primary meanwhile.
        after.is_primary = false;
    }
    let records = save(grant, &before, &mut after).await?;
    let directory = Some(to_proto(grant, after).await?);
    Ok(Changed::new(DeleteDirectoryResponse { directory }, records))
}

/// One that is not deleted stays as it is. It is primary where its organization
/// has no other that is.
pub async fn restore(
    grant: &Managing<'_>,
    text: &str,
) -> Result<Changed<RestoreDirectoryResponse>> {
    let directory_id = id("id", text)?;
    let organization_id = find(grant, directory_id).await?.organization_id;
    organization::lock_live(grant, organization_id).await?;
    let before = lock(grant, directory_id).await?;
    let mut after = before.clone();
    if let Some(delete_time) = before.delete_time {
        let environment_id = before.environment_id;
        let (connection, now) = (grant.connection, grant.now);
        if before.purge_time.is_some() {
            return Err(Error::DirectoryNotFound);
        }
        if !environment::is_within_grace(connection, now, environment_id, delete_time).await? {
            return Err(Error::DirectoryNotFound);
        }
        let primary = grant
            .directories()
            .filter(directory::Column::OrganizationId.eq(organization_id))
            .filter(directory::Column::IsPrimary.eq(true))
            .one(connection)
            .await?;
        after.is_primary = primary.is_none();
        after.delete_time = None;
    }
    let records = save(grant, &before, &mut after).await?;
    let directory = Some(to_proto(grant, after).await?);
    Ok(Changed::new(
        RestoreDirectoryResponse { directory },
        records,
    ))
}

/// Deletes the directories of an organization that is locked. Which one was
/// primary is kept, because no other can become so.
pub async fn delete_with_organization(
    grant: &Managing<'_>,
    id: OrganizationId,
) -> Result<Vec<Record>> {
    let live = directory::Column::DeleteTime.is_null();
    change_all(grant, id, live, Some(grant.now)).await
}

/// Restores those that were deleted with it, but for those that are being purged.
pub async fn restore_with_organization(
    grant: &Managing<'_>,
    id: OrganizationId,
) -> Result<Vec<Record>> {
    let with_it = directory::Column::DeletedWithOrganization
        .eq(true)
        .and(directory::Column::PurgeTime.is_null());
    change_all(grant, id, with_it, None).await
}

async fn change_all(
    grant: &Managing<'_>,
    id: OrganizationId,
    which: sea_orm::sea_query::SimpleExpr,
    delete_time: Option<Moment>,
) -> Result<Vec<Record>> {
    let rows = grant
        .directories()
        .filter(directory::Column::OrganizationId.eq(id))
        .filter(which.clone())
        .order_by_asc(directory::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(grant.connection)
        .await?;
    directory::Entity::update_many()
        .col_expr(directory::Column::DeleteTime, Expr::value(delete_time))
        .col_expr(
            directory::Column::DeletedWithOrganization,
            Expr::value(delete_time.is_some()),
        )
        .col_expr(directory::Column::UpdateTime, Expr::value(grant.now))
        .filter(directory::Column::OrganizationId.eq(id))
        .filter(which)
        .exec(grant.connection)
        .await?;
    let mut records = Vec::with_capacity(rows.len());
    for before in rows {
        let mut after = before.clone();
        after.delete_time = delete_time;
        tell(grant, Some(&before), &after).await?;
        records.push(record(Some(&before), &after));
    }
    Ok(records)
}
