//! Access tokens for API keys: JSON Web Tokens in the profile of RFC 9068,
//! signed so that whoever has the public key can read them too. Here a token
//! names its key, which is looked up at each use: revoking the key ends it.

use jsonwebtoken::jwk::{Jwk, ThumbprintHash};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use rollcall_proto::credential::ed25519_private_key;
use rollcall_proto::management::v1::Scope;
use serde::{Deserialize, Serialize};

use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{AccessTokenId, ApiKeyId};

/// Seconds for which an access token is good.
pub const API_ACCESS_TOKEN_SECONDS: i32 = 900;
/// The `iss` of access tokens. No trusted issuer has it: theirs are URLs.
pub(super) const ISSUER: &str = "rollcall";

const AUDIENCE: &str = "rollcall";
const ALGORITHM: Algorithm = Algorithm::EdDSA;
const TYPE: &str = "at+jwt";
/// Seconds by which the clocks of several control services may differ.
const LEEWAY_SECONDS: i64 = 5;
const MICROS_PER_SECOND: i64 = 1_000_000;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    /// The key, which is the client too.
    sub: String,
    client_id: String,
    iat: i64,
    exp: i64,
    jti: String,
    /// Names with spaces between them: RFC 6749 section 3.3.
    scope: String,
}

/// Signs with a key that is made of the installation's secret key.
pub struct Signer {
    id: String,
    private_key: EncodingKey,
    public_key: Vec<u8>,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Signer {
    pub(super) fn new(secret: &SecretKey) -> Result<Self> {
        Self::of_seed(&secret.mac(Purpose::ApiAccessToken, b"")).ok_or_else(|| {
            tracing::error!("the key of access tokens could not be made");
            Error::Internal
        })
    }

    fn of_seed(seed: &[u8]) -> Option<Self> {
        let private_key = EncodingKey::from_ed_der(&ed25519_private_key(seed.try_into().ok()?));
        let jwk = Jwk::from_encoding_key(&private_key, ALGORITHM).ok()?;
        let public_key = DecodingKey::from_jwk(&jwk).ok()?;
        Some(Self {
            id: jwk.thumbprint(ThumbprintHash::SHA256).ok()?,
            private_key,
            public_key: public_key.try_get_as_bytes().ok()?.to_vec(),
        })
    }

    /// `kid`: the thumbprint of RFC 7638.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The 32 bytes of an Ed25519 public key.
    pub fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    pub(super) fn issue(
        &self,
        now: Moment,
        key_id: ApiKeyId,
        token_id: AccessTokenId,
        scopes: &[Scope],
    ) -> Result<String> {
        let header = Header {
            typ: Some(TYPE.to_owned()),
            kid: Some(self.id.clone()),
            ..Header::new(ALGORITHM)
        };
        let iat = now.0.div_euclid(MICROS_PER_SECOND);
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: key_id.to_string(),
            client_id: key_id.to_string(),
            iat,
            exp: iat + i64::from(API_ACCESS_TOKEN_SECONDS),
            jti: token_id.to_string(),
            scope: scopes
                .iter()
                .copied()
                .map(name)
                .collect::<Vec<_>>()
                .join(" "),
        };
        encode(&header, &claims, &self.private_key).map_err(|error| {
            tracing::error!(%error, "an access token could not be signed");
            Error::Internal
        })
    }

    /// The key and the scopes of a token that is genuine and good now.
    pub(super) fn verify(&self, now: Moment, jwt: &str) -> Result<(ApiKeyId, Vec<Scope>)> {
        let mut validation = Validation::new(ALGORITHM);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[ISSUER]);
        validation.set_required_spec_claims(&["aud", "exp", "iss", "sub"]);
        // Checked below, by the clock that everything else goes by.
        validation.validate_exp = false;
        let key = DecodingKey::from_ed_der(&self.public_key);
        let token = decode::<Claims>(jwt, &key, &validation).map_err(|_| Error::ApiKeyInvalid)?;
        let header = &token.header;
        let is_ours = header.typ.as_deref() == Some(TYPE)
            && header.kid.as_deref() == Some(self.id.as_str())
            && header.crit.is_none();
        let claims = token.claims;
        let now = now.0.div_euclid(MICROS_PER_SECOND);
        let is_for_now = claims.exp > now && claims.iat <= now + LEEWAY_SECONDS;
        if !is_ours || !is_for_now || claims.client_id != claims.sub {
            return Err(Error::ApiKeyInvalid);
        }
        let id = claims.sub.parse().map_err(|_| Error::ApiKeyInvalid)?;
        Ok((id, claims.scope.split(' ').filter_map(scope).collect()))
    }
}

/// `READ_USERS` of `SCOPE_READ_USERS`, in lower case.
fn name(scope: Scope) -> String {
    let name = scope.as_str_name().trim_start_matches("SCOPE_");
    name.to_ascii_lowercase()
}

fn scope(name: &str) -> Option<Scope> {
    Scope::from_str_name(&format!("SCOPE_{}", name.to_ascii_uppercase()))
}
