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

/// The keys of edges that called lately.
#[derive(Debug, Default)]
pub(super) struct EdgeKeys(Mutex<HashMap<EdgeKeyId, Live>>);

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
        let header = decode_header(token).map_err(|_| Error::EdgeIdentityInvalid)?;
        let id: EdgeKeyId = header
            .kid
            .and_then(|kid| kid.parse().ok())
            .ok_or(Error::EdgeIdentityInvalid)?;
        let key = self.live(connection, now, id).await?;
        verify(token, id, &key, now)
    }

    /// The public key of an edge that is not revoked.
    async fn live<C: ConnectionTrait>(
        &self,
        connection: &C,
        now: Moment,
        id: EdgeKeyId,
    ) -> Result<Vec<u8>> {
        let held = self.held().get(&id).cloned();
        if let Some(live) = held.filter(|live| live.is_fresh(now)) {
            return Ok(live.public_key);
        }
        let row = edge_key::Entity::find_by_id(id)
            .one(connection)
            .await?
            .filter(|row| row.revoke_time.is_none());
        let mut held = self.held();
        // So that no more is held than what is used.
        held.retain(|other, live| *other != id && live.is_fresh(now));
        let public_key = row.ok_or(Error::EdgeIdentityInvalid)?.public_key;
        let live = Live {
            public_key: public_key.clone(),
            read_time: now,
        };
        held.insert(id, live);
        Ok(public_key)
    }

    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<EdgeKeyId, Live>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn verify(token: &str, id: EdgeKeyId, public_key: &[u8], now: Moment) -> Result<()> {
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
    let now = now.0.div_euclid(MICROS_PER_SECOND);
    let is_short = exp
        .checked_sub(iat)
        .is_some_and(|seconds| (0..=EDGE_TOKEN_SECONDS_MAX).contains(&seconds));
    let is_for_now = iat <= now + LEEWAY_SECONDS && exp > now - LEEWAY_SECONDS;
    let is_plain =
        iss == id.to_string() && aud == EDGE_TOKEN_AUDIENCE && token.header.crit.is_none();
    if is_short && is_for_now && is_plain {
        Ok(())
    } else {
        Err(Error::EdgeIdentityInvalid)
    }
}
