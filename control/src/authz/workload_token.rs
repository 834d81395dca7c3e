//! Workload tokens: JSON Web Tokens of OpenID Connect issuers that an
//! environment trusts, such as Kubernetes.

use jsonwebtoken::dangerous::insecure_decode;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Header, decode_header};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde::Deserialize;

use super::issued_token::{Claims, is_of_type, is_signed_by};
use super::principal::{Actor, Means, Principal, Reach};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::EnvironmentId;
use crate::jwks::{IssuerKeys, fitting};
use crate::store::entity::trusted_issuer;

/// Bytes of a token.
const TOKEN_BYTES_MAX: usize = 8 * 1024;
/// Trusts that one workload may have. Beyond, none counts: which does would
/// depend on the order.
const TRUSTS_MAX: u64 = 32;
const TYPES: [&str; 3] = ["jwt", "at+jwt", "application/at+jwt"];

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// Who says to have issued a token; `None` where it is none.
pub(super) fn issuer_of(token: &str) -> Option<String> {
    if token.len() > TOKEN_BYTES_MAX || !token.contains('.') {
        return None;
    }
    insecure_decode::<Issuer>(token)
        .ok()
        .map(|token| token.claims.iss)
}

/// The workload that a token names, where exactly one trust fits it. The claims
/// only tell which trusts to try; nothing is believed before the signature.
pub(super) async fn authenticate<C: ConnectionTrait>(
    connection: &C,
    keys: &IssuerKeys,
    now: Moment,
    token: &str,
    environment: Option<&str>,
) -> Result<Principal> {
    let header = decode_header(token).map_err(|_| Error::ApiKeyInvalid)?;
    let claims = insecure_decode::<Claims>(token)
        .map_err(|_| Error::ApiKeyInvalid)?
        .claims;
    if !is_of_type(&header, &TYPES) || !claims.is_for_now(now) {
        return Err(Error::ApiKeyInvalid);
    }
    let mut trusting = Vec::new();
    let mut failure = Error::ApiKeyInvalid;
    for row in trusts(connection, &claims, environment).await? {
        match is_signed(keys, &row, &header, token).await {
            Ok(true) => trusting.push(row),
            Ok(false) => {}
            Err(error) => failure = error,
        }
    }
    let [row] = trusting.as_slice() else {
        if trusting.len() > 1 {
            tracing::warn!("several trusts fit one workload; it must name its environment");
            return Err(Error::ApiKeyInvalid);
        }
        return Err(failure);
    };
    Ok(Principal {
        actor: Actor::TrustedIssuer(row.id),
        reach: Reach::of(row.environment_id, row.organization_id),
        scopes: row.scopes.0.clone(),
        means: Means::WorkloadToken,
    })
}

/// The trusts in this issuer, subject and audience.
async fn trusts<C: ConnectionTrait>(
    connection: &C,
    claims: &Claims,
    environment: Option<&str>,
) -> Result<Vec<trusted_issuer::Model>> {
    let mut select = trusted_issuer::Entity::find()
        .filter(trusted_issuer::Column::Issuer.eq(&claims.iss))
        .filter(trusted_issuer::Column::Subject.eq(&claims.sub))
        .order_by_asc(trusted_issuer::Column::Id)
        .limit(TRUSTS_MAX + 1);
    if let Some(text) = environment {
        let id: EnvironmentId = text.parse().map_err(|source| Error::InvalidId {
            field: "rollcall-environment",
            source,
        })?;
        select = select.filter(trusted_issuer::Column::EnvironmentId.eq(id));
    }
    let mut rows = select.all(connection).await?;
    if rows.len() > usize::try_from(TRUSTS_MAX).unwrap_or(usize::MAX) {
        return Err(Error::ApiKeyInvalid);
    }
    rows.retain(|row| claims.aud.has(&row.audience));
    Ok(rows)
}

/// Whether a key of the issuer signed the token, by the trust's own copy of the
/// keys where it has one.
async fn is_signed(
    keys: &IssuerKeys,
    row: &trusted_issuer::Model,
    header: &Header,
    token: &str,
) -> Result<bool> {
    let has_one = |set: &JwkSet| fitting(set, header).next().is_some();
    let has_signed =
        |set: &JwkSet| fitting(set, header).any(|key| is_signed_by(key, token, header));
    if let Some(text) = &row.jwks {
        let set: JwkSet = serde_json::from_str(text).unwrap_or_default();
        return Ok(has_signed(&set));
    }
    let published = keys.of(&row.issuer, has_one).await?;
    Ok(has_signed(&published.keys))
}
