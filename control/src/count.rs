//! Figures that are counted once and then kept: what is shown over time costs the
//! same however much happened.

pub mod requests;
mod users;

use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ConnectionTrait, EntityTrait as _, IntoActiveModel as _,
    QuerySelect as _, Set,
};

use crate::authz::{Gate, Tidying};
use crate::clock::Moment;
use crate::error::Result;
use crate::store::entity::count;

pub const HOUR_MICROS: i64 = 3_600 * 1_000_000;
pub const DAY_MICROS: i64 = 24 * HOUR_MICROS;
/// Rows that are written at a time.
const ROWS_MAX: usize = 500;

/// Counts what has not been counted at `now`. What two controls count at once is the
/// same.
pub async fn count(gate: &Gate, now: Moment) -> Result<()> {
    requests::count(gate, now).await?;
    users::count(gate, now).await
}

/// The beginning of the hour or day that a moment is in.
pub fn floor(at: Moment, micros: i64) -> Moment {
    Moment(at.0.div_euclid(micros) * micros)
}

/// Until when something of this name was counted.
async fn counted_until<C: ConnectionTrait>(connection: &C, name: &str) -> Result<Option<Moment>> {
    let row = count::Entity::find_by_id(name).one(connection).await?;
    Ok(row.map(|row| row.until))
}

/// Notes until when something was counted, unless it was counted further meanwhile.
async fn set_counted(grant: &Tidying<'_>, name: &str, until: Moment) -> Result<()> {
    let first = count::ActiveModel {
        name: Set(name.to_owned()),
        until: Set(until),
    };
    let is_there = OnConflict::column(count::Column::Name)
        .do_nothing()
        .to_owned();
    count::Entity::insert(first)
        .on_conflict(is_there)
        .exec_without_returning(grant.connection)
        .await?;
    let row = count::Entity::find_by_id(name)
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?;
    if let Some(row) = row.filter(|row| row.until < until) {
        let mut change = row.into_active_model();
        change.until = Set(until);
        change.update(grant.connection).await?;
    }
    Ok(())
}
