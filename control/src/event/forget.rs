//! What events keep of people who are forgotten: that there was one, and what
//! happened when.

use prost::Message as _;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::membership::Member;
use rollcall_proto::event::v1::{Event, Membership};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _,
    Statement,
};

use crate::error::{Error, Result};
use crate::id::{DirectoryId, UserId};
use crate::store::Transaction;
use crate::store::entity::event;
use crate::store::json_array::{parameter, rows_of};

/// Events that are read at a time.
const EVENTS_MAX: u64 = 200;

#[derive(FromQueryResult)]
struct Row {
    ordinal: i64,
    payload: Vec<u8>,
}

/// Takes one person out of all their events: `names` are those under which groups
/// awaited them.
pub async fn forget_user(
    connection: &Transaction,
    directory_id: DirectoryId,
    id: UserId,
    names: Vec<String>,
) -> Result<()> {
    let subjects: Vec<String> = names.into_iter().chain([id.to_string()]).collect();
    while forget_some(connection, directory_id, &subjects, EVENTS_MAX).await? > 0 {}
    Ok(())
}

/// Takes users out of some of their events, so many at most: how many still had
/// anything.
pub async fn forget_users(
    connection: &Transaction,
    directory_id: DirectoryId,
    ids: &[UserId],
    limit: u64,
) -> Result<u64> {
    forget_some(connection, directory_id, ids, limit).await
}

async fn forget_some<T: ToString>(
    connection: &Transaction,
    directory_id: DirectoryId,
    subjects: &[T],
    limit: u64,
) -> Result<u64> {
    let backend = connection.get_database_backend();
    let sql = format!(
        "SELECT ordinal, payload FROM events
         WHERE subject IN (SELECT names.value FROM {})
             AND directory_id = $2 AND NOT is_forgotten
         LIMIT $3",
        rows_of(backend, 1)
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let subjects = parameter(subjects.iter().map(T::to_string));
    let values = [subjects, directory_id.into(), limit.into()];
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(connection)
        .await?;
    let forgotten = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    for Row { ordinal, payload } in rows {
        forget(connection, ordinal, &payload).await?;
    }
    Ok(forgotten)
}

async fn forget(connection: &Transaction, ordinal: i64, payload: &[u8]) -> Result<()> {
    let mut event = Event::decode(payload).map_err(|error| {
        tracing::error!(%error, "an event cannot be read");
        Error::Internal
    })?;
    let mut update = event::Entity::update_many();
    match &mut event.change {
        Some(Change::User(change)) => {
            change.before = None;
            change.after = None;
            // A path can name an attribute that the client named as it liked.
            event.changed_paths.clear();
        }
        Some(Change::Membership(Membership {
            member: Some(Member::ParkedName(name)),
            ..
        })) => {
            name.clear();
            update = update.col_expr(event::Column::Subject, Expr::value(None::<String>));
        }
        _ => {}
    }
    update
        .col_expr(event::Column::Payload, Expr::value(event.encode_to_vec()))
        .col_expr(event::Column::IsForgotten, Expr::value(true))
        .filter(event::Column::Ordinal.eq(ordinal))
        .exec(connection)
        .await?;
    Ok(())
}
