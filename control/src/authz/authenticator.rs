//! From a credential to a scope: one statement, on the connection on which the
//! operation itself runs.

use std::collections::HashMap;
use std::sync::Arc;

use rollcall_proto::credential::{Kind, access_token_jwt, key_id};
use sea_orm::sea_query::{
    Expr, ExprTrait as _, IntoTableRef as _, LockType, Query, SelectStatement,
};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use super::access_token;
use super::grant::{Breaker, DirectoryScope};
use super::lookup::{Found, Lookup};
use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, EnvironmentId, OrganizationId, TokenId};
use crate::place::Place;
use crate::store::document::Domains;
use crate::store::entity::{directory, environment, organization, token};
use crate::store::{Counts, Transaction};

/// A credential of a directory as it was presented, and the directory in whose URL.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Presented {
    token: String,
    directory_id: Option<DirectoryId>,
}

impl Presented {
    pub fn new(token: String, directory_id: &str) -> Self {
        Self {
            token,
            directory_id: directory_id.parse().ok(),
        }
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// The directory of the URL, which may not be the token's.
    pub fn directory_id(&self) -> Option<DirectoryId> {
        self.directory_id
    }
}

impl std::fmt::Debug for Presented {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Presented")
            .field("directory_id", &self.directory_id)
            .finish_non_exhaustive()
    }
}

#[derive(FromQueryResult)]
struct TokenRow {
    kind: token::Kind,
    mac: Vec<u8>,
    expire_time: Option<Moment>,
    revoke_time: Option<Moment>,
    last_use_time: Option<Moment>,
    directory_id: DirectoryId,
    disable_time: Option<Moment>,
    delete_time: Option<Moment>,
    domains: Domains,
    allow_any_domain: bool,
    environment_id: EnvironmentId,
    organization_id: OrganizationId,
    organization_external_id: Option<String>,
    breaker_share_percent: i32,
    breaker_window_minutes: i32,
    breaker_people_min: i32,
    breaker_hold: bool,
}

/// The directory is the token's; that of the URL is only compared. A token of
/// another directory is answered as one that does not exist.
pub(super) async fn directory<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    presented: &Presented,
) -> Result<DirectoryScope> {
    let claim = Claim::of_bearer(presented, secret, now)?;
    let select = select_token(claim.token_id, claim.directory_id);
    claim
        .open(connection, secret, now, presented, &select)
        .await
}

/// What the credentials of one transaction opened, which holds while the rows of
/// the tokens and directories are locked.
#[derive(Debug, Clone, Default)]
struct Opened(HashMap<Presented, Arc<DirectoryScope>>);

/// The same, alone with the directory until the transaction ends: its writes
/// come one after another, and the token cannot be revoked in between.
pub(super) async fn directory_to_change(
    transaction: &Transaction,
    secret: &SecretKey,
    now: Moment,
    presented: &Presented,
) -> Result<Arc<DirectoryScope>> {
    let claim = Claim::of_bearer(presented, secret, now)?;
    let mut opened: Opened = transaction.found().unwrap_or_default();
    if let Some(scope) = opened.0.get(presented) {
        check_expiry(scope.token_expire_time, now)?;
        return Ok(Arc::clone(scope));
    }
    let mut select = select_token(claim.token_id, claim.directory_id);
    // SQLite has one writer, and no locks of rows.
    select.lock_with_tables(
        LockType::NoKeyUpdate,
        [
            directory::Entity.into_table_ref(),
            token::Entity.into_table_ref(),
        ],
    );
    let scope = claim
        .open(transaction, secret, now, presented, &select)
        .await?;
    transaction.know_counts(scope.directory_id, scope.counts);
    let scope = Arc::new(scope);
    opened.0.insert(presented.clone(), Arc::clone(&scope));
    transaction.keep(opened);
    Ok(scope)
}

/// The same, and in the same statement what the caller looks for in the directory
/// of the URL. It is looked for only where the token is the right one.
pub(super) async fn directory_and<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    presented: &Presented,
    lookup: Lookup,
) -> Result<(DirectoryScope, Found)> {
    let claim = Claim::of_bearer(presented, secret, now)?;
    let mut select = select_token(claim.token_id, claim.directory_id);
    if claim.has_mac {
        let mac = secret.mac(Purpose::Credential, presented.token.as_bytes());
        let column = Expr::col((token::Entity, token::Column::Mac));
        select.and_where(column.eq(mac));
    }
    let id = lookup.join(&mut select);
    let rows = connection.query_all(&select).await?;
    let row = rows.first().ok_or(Error::TokenInvalid)?;
    let scope = claim.read(secret, now, presented, row)?;
    Ok((scope, Found::new(rows, id)))
}

/// The directory of an OAuth client that presents its secret.
pub(super) async fn client<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    presented: &Presented,
    client_id: &str,
) -> Result<DirectoryScope> {
    let claim = Claim::of_client(presented)?;
    if claim.token_id.to_string() != client_id {
        return Err(Error::TokenInvalid);
    }
    let select = select_token(claim.token_id, claim.directory_id);
    claim
        .open(connection, secret, now, presented, &select)
        .await
}

/// What a credential says of itself, before the database is asked.
struct Claim {
    token_id: TokenId,
    directory_id: DirectoryId,
    kind: token::Kind,
    /// Whether the row has a MAC of what was presented; an access token's own
    /// signature was checked.
    has_mac: bool,
}

