//! Tokens: what a directory's identity provider presents.

mod create;
mod revoke;
mod rotate;

use rollcall_proto::event::v1::EventKind;
use rollcall_proto::management::v1::{
    GetTokenResponse, ListTokensRequest, ListTokensResponse, Token, TokenKind, UpdateTokenRequest,
    UpdateTokenResponse,
};
use sea_orm::sea_query::{Expr, ExprTrait as _, LockType};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, NotSet, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select, Set, Unchanged,
};
use serde_json::json;

use super::directory::{find as find_directory, lock, place_of};
use super::expiry::{future, text};
use super::mask::Mask;
use super::page::{Order, Page};
use super::text::{id, name, required};
use crate::audit::{Changed, Record};
use crate::authz::{Grant, ManagementScope, Managing, SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, TokenId};
use crate::store::entity::{directory, token};

const MICROS_PER_DAY: i64 = 86_400 * 1_000_000;

pub use create::{New, create, directory_of_new, insert, insert_as};
pub use revoke::{revoke, revoke_all};
pub use rotate::rotate;

pub async fn get(grant: &Viewing<'_>, text: &str) -> Result<GetTokenResponse> {
    let row = find(grant, text).await?;
    Ok(GetTokenResponse {
        token: Some(to_proto(row)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListTokensRequest,
) -> Result<ListTokensResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let directory_id: DirectoryId = id("directory_id", &request.directory_id)?;
    find_directory(grant, directory_id).await?;
    let select = grant
        .tokens()
        .filter(token::Column::DirectoryId.eq(directory_id));
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            token::Column::Id,
            Order::OldestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListTokensResponse {
        tokens: rows.into_iter().map(to_proto).collect(),
        next_page_token,
    })
}

pub async fn update(
    grant: &Managing<'_>,
    request: UpdateTokenRequest,
) -> Result<Changed<UpdateTokenResponse>> {
    let UpdateTokenRequest {
        token,
        update_mask,
        request_id: _,
    } = request;
    let mask = Mask::new(update_mask, &["display_name", "expire_time"])?;
    let given = required("token", token)?;
    let (directory, before) = find_to_change(grant, &given.id).await?;
    if is_ended(&before, grant.now) {
        return Err(Error::TokenEnded);
    }
    let mut after = before.clone();
    if mask.has("display_name") {
        after.display_name = name("display_name", given.display_name)?;
    }
    if mask.has("expire_time") {
        after.expire_time = future("expire_time", given.expire_time, grant.now)?;
    }
    let records = if after == before {
        vec![]
    } else {
        write(grant, &directory, &before, &after).await?;
        vec![record(&directory, Some(&before), &after)]
    };
    let token = Some(to_proto(after));
    Ok(Changed::new(UpdateTokenResponse { token }, records))
}

/// The id of the token that is to be updated.
pub fn id_of(request: &UpdateTokenRequest) -> Result<&str> {
    let given = required("token", request.token.as_ref())?;
    Ok(&given.id)
}

/// The directory to whose writer the changes of a token go.
pub async fn directory_of(grant: &Viewing<'_>, text: &str) -> Result<DirectoryId> {
    Ok(find(grant, text).await?.directory_id)
}

async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, ManagementScope, C>,
    text: &str,
) -> Result<token::Model> {
    let id: TokenId = id("id", text)?;
    grant
        .tokens()
        .filter(token::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::TokenNotFound)
}

/// A token, alone with it and its directory: writes lock the directory before the
/// token, and so must whoever wants both.
async fn find_to_change(
    grant: &Managing<'_>,
    text: &str,
) -> Result<(directory::Model, token::Model)> {
    let id = find(grant, text).await?;
    let directory = lock(grant, id.directory_id).await?;
    let row = grant
        .tokens()
        .filter(token::Column::Id.eq(id.id))
        .lock(LockType::NoKeyUpdate)
        .one(grant.connection)
        .await?
        .ok_or(Error::TokenNotFound)?;
    Ok((directory, row))
}

