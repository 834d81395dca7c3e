//! How often somebody may try to sign in: with one address, and in all. What is
//! refused is not counted, so whoever waits gets in, whatever others try.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::sea_query::{Expr, LockType, OnConflict};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Set};

use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::OperatorId;
use crate::store::Transaction;
use crate::store::entity::sign_in_attempts;

const MINUTE_MICROS: i64 = 60_000_000;
const MICROS_PER_SECOND: i64 = 1_000_000;

/// So many attempts within a time.
struct Limit {
    attempts_max: i64,
    window_micros: i64,
}

const OF_ADDRESS: Limit = Limit {
    attempts_max: 10,
    window_micros: 15 * MINUTE_MICROS,
};
const OF_ALL: Limit = Limit {
    attempts_max: 600,
    window_micros: MINUTE_MICROS,
};
/// What attempts of all are counted under.
const ALL: &str = "all";
/// What those are counted under that an issuer is asked about.
const OF_ISSUER: &str = "issuer";
/// How long a count matters.
pub const ATTEMPTS_MICROS_MAX: i64 = OF_ADDRESS.window_micros;

/// Counts an attempt with an address, folded, unless it is one too many.
pub(super) async fn count(
    transaction: &Transaction,
    secret: &SecretKey,
    now: Moment,
    email_key: &str,
) -> Result<()> {
    count_under(transaction, now, ALL.to_owned(), &OF_ALL).await?;
    count_under(transaction, now, key(secret, email_key), &OF_ADDRESS).await
}

/// Counts an attempt that an issuer is to be asked about, unless it is one too many.
pub(super) async fn count_of_issuer(transaction: &Transaction, now: Moment) -> Result<()> {
    count_under(transaction, now, OF_ISSUER.to_owned(), &OF_ALL).await
}

/// Whether a refused attempt is to be told of: so many of one operator, and so many
/// of whoever is none.
pub(super) async fn is_told(
    transaction: &Transaction,
    now: Moment,
    operator_id: Option<OperatorId>,
) -> Result<bool> {
    let of = operator_id.map_or_else(|| "nobody".to_owned(), |id| id.to_string());
    match count_under(transaction, now, format!("refused {of}"), &OF_ADDRESS).await {
        Ok(()) => Ok(true),
        Err(Error::SignInThrottled { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whoever has signed in begins at nothing again.
pub(super) async fn forget(
    transaction: &Transaction,
    secret: &SecretKey,
    email_key: &str,
) -> Result<()> {
    sign_in_attempts::Entity::update_many()
        .col_expr(sign_in_attempts::Column::AttemptCount, Expr::value(0))
        .filter(sign_in_attempts::Column::Key.eq(key(secret, email_key)))
        .exec(transaction)
        .await?;
    Ok(())
}

/// An address that was only tried is nobody else's business.
fn key(secret: &SecretKey, email_key: &str) -> String {
    URL_SAFE_NO_PAD.encode(secret.mac(Purpose::SignInAttempts, email_key.as_bytes()))
}

async fn count_under(
    transaction: &Transaction,
    now: Moment,
    key: String,
    limit: &Limit,
) -> Result<()> {
    let none_yet = sign_in_attempts::ActiveModel {
        key: Set(key.clone()),
        window_start: Set(now),
        attempt_count: Set(0),
    };
    let is_there = OnConflict::column(sign_in_attempts::Column::Key)
        .do_nothing()
        .to_owned();
    sign_in_attempts::Entity::insert(none_yet)
        .on_conflict(is_there)
        .exec_without_returning(transaction)
        .await?;
    let row = sign_in_attempts::Entity::find_by_id(key.clone())
        .lock(LockType::NoKeyUpdate)
        .one(transaction)
        .await?
        // A clock that was set back begins another window.
        .filter(|row| (0..limit.window_micros).contains(&(now.0 - row.window_start.0)));
    let (start, count) = match row {
        Some(row) => (row.window_start, row.attempt_count),
        None => (now, 0),
    };
    if count >= limit.attempts_max {
        let micros = start.0 + limit.window_micros - now.0;
        let seconds = (micros + MICROS_PER_SECOND - 1) / MICROS_PER_SECOND;
        return Err(Error::SignInThrottled {
            retry_seconds: seconds.unsigned_abs(),
        });
    }
    sign_in_attempts::Entity::update_many()
        .col_expr(sign_in_attempts::Column::WindowStart, Expr::value(start))
        .col_expr(
            sign_in_attempts::Column::AttemptCount,
            Expr::value(count + 1),
        )
        .filter(sign_in_attempts::Column::Key.eq(key))
        .exec(transaction)
        .await?;
    Ok(())
}
