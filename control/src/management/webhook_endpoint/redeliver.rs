//! Events that are to be delivered once more.

use rollcall_proto::management::v1::{RedeliverEventsRequest, RedeliverEventsResponse};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, NotSet, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _, Set,
};
use serde_json::json;

use super::{find_to_change, record, save};
use crate::audit::{Changed, Record};
use crate::authz::Managing;
use crate::error::{Error, Result};
use crate::id::EventId;
use crate::management::text::id;
use crate::store::entity::{event, webhook_delivery, webhook_endpoint, webhook_redelivery};
use crate::store::one_column::OneColumn as _;
use crate::webhook::REDELIVERIES_MAX;

pub async fn redeliver(
    grant: &Managing<'_>,
    request: RedeliverEventsRequest,
) -> Result<Changed<RedeliverEventsResponse>> {
    let RedeliverEventsRequest {
        id: endpoint_id,
        event_id,
        first_position,
        last_position,
        request_id: _,
    } = request;
    let row = find_to_change(grant, &endpoint_id).await?;
    if row.disable_time.is_some() {
        return Err(Error::WebhookEndpointDisabled);
    }
    let (first, last) = match (event_id.as_str(), first_position, last_position) {
        ("", first, last) => {
            if first < 1 || first > last || last > row.position {
                let why = "Either `event_id` must be set, or `first_position` and \
                           `last_position`, of positions that the endpoint has passed";
                return Err(Error::InvalidValue {
                    why: why.to_owned(),
                });
            }
            (first, last)
        }
        (text, 0, 0) => {
            let position = position_of(grant, &row, id("event_id", text)?).await?;
            (position, position)
        }
        _ => {
            return Err(Error::InvalidValue {
                why: "Positions must not be set beside `event_id`".to_owned(),
            });
        }
    };
    check_kept(grant, &row, first).await?;
    insert(grant, &row, first, last).await?;
    let mut after = row.clone();
    after.revision += 1;
    save(grant, &row, &after).await?;
    let asked = record(None, Some(&row)).map(|record| Record {
        after: Some(json!({ "redeliver": { "firstPosition": first, "lastPosition": last } })),
        ..record
    });
    let records = asked.into_iter().collect();
    Ok(Changed::new(RedeliverEventsResponse {}, records))
}

/// That of an event that was sent to the endpoint before.
async fn position_of(
    grant: &Managing<'_>,
    row: &webhook_endpoint::Model,
    id: EventId,
) -> Result<i64> {
    webhook_delivery::Entity::find()
        .select_only()
        .column(webhook_delivery::Column::Position)
        .filter(webhook_delivery::Column::EndpointId.eq(row.id))
        .filter(webhook_delivery::Column::EventId.eq(id))
        .one_column()
        .one(grant.connection)
        .await?
        .ok_or(Error::EventNotFound)
}

async fn check_kept(
    grant: &Managing<'_>,
    row: &webhook_endpoint::Model,
    position: i64,
) -> Result<()> {
    let kept = event::Entity::find()
        .filter(event::Column::EnvironmentId.eq(row.environment_id))
        .filter(event::Column::Position.eq(position))
        .count(grant.connection)
        .await?;
    if kept == 0 {
        return Err(Error::EventNotFound);
    }
    Ok(())
}

async fn insert(
    grant: &Managing<'_>,
    row: &webhook_endpoint::Model,
    first: i64,
    last: i64,
) -> Result<()> {
    let there = webhook_redelivery::Entity::find()
        .filter(webhook_redelivery::Column::EndpointId.eq(row.id))
        .count(grant.connection)
        .await?;
    if there >= REDELIVERIES_MAX {
        return Err(Error::TooLarge {
            why: format!("{REDELIVERIES_MAX} redeliveries of the endpoint are under way"),
        });
    }
    let redelivery = webhook_redelivery::ActiveModel {
        ordinal: NotSet,
        endpoint_id: Set(row.id),
        position: Set(first - 1),
        last_position: Set(last),
        failed_attempts: Set(0),
        next_attempt_time: Set(None),
    };
    webhook_redelivery::Entity::insert(redelivery)
        .exec_without_returning(grant.connection)
        .await?;
    Ok(())
}