impl Claim {
    fn of_bearer(presented: &Presented, secret: &SecretKey, now: Moment) -> Result<Self> {
        let directory_id = presented.directory_id.ok_or(Error::TokenInvalid)?;
        if let Some(jwt) = access_token_jwt(&presented.token) {
            return Ok(Self {
                token_id: access_token::verify(secret, now, directory_id, jwt)?,
                directory_id,
                kind: token::Kind::OAuthClient,
                has_mac: false,
            });
        }
        Self::of_secret(presented, Kind::Scim, token::Kind::Bearer)
    }

    fn of_client(presented: &Presented) -> Result<Self> {
        Self::of_secret(presented, Kind::ClientSecret, token::Kind::OAuthClient)
    }

    fn of_secret(presented: &Presented, form: Kind, kind: token::Kind) -> Result<Self> {
        let token_id = key_id(form, &presented.token)
            .and_then(|key_id| TokenId::from_suffix(key_id).ok())
            .ok_or(Error::TokenInvalid)?;
        Ok(Self {
            token_id,
            directory_id: presented.directory_id.ok_or(Error::TokenInvalid)?,
            kind,
            has_mac: true,
        })
    }

    async fn open<C: ConnectionTrait>(
        self,
        connection: &C,
        secret: &SecretKey,
        now: Moment,
        presented: &Presented,
        select: &SelectStatement,
    ) -> Result<DirectoryScope> {
        let row = connection
            .query_one(select)
            .await?
            .ok_or(Error::TokenInvalid)?;
        self.read(secret, now, presented, &row)
    }

    fn read(
        self,
        secret: &SecretKey,
        now: Moment,
        presented: &Presented,
        row: &QueryResult,
    ) -> Result<DirectoryScope> {
        let counts = Counts::from_query_result(row, "")?;
        let row = TokenRow::from_query_result(row, "")?;
        let fits =
            !self.has_mac || secret.fits(Purpose::Credential, presented.token.as_bytes(), &row.mac);
        if !fits || row.kind != self.kind {
            return Err(Error::TokenInvalid);
        }
        if row.revoke_time.is_some() {
            return Err(Error::TokenRevoked);
        }
        check_expiry(row.expire_time, now)?;
        if row.delete_time.is_some() {
            return Err(Error::TokenInvalid);
        }
        if row.disable_time.is_some() {
            return Err(Error::DirectoryDisabled);
        }
        let enforced = !row.allow_any_domain && !row.domains.0.is_empty();
        Ok(DirectoryScope {
            directory_id: row.directory_id,
            token_id: self.token_id,
            token_last_use: row.last_use_time,
            token_expire_time: row.expire_time,
            counts,
            allowed_domains: enforced.then_some(row.domains.0),
            breaker: Breaker {
                share_percent: row.breaker_share_percent,
                window_minutes: row.breaker_window_minutes,
                people_min: row.breaker_people_min,
                hold: row.breaker_hold,
            },
            place: Place {
                environment_id: row.environment_id,
                organization_id: row.organization_id,
                organization_external_id: row.organization_external_id,
                directory_id: row.directory_id,
                is_disabled: false,
            },
            request_id: None,
        })
    }
}

fn check_expiry(expire_time: Option<Moment>, now: Moment) -> Result<()> {
    match expire_time {
        Some(expire_time) if expire_time <= now => Err(Error::TokenExpired),
        _ => Ok(()),
    }
}

fn select_token(token_id: TokenId, directory_id: DirectoryId) -> SelectStatement {
    Query::select()
        .columns([
            (token::Entity, token::Column::Kind),
            (token::Entity, token::Column::Mac),
            (token::Entity, token::Column::ExpireTime),
            (token::Entity, token::Column::RevokeTime),
            (token::Entity, token::Column::LastUseTime),
            (token::Entity, token::Column::DirectoryId),
        ])
        .columns([
            (directory::Entity, directory::Column::DisableTime),
            (directory::Entity, directory::Column::DeleteTime),
            (directory::Entity, directory::Column::EnvironmentId),
            (directory::Entity, directory::Column::OrganizationId),
        ])
        .columns(Counts::COLUMNS.map(|column| (directory::Entity, column)))
        .columns([
            (organization::Entity, organization::Column::Domains),
            (organization::Entity, organization::Column::AllowAnyDomain),
        ])
        .expr_as(
            Expr::col((organization::Entity, organization::Column::ExternalId)),
            "organization_external_id",
        )
        .columns(
            [
                environment::Column::BreakerSharePercent,
                environment::Column::BreakerWindowMinutes,
                environment::Column::BreakerPeopleMin,
                environment::Column::BreakerHold,
            ]
            .map(|column| (environment::Entity, column)),
        )
        .from(token::Entity)
        .inner_join(
            directory::Entity,
            Expr::col((directory::Entity, directory::Column::Id))
                .equals((token::Entity, token::Column::DirectoryId)),
        )
        .inner_join(
            organization::Entity,
            Expr::col((organization::Entity, organization::Column::Id))
                .equals((directory::Entity, directory::Column::OrganizationId)),
        )
        .inner_join(
            environment::Entity,
            Expr::col((environment::Entity, environment::Column::Id))
                .equals((directory::Entity, directory::Column::EnvironmentId)),
        )
        .and_where(Expr::col((token::Entity, token::Column::Id)).eq(token_id))
        .and_where(Expr::col((token::Entity, token::Column::DirectoryId)).eq(directory_id))
        .to_owned()
}
