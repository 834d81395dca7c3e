//! How a directory does.

use std::collections::HashMap;

use rollcall_proto::management::v1::{DirectoryState, Health, RequestReason};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use crate::clock::Moment;
use crate::error::Result;
use crate::id::DirectoryId;
use crate::request_log::words;
use crate::store::entity::directory;
use crate::store::json_array::{parameter, rows_of};

/// After so long without a success a directory is stale.
const STALE_MICROS: i64 = 30 * 24 * 60 * 60 * 1_000_000;
/// Parked members that are counted.
const PARKED_MEMBERS_MAX: i64 = 1_000;

/// Of each of the directories, in their order.
pub(super) async fn health_of<C: ConnectionTrait>(
    connection: &C,
    now: Moment,
    rows: &[directory::Model],
) -> Result<Vec<Health>> {
    let parked = parked_members(connection, rows).await?;
    let health = rows.iter().map(|row| {
        let (last_error, last_error_advice) = last_error(row);
        Health {
            state: state(row, now).into(),
            first_request_time: row.first_request_time.map(Moment::to_proto),
            last_success_time: row.last_success_time.map(Moment::to_proto),
            last_error_time: row.last_error_time.map(Moment::to_proto),
            last_error: last_error.to_owned(),
            last_error_advice: last_error_advice.to_owned(),
            user_count: row.user_count,
            active_user_count: row.active_user_count,
            group_count: row.group_count,
            parked_member_count: parked.get(&row.id).copied().unwrap_or_default(),
            breaker_trip_time: row.breaker_trip_time.map(Moment::to_proto),
        }
    });
    Ok(health.collect())
}

fn state(row: &directory::Model, now: Moment) -> DirectoryState {
    if row.delete_time.is_some() {
        return DirectoryState::Deleted;
    }
    if row.disable_time.is_some() {
        return DirectoryState::Disabled;
    }
    if row.first_request_time.is_none() {
        return DirectoryState::AwaitingFirstRequest;
    }
    match row.last_success_time {
        None => DirectoryState::Failing,
        Some(success) if row.last_error_time.is_some_and(|error| error > success) => {
            DirectoryState::Failing
        }
        Some(success) if success.0 + STALE_MICROS <= now.0 => DirectoryState::Stale,
        Some(_) => DirectoryState::Healthy,
    }
}

/// The last error in words, and what to do about it.
fn last_error(row: &directory::Model) -> (&'static str, &'static str) {
    let reason = row.last_error_reason.map(RequestReason::try_from);
    match reason {
        Some(Ok(reason)) => words(reason),
        _ => ("", ""),
    }
}

/// As many as each has, up to a limit.
async fn parked_members<C: ConnectionTrait>(
    connection: &C,
    rows: &[directory::Model],
) -> Result<HashMap<DirectoryId, i64>> {
    #[derive(FromQueryResult)]
    struct Row {
        directory_id: DirectoryId,
        parked: i64,
    }
    // One that has no groups has no members of them.
    let with_groups = rows.iter().filter(|row| row.group_count > 0);
    let ids: Vec<_> = with_groups.map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let backend = connection.get_database_backend();
    let sql = format!(
        "SELECT names.value AS directory_id, (
             SELECT count(*) FROM (
                 SELECT 1 FROM memberships
                 WHERE directory_id = names.value AND user_id IS NULL AND member_group_id IS NULL
                 LIMIT $2
             ) AS parked
         ) AS parked
         FROM {}",
        rows_of(backend, 1)
    );
    let values: [Value; 2] = [parameter(ids), PARKED_MEMBERS_MAX.into()];
    let counted = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(connection)
        .await?;
    Ok(counted
        .into_iter()
        .map(|row| (row.directory_id, row.parked))
        .collect())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{EnvironmentId, OrganizationId};

    #[test]
    fn the_state_is_the_worst_that_holds() {
        const DAY: i64 = 24 * 60 * 60 * 1_000_000;
        let check = |[deleted, disabled, first, success, error]: [i64; 5], expect| {
            let day = |days: i64| (days > 0).then_some(Moment(days * DAY));
            let row = directory::Model {
                id: DirectoryId::new(Uuid::nil()),
                environment_id: EnvironmentId::new(Uuid::nil()),
                organization_id: OrganizationId::new(Uuid::nil()),
                display_name: String::new(),
                is_primary: true,
                user_count: 0,
                active_user_count: 0,
                group_count: 0,
                user_list_version: 0,
                group_list_version: 0,
                create_time: Moment(0),
                update_time: Moment(0),
                disable_time: day(disabled),
                delete_time: day(deleted),
                deleted_with_organization: false,
                purge_time: None,
                first_request_time: day(first),
                last_success_time: day(success),
                last_error_time: day(error),
                last_error_reason: None,
                breaker_window_start: None,
                breaker_window_users: 0,
                breaker_count: 0,
                breaker_trip_time: None,
            };
            assert_eq!(
                state(&row, Moment(100 * DAY)),
                expect,
                "{deleted} {disabled} {first} {success} {error}"
            );
        };
        check([0, 0, 0, 0, 0], DirectoryState::AwaitingFirstRequest);
        check([0, 0, 99, 99, 0], DirectoryState::Healthy);
        check([0, 0, 1, 71, 71], DirectoryState::Healthy);
        check([0, 0, 1, 70, 0], DirectoryState::Stale);
        check([0, 0, 99, 98, 99], DirectoryState::Failing);
        check([0, 0, 1, 1, 2], DirectoryState::Failing);
        check([0, 0, 99, 0, 99], DirectoryState::Failing);
        check([0, 9, 99, 0, 99], DirectoryState::Disabled);
        check([9, 9, 99, 0, 99], DirectoryState::Deleted);
        check([9, 0, 0, 0, 0], DirectoryState::Deleted);
    }
}
