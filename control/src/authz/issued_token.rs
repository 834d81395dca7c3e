//! What JSON Web Tokens of OpenID Connect issuers have in common, whoever they are
//! of: by which key they are signed, and for how long.

use std::time::Duration;

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{DecodingKey, Header, Validation, decode};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::clock::Moment;

/// Seconds by which the issuer's clock may differ.
const LEEWAY_SECONDS: u64 = 5;
const MICROS_PER_SECOND: i64 = 1_000_000;

#[derive(Debug, Deserialize)]
pub(super) struct Claims {
    pub iss: String,
    pub sub: String,
    pub aud: Audience,
    exp: f64,
    nbf: Option<f64>,
    iat: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Audience {
    One(String),
    Many(Vec<String>),
}

/// RFC 8725 section 3.11: a token of a type that has another meaning is none.
pub(super) fn is_of_type(header: &Header, types: &[&str]) -> bool {
    let is_of_type = header
        .typ
        .as_ref()
        .is_none_or(|typ| types.contains(&typ.to_ascii_lowercase().as_str()));
    is_of_type && header.crit.is_none()
}

/// Whether the key signed the token, whose algorithm is one that the key allows.
/// What the token claims is compared elsewhere.
pub(super) fn is_signed_by(key: &Jwk, token: &str, header: &Header) -> bool {
    let mut validation = Validation::new(header.alg);
    validation.validate_exp = false;
    validation.validate_aud = false;
    validation.set_required_spec_claims::<&str>(&[]);
    DecodingKey::from_jwk(key)
        .is_ok_and(|key| decode::<IgnoredAny>(token, &key, &validation).is_ok())
}

impl Claims {
    pub(super) fn is_for_now(&self, now: Moment) -> bool {
        let now = u64::try_from(now.0.div_euclid(MICROS_PER_SECOND)).unwrap_or_default();
        let is_past = |at: Option<f64>| match at {
            None => true,
            Some(at) => seconds(at).is_some_and(|at| at <= now + LEEWAY_SECONDS),
        };
        let goes_on = seconds(self.exp).is_some_and(|exp| exp.saturating_add(LEEWAY_SECONDS) > now);
        goes_on && is_past(self.nbf) && is_past(self.iat)
    }
}

impl Audience {
    pub(super) fn has(&self, audience: &str) -> bool {
        match self {
            Self::One(one) => one == audience,
            Self::Many(many) => many.iter().any(|one| one == audience),
        }
    }

    /// Whether it is for nobody else.
    pub(super) fn is_only(&self, audience: &str) -> bool {
        match self {
            Self::One(one) => one == audience,
            Self::Many(many) => many.iter().all(|one| one == audience) && !many.is_empty(),
        }
    }
}

/// A `NumericDate` (RFC 7519 section 2), which may have a fraction.
fn seconds(date: f64) -> Option<u64> {
    Duration::try_from_secs_f64(date)
        .ok()
        .map(|date| date.as_secs())
}
