//! The request log is kept as long as its environment says.

use super::sweep::{Sweep, delete_batch};
use crate::error::Result;
use crate::store::entity::environment;

const HAS_OLD: &str = "EXISTS (SELECT 1 FROM requests AS r
    WHERE r.directory_id = d.id AND r.create_time < $3)";
const DELETE: &str = "DELETE FROM requests WHERE id IN (
    SELECT id FROM requests WHERE directory_id = $1 AND create_time < $2
    ORDER BY create_time LIMIT $3)";

pub(super) async fn prune(sweep: &mut Sweep<'_>, environment: &environment::Model) -> Result<u64> {
    let before = sweep.days_ago(environment.request_retention_days);
    let mut after = None;
    let mut pruned = 0;
    loop {
        let directories = sweep
            .directories(environment.id, after, HAS_OLD, before)
            .await?;
        let Some(last) = directories.last() else {
            return Ok(pruned);
        };
        after = Some(*last);
        for id in directories {
            pruned += sweep
                .run(Some(id), move |grant, rows| {
                    let values = vec![id.into(), before.into()];
                    Box::pin(delete_batch(grant, DELETE, values, rows))
                })
                .await?;
        }
    }
}
