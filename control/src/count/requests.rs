//! Requests of each directory, hour by hour. An hour is counted when an hour more
//! has passed; until then its requests are counted as they are asked for.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, DbBackend, EntityTrait as _, FromQueryResult,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, Statement, Value,
};

use super::{HOUR_MICROS, ROWS_MAX, counted_until, floor, set_counted};
use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{DirectoryId, RequestId};
use crate::store::entity::{request, request_count};
use crate::store::one_column::OneColumn as _;

const NAME: &str = "requests";
/// Hours that are counted at a time, so that what is behind catches up bit by bit.
const HOURS_MAX: usize = 100;
/// Of how long one statement counts the requests.
const SLICE_MICROS: i64 = 60 * 1_000_000;
/// Hours whose requests are counted as they are asked for.
const LIVE_HOURS_MAX: i64 = 48;

/// Requests, and those of them that were refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub requests: i64,
    pub failed: i64,
}

pub(super) async fn count(gate: &Gate, now: Moment) -> Result<()> {
    let survey = gate.survey(now);
    let connection = survey.connection;
    let end = Moment(floor(now, HOUR_MICROS).0 - HOUR_MICROS);
    let mut from = counted_until(connection, NAME).await?.unwrap_or(Moment(0));
    for _ in 0..HOURS_MAX {
        if from >= end {
            return Ok(());
        }
        // Hours without any are passed over.
        let next = first_request(connection, from).await?;
        let hour = next.map_or(end, |id| floor(id.made(), HOUR_MICROS));
        let until = if hour < end {
            let counts = count_hour(connection, hour).await?;
            write(gate, now, hour, counts).await?;
            Moment(hour.0 + HOUR_MICROS)
        } else {
            end
        };
        gate.tidy(now, None, move |grant| {
            Box::pin(set_counted(grant, NAME, until))
        })
        .await?;
        from = until;
    }
    Ok(())
}

/// The first one that came at a moment or later.
async fn first_request(connection: &DatabaseConnection, from: Moment) -> Result<Option<RequestId>> {
    Ok(request::Entity::find()
        .select_only()
        .column(request::Column::Id)
        .filter(request::Column::Id.gte(first_id(from)))
        .order_by_asc(request::Column::Id)
        .limit(1)
        .one_column()
        .one(connection)
        .await?)
}

fn first_id(at: Moment) -> RequestId {
    RequestId::least_of(u64::try_from(at.0.div_euclid(1_000)).unwrap_or_default())
}

async fn count_hour(
    connection: &DatabaseConnection,
    hour: Moment,
) -> Result<BTreeMap<DirectoryId, Counts>> {
    #[derive(FromQueryResult)]
    struct Row {
        directory_id: DirectoryId,
        requests: i64,
        failed: i64,
    }
    let backend = connection.get_database_backend();
    let sql = "SELECT directory_id, CAST(SUM(repeat_count) AS bigint) AS requests,
             CAST(SUM(CASE WHEN http_status >= 400 THEN repeat_count ELSE 0 END) AS bigint)
                 AS failed
         FROM requests WHERE id >= $1 AND id < $2 GROUP BY directory_id";
    let mut counts: BTreeMap<DirectoryId, Counts> = BTreeMap::new();
    for slice in 0..HOUR_MICROS / SLICE_MICROS {
        let from = Moment(hour.0 + slice * SLICE_MICROS);
        let until = Moment(from.0 + SLICE_MICROS);
        let values: [Value; 2] = [first_id(from).into(), first_id(until).into()];
        let statement = Statement::from_sql_and_values(backend, sql, values);
        for row in Row::find_by_statement(statement).all(connection).await? {
            let count = counts.entry(row.directory_id).or_default();
            count.requests += row.requests;
            count.failed += row.failed;
        }
    }
    Ok(counts)
}

async fn write(
    gate: &Gate,
    now: Moment,
    hour: Moment,
    counts: BTreeMap<DirectoryId, Counts>,
) -> Result<()> {
    let rows: Vec<_> = counts
        .into_iter()
        .map(|(directory_id, counts)| request_count::ActiveModel {
            directory_id: Set(directory_id),
            hour: Set(hour),
            request_count: Set(counts.requests),
            failed_count: Set(counts.failed),
        })
        .collect();
    for rows in rows.chunks(ROWS_MAX) {
        let rows = rows.to_vec();
        gate.tidy(now, None, move |grant| {
            Box::pin(async move {
                let key = [
                    request_count::Column::DirectoryId,
                    request_count::Column::Hour,
                ];
                let counted = [
                    request_count::Column::RequestCount,
                    request_count::Column::FailedCount,
                ];
                let again = OnConflict::columns(key).update_columns(counted).to_owned();
                request_count::Entity::insert_many(rows)
                    .on_conflict(again)
                    .exec_without_returning(grant.connection)
                    .await?;
                Ok(())
            })
        })
        .await?;
    }
    Ok(())
}

/// Those of one directory, of each hour that had any and begins before `end`.
pub async fn of_directory(
    connection: &DatabaseConnection,
    now: Moment,
    id: DirectoryId,
    start: Moment,
    end: Moment,
) -> Result<BTreeMap<Moment, Counts>> {
    let rows = request_count::Entity::find()
        .filter(request_count::Column::DirectoryId.eq(id))
        .filter(request_count::Column::Hour.gte(start))
        .filter(request_count::Column::Hour.lt(end))
        .all(connection)
        .await?;
    let mut hours: BTreeMap<_, _> = rows
        .into_iter()
        .map(|row| {
            let counts = Counts {
                requests: row.request_count,
                failed: row.failed_count,
            };
            (row.hour, counts)
        })
        .collect();
    let until = counted_until(connection, NAME).await?;
    let this_hour = floor(now, HOUR_MICROS);
    let earliest = Moment(this_hour.0 - LIVE_HOURS_MAX * HOUR_MICROS);
    let mut hour = start.max(earliest).max(until.unwrap_or(earliest));
    while hour < end && hour <= this_hour {
        let counts = live(connection, id, hour).await?;
        if counts != Counts::default() {
            hours.insert(hour, counts);
        }
        hour = Moment(hour.0 + HOUR_MICROS);
    }
    Ok(hours)
}

async fn live(connection: &DatabaseConnection, id: DirectoryId, hour: Moment) -> Result<Counts> {
    #[derive(FromQueryResult)]
    struct Row {
        rows: i64,
        failed_rows: i64,
        failed: i64,
    }
    let statement = live_statement(id, hour, connection.get_database_backend());
    let row = Row::find_by_statement(statement).one(connection).await?;
    Ok(row.map_or_else(Counts::default, |row| Counts {
        requests: row.rows - row.failed_rows + row.failed,
        failed: row.failed,
    }))
}

/// Entries of one hour, counted in indexes. Only one of a refused request stands for
/// several.
pub fn live_statement(id: DirectoryId, hour: Moment, backend: DbBackend) -> Statement {
    let range = "directory_id = $1 AND id >= $2 AND id < $3";
    let sql = format!(
        "SELECT (SELECT COUNT(*) FROM requests WHERE {range}) AS rows,
             (SELECT COUNT(*) FROM requests WHERE {range} AND http_status >= 400)
                 AS failed_rows,
             (SELECT CAST(COALESCE(SUM(repeat_count), 0) AS bigint) FROM requests
                 WHERE {range} AND http_status >= 400) AS failed"
    );
    let until = Moment(hour.0 + HOUR_MICROS);
    let values: [Value; 3] = [id.into(), first_id(hour).into(), first_id(until).into()];
    Statement::from_sql_and_values(backend, sql, values)
}
