//! The accounts of operators.

mod deletion;

use rollcall_proto::console::v1::{
    CreateSignInLinkRequest, CreateSignInLinkResponse, DisableOperatorRequest,
    DisableOperatorResponse, EnableOperatorRequest, EnableOperatorResponse, GetOperatorResponse,
    InviteOperatorRequest, InviteOperatorResponse, ListOperatorsRequest, ListOperatorsResponse,
    Operator,
};
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set,
};
use serde_json::json;

use super::email::Email;
use super::{link, session};
use crate::audit::{self, Changed};
use crate::authz::{Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::OperatorId;
use crate::management::page::{Order, Page};
use crate::management::text::id;
use crate::store::entity::operator;

pub use deletion::delete;

/// Operators of an installation.
const OPERATORS_MAX: u64 = 1_000;

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListOperatorsRequest,
) -> Result<ListOperatorsResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let (rows, next_page_token) = page
        .read(
            grant,
            grant.operators()?,
            operator::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListOperatorsResponse {
        operators: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetOperatorResponse> {
    let id: OperatorId = id("id", text)?;
    let row = grant
        .operators()?
        .filter(operator::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::OperatorNotFound)?;
    Ok(GetOperatorResponse {
        operator: Some(to_proto(row)),
    })
}

pub async fn invite(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: InviteOperatorRequest,
) -> Result<Changed<InviteOperatorResponse>> {
    let email = Email::parse("email", request.email)?;
    let row = make(grant, "InviteOperator", email).await?;
    let life = link::INVITATION_MICROS;
    let made = link::insert(grant, secret, Some(row.id), life).await?;
    let answer = InviteOperatorResponse {
        operator: Some(to_proto(row)),
        path: made.path.expose().to_owned(),
        expire_time: Some(made.expire_time.to_proto()),
    };
    Ok(Changed::with_secret(answer, vec![]))
}

pub async fn create_link(
    grant: &Managing<'_>,
    secret: &SecretKey,
    request: CreateSignInLinkRequest,
) -> Result<Changed<CreateSignInLinkResponse>> {
    let row = lock(grant, &request.id).await?;
    let made = link_of(grant, secret, &row, link::INVITATION_MICROS).await?;
    let answer = CreateSignInLinkResponse {
        path: made.path.expose().to_owned(),
        expire_time: Some(made.expire_time.to_proto()),
    };
    Ok(Changed::with_secret(answer, vec![]))
}

/// Another link for an operator, whose row is locked.
pub async fn link_of(
    grant: &Managing<'_>,
    secret: &SecretKey,
    row: &operator::Model,
    life_micros: i64,
) -> Result<link::MadeLink> {
    if row.disable_time.is_some() {
        return Err(Error::OperatorDisabled);
    }
    link::revoke_all(grant.connection, grant.now, row.id).await?;
    let made = link::insert(grant, secret, Some(row.id), life_micros).await?;
    let after = Some(json!({ "operatorId": row.id.to_string() }));
    let (method, id) = ("CreateSignInLink", made.id.to_string());
    audit::insert_of_installation(grant, method, id, None, after).await?;
    Ok(made)
}

pub async fn disable(
    grant: &Managing<'_>,
    request: DisableOperatorRequest,
) -> Result<Changed<DisableOperatorResponse>> {
    let Locked {
        row: before,
        is_last,
    } = lock_among_others(grant, &request.id).await?;
    if before.disable_time.is_some() {
        let operator = Some(to_proto(before));
        return Ok(Changed::new(DisableOperatorResponse { operator }, vec![]));
    }
    if is_last {
        return Err(Error::LastOperator);
    }
    let id = before.id;
    session::revoke_all(grant.connection, grant.now, id, None).await?;
    link::revoke_all(grant.connection, grant.now, id).await?;
    let after = set_disabled(grant, "DisableOperator", before, Some(grant.now)).await?;
    let operator = Some(to_proto(after));
    Ok(Changed::new(DisableOperatorResponse { operator }, vec![]))
}

pub async fn enable(
    grant: &Managing<'_>,
    request: EnableOperatorRequest,
) -> Result<Changed<EnableOperatorResponse>> {
    let before = lock(grant, &request.id).await?;
    let after = if before.disable_time.is_some() {
        set_disabled(grant, "EnableOperator", before, None).await?
    } else {
        before
    };
    let operator = Some(to_proto(after));
    Ok(Changed::new(EnableOperatorResponse { operator }, vec![]))
}

async fn set_disabled(
    grant: &Managing<'_>,
    method: &str,
    before: operator::Model,
    disable_time: Option<Moment>,
) -> Result<operator::Model> {
    let mut change = before.clone().into_active_model();
    change.disable_time = Set(disable_time);
    let after = change.update(grant.connection).await?;
    record(grant, method, Some(&before), &after).await?;
    Ok(after)
}

/// Makes an operator, who has not come in yet, unless another one has the address.
pub async fn make(grant: &Managing<'_>, method: &str, email: Email) -> Result<operator::Model> {
    insert(grant, method, grant.ids.next(), email).await
}

/// The same, under this id.
pub(super) async fn insert(
    grant: &Managing<'_>,
    method: &str,
    id: OperatorId,
    email: Email,
) -> Result<operator::Model> {
    if grant.operators()?.count(grant.connection).await? >= OPERATORS_MAX {
        return Err(Error::TooLarge {
            why: format!("There are {OPERATORS_MAX} operators already"),
        });
    }
    let row = operator::Model {
        id,
        email: email.text,
        email_key: email.key,
        display_name: String::new(),
        password_hash: None,
        create_time: grant.now,
        join_time: None,
        last_sign_in_time: None,
        disable_time: None,
    };
    let is_taken = OnConflict::column(operator::Column::EmailKey)
        .do_nothing()
        .to_owned();
    let inserted = operator::Entity::insert(row.clone().into_active_model())
        .on_conflict(is_taken)
        .exec_without_returning(grant.connection)
        .await?;
    if inserted == 0 {
        return Err(Error::OperatorExists);
    }
    record(grant, method, None, &row).await?;
    Ok(row)
}

/// An operator, and whether nobody else could sign in.
struct Locked {
    row: operator::Model,
    is_last: bool,
}

/// Locks all that can sign in, in one order: of two who would remove each other at
/// once, the second finds that nobody else is left.
async fn lock_among_others(grant: &Managing<'_>, text: &str) -> Result<Locked> {
    let id: OperatorId = id("id", text)?;
    let enabled: Vec<_> = grant
        .operators()?
        .filter(operator::Column::DisableTime.is_null())
        .order_by_asc(operator::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(grant.connection)
        .await?;
    let Some(row) = enabled.iter().find(|row| row.id == id) else {
        let row = lock(grant, text).await?;
        return Ok(Locked {
            row,
            is_last: false,
        });
    };
    let may_sign_in = |row: &operator::Model| row.join_time.is_some();
    let is_last = may_sign_in(row) && !enabled.iter().any(|it| may_sign_in(it) && it.id != id);
    Ok(Locked {
        row: row.clone(),
        is_last,
    })
}

async fn lock(grant: &Managing<'_>, text: &str) -> Result<operator::Model> {
    let id: OperatorId = id("id", text)?;
    grant
        .operators()?
        .filter(operator::Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::OperatorNotFound)
}

/// Writes a change into the audit log.
pub(super) async fn record(
    grant: &Managing<'_>,
    method: &str,
    before: Option<&operator::Model>,
    after: &operator::Model,
) -> Result<()> {
    let (id, before) = (after.id.to_string(), before.map(audited));
    audit::insert_of_installation(grant, method, id, before, Some(audited(after))).await
}

fn audited(row: &operator::Model) -> serde_json::Value {
    json!({
        "email": row.email,
        "displayName": row.display_name,
        "joined": row.join_time.is_some(),
        "disabled": row.disable_time.is_some(),
    })
}

pub(super) fn to_proto(row: operator::Model) -> Operator {
    let operator::Model {
        id,
        email,
        email_key: _,
        display_name,
        password_hash: _,
        create_time,
        join_time,
        last_sign_in_time,
        disable_time,
    } = row;
    Operator {
        id: id.to_string(),
        email,
        display_name,
        create_time: Some(create_time.to_proto()),
        join_time: join_time.map(Moment::to_proto),
        last_sign_in_time: last_sign_in_time.map(Moment::to_proto),
        disable_time: disable_time.map(Moment::to_proto),
    }
}
