//! The feed is kept as long as its environment says, from its beginning on without
//! a hole, and goes with the environment.

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Statement,
};

use super::sweep::{Batch, Sweep, delete_some};
use crate::authz::Tidying;
use crate::clock::Moment;
use crate::error::Result;
use crate::id::EnvironmentId;
use crate::store::entity::{environment, event, feed, sink};

const DELETE: &str = "DELETE FROM events WHERE ordinal IN (
    SELECT ordinal FROM events WHERE environment_id = $1 AND position <= $2 LIMIT $3)";
const DELETE_ALL: &str = "DELETE FROM events WHERE ordinal IN (
    SELECT ordinal FROM events WHERE environment_id = $1 AND position > 0 LIMIT $2)";

/// Feeds that are looked up at a time.
const FEEDS_MAX: i64 = 100;

pub(super) async fn prune(sweep: &mut Sweep<'_>, environment: &environment::Model) -> Result<u64> {
    let before = sweep.days_ago(environment.event_retention_days);
    let id = environment.id;
    sweep
        .run(None, move |grant, rows| {
            Box::pin(prune_some(grant, id, before, rows))
        })
        .await
}

/// Events of one environment, in their order, as long as they are old: a younger
/// one that stands before an older one keeps it.
async fn prune_some(
    grant: &Tidying<'_>,
    id: EnvironmentId,
    before: Moment,
    limit: u64,
) -> Result<Batch> {
    #[derive(FromQueryResult)]
    struct Row {
        position: i64,
        create_time: Moment,
    }
    let first: Vec<Row> = event::Entity::find()
        .select_only()
        .columns([event::Column::Position, event::Column::CreateTime])
        .filter(event::Column::EnvironmentId.eq(id))
        .filter(event::Column::Position.gt(0))
        .order_by_asc(event::Column::Position)
        .limit(limit)
        .into_model()
        .all(grant.connection)
        .await?;
    let old = first.iter().take_while(|row| row.create_time < before);
    let Some(last) = old.last() else {
        return Ok(Batch {
            rows: 0,
            is_last: true,
        });
    };
    let rows = delete_some(grant, DELETE, vec![id.into(), last.position.into()], limit).await?;
    Ok(Batch {
        rows,
        is_last: rows < limit,
    })
}

/// Feeds of environments that are gone.
pub(super) async fn prune_gone(sweep: &mut Sweep<'_>) -> Result<u64> {
    let mut pruned = 0;
    for id in gone(sweep).await? {
        pruned += sweep
            .run(None, move |grant, rows| {
                Box::pin(async move {
                    let rows_done = delete_some(grant, DELETE_ALL, vec![id.into()], rows).await?;
                    let is_last = rows_done < rows;
                    if is_last {
                        sink::Entity::delete_many()
                            .filter(sink::Column::EnvironmentId.eq(id))
                            .exec(grant.connection)
                            .await?;
                        feed::Entity::delete_by_id(id)
                            .exec(grant.connection)
                            .await?;
                    }
                    Ok(Batch {
                        rows: rows_done,
                        is_last,
                    })
                })
            })
            .await?;
    }
    Ok(pruned)
}

async fn gone(sweep: &Sweep<'_>) -> Result<Vec<EnvironmentId>> {
    #[derive(FromQueryResult)]
    struct Row {
        environment_id: EnvironmentId,
    }
    let survey = sweep.survey();
    let sql = "SELECT environment_id FROM feeds WHERE NOT EXISTS (
        SELECT 1 FROM environments WHERE id = feeds.environment_id) LIMIT $1";
    let backend = sea_orm::ConnectionTrait::get_database_backend(survey.connection);
    let statement = Statement::from_sql_and_values(backend, sql, [FEEDS_MAX.into()]);
    let rows = Row::find_by_statement(statement)
        .all(survey.connection)
        .await?;
    Ok(rows.into_iter().map(|row| row.environment_id).collect())
}
