//! Directories.

mod deletion;
mod events;
mod health;
mod life;
mod proto;

use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, GetDirectoryResponse, ListDirectoriesRequest,
    ListDirectoriesResponse, UpdateDirectoryRequest, UpdateDirectoryResponse,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use serde_json::json;

use super::mask::Mask;
use super::organization;
use super::page::{Order, Page};
use super::text::{id, name, required};
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, OrganizationId};
use crate::store::entity::{directory, organization as organization_row};
use crate::store::one_column::OneColumn as _;

use events::tell;
use proto::to_protos;

pub use proto::to_proto;

pub use deletion::{delete, delete_with_organization, restore, restore_with_organization};
pub use events::place_of;
pub use life::{disable, enable, release};

/// Directories of one organization, deleted ones that can be restored included.
const DIRECTORIES_MAX: u64 = 1_000;

pub async fn create(
    grant: &Managing<'_>,
    request: CreateDirectoryRequest,
) -> Result<Changed<CreateDirectoryResponse>> {
    let CreateDirectoryRequest {
        organization_id,
        directory,
        request_id: _,
    } = request;
    let organization_id = id("organization_id", &organization_id)?;
    let given = required("directory", directory)?;
    let display_name = name("display_name", given.display_name)?;
    let organization = organization::lock_live(grant, organization_id).await?;
    let row = insert(grant, &organization, display_name).await?;
    let records = vec![record(None, &row)];
    let directory = Some(to_proto(grant, row).await?);
    Ok(Changed::new(CreateDirectoryResponse { directory }, records))
}

/// Makes a directory of an organization that the caller has locked. The first
/// one is primary.
pub async fn insert(
    grant: &Managing<'_>,
    organization: &organization_row::Model,
    display_name: String,
) -> Result<directory::Model> {
    insert_as(grant, grant.ids.next(), organization, display_name).await
}

