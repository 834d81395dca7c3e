//! What was delivered to an endpoint, and what was not.

use prost_types::Duration;
use rollcall_proto::management::v1::{
    ListWebhookDeliveriesRequest, ListWebhookDeliveriesResponse, WebhookDelivery,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::find;
use crate::authz::{SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::Result;
use crate::management::page::{Order, Page};
use crate::store::entity::webhook_delivery;

const MICROS_PER_SECOND: i64 = 1_000_000;

pub async fn list_deliveries(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListWebhookDeliveriesRequest,
) -> Result<ListWebhookDeliveriesResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let endpoint = find(grant, &request.id).await?;
    let mut select = webhook_delivery::Entity::find()
        .filter(webhook_delivery::Column::EndpointId.eq(endpoint.id));
    if request.failed_only {
        select = select.filter(webhook_delivery::Column::IsFailed.into_expr());
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            webhook_delivery::Column::Id,
            Order::LatestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListWebhookDeliveriesResponse {
        deliveries: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

fn to_proto(row: webhook_delivery::Model) -> WebhookDelivery {
    let webhook_delivery::Model {
        id,
        endpoint_id,
        event_id,
        position,
        attempt,
        is_redelivery,
        is_failed: _,
        http_status,
        error,
        duration_micros,
        next_attempt_time,
        create_time,
    } = row;
    let nanos = duration_micros.rem_euclid(MICROS_PER_SECOND) * 1_000;
    WebhookDelivery {
        id: id.to_string(),
        endpoint_id: endpoint_id.to_string(),
        event_id: event_id.to_string(),
        position,
        attempt,
        is_redelivery,
        create_time: Some(create_time.to_proto()),
        duration: Some(Duration {
            seconds: duration_micros.div_euclid(MICROS_PER_SECOND),
            nanos: i32::try_from(nanos).unwrap_or_default(),
        }),
        http_status: http_status.unwrap_or_default(),
        error: error.unwrap_or_default(),
        next_attempt_time: next_attempt_time.map(Moment::to_proto),
    }
}
