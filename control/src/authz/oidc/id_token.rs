//! The ID token: what OpenID Connect Core 1.0 section 3.1.3.7 asks of one.

use jsonwebtoken::dangerous::insecure_decode;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Header, decode_header};
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq as _;

use super::Oidc;
use crate::authz::issued_token::{Claims, is_of_type, is_signed_by};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::jwks::fitting;

const TYPES: [&str; 1] = ["jwt"];

/// Somebody of whom the issuer says that the address is theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    pub(in crate::authz) email: String,
    /// What the issuer calls them; empty where it does not.
    name: String,
}

impl Vouched {
    pub fn name(&self) -> &str {
        &self.name
    }
}

#[derive(Deserialize)]
struct IdClaims {
    #[serde(flatten)]
    common: Claims,
    azp: Option<String>,
    nonce: Option<String>,
    #[serde(default)]
    email: Value,
    #[serde(default)]
    email_verified: Value,
    #[serde(default)]
    name: Value,
}

pub(super) async fn verify(oidc: &Oidc, now: Moment, token: &str, nonce: &str) -> Result<Vouched> {
    let header =
        decode_header(token).map_err(|_| refused("it is signed in no way that is known"))?;
    let claims = insecure_decode::<IdClaims>(token)
        .map_err(|_| refused("it lacks what every ID token has"))?
        .claims;
    check(oidc, now, &header, &claims, nonce).map_err(refused)?;
    if !is_signed(oidc, &header, token).await? {
        return Err(refused("no key of the issuer signed it"));
    }
    claims.into_vouched()
}

/// Nothing of it is believed before the signature.
fn check(
    oidc: &Oidc,
    now: Moment,
    header: &Header,
    claims: &IdClaims,
    nonce: &str,
) -> std::result::Result<(), &'static str> {
    let common = &claims.common;
    let client_id = oidc.settings.client_id.as_str();
    let azp = claims.azp.as_deref();
    let given = claims.nonce.as_deref().unwrap_or_default();
    if !is_of_type(header, &TYPES) {
        return Err("it is a token of another type");
    }
    if common.iss != oidc.settings.issuer {
        return Err("it is of another issuer");
    }
    if !common.aud.has(client_id) {
        return Err("it is for another client");
    }
    // Who was meant among several is the authorized party.
    if azp.is_some_and(|azp| azp != client_id) || (azp.is_none() && !common.aud.is_only(client_id))
    {
        return Err("another client asked for it");
    }
    if !common.is_for_now(now) {
        return Err("it is not good now; are both clocks right?");
    }
    if !bool::from(given.as_bytes().ct_eq(nonce.as_bytes())) {
        return Err("it is of another sign-in");
    }
    Ok(())
}

async fn is_signed(oidc: &Oidc, header: &Header, token: &str) -> Result<bool> {
    let has_one = |set: &JwkSet| fitting(set, header).next().is_some();
    let published = oidc.issuers.of(&oidc.settings.issuer, has_one).await;
    let published = published.map_err(|_| Error::OidcIssuerUnavailable)?;
    let mut keys = fitting(&published.keys, header);
    Ok(keys.any(|key| is_signed_by(key, token, header)))
}

impl IdClaims {
    fn into_vouched(self) -> Result<Vouched> {
        // Some issuers write it as a text.
        let is_verified = match &self.email_verified {
            Value::Bool(is_verified) => *is_verified,
            Value::String(text) => text == "true",
            _ => false,
        };
        match self.email {
            Value::String(email) if is_verified && !email.is_empty() => Ok(Vouched {
                email,
                name: self.name.as_str().unwrap_or_default().to_owned(),
            }),
            _ => Err(Error::OidcEmailUnverified),
        }
    }
}

fn refused(why: &str) -> Error {
    tracing::warn!(why, "an ID token for an operator is refused");
    Error::OidcTokenInvalid
}
