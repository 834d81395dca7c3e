//! Users of each directory, when a day begins.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set,
};

use super::{DAY_MICROS, ROWS_MAX, counted_until, floor, set_counted};
use crate::authz::Gate;
use crate::clock::Moment;
use crate::error::Result;
use crate::id::DirectoryId;
use crate::store::entity::{directory, user_count};

const NAME: &str = "users";

pub(super) async fn count(gate: &Gate, now: Moment) -> Result<()> {
    let survey = gate.survey(now);
    let day = floor(now, DAY_MICROS);
    let until = counted_until(survey.connection, NAME).await?;
    if until.is_some_and(|until| until >= day) {
        return Ok(());
    }
    let mut after = None;
    loop {
        let rows = some(survey.connection, day, after).await?;
        let Some(last) = rows.last() else {
            break;
        };
        after = Some(last.id);
        let rows: Vec<_> = rows.into_iter().map(|row| counted(day, &row)).collect();
        gate.tidy(now, None, move |grant| {
            Box::pin(async move {
                let key = [user_count::Column::DirectoryId, user_count::Column::Day];
                let first_stands = OnConflict::columns(key).do_nothing().to_owned();
                user_count::Entity::insert_many(rows)
                    .on_conflict(first_stands)
                    .exec_without_returning(grant.connection)
                    .await?;
                Ok(())
            })
        })
        .await?;
    }
    gate.tidy(now, None, move |grant| {
        Box::pin(set_counted(grant, NAME, day))
    })
    .await
}

/// Directories that were there when the day began.
async fn some(
    connection: &DatabaseConnection,
    day: Moment,
    after: Option<DirectoryId>,
) -> Result<Vec<directory::Model>> {
    let mut select = directory::Entity::find()
        .filter(directory::Column::DeleteTime.is_null())
        .filter(directory::Column::CreateTime.lt(day))
        .order_by_asc(directory::Column::Id)
        .limit(ROWS_MAX as u64);
    if let Some(after) = after {
        select = select.filter(directory::Column::Id.gt(after));
    }
    Ok(select.all(connection).await?)
}

fn counted(day: Moment, row: &directory::Model) -> user_count::ActiveModel {
    user_count::ActiveModel {
        directory_id: Set(row.id),
        day: Set(day),
        user_count: Set(row.user_count),
        active_user_count: Set(row.active_user_count),
    }
}