/// The same under an id that is given.
pub async fn insert_as(
    grant: &Managing<'_>,
    id: DirectoryId,
    organization: &organization_row::Model,
    display_name: String,
) -> Result<directory::Model> {
    let others: Vec<Option<Moment>> = directory::Entity::find()
        .select_only()
        .column(directory::Column::DeleteTime)
        .filter(directory::Column::OrganizationId.eq(organization.id))
        .limit(DIRECTORIES_MAX)
        .one_column()
        .all(grant.connection)
        .await?;
    if others.len() as u64 >= DIRECTORIES_MAX {
        return Err(Error::TooLarge {
            why: format!("An organization has at most {DIRECTORIES_MAX} directories"),
        });
    }
    let row = directory::Model {
        id,
        environment_id: organization.environment_id,
        organization_id: organization.id,
        display_name,
        is_primary: others.iter().all(Option::is_some),
        user_count: 0,
        active_user_count: 0,
        group_count: 0,
        user_list_version: 0,
        group_list_version: 0,
        create_time: grant.now,
        update_time: grant.now,
        disable_time: None,
        delete_time: None,
        deleted_with_organization: false,
        purge_time: None,
        first_request_time: None,
        last_success_time: None,
        last_error_time: None,
        last_error_reason: None,
        breaker_window_start: None,
        breaker_window_users: 0,
        breaker_count: 0,
        breaker_trip_time: None,
    };
    directory::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    tell(grant, None, &row).await?;
    Ok(row)
}

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetDirectoryResponse> {
    let row = find(grant, id("id", text)?).await?;
    Ok(GetDirectoryResponse {
        directory: Some(to_proto(grant, row).await?),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListDirectoriesRequest,
) -> Result<ListDirectoriesResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let mut select = grant.directories();
    if !request.environment_id.is_empty() || request.organization_id.is_empty() {
        let environment_id = grant.environment_named(&request.environment_id)?;
        select = select.filter(directory::Column::EnvironmentId.eq(environment_id));
    }
    if !request.organization_id.is_empty() {
        let id: OrganizationId = id("organization_id", &request.organization_id)?;
        organization::find(grant, id).await?;
        select = select.filter(directory::Column::OrganizationId.eq(id));
    }
    if !request.show_deleted {
        select = select.filter(directory::Column::DeleteTime.is_null());
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            directory::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListDirectoriesResponse {
        directories: to_protos(grant, rows).await?,
        next_page_token,
    })
}

/// To be primary is taken from the directory that was, before this one gets it.
pub async fn update(
    grant: &Managing<'_>,
    request: UpdateDirectoryRequest,
) -> Result<Changed<UpdateDirectoryResponse>> {
    let UpdateDirectoryRequest {
        directory,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(update_mask, &["display_name", "is_primary"])?;
    let given = required("directory", directory)?;
    let (before, former) = lock_with_primary(grant, id("id", &given.id)?).await?;
    let mut after = before.clone();
    if mask.has("display_name") {
        after.display_name = name("display_name", given.display_name)?;
    }
    if mask.has("is_primary") {
        after.is_primary = given.is_primary;
    }
    let mut records = vec![];
    if after.is_primary && !before.is_primary {
        if before.disable_time.is_some() {
            return Err(Error::DirectoryDisabled);
        }
        if let Some(former) = former {
            let mut demoted = former.clone();
            demoted.is_primary = false;
            records.extend(save(grant, &former, &mut demoted).await?);
        }
    }
    records.extend(save(grant, &before, &mut after).await?);
    let directory = Some(to_proto(grant, after).await?);
    Ok(Changed::new(UpdateDirectoryResponse { directory }, records))
}

/// One that the caller manages, deleted or not.
pub async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    id: DirectoryId,
) -> Result<directory::Model> {
    grant
        .directories()
        .filter(directory::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)
}

/// The same, alone with it until the transaction ends: no request of an identity
/// provider that changes it is under way.
pub async fn lock(grant: &Managing<'_>, id: DirectoryId) -> Result<directory::Model> {
    grant
        .directories()
        .filter(directory::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)
}

/// One that is not deleted, and the other one that is primary, both locked.
async fn lock_with_primary(
    grant: &Managing<'_>,
    id: DirectoryId,
) -> Result<(directory::Model, Option<directory::Model>)> {
    let found = find(grant, id).await?;
    organization::lock(grant, found.organization_id).await?;
    let either = Condition::any()
        .add(directory::Column::Id.eq(id))
        .add(directory::Column::IsPrimary.eq(true));
    let rows = grant
        .directories()
        .filter(directory::Column::OrganizationId.eq(found.organization_id))
        .filter(directory::Column::DeleteTime.is_null())
        .filter(either)
        .order_by_asc(directory::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(grant.connection)
        .await?;
    let (this, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.id == id);
    let this = this.into_iter().next().ok_or(Error::DirectoryNotFound)?;
    Ok((this, others.into_iter().next()))
}

/// Writes what was changed of one that is locked, where something was.
async fn save(
    grant: &Managing<'_>,
    before: &directory::Model,
    after: &mut directory::Model,
) -> Result<Vec<Record>> {
    if after == before {
        return Ok(vec![]);
    }
    after.update_time = grant.now;
    directory::Entity::update(after.clone().into_active_model().reset_all())
        .exec(grant.connection)
        .await?;
    tell(grant, Some(before), after).await?;
    Ok(vec![record(Some(before), after)])
}

/// What the audit log has of a change.
pub fn record(before: Option<&directory::Model>, after: &directory::Model) -> Record {
    Record {
        environment_id: after.environment_id,
        organization_id: Some(after.organization_id),
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &directory::Model) -> serde_json::Value {
    json!({
        "displayName": row.display_name,
        "isPrimary": row.is_primary,
        "disabled": row.disable_time.is_some(),
        "deleted": row.delete_time.is_some(),
        "breakerTripped": row.breaker_trip_time.is_some(),
        "deactivationsCounted": row.breaker_count,
    })
}
