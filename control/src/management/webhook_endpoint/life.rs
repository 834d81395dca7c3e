//! Endpoints that are disabled and enabled, and get another secret.

use rollcall_proto::management::v1::{
    DisableWebhookEndpointRequest, DisableWebhookEndpointResponse, EnableWebhookEndpointRequest,
    EnableWebhookEndpointResponse, RotateWebhookEndpointSecretRequest,
    RotateWebhookEndpointSecretResponse, WebhookEndpointDisableReason as Reason,
};

use super::{begin_anew, find_to_change, save, to_proto};
use crate::audit::Changed;
use crate::authz::{Managing, SecretKey};
use crate::clock::Moment;
use crate::error::Result;
use crate::event::{Cursors, Selection, Standing, end_of_feed, list};
use crate::webhook::WebhookSecret;

/// How long a secret signs beside the one that follows it.
const OVERLAP_MICROS: i64 = 24 * 3_600 * 1_000_000;

/// One that is enabled stays where it is, unless it is to skip what it has not got.
pub async fn enable(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: EnableWebhookEndpointRequest,
) -> Result<Changed<EnableWebhookEndpointResponse>> {
    let before = find_to_change(grant, &request.id).await?;
    let mut after = before.clone();
    if request.skip_to_end {
        let end = end_of_feed(grant.connection, before.environment_id).await?;
        after.position = end.position;
        after.position_event_id = end.event_id;
    } else {
        let standing = Standing {
            position: before.position,
            event_id: before.position_event_id,
        };
        let cursors = Cursors::new(secret, before.environment_id);
        let selection = Selection::of_endpoint(&before);
        // Whether the feed goes on from there.
        list(grant.connection, &selection, &cursors, standing, 0).await?;
    }
    if before.disable_time.is_some() || after.position != before.position {
        after.disable_time = None;
        after.disable_reason = Reason::Unspecified.into();
        begin_anew(&mut after);
    }
    let records = save(grant, &before, &after).await?;
    let webhook_endpoint = Some(to_proto(after));
    Ok(Changed::new(
        EnableWebhookEndpointResponse { webhook_endpoint },
        records,
    ))
}

/// One that is disabled stays so, for the reason that it has.
pub async fn disable(
    grant: &Managing<'_>,
    request: DisableWebhookEndpointRequest,
) -> Result<Changed<DisableWebhookEndpointResponse>> {
    let before = find_to_change(grant, &request.id).await?;
    let mut after = before.clone();
    if before.disable_time.is_none() {
        after.disable_time = Some(grant.now);
        after.disable_reason = Reason::Requested.into();
        begin_anew(&mut after);
    }
    let records = save(grant, &before, &after).await?;
    let webhook_endpoint = Some(to_proto(after));
    Ok(Changed::new(
        DisableWebhookEndpointResponse { webhook_endpoint },
        records,
    ))
}

pub async fn rotate(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: RotateWebhookEndpointSecretRequest,
) -> Result<Changed<RotateWebhookEndpointSecretResponse>> {
    let before = find_to_change(grant, &request.id).await?;
    let mut after = before.clone();
    after.generation += 1;
    after.old_secret_expire_time = Some(Moment(grant.now.0 + OVERLAP_MICROS));
    let records = save(grant, &before, &after).await?;
    let answer = RotateWebhookEndpointSecretResponse {
        secret: WebhookSecret::of(secret, after.id, after.generation).expose(),
        webhook_endpoint: Some(to_proto(after)),
    };
    Ok(Changed::with_secret(answer, records))
}
