//! API keys: what the product's backends present.

mod create;

use rollcall_proto::management::v1::{
    ApiKey, GetApiKeyResponse, ListApiKeysRequest, ListApiKeysResponse, RevokeApiKeyRequest,
    RevokeApiKeyResponse, Scope, UpdateApiKeyRequest, UpdateApiKeyResponse,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set, Unchanged,
};
use serde_json::json;

use super::expiry::{future, text};
use super::mask::Mask;
use super::page::{Order, Page};
use super::scope::{names, scopes};
use super::text::{id, name, required};
use crate::audit::{Changed, Record};
use crate::authz::{Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{ApiKeyId, OrganizationId};
use crate::store::document::Scopes;
use crate::store::entity::api_key;

pub use create::{New, create, insert, insert_as};

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetApiKeyResponse> {
    let id: ApiKeyId = id("id", text)?;
    let row = grant
        .api_keys()
        .filter(api_key::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::ApiKeyNotFound)?;
    Ok(GetApiKeyResponse {
        api_key: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListApiKeysRequest,
) -> Result<ListApiKeysResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let environment_id = grant.environment_named(&request.environment_id)?;
    let mut select = grant
        .api_keys()
        .filter(api_key::Column::EnvironmentId.eq(environment_id));
    if !request.organization_id.is_empty() {
        let organization_id: OrganizationId = id("organization_id", &request.organization_id)?;
        select = select.filter(api_key::Column::OrganizationId.eq(organization_id));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            api_key::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListApiKeysResponse {
        api_keys: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

/// `givable` are the scopes that the caller has.
pub async fn update(
    grant: &Managing<'_>,
    givable: &[Scope],
    request: UpdateApiKeyRequest,
) -> Result<Changed<UpdateApiKeyResponse>> {
    let UpdateApiKeyRequest {
        api_key,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(update_mask, &["display_name", "scopes", "expire_time"])?;
    let given = required("api_key", api_key)?;
    let before = find_to_change(grant, &given.id).await?;
    let is_over = before.expire_time.is_some_and(|at| at <= grant.now);
    if before.revoke_time.is_some() || is_over {
        return Err(Error::TokenEnded);
    }
    let mut after = before.clone();
    if mask.has("display_name") {
        after.display_name = name("display_name", given.display_name)?;
    }
    if mask.has("scopes") {
        after.scopes = scopes(&given.scopes, givable)?;
    }
    if mask.has("expire_time") {
        after.expire_time = future("expire_time", given.expire_time, grant.now)?;
    }
    let records = if after == before {
        vec![]
    } else {
        write(grant, &after).await?;
        vec![record(Some(&before), &after)]
    };
    let api_key = Some(to_proto(after));
    Ok(Changed::new(UpdateApiKeyResponse { api_key }, records))
}

pub async fn revoke(
    grant: &Managing<'_>,
    request: RevokeApiKeyRequest,
) -> Result<Changed<RevokeApiKeyResponse>> {
    let before = find_to_change(grant, &request.id).await?;
    let mut after = before.clone();
    let mut records = vec![];
    if before.revoke_time.is_none() {
        after.revoke_time = Some(grant.now);
        write(grant, &after).await?;
        records.push(record(Some(&before), &after));
    }
    let api_key = Some(to_proto(after));
    Ok(Changed::new(RevokeApiKeyResponse { api_key }, records))
}

/// One that the caller manages, alone with it until the transaction ends.
async fn find_to_change(grant: &Managing<'_>, text: &str) -> Result<api_key::Model> {
    let id: ApiKeyId = id("id", text)?;
    grant
        .api_keys()
        .filter(api_key::Column::Id.eq(id))
        // SQLite has one writer, and no locks of rows.
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::ApiKeyNotFound)
}

/// What can change of a key; its last use is noted meanwhile.
async fn write(grant: &Managing<'_>, row: &api_key::Model) -> Result<()> {
    let changed = api_key::ActiveModel {
        id: Unchanged(row.id),
        display_name: Set(row.display_name.clone()),
        scopes: Set(row.scopes.clone()),
        expire_time: Set(row.expire_time),
        revoke_time: Set(row.revoke_time),
        ..api_key::ActiveModel::default()
    };
    api_key::Entity::update(changed)
        .exec(grant.connection)
        .await?;
    Ok(())
}

/// What the audit log has of a change.
pub fn record(before: Option<&api_key::Model>, after: &api_key::Model) -> Record {
    Record {
        environment_id: after.environment_id,
        organization_id: after.organization_id,
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &api_key::Model) -> serde_json::Value {
    json!({
        "displayName": row.display_name,
        "scopes": names(&row.scopes),
        "expireTime": row.expire_time.map(text),
        "revoked": row.revoke_time.is_some(),
    })
}

fn to_proto(row: api_key::Model) -> ApiKey {
    let api_key::Model {
        id,
        environment_id,
        organization_id,
        display_name,
        mac: _,
        scopes: Scopes(scopes),
        create_time,
        expire_time,
        revoke_time,
        last_use_time,
    } = row;
    ApiKey {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        organization_id: organization_id.map(|id| id.to_string()).unwrap_or_default(),
        display_name,
        scopes: scopes.into_iter().map(i32::from).collect(),
        create_time: Some(create_time.to_proto()),
        expire_time: expire_time.map(Moment::to_proto),
        revoke_time: revoke_time.map(Moment::to_proto),
        last_use_time: last_use_time.map(Moment::to_proto),
    }
}
