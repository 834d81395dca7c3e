//! Sign-in links and sessions of operators stay for a while after their end, and
//! attempts to sign in as long as they are counted.

use super::sweep::{Sweep, delete_batch};
use crate::authz::ATTEMPTS_MICROS_MAX;
use crate::clock::Moment;
use crate::error::Result;

const DAYS: i32 = 30;
const DELETE_LINKS: &str = "DELETE FROM sign_in_links WHERE id IN (
    SELECT id FROM sign_in_links WHERE expire_time < $1 ORDER BY expire_time LIMIT $2)";
const DELETE_SESSIONS: &str = "DELETE FROM operator_sessions WHERE id IN (
    SELECT id FROM operator_sessions WHERE expire_time < $1 ORDER BY expire_time LIMIT $2)";
const DELETE_ATTEMPTS: &str = "DELETE FROM sign_in_attempts WHERE key IN (
    SELECT key FROM sign_in_attempts WHERE window_start < $1 ORDER BY window_start LIMIT $2)";

pub(super) async fn forget(sweep: &mut Sweep<'_>) -> Result<u64> {
    let before = sweep.days_ago(DAYS);
    let uncounted = Moment(sweep.now.0 - ATTEMPTS_MICROS_MAX);
    let mut forgotten = 0;
    for (sql, before) in [
        (DELETE_LINKS, before),
        (DELETE_SESSIONS, before),
        (DELETE_ATTEMPTS, uncounted),
    ] {
        forgotten += sweep
            .run(None, move |grant, rows| {
                Box::pin(delete_batch(grant, sql, vec![before.into()], rows))
            })
            .await?;
    }
    Ok(forgotten)
}
