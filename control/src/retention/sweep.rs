//! One run of the rules: batches, one at a time in the installation, each as large
//! as may be done in a few milliseconds.

use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ConnectionTrait as _, DbBackend, EntityTrait as _, FromQueryResult, QueryOrder as _,
    QuerySelect as _, Statement, Value,
};

use crate::authz::{Gate, Surveying, Tidying};
use crate::clock::Moment;
use crate::error::Result;
use crate::id::{DirectoryId, EnvironmentId};
use crate::store::entity::{directory, environment};

/// Rows of one batch.
const ROWS_MAX: u64 = 500;
const ROWS_MIN: u64 = 20;
/// About how long a batch may keep the writer. One that takes longer makes the
/// next a smaller one.
const BATCH_TIME: Duration = Duration::from_millis(10);
/// Directories that are looked up at a time.
const DIRECTORIES_MAX: u64 = 500;
/// The advisory lock of a batch: any number that others do not use.
const BATCH_LOCK: i64 = 0x726f_6c6c_7377_6570;
const DAY_MICROS: i64 = 86_400 * 1_000_000;

/// What a batch did.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch {
    /// Rows that were deleted or changed.
    pub rows: u64,
    /// Whether nothing is left to do.
    pub is_last: bool,
}

pub(super) struct Sweep<'g> {
    gate: &'g Gate,
    pub now: Moment,
    rows: u64,
    pub batches: u64,
    pub batch_rows_max: u64,
    pub is_held: bool,
}

impl<'g> Sweep<'g> {
    pub(super) fn new(gate: &'g Gate, now: Moment) -> Self {
        Self {
            gate,
            now,
            rows: ROWS_MAX / 5,
            batches: 0,
            batch_rows_max: 0,
            is_held: false,
        }
    }

    /// The time so many days ago.
    pub(super) fn days_ago(&self, days: i32) -> Moment {
        Moment(self.now.0 - i64::from(days) * DAY_MICROS)
    }

    pub(super) fn survey(&self) -> Surveying<'_> {
        self.gate.survey(self.now)
    }

    pub(super) async fn environments(&self) -> Result<Vec<environment::Model>> {
        Ok(environment::Entity::find()
            .order_by_asc(environment::Column::Id)
            .all(self.survey().connection)
            .await?)
    }

    /// Directories of the environment after `after`, of which `condition` is true;
    /// it may speak of `d`, and of a time as `$3`.
    pub(super) async fn directories(
        &self,
        environment_id: EnvironmentId,
        after: Option<DirectoryId>,
        condition: &str,
        time: Moment,
    ) -> Result<Vec<DirectoryId>> {
        #[derive(FromQueryResult)]
        struct Row {
            id: DirectoryId,
        }
        let survey = self.survey();
        let backend = survey.connection.get_database_backend();
        let sql = format!(
            "SELECT d.id FROM directories AS d
             WHERE d.environment_id = $1 AND d.id > $2 AND ({condition})
             ORDER BY d.id LIMIT $4"
        );
        let after = after.map(|id| id.to_string()).unwrap_or_default();
        let values: [Value; 4] = [
            environment_id.into(),
            after.into(),
            time.into(),
            i64::try_from(DIRECTORIES_MAX).unwrap_or(i64::MAX).into(),
        ];
        let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
            .all(survey.connection)
            .await?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// Does `work` with so many rows at a time until it is done. Returns how many
    /// rows it was. Another control that is at it ends the whole run.
    pub(super) async fn run<F>(&mut self, directory_id: Option<DirectoryId>, work: F) -> Result<u64>
    where
        F: for<'t> Fn(&'t Tidying<'t>, u64) -> BoxFuture<'t, Result<Batch>>
            + Clone
            + Send
            + Sync
            + 'static,
    {
        let mut total = 0;
        while !self.is_held {
            let (work, rows) = (work.clone(), self.rows);
            let done = self
                .gate
                .tidy(self.now, directory_id, move |grant| {
                    Box::pin(async move {
                        if !may_begin(grant).await? {
                            return Ok(None);
                        }
                        let began = Instant::now();
                        let batch = work(grant, rows).await?;
                        Ok(Some((batch, began.elapsed())))
                    })
                })
                .await?;
            let Some((batch, time)) = done else {
                self.is_held = true;
                break;
            };
            self.pace(time);
            if batch.rows > 0 {
                self.batches += 1;
                self.batch_rows_max = self.batch_rows_max.max(batch.rows);
                total += batch.rows;
            }
            if batch.is_last {
                break;
            }
        }
        Ok(total)
    }

    fn pace(&mut self, time: Duration) {
        if time > BATCH_TIME {
            self.rows = (self.rows / 2).max(ROWS_MIN);
        } else if time < BATCH_TIME / 2 {
            self.rows = (self.rows * 2).min(ROWS_MAX);
        }
    }
}

/// Whether no other control is at it right now. SQLite has one writer.
async fn may_begin(grant: &Tidying<'_>) -> Result<bool> {
    let backend = grant.connection.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(true);
    }
    let sql = "SELECT pg_try_advisory_xact_lock($1) AS free";
    let statement = Statement::from_sql_and_values(backend, sql, [BATCH_LOCK.into()]);
    let row = grant.connection.query_one_raw(statement).await?;
    Ok(row.map_or(Ok(false), |row| row.try_get("", "free"))?)
}

/// The directory, alone with it until the transaction ends.
pub(super) async fn lock_directory(
    grant: &Tidying<'_>,
    id: DirectoryId,
) -> Result<Option<directory::Model>> {
    Ok(directory::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?)
}

/// Deletes some rows: `sql` has the limit as its last parameter.
pub(super) async fn delete_some(
    grant: &Tidying<'_>,
    sql: &str,
    values: Vec<Value>,
    limit: u64,
) -> Result<u64> {
    let backend = grant.connection.get_database_backend();
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = values.into_iter().chain([limit.into()]);
    let statement = Statement::from_sql_and_values(backend, sql, values);
    Ok(grant
        .connection
        .execute_raw(statement)
        .await?
        .rows_affected())
}

/// A batch of a rule that is nothing but one deletion.
pub(super) async fn delete_batch(
    grant: &Tidying<'_>,
    sql: &str,
    values: Vec<Value>,
    limit: u64,
) -> Result<Batch> {
    let rows = delete_some(grant, sql, values, limit).await?;
    Ok(Batch {
        rows,
        is_last: rows < limit,
    })
}
