//! What was answered to a change is kept for a day, in which it may come again.

use super::sweep::{Sweep, delete_batch};
use crate::error::Result;

const DAYS: i32 = 1;
const DELETE: &str = "DELETE FROM answered_requests WHERE (actor, request_id) IN (
    SELECT actor, request_id FROM answered_requests WHERE create_time < $1
    ORDER BY create_time LIMIT $2)";

pub(super) async fn forget(sweep: &mut Sweep<'_>) -> Result<u64> {
    let before = sweep.days_ago(DAYS);
    sweep
        .run(None, move |grant, rows| {
            Box::pin(delete_batch(grant, DELETE, vec![before.into()], rows))
        })
        .await
}
