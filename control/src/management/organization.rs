//! Organizations.

mod deletion;
mod domain;
mod export;
mod search;

use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateOrganizationResponse, GetOrganizationResponse,
    ListOrganizationsRequest, ListOrganizationsResponse, Organization, UpdateOrganizationRequest,
    UpdateOrganizationResponse,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _,
    IntoActiveModel as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::json;

use super::environment;
use super::mask::Mask;
use super::page::{Order, Page};
use super::text::{id, name, optional, required};
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::store::document::Domains;
use crate::store::entity::organization;
use crate::store::is_taken;

use domain::{domains, has_domain};

pub use deletion::{delete, restore};
pub use domain::domain;
pub use export::export;
pub use search::{named, search};

pub async fn create(
    grant: &Managing<'_>,
    request: CreateOrganizationRequest,
) -> Result<Changed<CreateOrganizationResponse>> {
    let CreateOrganizationRequest {
        environment_id,
        organization,
        request_id: _,
    } = request;
    grant.whole_environment()?;
    let environment_id = grant.environment_named(&environment_id)?;
    environment::hold(grant, environment_id).await?;
    let given = required("organization", organization)?;
    let display_name = name("display_name", given.display_name)?;
    let row = organization::Model {
        id: grant.ids.next(),
        environment_id,
        external_id: optional("external_id", given.external_id)?,
        display_name_key: organization::Model::key_of(&display_name),
        display_name,
        domains: domains(&given.domains)?,
        allow_any_domain: given.allow_any_domain,
        create_time: grant.now,
        update_time: grant.now,
        delete_time: None,
        deleted_external_id: None,
    };
    let records = vec![insert(grant, &row).await?];
    let organization = Some(to_proto(row));
    Ok(Changed::new(
        CreateOrganizationResponse { organization },
        records,
    ))
}

/// Makes one in an environment that the caller holds.
pub async fn insert(grant: &Managing<'_>, row: &organization::Model) -> Result<Record> {
    organization::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await
        .map_err(taken)?;
    Ok(record(None, row))
}

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetOrganizationResponse> {
    let row = find_named(grant, text).await?;
    Ok(GetOrganizationResponse {
        organization: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListOrganizationsRequest,
) -> Result<ListOrganizationsResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let environment_id = grant.environment_named(&request.environment_id)?;
    let mut select = grant
        .organizations()
        .filter(organization::Column::EnvironmentId.eq(environment_id));
    if !request.show_deleted {
        select = select.filter(organization::Column::DeleteTime.is_null());
    }
    if let Some(external_id) = optional("external_id", request.external_id)? {
        select = select.filter(organization::Column::ExternalId.eq(external_id));
    }
    if !request.domain.is_empty() {
        select = select.filter(has_domain(grant.connection, &request.domain)?);
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            organization::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListOrganizationsResponse {
        organizations: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn update(
    grant: &Managing<'_>,
    request: UpdateOrganizationRequest,
) -> Result<Changed<UpdateOrganizationResponse>> {
    let UpdateOrganizationRequest {
        organization,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(
        update_mask,
        &["external_id", "display_name", "domains", "allow_any_domain"],
    )?;
    let given = required("organization", organization)?;
    let before = lock_live(grant, id("id", &given.id)?).await?;
    let mut after = before.clone();
    if mask.has("external_id") {
        after.external_id = optional("external_id", given.external_id)?;
    }
    if mask.has("display_name") {
        after.display_name = name("display_name", given.display_name)?;
        after.display_name_key = organization::Model::key_of(&after.display_name);
    }
    if mask.has("domains") {
        after.domains = domains(&given.domains)?;
    }
    if mask.has("allow_any_domain") {
        after.allow_any_domain = given.allow_any_domain;
    }
    let records = if after == before {
        vec![]
    } else {
        after.update_time = grant.now;
        vec![save(grant, &before, &after).await?]
    };
    let organization = Some(to_proto(after));
    Ok(Changed::new(
        UpdateOrganizationResponse { organization },
        records,
    ))
}

/// The one that a request names by its `id`.
pub async fn find_named(grant: &Viewing<'_>, text: &str) -> Result<organization::Model> {
    find(grant, id("id", text)?).await
}

/// One that the caller manages, deleted or not.
pub async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    id: OrganizationId,
) -> Result<organization::Model> {
    grant
        .organizations()
        .filter(organization::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::OrganizationNotFound)
}

/// The same, alone with it until the transaction ends: it, and which of its
/// directories there are and is primary, are not changed in between.
pub async fn lock(grant: &Managing<'_>, id: OrganizationId) -> Result<organization::Model> {
    grant
        .organizations()
        .filter(organization::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::OrganizationNotFound)
}

/// The same of one that is not deleted.
pub async fn lock_live(grant: &Managing<'_>, id: OrganizationId) -> Result<organization::Model> {
    let row = lock(grant, id).await?;
    match row.delete_time {
        Some(_) => Err(Error::OrganizationNotFound),
        None => Ok(row),
    }
}

/// Writes a change of one that is locked.
async fn save(
    grant: &Managing<'_>,
    before: &organization::Model,
    after: &organization::Model,
) -> Result<Record> {
    organization::Entity::update(after.clone().into_active_model().reset_all())
        .exec(grant.connection)
        .await
        .map_err(taken)?;
    Ok(record(Some(before), after))
}

/// What the audit log has of a change.
fn record(before: Option<&organization::Model>, after: &organization::Model) -> Record {
    Record {
        environment_id: after.environment_id,
        organization_id: Some(after.id),
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &organization::Model) -> serde_json::Value {
    json!({
        "externalId": row.external_id,
        "displayName": row.display_name,
        "domains": row.domains.0,
        "allowAnyDomain": row.allow_any_domain,
        "deleted": row.delete_time.is_some(),
    })
}

fn to_proto(row: organization::Model) -> Organization {
    let organization::Model {
        id,
        environment_id,
        external_id,
        display_name,
        display_name_key: _,
        domains: Domains(domains),
        allow_any_domain,
        create_time,
        update_time,
        delete_time,
        deleted_external_id,
    } = row;
    Organization {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        external_id: external_id.or(deleted_external_id).unwrap_or_default(),
        display_name,
        domains,
        allow_any_domain,
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
        delete_time: delete_time.map(Moment::to_proto),
    }
}

fn taken(error: DbErr) -> Error {
    if is_taken(&error) {
        return Error::ExternalIdTaken;
    }
    error.into()
}
