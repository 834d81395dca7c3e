//! Who this edge is to control: a JSON Web Token of minutes, signed with the
//! edge's own key, on every call.

use std::sync::{Arc, Mutex, PoisonError};

use hyper::header::HeaderValue;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rollcall_client::transport::GrpcService;
use rollcall_proto::credential::{
    EDGE_TOKEN_AUDIENCE, EDGE_TOKEN_METADATA, EDGE_TOKEN_SECONDS_MAX, Kind, edge_private_key,
    key_id,
};
use serde::Serialize;
use tower::ServiceExt as _;
use tower::util::BoxCloneSyncService;

/// The private key of an edge, as a setting. Whatever the text is: to refuse it
/// as an argument would repeat it.
#[derive(Clone)]
pub struct EdgeKey(String);

impl From<&str> for EdgeKey {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl std::fmt::Debug for EdgeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EdgeKey")
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the edge key is not one that `rollcall-control create-edge-key` printed")]
pub struct InvalidEdgeKey;

/// The same service, with who this edge is on every call.
pub fn identified(service: GrpcService, key: &EdgeKey) -> Result<GrpcService, InvalidEdgeKey> {
    let identity = Arc::new(Identity::new(key).ok_or(InvalidEdgeKey)?);
    identity.token(now()).ok_or(InvalidEdgeKey)?;
    let service = service.map_request(move |mut request: hyper::Request<_>| {
        if let Some(token) = identity.token(now()) {
            request.headers_mut().insert(EDGE_TOKEN_METADATA, token);
        }
        request
    });
    Ok(BoxCloneSyncService::new(service))
}

struct Identity {
    id: String,
    key: EncodingKey,
    token: Mutex<Option<Token>>,
}

#[derive(Clone)]
struct Token {
    value: HeaderValue,
    made: i64,
}

#[derive(Serialize)]
struct Claims<'c> {
    iss: &'c str,
    aud: &'c str,
    iat: i64,
    exp: i64,
}

impl Identity {
    fn new(EdgeKey(text): &EdgeKey) -> Option<Self> {
        Some(Self {
            id: format!("edge_{}", key_id(Kind::EdgeKey, text)?),
            key: EncodingKey::from_ed_der(&edge_private_key(text)?),
            token: Mutex::new(None),
        })
    }

    /// A token that is good for half its life at least, in seconds since 1970.
    fn token(&self, now: i64) -> Option<HeaderValue> {
        let mut held = self.token.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(token) = held.as_ref()
            && (0..EDGE_TOKEN_SECONDS_MAX / 2).contains(&(now - token.made))
        {
            return Some(token.value.clone());
        }
        let claims = Claims {
            iss: &self.id,
            aud: EDGE_TOKEN_AUDIENCE,
            iat: now,
            exp: now + EDGE_TOKEN_SECONDS_MAX,
        };
        let header = Header {
            kid: Some(self.id.clone()),
            ..Header::new(Algorithm::EdDSA)
        };
        let token = encode(&header, &claims, &self.key).ok()?;
        let mut value = HeaderValue::try_from(token).ok()?;
        value.set_sensitive(true);
        *held = Some(Token {
            value: value.clone(),
            made: now,
        });
        Some(value)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the edge reads the clock"
)]
pub(crate) fn now() -> i64 {
    let since_epoch = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since_epoch.as_secs()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use rollcall_proto::credential::{Credential, SECRET_BYTES};

    use super::*;

    #[test]
    fn a_token_is_renewed_at_half_its_life() {
        let key_id = "01h455vb4pex5vsknk084sn02q";
        let key = Credential::compose(Kind::EdgeKey, key_id, &[201; SECRET_BYTES]);
        let identity = Identity::new(&EdgeKey::from(key.expose())).expect("a key");
        let first = identity.token(1_000).expect("signed");
        let half = EDGE_TOKEN_SECONDS_MAX / 2;
        assert_eq!(identity.token(1_000 + half - 1).as_ref(), Some(&first));
        let second = identity.token(1_000 + half).expect("signed");
        assert_ne!(second, first);
        // A clock that was set back makes another.
        assert_eq!(identity.token(1_000), Some(first));
        assert!(second.is_sensitive());
    }

    #[test]
    fn what_is_no_edge_key_makes_no_identity() {
        let token = Credential::compose(
            Kind::Scim,
            "01h455vb4pex5vsknk084sn02q",
            &[201; SECRET_BYTES],
        );
        for text in ["", "rcedge_", token.expose()] {
            assert!(Identity::new(&EdgeKey::from(text)).is_none());
        }
        assert_eq!(format!("{:?}", EdgeKey::from("secret")), "EdgeKey");
    }
}
