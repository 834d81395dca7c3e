//! What operators have opened by signing in.

use rollcall_proto::console::v1::{
    GetCurrentSessionResponse, ListSessionsRequest, ListSessionsResponse, RevokeSessionRequest,
    RevokeSessionResponse, Session, SignOutResponse,
};
use rollcall_proto::credential::{Credential, Kind};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QuerySelect as _, Set,
};
use serde_json::json;

use super::operator;
use crate::audit::{self, Changed};
use crate::authz::{Managing, SecretKey, Viewing, idle_since, session_end};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{OperatorId, OperatorSessionId};
use crate::management::page::{Order, Page};
use crate::management::text::id;
use crate::store::Transaction;
use crate::store::entity::{operator as operator_row, operator_session};

/// Characters of a browser's name for itself that are kept.
const USER_AGENT_CHARS_MAX: usize = 200;

/// The secret is shown here and never again.
#[derive(Debug)]
pub(super) struct Opened {
    pub credential: Credential,
    pub expire_time: Moment,
}

/// Opens a session of an operator, as a method of this name.
pub(super) async fn open(
    grant: &Managing<'_>,
    secret: &SecretKey,
    method: &str,
    operator_id: OperatorId,
    user_agent: &str,
) -> Result<Opened> {
    let id: OperatorSessionId = grant.ids.next();
    let (credential, mac) = secret.make_credential(Kind::OperatorSession, &id.suffix())?;
    let expire_time = session_end(grant.now);
    let user_agent = user_agent
        .chars()
        .filter(|letter| !letter.is_control())
        .take(USER_AGENT_CHARS_MAX);
    let row = operator_session::Model {
        id,
        operator_id,
        mac,
        user_agent: user_agent.collect(),
        create_time: grant.now,
        last_use_time: grant.now,
        expire_time,
        revoke_time: None,
    };
    let after = Some(audited(&row));
    operator_session::Entity::insert(row.into_active_model())
        .exec_without_returning(grant.connection)
        .await?;
    audit::insert_of_installation(grant, method, id.to_string(), None, after).await?;
    Ok(Opened {
        credential,
        expire_time,
    })
}

/// Ends the sessions of an operator, but for one where that is to go on.
pub(super) async fn revoke_all(
    connection: &Transaction,
    now: Moment,
    operator_id: OperatorId,
    but: Option<OperatorSessionId>,
) -> Result<()> {
    let mut update = operator_session::Entity::update_many()
        .col_expr(operator_session::Column::RevokeTime, Expr::value(now))
        .filter(operator_session::Column::OperatorId.eq(operator_id))
        .filter(operator_session::Column::RevokeTime.is_null());
    if let Some(id) = but {
        update = update.filter(operator_session::Column::Id.ne(id));
    }
    update.exec(connection).await?;
    Ok(())
}

/// The session that calls.
pub async fn current(
    grant: &Viewing<'_>,
    id: OperatorSessionId,
) -> Result<GetCurrentSessionResponse> {
    let session = grant
        .operator_sessions()?
        .filter(operator_session::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::ApiKeyInvalid)?;
    let operator = grant
        .operators()?
        .filter(operator_row::Column::Id.eq(session.operator_id))
        .one(grant.connection)
        .await?
        .ok_or(Error::ApiKeyInvalid)?;
    Ok(GetCurrentSessionResponse {
        session: Some(to_proto(session)),
        operator: Some(operator::to_proto(operator)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListSessionsRequest,
) -> Result<ListSessionsResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let mut select = grant
        .operator_sessions()?
        .filter(operator_session::Column::RevokeTime.is_null())
        .filter(operator_session::Column::ExpireTime.gt(grant.now))
        .filter(operator_session::Column::LastUseTime.gt(idle_since(grant.now)));
    if !request.operator_id.is_empty() {
        let operator_id: OperatorId = id("operator_id", &request.operator_id)?;
        grant
            .operators()?
            .filter(operator_row::Column::Id.eq(operator_id))
            .one(grant.connection)
            .await?
            .ok_or(Error::OperatorNotFound)?;
        select = select.filter(operator_session::Column::OperatorId.eq(operator_id));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            operator_session::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListSessionsResponse {
        sessions: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn revoke(
    grant: &Managing<'_>,
    request: RevokeSessionRequest,
) -> Result<Changed<RevokeSessionResponse>> {
    let id: OperatorSessionId = id("id", &request.id)?;
    let row = end(grant, id, "RevokeSession").await?;
    let row = row.ok_or(Error::SessionNotFound)?;
    let answer = RevokeSessionResponse {
        session: Some(to_proto(row)),
    };
    Ok(Changed::new(answer, vec![]))
}

/// Ends the session that calls.
pub async fn sign_out(grant: &Managing<'_>, id: OperatorSessionId) -> Result<SignOutResponse> {
    end(grant, id, "SignOut").await?;
    Ok(SignOutResponse {})
}

async fn end(
    grant: &Managing<'_>,
    id: OperatorSessionId,
    method: &str,
) -> Result<Option<operator_session::Model>> {
    let before = grant
        .operator_sessions()?
        .filter(operator_session::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?;
    let before = match before {
        Some(row) if row.revoke_time.is_none() => row,
        ended => return Ok(ended),
    };
    let mut change = before.clone().into_active_model();
    change.revoke_time = Set(Some(grant.now));
    let after = change.update(grant.connection).await?;
    let records = [&before, &after].map(|row| Some(audited(row)));
    let [before, after_record] = records;
    audit::insert_of_installation(grant, method, id.to_string(), before, after_record).await?;
    Ok(Some(after))
}

/// What the audit log has of one.
fn audited(row: &operator_session::Model) -> serde_json::Value {
    json!({
        "operatorId": row.operator_id.to_string(),
        "revoked": row.revoke_time.is_some(),
    })
}

fn to_proto(row: operator_session::Model) -> Session {
    let operator_session::Model {
        id,
        operator_id,
        mac: _,
        user_agent,
        create_time,
        last_use_time,
        expire_time,
        revoke_time,
    } = row;
    Session {
        id: id.to_string(),
        operator_id: operator_id.to_string(),
        create_time: Some(create_time.to_proto()),
        last_use_time: Some(last_use_time.to_proto()),
        expire_time: Some(expire_time.to_proto()),
        revoke_time: revoke_time.map(Moment::to_proto),
        user_agent,
    }
}
