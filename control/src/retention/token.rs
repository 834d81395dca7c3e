//! Tokens that end by themselves are told of before they do, and when they do.

use rollcall_proto::event::v1::EventKind;
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
    Statement,
};

use super::sweep::{Batch, Sweep, lock_directory};
use crate::authz::Tidying;
use crate::error::Result;
use crate::id::{DirectoryId, TokenId};
use crate::management::directory::place_of;
use crate::management::token::{EXPIRY_DAYS, days_left};
use crate::store::entity::token;

/// Tokens that are looked up at a time.
const TOKENS_MAX: i64 = 500;
/// In the words of the index that has those of which there is something to tell.
const IS_DUE: &str = "expire_time IS NOT NULL AND revoke_time IS NULL
    AND (expiry_told IS NULL OR expiry_told > 0)
    AND expire_time <= $1 AND (expiry_told IS NULL OR expiry_told > $2)";

/// Returns of how many was told.
pub(super) async fn tell(sweep: &mut Sweep<'_>) -> Result<u64> {
    let mut told = 0;
    // What ends sooner first: of a token that is late for several, the last is told.
    for days in EXPIRY_DAYS.into_iter().rev() {
        for (directory_id, id) in due(sweep, days).await? {
            told += sweep
                .run(Some(directory_id), move |grant, _| {
                    Box::pin(tell_one(grant, directory_id, id))
                })
                .await?;
        }
    }
    Ok(told)
}

async fn due(sweep: &Sweep<'_>, days: i32) -> Result<Vec<(DirectoryId, TokenId)>> {
    #[derive(FromQueryResult)]
    struct Row {
        id: TokenId,
        directory_id: DirectoryId,
    }
    let survey = sweep.survey();
    let sql =
        format!("SELECT id, directory_id FROM tokens WHERE {IS_DUE} ORDER BY expire_time LIMIT $3");
    let values = [sweep.days_ago(-days).into(), days.into(), TOKENS_MAX.into()];
    let backend = sea_orm::ConnectionTrait::get_database_backend(survey.connection);
    let rows = Row::find_by_statement(Statement::from_sql_and_values(backend, sql, values))
        .all(survey.connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.directory_id, row.id))
        .collect())
}

async fn tell_one(grant: &Tidying<'_>, directory_id: DirectoryId, id: TokenId) -> Result<Batch> {
    let done = |rows| Batch {
        rows,
        is_last: true,
    };
    let Some(directory) = lock_directory(grant, directory_id).await? else {
        return Ok(done(0));
    };
    let row = token::Entity::find_by_id(id)
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?;
    let Some(row) = row.filter(|row| row.revoke_time.is_none()) else {
        return Ok(done(0));
    };
    let Some(days) = days_left(row.expire_time, grant.now) else {
        return Ok(done(0));
    };
    if row.expiry_told.is_some_and(|told| told <= days) {
        return Ok(done(0));
    }
    token::Entity::update_many()
        .col_expr(token::Column::ExpiryTold, Expr::value(days))
        .filter(token::Column::Id.eq(id))
        .exec(grant.connection)
        .await?;
    if directory.delete_time.is_none() {
        let managing = grant.audited();
        let place = place_of(&managing, &directory).await?;
        let kind = if days == 0 {
            EventKind::TokenExpired
        } else {
            EventKind::TokenExpiring
        };
        managing.events_at(place).token(kind, &row).await?;
    }
    Ok(done(1))
}
