//! Who calls with the session that an operator opened by signing in.

use rollcall_proto::credential::{Kind, key_id};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};

use super::principal::{Actor, Means, Principal, Reach};
use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{OperatorId, OperatorSessionId};

const HOUR_MICROS: i64 = 3_600 * 1_000_000;
/// How long a session lasts without being used.
const IDLE_MICROS_MAX: i64 = 12 * HOUR_MICROS;
/// How long it lasts at most.
const LIFE_MICROS_MAX: i64 = 7 * 24 * HOUR_MICROS;

#[derive(FromQueryResult)]
struct Row {
    operator_id: OperatorId,
    mac: Vec<u8>,
    last_use_time: Moment,
    expire_time: Moment,
}

/// When a session that begins now ends at the latest.
pub fn session_end(now: Moment) -> Moment {
    Moment(now.0 + LIFE_MICROS_MAX)
}

/// Sessions that were last used before have ended.
pub fn idle_since(now: Moment) -> Moment {
    Moment(now.0 - IDLE_MICROS_MAX)
}

/// The operator whose session this is. One that has ended is refused like one that
/// never was.
pub(super) async fn authenticate<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    credential: &str,
) -> Result<Principal> {
    let id = key_id(Kind::OperatorSession, credential)
        .and_then(|key_id| OperatorSessionId::from_suffix(key_id).ok())
        .ok_or(Error::ApiKeyInvalid)?;
    let row = Row::find_by_statement(statement(id, connection.get_database_backend()))
        .one(connection)
        .await?
        .filter(|row| secret.fits(Purpose::Credential, credential.as_bytes(), &row.mac))
        .filter(|row| row.expire_time > now && row.last_use_time > idle_since(now))
        .ok_or(Error::ApiKeyInvalid)?;
    Ok(Principal {
        actor: Actor::Operator(row.operator_id),
        reach: Reach::Installation,
        scopes: vec![],
        means: Means::Session {
            id,
            last_use: row.last_use_time,
        },
    })
}

/// A session that was not revoked, of an operator who is not disabled.
fn statement(id: OperatorSessionId, backend: DbBackend) -> Statement {
    let sql = "SELECT s.operator_id, s.mac, s.last_use_time, s.expire_time
         FROM operator_sessions AS s
         JOIN operators AS o ON o.id = s.operator_id
         WHERE s.id = $1 AND s.revoke_time IS NULL AND o.disable_time IS NULL";
    Statement::from_sql_and_values(backend, sql, [id.into()])
}
