//! Webhook endpoints: where the events of an environment are sent to.

mod create;
mod delivery;
mod life;
mod redeliver;
mod url;

use rollcall_proto::management::v1::{
    DeleteWebhookEndpointRequest, DeleteWebhookEndpointResponse, GetWebhookEndpointResponse,
    ListWebhookEndpointsRequest, ListWebhookEndpointsResponse, UpdateWebhookEndpointRequest,
    UpdateWebhookEndpointResponse, WebhookEndpoint,
};
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set,
    Unchanged,
};
use serde_json::json;

use super::mask::Mask;
use super::page::{Order, Page};
use super::text::{id, name, required};
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::event::Kinds;
use crate::id::{OrganizationId, WebhookEndpointId};
use crate::outbound::Allowed;
use crate::store::entity::webhook_endpoint;

pub use create::create;
pub use delivery::list_deliveries;
pub use life::{disable, enable, rotate};
pub use redeliver::redeliver;

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetWebhookEndpointResponse> {
    let row = find(grant, text).await?;
    Ok(GetWebhookEndpointResponse {
        webhook_endpoint: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListWebhookEndpointsRequest,
) -> Result<ListWebhookEndpointsResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let environment_id = grant.environment_named(&request.environment_id)?;
    let mut select = grant
        .webhook_endpoints()
        .filter(webhook_endpoint::Column::EnvironmentId.eq(environment_id));
    if !request.organization_id.is_empty() {
        let organization_id: OrganizationId = id("organization_id", &request.organization_id)?;
        select = select.filter(webhook_endpoint::Column::OrganizationId.eq(organization_id));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            webhook_endpoint::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListWebhookEndpointsResponse {
        webhook_endpoints: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

/// `allowed` is what the service connects to.
pub async fn update(
    grant: &Managing<'_>,
    allowed: Allowed,
    request: UpdateWebhookEndpointRequest,
) -> Result<Changed<UpdateWebhookEndpointResponse>> {
    let UpdateWebhookEndpointRequest {
        webhook_endpoint,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(update_mask, &["display_name", "url", "kinds"])?;
    let given = required("webhook_endpoint", webhook_endpoint)?;
    let before = find_to_change(grant, &given.id).await?;
    let mut after = before.clone();
    if mask.has("display_name") {
        after.display_name = name("display_name", given.display_name)?;
    }
    if mask.has("kinds") {
        after.kinds = kinds(&given.kinds)?;
    }
    if mask.has("url") {
        after.url = url::check(given.url, allowed)?;
    }
    if after.url != before.url {
        begin_anew(&mut after);
    }
    let records = save(grant, &before, &after).await?;
    let webhook_endpoint = Some(to_proto(after));
    Ok(Changed::new(
        UpdateWebhookEndpointResponse { webhook_endpoint },
        records,
    ))
}

pub async fn delete(
    grant: &Managing<'_>,
    request: DeleteWebhookEndpointRequest,
) -> Result<Changed<DeleteWebhookEndpointResponse>> {
    let row = find_to_change(grant, &request.id).await?;
    webhook_endpoint::Entity::delete_by_id(row.id)
        .exec(grant.connection)
        .await?;
    let records = record(Some(&row), None).into_iter().collect();
    Ok(Changed::new(DeleteWebhookEndpointResponse {}, records))
}

async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    text: &str,
) -> Result<webhook_endpoint::Model> {
    let id: WebhookEndpointId = id("id", text)?;
    grant
        .webhook_endpoints()
        .filter(webhook_endpoint::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::WebhookEndpointNotFound)
}

/// An endpoint, alone with it until the transaction ends.
async fn find_to_change(grant: &Managing<'_>, text: &str) -> Result<webhook_endpoint::Model> {
    let id: WebhookEndpointId = id("id", text)?;
    grant
        .webhook_endpoints()
        .filter(webhook_endpoint::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::WebhookEndpointNotFound)
}

/// The types that a caller names; all where none is named.
fn kinds(names: &[String]) -> Result<Kinds> {
    Kinds::of_names(names).ok_or_else(|| Error::InvalidValue {
        why: "`kinds` holds one that there is not; one is such as `user.deactivated`".to_owned(),
    })
}

/// Has the next event tried at once, as if for the first time.
fn begin_anew(row: &mut webhook_endpoint::Model) {
    row.failed_attempts = 0;
    row.next_attempt_time = None;
    row.revision += 1;
}

/// Writes what a caller can change of an endpoint, where it differs.
async fn save(
    grant: &Managing<'_>,
    before: &webhook_endpoint::Model,
    after: &webhook_endpoint::Model,
) -> Result<Vec<Record>> {
    if before == after {
        return Ok(vec![]);
    }
    let changed = webhook_endpoint::ActiveModel {
        id: Unchanged(after.id),
        display_name: Set(after.display_name.clone()),
        url: Set(after.url.clone()),
        kinds: Set(after.kinds),
        generation: Set(after.generation),
        old_secret_expire_time: Set(after.old_secret_expire_time),
        position: Set(after.position),
        position_event_id: Set(after.position_event_id),
        failed_attempts: Set(after.failed_attempts),
        next_attempt_time: Set(after.next_attempt_time),
        disable_time: Set(after.disable_time),
        disable_reason: Set(after.disable_reason),
        revision: Set(after.revision),
        ..webhook_endpoint::ActiveModel::default()
    };
    webhook_endpoint::Entity::update(changed)
        .exec(grant.connection)
        .await?;
    Ok(record(Some(before), Some(after)).into_iter().collect())
}

/// What the audit log has of a change.
pub fn record(
    before: Option<&webhook_endpoint::Model>,
    after: Option<&webhook_endpoint::Model>,
) -> Option<Record> {
    let row = after.or(before)?;
    Some(Record {
        environment_id: row.environment_id,
        organization_id: row.organization_id,
        resource_id: row.id.to_string(),
        before: before.map(audited),
        after: after.map(audited),
    })
}

fn audited(row: &webhook_endpoint::Model) -> serde_json::Value {
    json!({
        "displayName": row.display_name,
        "url": row.url,
        "kinds": row.kinds.names(),
        "secretGeneration": row.generation,
        "position": row.position,
        "disabled": row.disable_time.is_some(),
    })
}

fn to_proto(row: webhook_endpoint::Model) -> WebhookEndpoint {
    let webhook_endpoint::Model {
        id,
        environment_id,
        organization_id,
        display_name,
        url,
        kinds,
        generation: _,
        old_secret_expire_time,
        position,
        position_event_id: _,
        failed_attempts,
        next_attempt_time,
        disable_time,
        disable_reason,
        revision: _,
        worker_id: _,
        lease_expire_time: _,
        create_time,
    } = row;
    WebhookEndpoint {
        id: id.to_string(),
        environment_id: environment_id.to_string(),
        organization_id: organization_id.map(|id| id.to_string()).unwrap_or_default(),
        display_name,
        url,
        kinds: kinds.names(),
        create_time: Some(create_time.to_proto()),
        disable_time: disable_time.map(Moment::to_proto),
        disable_reason,
        position,
        failed_attempt_count: failed_attempts,
        next_attempt_time: next_attempt_time.map(Moment::to_proto),
        old_secret_expire_time: old_secret_expire_time.map(Moment::to_proto),
    }
}
