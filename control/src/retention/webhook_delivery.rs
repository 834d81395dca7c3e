//! What was delivered to webhook endpoints is shown for a month.

use super::sweep::{Sweep, delete_batch};
use crate::error::Result;
use crate::id::WebhookDeliveryId;

const DAYS: i32 = 30;
const MICROS_PER_MILLI: i64 = 1_000;
/// The ids are in the order of time, since control's own clock makes both.
const DELETE: &str = "DELETE FROM webhook_deliveries WHERE id IN (
    SELECT id FROM webhook_deliveries WHERE id < $1 ORDER BY id LIMIT $2)";

pub(super) async fn forget(sweep: &mut Sweep<'_>) -> Result<u64> {
    let before = sweep.days_ago(DAYS).0.div_euclid(MICROS_PER_MILLI);
    let before = WebhookDeliveryId::least_of(u64::try_from(before).unwrap_or_default());
    sweep
        .run(None, move |grant, rows| {
            Box::pin(delete_batch(grant, DELETE, vec![before.into()], rows))
        })
        .await
}
