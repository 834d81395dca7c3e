//! What an attempt changes, in one transaction: the place in the feed, the log of
//! deliveries, and the end of an endpoint that cannot be reached.

use rollcall_proto::management::v1::WebhookEndpointDisableReason as Reason;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, NotSet, QueryFilter as _,
    QuerySelect as _, Set, Unchanged,
};

use super::attempt::Attempt;
use super::course::Course;
use super::lease;
use super::schedule::next_attempt;
use crate::audit;
use crate::authz::Tidying;
use crate::clock::Moment;
use crate::error::Result;
use crate::event::Standing;
use crate::id::{EventId, WebhookDeliveryId, WebhookEndpointId, WebhookWorkerId};
use crate::management::webhook_endpoint::record;
use crate::store::entity::{webhook_delivery, webhook_endpoint, webhook_redelivery};

/// The method under whose name the audit log has what the service disables.
const METHOD: &str = "DisableWebhookEndpoint";

/// An attempt that is over.
#[derive(Debug)]
pub(super) struct Made {
    /// As it was before.
    pub endpoint: webhook_endpoint::Model,
    pub course: Course,
    pub event_id: EventId,
    pub position: i64,
    pub began: Moment,
    pub attempt: Attempt,
}

impl Made {
    /// 1 for the first.
    fn number(&self) -> i32 {
        1 + match &self.course {
            Course::Feed => self.endpoint.failed_attempts,
            Course::Redelivery(row) => row.failed_attempts,
        }
    }
}

/// Writes what came of an attempt. Of one that outlasted its lease nothing is
/// written: another process makes it again.
pub(super) async fn settle(
    grant: &Tidying<'_>,
    made: Made,
    worker_id: WebhookWorkerId,
) -> Result<()> {
    let Some(mut row) = find(grant, made.endpoint.id).await? else {
        return Ok(());
    };
    if row.worker_id != Some(worker_id) {
        return Ok(());
    }
    let (number, asked) = (made.number(), made.attempt.retry_after);
    let again = match &made.attempt.error {
        Some(_) if !made.attempt.is_gone() => {
            next_attempt(grant.now, number, row.id, made.event_id, asked)
        }
        _ => None,
    };
    insert(grant, &made, number, again).await?;
    row.lease_expire_time = Some(lease::end(grant.now));
    let is_over = match &made.course {
        Course::Feed => {
            move_on(&mut row, &made, number, again);
            made.attempt.error.is_some() && again.is_none()
        }
        Course::Redelivery(redelivery) => {
            redelivered(grant, redelivery, &made, number, again).await?;
            made.attempt.is_gone()
        }
    };
    save(grant, &row).await?;
    if is_over && row.disable_time.is_none() {
        let (reason, why) = if made.attempt.is_gone() {
            (Reason::Gone, "It answered 410, that it is gone.".to_owned())
        } else {
            let last = made.attempt.error.unwrap_or_default();
            (
                Reason::Failing,
                format!("An event was not delivered in {number} attempts. The last: {last}"),
            )
        };
        disable(grant, row, reason, &why).await?;
    }
    Ok(())
}

/// Disables an endpoint that is enabled, and tells of it.
pub(super) async fn disable(
    grant: &Tidying<'_>,
    before: webhook_endpoint::Model,
    reason: Reason,
    why: &str,
) -> Result<()> {
    let mut after = before.clone();
    after.disable_time = Some(grant.now);
    after.disable_reason = reason.into();
    after.next_attempt_time = None;
    after.lease_expire_time = None;
    save(grant, &after).await?;
    let managing = grant.audited();
    let ledger = managing.events_of(after.environment_id, after.organization_id);
    ledger.webhook_endpoint_disabled(&after, why).await?;
    let records = vec![record(Some(&before), Some(&after))];
    audit::insert(&managing, METHOD, records.into_iter().flatten().collect()).await?;
    tracing::warn!(id = %after.id, why, "a webhook endpoint was disabled");
    Ok(())
}

/// The endpoint, alone with it until the transaction ends.
pub(super) async fn find(
    grant: &Tidying<'_>,
    id: WebhookEndpointId,
) -> Result<Option<webhook_endpoint::Model>> {
    Ok(webhook_endpoint::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?)
}

