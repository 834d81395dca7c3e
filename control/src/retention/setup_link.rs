//! Setup links are shown for a while after they have expired. What was opened with
//! one is over by then.

use super::sweep::{Sweep, delete_batch};
use crate::error::Result;

const DAYS: i32 = 30;
const DELETE: &str = "DELETE FROM setup_links WHERE id IN (
    SELECT id FROM setup_links WHERE expire_time < $1 ORDER BY expire_time LIMIT $2)";

pub(super) async fn forget(sweep: &mut Sweep<'_>) -> Result<u64> {
    let before = sweep.days_ago(DAYS);
    sweep
        .run(None, move |grant, rows| {
            Box::pin(delete_batch(grant, DELETE, vec![before.into()], rows))
        })
        .await
}
