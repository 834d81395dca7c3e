//! Deleted users are kept as long as their environment says, so that who returns
//! gets the same id. Then nothing tells of them any more but their id.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Statement, Value,
};

use super::sweep::{Batch, Sweep, delete_some, lock_directory};
use crate::authz::Tidying;
use crate::clock::Moment;
use crate::error::Result;
use crate::event::forget_users;
use crate::id::{DirectoryId, UserId};
use crate::store::entity::{environment, user};
use crate::store::json_array::{parameter, rows_of};
use crate::store::one_column::OneColumn as _;

const HAS_OLD: &str = "EXISTS (SELECT 1 FROM users AS u
    WHERE u.directory_id = d.id AND u.delete_time IS NOT NULL AND u.delete_time < $3)";

pub(super) async fn purge(sweep: &mut Sweep<'_>, environment: &environment::Model) -> Result<u64> {
    let before = sweep.days_ago(environment.user_retention_days);
    let mut after = None;
    let mut purged = 0;
    loop {
        let directories = sweep
            .directories(environment.id, after, HAS_OLD, before)
            .await?;
        let Some(last) = directories.last() else {
            return Ok(purged);
        };
        after = Some(*last);
        for id in directories {
            purged += sweep
                .run(Some(id), move |grant, rows| {
                    Box::pin(purge_some(grant, id, before, rows))
                })
                .await?;
        }
    }
}

/// Who is purged is looked up where nobody returns meanwhile.
async fn purge_some(
    grant: &Tidying<'_>,
    directory_id: DirectoryId,
    before: Moment,
    limit: u64,
) -> Result<Batch> {
    let done = |rows| Batch {
        rows,
        is_last: true,
    };
    if lock_directory(grant, directory_id).await?.is_none() {
        return Ok(done(0));
    }
    let ids: Vec<UserId> = user::Entity::find()
        .select_only()
        .column(user::Column::Id)
        .filter(user::Column::DirectoryId.eq(directory_id))
        .filter(user::Column::DeleteTime.is_not_null())
        .filter(user::Column::DeleteTime.lt(before))
        .order_by_asc(user::Column::DeleteTime)
        .limit(limit)
        .one_column()
        .all(grant.connection)
        .await?;
    if ids.is_empty() {
        return Ok(done(0));
    }
    let parameters = || vec![parameter(&ids), directory_id.into()];
    let mut forgotten = forget_in_log(grant, parameters(), limit).await?;
    if forgotten < limit {
        let (connection, left) = (grant.connection, limit - forgotten);
        forgotten += forget_users(connection, directory_id, &ids, left).await?;
    }
    if forgotten > 0 {
        // The users go when neither the log nor the feed tells anything of them.
        return Ok(Batch {
            rows: forgotten,
            is_last: false,
        });
    }
    let backend = grant.connection.get_database_backend();
    let names = rows_of(backend, 1);
    for (table, column) in [
        ("user_emails", "user_id"),
        ("memberships", "user_id"),
        ("users", "id"),
    ] {
        let sql = format!(
            "DELETE FROM {table}
             WHERE directory_id = $2 AND {column} IN (SELECT names.value FROM {names})"
        );
        let statement = Statement::from_sql_and_values(backend, sql, parameters());
        grant.connection.execute_raw(statement).await?;
    }
    let rows = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    Ok(Batch {
        rows,
        is_last: rows < limit,
    })
}

/// Takes the names and bodies of some entries about the users.
async fn forget_in_log(grant: &Tidying<'_>, values: Vec<Value>, limit: u64) -> Result<u64> {
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "UPDATE requests SET subject = NULL, request_body = NULL, response_body = NULL
         WHERE id IN (
           SELECT id FROM requests
           WHERE directory_id = $2 AND resource_id IN (SELECT names.value FROM {})
             AND (subject IS NOT NULL OR request_body IS NOT NULL OR response_body IS NOT NULL)
           LIMIT $3)",
        rows_of(backend, 1)
    );
    delete_some(grant, &sql, values, limit).await
}
