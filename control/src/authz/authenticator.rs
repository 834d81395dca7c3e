//! From a credential to a scope: one statement, on the connection on which the
//! operation itself runs.

use rollcall_proto::credential::{Kind, key_id};
use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, EntityTrait as _, FromQueryResult};

use super::grant::{DirectoryScope, EnvironmentScope};
use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{ApiKeyId, DirectoryId, TokenId};
use crate::store::document::Domains;
use crate::store::entity::{api_key, directory, organization, token};

/// A SCIM token as it was presented, and the directory in whose URL.
#[derive(Clone)]
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
    mac: Vec<u8>,
    expire_time: Option<Moment>,
    revoke_time: Option<Moment>,
    last_use_time: Option<Moment>,
    directory_id: DirectoryId,
    domains: Domains,
    allow_any_domain: bool,
}

/// The directory is the token's; that of the URL is only compared. A token of
/// another directory is answered as one that does not exist.
pub(super) async fn directory<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    presented: &Presented,
) -> Result<DirectoryScope> {
    let token_id = key_id(Kind::Scim, &presented.token)
        .and_then(|key_id| TokenId::from_suffix(key_id).ok())
        .ok_or(Error::TokenInvalid)?;
    let select = Query::select()
        .columns([
            (token::Entity, token::Column::Mac),
            (token::Entity, token::Column::ExpireTime),
            (token::Entity, token::Column::RevokeTime),
            (token::Entity, token::Column::LastUseTime),
            (token::Entity, token::Column::DirectoryId),
        ])
        .columns([
            (organization::Entity, organization::Column::Domains),
            (organization::Entity, organization::Column::AllowAnyDomain),
        ])
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
        .and_where(Expr::col((token::Entity, token::Column::Id)).eq(token_id))
        .to_owned();
    let row = connection
        .query_one(&select)
        .await?
        .ok_or(Error::TokenInvalid)?;
    let row = TokenRow::from_query_result(&row, "")?;
    let fits = secret.fits(Purpose::Credential, presented.token.as_bytes(), &row.mac);
    if !fits || presented.directory_id != Some(row.directory_id) {
        return Err(Error::TokenInvalid);
    }
    if row.revoke_time.is_some() {
        return Err(Error::TokenRevoked);
    }
    if row
        .expire_time
        .is_some_and(|expire_time| expire_time <= now)
    {
        return Err(Error::TokenExpired);
    }
    let enforced = !row.allow_any_domain && !row.domains.0.is_empty();
    Ok(DirectoryScope {
        directory_id: row.directory_id,
        token_id,
        token_last_use: row.last_use_time,
        allowed_domains: enforced.then_some(row.domains.0),
    })
}

pub(super) async fn environment<C: ConnectionTrait>(
    connection: &C,
    secret: &SecretKey,
    now: Moment,
    key: &str,
) -> Result<EnvironmentScope> {
    let id = key_id(Kind::ApiKey, key)
        .and_then(|key_id| ApiKeyId::from_suffix(key_id).ok())
        .ok_or(Error::ApiKeyInvalid)?;
    let row = api_key::Entity::find_by_id(id)
        .one(connection)
        .await?
        .ok_or(Error::ApiKeyInvalid)?;
    let live = secret.fits(Purpose::Credential, key.as_bytes(), &row.mac)
        && row.revoke_time.is_none()
        && row.expire_time.is_none_or(|expire_time| expire_time > now);
    if !live {
        return Err(Error::ApiKeyInvalid);
    }
    Ok(EnvironmentScope {
        environment_id: row.environment_id,
    })
}
