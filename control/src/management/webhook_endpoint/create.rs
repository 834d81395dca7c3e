//! A new webhook endpoint.

use rollcall_proto::management::v1::{CreateWebhookEndpointRequest, CreateWebhookEndpointResponse};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _, QueryFilter as _,
};

use super::{kinds, record, to_proto, url};
use crate::audit::Changed;
use crate::authz::{Managing, SecretKey};
use crate::error::{Error, Result};
use crate::event::end_of_feed;
use crate::management::environment::hold_alone;
use crate::management::reach::{environment, organization};
use crate::management::text::{name, required};
use crate::outbound::Allowed;
use crate::store::entity::webhook_endpoint;
use crate::webhook::WebhookSecret;

/// Endpoints of an environment.
const ENDPOINTS_MAX: u64 = 50;

pub async fn create(
    grant: &Managing<'_>,
    secret: &SecretKey,
    allowed: Allowed,
    request: CreateWebhookEndpointRequest,
) -> Result<Changed<CreateWebhookEndpointResponse>> {
    let given = required("webhook_endpoint", request.webhook_endpoint)?;
    let environment_id = environment(grant, &given.environment_id).await?;
    let organization_id = organization(grant, environment_id, &given.organization_id).await?;
    let display_name = name("display_name", given.display_name)?;
    let kinds = kinds(&given.kinds)?;
    let url = url::check(given.url, allowed)?;
    hold_alone(grant, environment_id).await?;
    let there = webhook_endpoint::Entity::find()
        .filter(webhook_endpoint::Column::EnvironmentId.eq(environment_id))
        .count(grant.connection)
        .await?;
    if there >= ENDPOINTS_MAX {
        return Err(Error::TooLarge {
            why: format!("The environment has {ENDPOINTS_MAX} webhook endpoints already"),
        });
    }
    let standing = end_of_feed(grant.connection, environment_id).await?;
    let row = webhook_endpoint::Model {
        id: grant.ids.next(),
        environment_id,
        organization_id,
        display_name,
        url,
        kinds,
        generation: 1,
        old_secret_expire_time: None,
        position: standing.position,
        position_event_id: standing.event_id,
        failed_attempts: 0,
        next_attempt_time: None,
        disable_time: None,
        disable_reason: 0,
        revision: 0,
        worker_id: None,
        lease_expire_time: None,
        create_time: grant.now,
    };
    webhook_endpoint::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    let records = record(None, Some(&row)).into_iter().collect();
    let answer = CreateWebhookEndpointResponse {
        secret: WebhookSecret::of(secret, row.id, row.generation).expose(),
        webhook_endpoint: Some(to_proto(row)),
    };
    Ok(Changed::with_secret(answer, records))
}
