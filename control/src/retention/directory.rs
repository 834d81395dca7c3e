//! A deleted directory can be restored for the grace period of its environment.
//! Then everything of it goes, the directory itself at last.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, ModelTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Statement,
};
use serde_json::json;

use super::sweep::{Batch, Sweep, delete_some, lock_directory};
use crate::audit::{self, Record};
use crate::authz::Tidying;
use crate::clock::Moment;
use crate::error::Result;
use crate::event::forget_users;
use crate::id::{DirectoryId, UserId};
use crate::store::entity::{directory, environment, user};
use crate::store::json_array::{parameter, rows_of};
use crate::store::one_column::OneColumn as _;

/// One whose purge has begun ends, whatever the grace period is by now.
const IS_OVER: &str = "d.purge_time IS NOT NULL
    OR (d.delete_time IS NOT NULL AND d.delete_time < $3)";

/// What it holds, each before what it refers to. Memberships have an index for
/// each of their kinds.
const BEFORE_USERS: [&str; 8] = [
    "DELETE FROM requests WHERE id IN (
        SELECT id FROM requests WHERE directory_id = $1 LIMIT $2)",
    "DELETE FROM request_counts WHERE (directory_id, hour) IN (
        SELECT directory_id, hour FROM request_counts WHERE directory_id = $1 LIMIT $2)",
    "DELETE FROM user_counts WHERE (directory_id, day) IN (
        SELECT directory_id, day FROM user_counts WHERE directory_id = $1 LIMIT $2)",
    "DELETE FROM memberships WHERE (group_id, member_id) IN (
        SELECT group_id, member_id FROM memberships
        WHERE directory_id = $1 AND user_id IS NOT NULL LIMIT $2)",
    "DELETE FROM memberships WHERE (group_id, member_id) IN (
        SELECT group_id, member_id FROM memberships
        WHERE directory_id = $1 AND member_group_id IS NOT NULL LIMIT $2)",
    "DELETE FROM memberships WHERE (group_id, member_id) IN (
        SELECT group_id, member_id FROM memberships
        WHERE directory_id = $1 AND user_id IS NULL AND member_group_id IS NULL LIMIT $2)",
    r#"DELETE FROM "groups" WHERE id IN (
        SELECT id FROM "groups" WHERE directory_id = $1 LIMIT $2)"#,
    "DELETE FROM user_emails WHERE (user_id, value_key) IN (
        SELECT user_id, value_key FROM user_emails WHERE directory_id = $1 LIMIT $2)",
];
const AFTER_USERS: [&str; 2] = [
    "DELETE FROM tokens WHERE id IN (
        SELECT id FROM tokens WHERE directory_id = $1 LIMIT $2)",
    "DELETE FROM setup_links WHERE id IN (
        SELECT id FROM setup_links WHERE directory_id = $1 LIMIT $2)",
];

pub(super) async fn purge(sweep: &mut Sweep<'_>, environment: &environment::Model) -> Result<u64> {
    let before = sweep.days_ago(environment.deletion_grace_days);
    let mut after = None;
    let mut purged = 0;
    loop {
        let directories = sweep
            .directories(environment.id, after, IS_OVER, before)
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

async fn purge_some(
    grant: &Tidying<'_>,
    id: DirectoryId,
    before: Moment,
    limit: u64,
) -> Result<Batch> {
    let done = |rows| Batch {
        rows,
        is_last: true,
    };
    let more = |rows| Batch {
        rows,
        is_last: false,
    };
    let Some(row) = lock_directory(grant, id).await? else {
        return Ok(done(0));
    };
    if row.purge_time.is_none() {
        if row.delete_time.is_none_or(|at| at >= before) {
            // It was restored meanwhile.
            return Ok(done(0));
        }
        directory::Entity::update_many()
            .col_expr(directory::Column::PurgeTime, Expr::value(grant.now))
            .filter(directory::Column::Id.eq(id))
            .exec(grant.connection)
            .await?;
    }
    let mut rows = 0;
    for held in BEFORE_USERS {
        rows += delete_some(grant, held, vec![id.into()], limit - rows).await?;
        if rows == limit {
            return Ok(more(rows));
        }
    }
    let (users, are_all) = delete_users(grant, id, limit - rows).await?;
    rows += users;
    if !are_all {
        return Ok(more(rows));
    }
    for held in AFTER_USERS {
        rows += delete_some(grant, held, vec![id.into()], limit - rows).await?;
        if rows == limit {
            return Ok(more(rows));
        }
    }
    let record = Record {
        environment_id: row.environment_id,
        organization_id: Some(row.organization_id),
        resource_id: id.to_string(),
        before: Some(json!({ "displayName": row.display_name, "deleted": true })),
        after: None,
    };
    row.delete(grant.connection).await?;
    audit::insert(&grant.audited(), "PurgeDirectory", vec![record]).await?;
    Ok(done(rows + 1))
}

/// Some people, whom the feed forgets before they go. Returns how many rows that
/// was, and whether nobody is left.
async fn delete_users(grant: &Tidying<'_>, id: DirectoryId, limit: u64) -> Result<(u64, bool)> {
    let ids: Vec<UserId> = user::Entity::find()
        .select_only()
        .column(user::Column::Id)
        .filter(user::Column::DirectoryId.eq(id))
        .order_by_asc(user::Column::Id)
        .limit(limit)
        .one_column()
        .all(grant.connection)
        .await?;
    let forgotten = forget_users(grant.connection, id, &ids, limit).await?;
    if forgotten > 0 {
        return Ok((forgotten, false));
    }
    let backend = grant.connection.get_database_backend();
    let sql = format!(
        "DELETE FROM users WHERE directory_id = $2 AND id IN (SELECT names.value FROM {})",
        rows_of(backend, 1)
    );
    let values = [parameter(&ids), id.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let deleted = grant.connection.execute_raw(statement).await?;
    let rows = deleted.rows_affected();
    Ok((rows, rows < limit))
}
