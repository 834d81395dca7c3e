//! How far a sink is with the events of each environment.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ConnectionTrait as _, EntityTrait as _, FromQueryResult, QueryResult, Set, Statement,
};

use crate::authz::{Gate, Surveying};
use crate::error::Result;
use crate::event::Standing;
use crate::id::{EnvironmentId, EventId};
use crate::store::entity::sink;

/// The feed of one environment, and where in it the sink is.
#[derive(Debug, Clone, Copy, FromQueryResult)]
pub(super) struct Followed {
    pub environment_id: EnvironmentId,
    /// Of the feed's latest event.
    pub last_position: i64,
    position: Option<i64>,
    event_id: Option<EventId>,
}

impl Followed {
    /// Where the sink is, as far as was noted.
    pub(super) fn noted(&self) -> Standing {
        Standing {
            position: self.position.unwrap_or_default(),
            event_id: self.event_id,
        }
    }
}

/// Every feed.
pub(super) async fn all(survey: &Surveying<'_>, name: &str) -> Result<Vec<Followed>> {
    let sql = "SELECT feeds.environment_id, last_position, position, event_id FROM feeds
         LEFT JOIN sinks ON sinks.environment_id = feeds.environment_id AND name = $1
         ORDER BY feeds.environment_id";
    let backend = survey.connection.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [name.into()]);
    let rows = Followed::find_by_statement(statement);
    Ok(rows.all(survey.connection).await?)
}

/// Events of all environments that are not noted as published.
pub(super) async fn backlog(survey: &Surveying<'_>, name: &str) -> Result<i64> {
    let sql = "SELECT CAST(coalesce(sum(last_position - coalesce(position, 0)), 0) AS bigint)
             AS backlog
         FROM feeds
         LEFT JOIN sinks ON sinks.environment_id = feeds.environment_id AND name = $1";
    let backend = survey.connection.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, [name.into()]);
    let row = survey.connection.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "backlog"))?)
}

/// Notes where the sink is.
pub(super) async fn note(
    gate: &Gate,
    name: &str,
    standings: BTreeMap<EnvironmentId, Standing>,
) -> Result<()> {
    let name = name.to_owned();
    let rows = standings
        .into_iter()
        .map(move |(environment_id, standing)| sink::ActiveModel {
            name: Set(name.clone()),
            environment_id: Set(environment_id),
            position: Set(standing.position),
            event_id: Set(standing.event_id),
        });
    gate.tidy(gate.now(), None, move |grant| {
        Box::pin(async move {
            let mut keys = OnConflict::columns([sink::Column::Name, sink::Column::EnvironmentId]);
            keys.update_columns([sink::Column::Position, sink::Column::EventId]);
            sink::Entity::insert_many(rows)
                .on_conflict(keys)
                .exec_without_returning(grant.connection)
                .await?;
            Ok(())
        })
    })
    .await
}

/// Where the feed of an environment is, and the event that is at `position`, if it
/// is kept. None of a feed that is not there.
pub(super) async fn at(
    survey: &Surveying<'_>,
    environment_id: EnvironmentId,
    position: i64,
) -> Result<Option<(i64, Option<EventId>)>> {
    let sql = "SELECT last_position,
             (SELECT id FROM events WHERE environment_id = $1 AND position = $2) AS id
         FROM feeds WHERE environment_id = $1";
    let backend = survey.connection.get_database_backend();
    let values = [environment_id.into(), position.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let row = survey.connection.query_one_raw(statement).await?;
    let read = |row: QueryResult| Ok((row.try_get("", "last_position")?, row.try_get("", "id")?));
    row.map(read).transpose()
}

/// The position of the first event behind `position` that is kept.
pub(super) async fn first_behind(
    survey: &Surveying<'_>,
    environment_id: EnvironmentId,
    position: i64,
) -> Result<Option<i64>> {
    let sql = "SELECT min(position) AS first FROM events
         WHERE environment_id = $1 AND position > $2";
    let backend = survey.connection.get_database_backend();
    let values = [environment_id.into(), position.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let row = survey.connection.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(None), |row| row.try_get("", "first"))?)
}
