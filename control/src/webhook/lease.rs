//! Which process delivers to an endpoint. A lease that is not renewed ends, and
//! with it the right of a process that has died.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _};

use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{WebhookEndpointId, WebhookWorkerId};
use crate::store::entity::webhook_endpoint::{Column, Entity, Model};

const MICROS_PER_SECOND: i64 = 1_000_000;
/// How long a lease lasts: twice as long as an attempt may take.
const LEASE_MICROS: i64 = 30 * MICROS_PER_SECOND;
/// What must be left of it at the beginning of an attempt.
const LEFT_MICROS_MIN: i64 = 20 * MICROS_PER_SECOND;

/// The end of a lease that is taken or renewed now.
pub(super) fn end(now: Moment) -> Moment {
    Moment(now.0 + LEASE_MICROS)
}

/// Until when another process delivers.
pub(super) fn held_until(row: &Model, worker_id: WebhookWorkerId, now: Moment) -> Option<Moment> {
    let is_own = row.worker_id == Some(worker_id);
    row.lease_expire_time.filter(|end| !is_own && *end > now)
}

/// Whether this process had the lease when the row was read, so that nobody else
/// has delivered since.
pub(super) fn is_held(row: &Model, worker_id: WebhookWorkerId, now: Moment) -> bool {
    row.worker_id == Some(worker_id) && row.lease_expire_time.is_some_and(|end| end > now)
}

/// Takes the lease or renews it. Whether this process has it now.
pub(super) async fn take(gate: &Gate, row: &Model, worker_id: WebhookWorkerId) -> Result<bool> {
    let now = gate.now();
    let is_own = row.worker_id == Some(worker_id);
    let left = row.lease_expire_time.map_or(0, |end| end.0 - now.0);
    if is_own && left >= LEFT_MICROS_MIN {
        return Ok(true);
    }
    let id = row.id;
    gate.tidy(now, None, move |grant| {
        Box::pin(async move {
            let is_free = Condition::any()
                .add(Column::WorkerId.eq(worker_id))
                .add(Column::LeaseExpireTime.is_null())
                .add(Column::LeaseExpireTime.lte(now));
            let taken = Entity::update_many()
                .col_expr(Column::WorkerId, Expr::value(worker_id))
                .col_expr(Column::LeaseExpireTime, Expr::value(end(now)))
                .filter(Column::Id.eq(id).and(Column::DisableTime.is_null()))
                .filter(is_free)
                .exec(grant.connection)
                .await?;
            Ok(taken.rows_affected > 0)
        })
    })
    .await
}

/// Leaves the endpoint to whoever comes first.
pub(super) async fn release(
    gate: &Gate,
    id: WebhookEndpointId,
    worker_id: WebhookWorkerId,
) -> Result<()> {
    gate.tidy(gate.now(), None, move |grant| {
        Box::pin(async move {
            Entity::update_many()
                .col_expr(Column::LeaseExpireTime, Expr::value(None::<i64>))
                .filter(Column::Id.eq(id).and(Column::WorkerId.eq(worker_id)))
                .exec(grant.connection)
                .await?;
            Ok(())
        })
    })
    .await
}
