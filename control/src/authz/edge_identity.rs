//! Who is an edge: a JSON Web Token of minutes, signed with the private key of
//! an edge whose public key is kept.

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use rollcall_proto::credential::{EDGE_TOKEN_AUDIENCE, EDGE_TOKEN_SECONDS_MAX};
use sea_orm::{ConnectionTrait, EntityTrait as _};
use serde::Deserialize;

use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::EdgeKeyId;
use crate::store::entity::edge_key;

/// Seconds by which the clocks of edge and control may differ.
const LEEWAY_SECONDS: i64 = 5;
const MICROS_PER_SECOND: i64 = 1_000_000;

#[derive(Deserialize)]
struct Claims {
    iat: i64,
    exp: i64,
}

pub(super) async fn check<C: ConnectionTrait>(
    connection: &C,
    now: Moment,
    token: Option<&str>,
) -> Result<()> {
    let token = token.ok_or(Error::EdgeIdentityInvalid)?;
    let header = decode_header(token).map_err(|_| Error::EdgeIdentityInvalid)?;
    let id: EdgeKeyId = header
        .kid
        .and_then(|kid| kid.parse().ok())
        .ok_or(Error::EdgeIdentityInvalid)?;
    let key = edge_key::Entity::find_by_id(id)
        .one(connection)
        .await?
        .filter(|key| key.revoke_time.is_none())
        .ok_or(Error::EdgeIdentityInvalid)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[EDGE_TOKEN_AUDIENCE]);
    validation.set_issuer(&[id.to_string()]);
    validation.set_required_spec_claims(&["aud", "exp", "iss"]);
    // Checked below, by the clock that everything else goes by.
    validation.validate_exp = false;
    let key = DecodingKey::from_ed_der(&key.public_key);
    let claims = decode::<Claims>(token, &key, &validation)
        .map_err(|_| Error::EdgeIdentityInvalid)?
        .claims;
    let now = now.0.div_euclid(MICROS_PER_SECOND);
    let lasts = claims.exp.checked_sub(claims.iat);
    let is_short = lasts.is_some_and(|seconds| (0..=EDGE_TOKEN_SECONDS_MAX).contains(&seconds));
    if is_short && claims.iat <= now + LEEWAY_SECONDS && claims.exp > now - LEEWAY_SECONDS {
        Ok(())
    } else {
        Err(Error::EdgeIdentityInvalid)
    }
}
