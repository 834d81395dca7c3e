//! Counts are kept for as long as somebody looks back.

use super::sweep::{Sweep, delete_batch};
use crate::error::Result;

/// Of hours there are many.
const REQUEST_DAYS: i32 = 90;
const USER_DAYS: i32 = 400;
const DELETE_OF_REQUESTS: &str = "DELETE FROM request_counts WHERE (directory_id, hour) IN (
    SELECT directory_id, hour FROM request_counts WHERE hour < $1 ORDER BY hour LIMIT $2)";
const DELETE_OF_USERS: &str = "DELETE FROM user_counts WHERE (directory_id, day) IN (
    SELECT directory_id, day FROM user_counts WHERE day < $1 ORDER BY day LIMIT $2)";

pub(super) async fn forget(sweep: &mut Sweep<'_>) -> Result<u64> {
    let mut forgotten = 0;
    for (sql, days) in [
        (DELETE_OF_REQUESTS, REQUEST_DAYS),
        (DELETE_OF_USERS, USER_DAYS),
    ] {
        let before = sweep.days_ago(days);
        forgotten += sweep
            .run(None, move |grant, rows| {
                Box::pin(delete_batch(grant, sql, vec![before.into()], rows))
            })
            .await?;
    }
    Ok(forgotten)
}
