//! Who is an edge: a JSON Web Token of minutes, signed with the private key of
//! an edge whose public key is kept.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

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
/// How long a key that was found live is not looked up again, and so how long
/// a revoked one may go on. What the edge carries, the token of an identity
/// provider, is looked up at every call.
const LIVE_MICROS: i64 = 5 * MICROS_PER_SECOND;
/// Bytes of a token; it is some 300 bytes long.
const TOKEN_BYTES_MAX: usize = 1_024;

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
}

/// Tokens that were verified and are still held; each edge has one at a time.
const VERIFIED_MAX: usize = 1_024;

/// The keys of edges that called lately, and the tokens that they signed: an edge
/// shows the same one for minutes, and to verify it costs more than a look-up.
#[derive(Debug, Default)]
pub(super) struct EdgeKeys(Mutex<Held>);

#[derive(Debug, Default)]
struct Held {
    keys: HashMap<EdgeKeyId, Live>,
    verified: HashMap<String, Verified>,
}

/// When a token holds, whose signature does.
#[derive(Debug, Clone, Copy)]
struct Verified {
    id: EdgeKeyId,
    iat: i64,
    exp: i64,
}

impl Verified {
    fn is_for(self, now: Moment) -> bool {
        let now = now.0.div_euclid(MICROS_PER_SECOND);
        self.iat <= now + LEEWAY_SECONDS && self.exp > now - LEEWAY_SECONDS
    }
}

impl Held {
    /// Whether the token is one whose signature was checked, by a key that is live.
    fn knows(&self, token: &str, now: Moment) -> bool {
        self.verified.get(token).is_some_and(|verified| {
            let key = self.keys.get(&verified.id);
            verified.is_for(now) && key.is_some_and(|live| live.is_fresh(now))
        })
    }

    fn learn(&mut self, token: &str, verified: Verified, now: Moment) {
        if self.verified.len() >= VERIFIED_MAX {
            self.verified.retain(|_, held| held.is_for(now));
        }
        if self.verified.len() < VERIFIED_MAX {
            self.verified.insert(token.to_owned(), verified);
        }
    }
}

#[derive(Debug, Clone)]
struct Live {
    public_key: Vec<u8>,
    read_time: Moment,
}

impl Live {
    /// A clock that was set back makes it old.
    fn is_fresh(&self, now: Moment) -> bool {
        (0..LIVE_MICROS).contains(&(now.0 - self.read_time.0))
    }
}

impl EdgeKeys {
    pub(super) async fn check<C: ConnectionTrait>(
        &self,
        connection: &C,
        now: Moment,
        token: Option<&str>,
    ) -> Result<()> {
        let token = token
            .filter(|token| token.len() <= TOKEN_BYTES_MAX)
            .ok_or(Error::EdgeIdentityInvalid)?;
        if self.held().knows(token, now) {
            return Ok(());
        }
        let header = decode_header(token).map_err(|_| Error::EdgeIdentityInvalid)?;
        let id: EdgeKeyId = header
            .kid
            .and_then(|kid| kid.parse().ok())
            .ok_or(Error::EdgeIdentityInvalid)?;
        let key = self.live(connection, now, id).await?;
        let verified = verify(token, id, &key, now)?;
        self.held().learn(token, verified, now);
        Ok(())
    }

    /// The public key of an edge that is not revoked.
    async fn live<C: ConnectionTrait>(
        &self,
        connection: &C,
        now: Moment,
        id: EdgeKeyId,
    ) -> Result<Vec<u8>> {
        let held = self.held().keys.get(&id).cloned();
        if let Some(live) = held.filter(|live| live.is_fresh(now)) {
            return Ok(live.public_key);
        }
        let row = edge_key::Entity::find_by_id(id)
            .one(connection)
            .await?
            .filter(|row| row.revoke_time.is_none());
        let keys = &mut self.held().keys;
        // So that no more is held than what is used.
        keys.retain(|other, live| *other != id && live.is_fresh(now));
        let public_key = row.ok_or(Error::EdgeIdentityInvalid)?.public_key;
        let live = Live {
            public_key: public_key.clone(),
            read_time: now,
        };
        keys.insert(id, live);
        Ok(public_key)
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn verify(token: &str, id: EdgeKeyId, public_key: &[u8], now: Moment) -> Result<Verified> {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[EDGE_TOKEN_AUDIENCE]);
    validation.set_issuer(&[id.to_string()]);
    validation.set_required_spec_claims(&["aud", "exp", "iss"]);
    // Checked below, by the clock that everything else goes by.
    validation.validate_exp = false;
    let key = DecodingKey::from_ed_der(public_key);
    let token =
        decode::<Claims>(token, &key, &validation).map_err(|_| Error::EdgeIdentityInvalid)?;
    let Claims { iss, aud, iat, exp } = token.claims;
    let verified = Verified { id, iat, exp };
    let is_short = exp
        .checked_sub(iat)
        .is_some_and(|seconds| (0..=EDGE_TOKEN_SECONDS_MAX).contains(&seconds));
    let is_plain =
        iss == id.to_string() && aud == EDGE_TOKEN_AUDIENCE && token.header.crit.is_none();
    if is_short && verified.is_for(now) && is_plain {
        Ok(verified)
    } else {
        Err(Error::EdgeIdentityInvalid)
    }
}