/// Those of a selection that have not ended, in the order of their creation.
pub async fn live_of<C: ConnectionTrait>(
    connection: &C,
    tokens: Select<token::Entity>,
    now: Moment,
) -> Result<Vec<Token>> {
    let rows = tokens
        .filter(live(now))
        .order_by_asc(token::Column::Id)
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(to_proto).collect())
}

/// Those that have not ended.
fn live(now: Moment) -> Expr {
    let goes_on = token::Column::ExpireTime
        .is_null()
        .or(token::Column::ExpireTime.gt(now));
    token::Column::RevokeTime.is_null().and(goes_on)
}

/// Whether nothing opens by it any more, for good.
fn is_ended(row: &token::Model, now: Moment) -> bool {
    row.revoke_time.is_some() || row.expire_time.is_some_and(|at| at <= now)
}

/// What can change of a token; its last use is noted meanwhile.
async fn write(
    grant: &Managing<'_>,
    directory: &directory::Model,
    before: &token::Model,
    row: &token::Model,
) -> Result<()> {
    let expiry_told = if before.expire_time == row.expire_time {
        NotSet
    } else {
        Set(days_left(row.expire_time, grant.now))
    };
    let changed = token::ActiveModel {
        expiry_told,
        id: Unchanged(row.id),
        display_name: Set(row.display_name.clone()),
        expire_time: Set(row.expire_time),
        revoke_time: Set(row.revoke_time),
        ..token::ActiveModel::default()
    };
    token::Entity::update(changed)
        .exec(grant.connection)
        .await?;
    if before.revoke_time.is_none() && row.revoke_time.is_some() && directory.delete_time.is_none()
    {
        let place = place_of(grant, directory).await?;
        let kind = EventKind::TokenRevoked;
        grant.events_at(place).token(kind, row).await?;
    }
    Ok(())
}

/// The days before its end at which a token is told of, and the end itself.
pub const EXPIRY_DAYS: [i32; 4] = [30, 7, 1, 0];

/// How many of these a token has left at most; none where it has more, or has no
/// end.
pub fn days_left(expire_time: Option<Moment>, now: Moment) -> Option<i32> {
    let left = expire_time?.0 - now.0;
    EXPIRY_DAYS
        .into_iter()
        .rev()
        .find(|days| left <= i64::from(*days) * MICROS_PER_DAY)
}

/// What the audit log has of a change.
pub fn record(
    directory: &directory::Model,
    before: Option<&token::Model>,
    after: &token::Model,
) -> Record {
    Record {
        environment_id: directory.environment_id,
        organization_id: Some(directory.organization_id),
        resource_id: after.id.to_string(),
        before: before.map(audited),
        after: Some(audited(after)),
    }
}

fn audited(row: &token::Model) -> serde_json::Value {
    json!({
        "directoryId": row.directory_id.to_string(),
        "displayName": row.display_name,
        "kind": kind(row.kind).as_str_name(),
        "expireTime": row.expire_time.map(text),
        "revoked": row.revoke_time.is_some(),
    })
}

fn to_proto(row: token::Model) -> Token {
    let token::Model {
        id,
        directory_id,
        display_name,
        kind: of_row,
        mac: _,
        create_time,
        expire_time,
        revoke_time,
        last_use_time,
        expiry_told: _,
    } = row;
    Token {
        id: id.to_string(),
        directory_id: directory_id.to_string(),
        display_name,
        kind: kind(of_row).into(),
        create_time: Some(create_time.to_proto()),
        expire_time: expire_time.map(Moment::to_proto),
        revoke_time: revoke_time.map(Moment::to_proto),
        last_use_time: last_use_time.map(Moment::to_proto),
    }
}

fn kind(kind: token::Kind) -> TokenKind {
    match kind {
        token::Kind::Bearer => TokenKind::Bearer,
        token::Kind::OAuthClient => TokenKind::OauthClient,
    }
}
