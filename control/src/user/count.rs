//! The directory's counts of users, and the breaker: it tells when so many lose
//! access at once that it may be a mistake.

use rollcall_proto::event::v1::EventKind;
use sea_orm::EntityTrait as _;

use crate::authz::{Breaker, Writing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::store::Counts;
use crate::store::entity::directory;

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// What a write did to a user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    /// Users that are not deleted, more or fewer.
    pub users: i64,
    /// Whether the person should have access, before and after.
    pub active: (bool, bool),
}

/// Keeps the directory's counts, which lists answer without counting. Fails
/// where the breaker holds a deactivation.
pub(super) async fn count(grant: &Writing<'_>, change: Change) -> Result<()> {
    let Change { users, active } = change;
    let difference = i64::from(active.1) - i64::from(active.0);
    if users == 0 && difference == 0 {
        return Ok(());
    }
    let (connection, id) = (grant.connection, grant.directory_id());
    let before = connection.counts(id).await?;
    let mut counts = before;
    if difference < 0 {
        tally(grant.breaker(), grant.now, &mut counts)?;
    }
    if difference > 0 {
        // Whoever comes back is not one of those who lost access.
        counts.breaker_count = (counts.breaker_count - 1).max(0);
    }
    counts.user_count += users;
    counts.user_list_version += i64::from(users != 0);
    counts.active_user_count += difference;
    connection.set_counts(id, counts);
    if before.breaker_trip_time.is_none() && counts.breaker_trip_time.is_some() {
        tell_tripped(grant).await?;
    }
    Ok(())
}

async fn tell_tripped(grant: &Writing<'_>) -> Result<()> {
    let row = directory::Entity::find_by_id(grant.directory_id())
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)?;
    let (kind, row) = (EventKind::BreakerTripped, Some(&row));
    grant.events().directory(kind, row, row).await
}

/// Counts one deactivation. The one that is too many goes through, and those
/// after it are held: what is refused leaves no trace by which the next would be.
fn tally(breaker: Breaker, now: Moment, counts: &mut Counts) -> Result<()> {
    let Breaker {
        share_percent,
        window_minutes,
        people_min,
        hold,
    } = breaker;
    let is_on = share_percent > 0;
    if is_on && hold && counts.breaker_trip_time.is_some() {
        return Err(Error::DeactivationsHeld);
    }
    let window = i64::from(window_minutes) * MICROS_PER_MINUTE;
    let is_over = counts
        .breaker_window_start
        .is_none_or(|start| start.0 <= now.0 - window);
    if is_over {
        // Of a window that is over nothing is left.
        counts.breaker_window_start = Some(now);
        counts.breaker_window_users = counts.active_user_count;
        counts.breaker_count = 0;
    }
    counts.breaker_count += 1;
    let is_too_many = counts.breaker_count > i64::from(people_min)
        && counts.breaker_count * 100 > counts.breaker_window_users * i64::from(share_percent);
    if is_on && is_too_many && counts.breaker_trip_time.is_none() {
        counts.breaker_trip_time = Some(now);
    }
    Ok(())
}
