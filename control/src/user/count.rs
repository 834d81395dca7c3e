//! The directory's counts of users, and the breaker: it tells when so many lose
//! access at once that it may be a mistake.

use rollcall_proto::event::v1::EventKind;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait as _, SimpleExpr};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::authz::{Breaker, Writing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::store::entity::directory;

const MICROS_PER_MINUTE: i64 = 60_000_000;

/// What a write did to a user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    /// Users that are not deleted, more or fewer.
    pub users: i64,
    /// Whether the person should have access, before and after.
    pub active: (bool, bool),
}

/// Keeps the directory's counts, which lists answer without counting. Fails
/// where the breaker holds a deactivation.
pub(super) async fn count(grant: &Writing<'_>, change: Change) -> Result<()> {
    let Change { users, active } = change;
    let difference = i64::from(active.1) - i64::from(active.0);
    if users == 0 && difference == 0 {
        return Ok(());
    }
    let more = |column: directory::Column, by: i64| Expr::col(column).add(by);
    let mut update = directory::Entity::update_many()
        .filter(directory::Column::Id.eq(grant.directory_id()))
        .col_expr(
            directory::Column::UserCount,
            more(directory::Column::UserCount, users),
        )
        .col_expr(
            directory::Column::ActiveUserCount,
            more(directory::Column::ActiveUserCount, difference),
        );
    let mut may_trip = false;
    if difference < 0 {
        let breaker = grant.breaker();
        may_trip = breaker.share_percent > 0 && !find(grant).await?.is_tripped();
        for (column, value) in tally(breaker, grant.now) {
            update = update.col_expr(column, value);
        }
        if breaker.hold && breaker.share_percent > 0 {
            update = update.filter(directory::Column::BreakerTripTime.is_null());
        }
    }
    if difference > 0 {
        update = update.col_expr(directory::Column::BreakerCount, one_fewer());
    }
    let updated = update.exec(grant.connection).await?;
    if updated.rows_affected == 0 {
        return Err(Error::DeactivationsHeld);
    }
    if may_trip {
        let row = find(grant).await?;
        if row.is_tripped() {
            let (kind, row) = (EventKind::BreakerTripped, Some(&row));
            grant.events().directory(kind, row, row).await?;
        }
    }
    Ok(())
}

async fn find(grant: &Writing<'_>) -> Result<directory::Model> {
    directory::Entity::find_by_id(grant.directory_id())
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)
}

/// Whoever comes back is not one of those who lost access.
fn one_fewer() -> SimpleExpr {
    let counted = || Expr::col(directory::Column::BreakerCount);
    CaseStatement::new()
        .case(counted().gt(0_i64), counted().sub(1_i64))
        .finally(counted())
        .into()
}

/// Counts one deactivation. All of it is one statement, since a request of many
/// operations makes many. The one that is too many goes through, and those after
/// it are held: what is refused leaves no trace by which the next would be.
fn tally(breaker: Breaker, now: Moment) -> [(directory::Column, SimpleExpr); 4] {
    let Breaker {
        share_percent,
        window_minutes,
        people_min,
        hold: _,
    } = breaker;
    let old = Expr::col;
    let window = i64::from(window_minutes) * MICROS_PER_MINUTE;
    let is_over = || {
        let start = || old(directory::Column::BreakerWindowStart);
        start().is_null().or(start().lte(now.0 - window))
    };
    // Of a window that is over nothing is left.
    let in_window = |new: SimpleExpr, goes_on: SimpleExpr| -> SimpleExpr {
        CaseStatement::new()
            .case(is_over(), new)
            .finally(goes_on)
            .into()
    };
    let users = || {
        in_window(
            old(directory::Column::ActiveUserCount),
            old(directory::Column::BreakerWindowUsers),
        )
    };
    let counted = || {
        in_window(
            Expr::val(1_i64),
            old(directory::Column::BreakerCount).add(1_i64),
        )
    };
    let too_many = Expr::val(share_percent > 0)
        .and(counted().gt(i64::from(people_min)))
        .and(
            counted()
                .mul(100_i64)
                .gt(users().mul(i64::from(share_percent))),
        )
        .and(old(directory::Column::BreakerTripTime).is_null());
    let trip_time = CaseStatement::new()
        .case(too_many, Expr::value(now))
        .finally(old(directory::Column::BreakerTripTime));
    [
        (
            directory::Column::BreakerWindowStart,
            in_window(Expr::value(now), old(directory::Column::BreakerWindowStart)),
        ),
        (directory::Column::BreakerWindowUsers, users()),
        (directory::Column::BreakerCount, counted()),
        (directory::Column::BreakerTripTime, trip_time.into()),
    ]
}
