//! How a directory does, as far as its own row tells.

use rollcall_proto::management::v1::{DirectoryState, Health};

use crate::clock::Moment;
use crate::store::entity::directory;

/// After which a directory to which nothing comes is stale.
const STALE_MICROS: i64 = 30 * 86_400 * 1_000_000;

pub(super) fn of(row: &directory::Model, now: Moment) -> Health {
    Health {
        state: state(row, now).into(),
        first_request_time: row.first_request_time.map(Moment::to_proto),
        last_success_time: row.last_success_time.map(Moment::to_proto),
        last_error_time: row.last_error_time.map(Moment::to_proto),
        user_count: row.user_count,
        active_user_count: row.active_user_count,
        group_count: row.group_count,
        breaker_trip_time: row.breaker_trip_time.map(Moment::to_proto),
        ..Health::default()
    }
}

fn state(row: &directory::Model, now: Moment) -> DirectoryState {
    let last = row.last_success_time.max(row.last_error_time);
    if row.disable_time.is_some() {
        DirectoryState::Disabled
    } else if row.first_request_time.is_none() {
        DirectoryState::AwaitingFirstRequest
    } else if last.is_some_and(|last| now.0 - last.0 > STALE_MICROS) {
        DirectoryState::Stale
    } else if row.last_error_time > row.last_success_time {
        DirectoryState::Failing
    } else {
        DirectoryState::Healthy
    }
}
