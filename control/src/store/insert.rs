//! Inserts rows that come in great numbers.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

use super::entity::{event, request, user_email};

/// Rows of one statement: each has so many parameters that more would be too
/// many for SQLite.
const ROWS_MAX: usize = 1_000;

pub async fn insert_emails<C: ConnectionTrait>(
    connection: &C,
    emails: impl IntoIterator<Item = user_email::ActiveModel>,
) -> Result<(), DbErr> {
    insert(connection, emails, None).await
}

/// Their positions are given, or come afterwards.
pub async fn insert_events<C: ConnectionTrait>(
    connection: &C,
    events: impl IntoIterator<Item = event::ActiveModel>,
) -> Result<(), DbErr> {
    insert(connection, events, None).await
}

/// An entry whose id is taken is passed over: whoever uses a request id again does
/// not change what happened first.
pub async fn insert_entries<C: ConnectionTrait>(
    connection: &C,
    entries: impl IntoIterator<Item = request::ActiveModel>,
) -> Result<(), DbErr> {
    let first_stands = OnConflict::column(request::Column::Id)
        .do_nothing()
        .to_owned();
    insert(connection, entries, Some(first_stands)).await
}

async fn insert<A, C>(
    connection: &C,
    rows: impl IntoIterator<Item = A>,
    on_conflict: Option<OnConflict>,
) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    C: ConnectionTrait,
{
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<A> = rows.by_ref().take(ROWS_MAX).collect();
        if some.is_empty() {
            return Ok(());
        }
        let mut insert = A::Entity::insert_many(some);
        if let Some(on_conflict) = &on_conflict {
            insert = insert.on_conflict(on_conflict.clone());
        }
        insert.exec_without_returning(connection).await?;
    }
}