/// Notes that events behind its place are not for the endpoint.
pub(super) async fn pass_over(
    grant: &Tidying<'_>,
    id: WebhookEndpointId,
    standing: Standing,
) -> Result<()> {
    if let Some(mut row) = find(grant, id).await?
        && row.position < standing.position
    {
        row.position = standing.position;
        row.position_event_id = standing.event_id;
        save(grant, &row).await?;
    }
    Ok(())
}

fn move_on(row: &mut webhook_endpoint::Model, made: &Made, number: i32, again: Option<Moment>) {
    if made.attempt.error.is_none() {
        if row.position < made.position {
            row.position = made.position;
            row.position_event_id = Some(made.event_id);
        }
        row.failed_attempts = 0;
        row.next_attempt_time = None;
    } else if row.revision == made.endpoint.revision {
        row.failed_attempts = number;
        row.next_attempt_time = again;
    }
}

async fn redelivered(
    grant: &Tidying<'_>,
    row: &webhook_redelivery::Model,
    made: &Made,
    number: i32,
    again: Option<Moment>,
) -> Result<()> {
    let is_delivered = made.attempt.error.is_none();
    let is_last = is_delivered && made.position >= row.last_position;
    if is_last || (!is_delivered && again.is_none()) {
        return end_redelivery(grant, row.ordinal).await;
    }
    let after = webhook_redelivery::ActiveModel {
        position: if is_delivered {
            Set(made.position)
        } else {
            NotSet
        },
        failed_attempts: Set(if is_delivered { 0 } else { number }),
        next_attempt_time: Set(again),
        ..webhook_redelivery::ActiveModel::default()
    };
    webhook_redelivery::Entity::update_many()
        .set(after)
        .filter(webhook_redelivery::Column::Ordinal.eq(row.ordinal))
        .exec(grant.connection)
        .await?;
    Ok(())
}

/// Notes that events of a redelivery are not for the endpoint.
pub(super) async fn pass_redelivery(
    grant: &Tidying<'_>,
    ordinal: i64,
    position: i64,
) -> Result<()> {
    let passed = webhook_redelivery::ActiveModel {
        position: Set(position),
        ..webhook_redelivery::ActiveModel::default()
    };
    webhook_redelivery::Entity::update_many()
        .set(passed)
        .filter(webhook_redelivery::Column::Ordinal.eq(ordinal))
        .exec(grant.connection)
        .await?;
    Ok(())
}

pub(super) async fn end_redelivery(grant: &Tidying<'_>, ordinal: i64) -> Result<()> {
    webhook_redelivery::Entity::delete_by_id(ordinal)
        .exec(grant.connection)
        .await?;
    Ok(())
}

async fn insert(
    grant: &Tidying<'_>,
    made: &Made,
    number: i32,
    again: Option<Moment>,
) -> Result<()> {
    let id: WebhookDeliveryId = grant.ids.next();
    let row = webhook_delivery::Model {
        id,
        endpoint_id: made.endpoint.id,
        event_id: made.event_id,
        position: made.position,
        attempt: number,
        is_redelivery: matches!(made.course, Course::Redelivery(_)),
        is_failed: made.attempt.error.is_some(),
        http_status: made
            .attempt
            .http_status
            .map(|status| status.as_u16().into()),
        error: made.attempt.error.clone(),
        duration_micros: made.attempt.duration_micros,
        next_attempt_time: again,
        create_time: made.began,
    };
    webhook_delivery::Entity::insert(row.into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    Ok(())
}

/// What a delivery can change of an endpoint.
async fn save(grant: &Tidying<'_>, row: &webhook_endpoint::Model) -> Result<()> {
    let changed = webhook_endpoint::ActiveModel {
        id: Unchanged(row.id),
        position: Set(row.position),
        position_event_id: Set(row.position_event_id),
        failed_attempts: Set(row.failed_attempts),
        next_attempt_time: Set(row.next_attempt_time),
        disable_time: Set(row.disable_time),
        disable_reason: Set(row.disable_reason),
        lease_expire_time: Set(row.lease_expire_time),
        ..webhook_endpoint::ActiveModel::default()
    };
    webhook_endpoint::Entity::update(changed)
        .exec(grant.connection)
        .await?;
    Ok(())
}
