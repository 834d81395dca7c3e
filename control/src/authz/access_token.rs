//! Access tokens: what an OAuth client gets for its secret (RFC 6749 section
//! 4.4), a JSON Web Token in the profile of RFC 9068. It names the client, which
//! is looked up at each use, so revoking the client ends its tokens at once.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use rollcall_proto::credential;
use serde::{Deserialize, Serialize};

use super::secret::{Purpose, SecretKey};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{DirectoryId, TokenId};

/// Seconds for which an access token is good.
pub const ACCESS_TOKEN_SECONDS: i32 = 3_600;

const ALGORITHM: Algorithm = Algorithm::HS256;
const TYPE: &str = "at+jwt";
const ISSUER: &str = "rollcall";
const MICROS_PER_SECOND: i64 = 1_000_000;

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    /// The directory.
    aud: String,
    /// The client.
    sub: String,
    iat: i64,
    exp: i64,
}

pub(super) fn issue(
    secret: &SecretKey,
    now: Moment,
    directory_id: DirectoryId,
    client_id: TokenId,
) -> Result<String> {
    let header = Header {
        typ: Some(TYPE.to_owned()),
        ..Header::new(ALGORITHM)
    };
    let iat = now.0.div_euclid(MICROS_PER_SECOND);
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: directory_id.to_string(),
        sub: client_id.to_string(),
        iat,
        exp: iat + i64::from(ACCESS_TOKEN_SECONDS),
    };
    let key = EncodingKey::from_secret(&secret.mac(Purpose::AccessToken, b""));
    let jwt = encode(&header, &claims, &key).map_err(|error| {
        tracing::error!(%error, "an access token could not be signed");
        Error::Internal
    })?;
    Ok(credential::access_token(&jwt))
}

/// The client, when the token is one of this directory and still good. The
/// algorithm is pinned, and no leeway is given: it is our own clock.
pub(super) fn verify(
    secret: &SecretKey,
    now: Moment,
    directory_id: DirectoryId,
    jwt: &str,
) -> Result<TokenId> {
    let mut validation = Validation::new(ALGORITHM);
    validation.set_audience(&[directory_id.to_string()]);
    validation.set_issuer(&[ISSUER]);
    validation.set_required_spec_claims(&["aud", "exp", "iss", "sub"]);
    // Checked below, by the clock that everything else goes by.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&secret.mac(Purpose::AccessToken, b""));
    let token = decode::<Claims>(jwt, &key, &validation).map_err(|_| Error::TokenInvalid)?;
    if token.header.typ.as_deref() != Some(TYPE) {
        return Err(Error::TokenInvalid);
    }
    if token.claims.exp <= now.0.div_euclid(MICROS_PER_SECOND) {
        return Err(Error::TokenExpired);
    }
    token.claims.sub.parse().map_err(|_| Error::TokenInvalid)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: Moment = Moment(1_800_000_000_000_000);

    fn key(byte: u8) -> SecretKey {
        let mut bytes = [byte; 32];
        bytes[0] = 0;
        SecretKey::from_bytes(&bytes).expect("a key")
    }

    #[test]
    fn a_token_is_good_for_its_directory_and_time_alone() {
        let [directory, other] = [1, 2].map(|bits| DirectoryId::new(Uuid::from_u128(bits)));
        let client = TokenId::new(Uuid::from_u128(3));
        let token = issue(&key(1), NOW, directory, client).expect("signed");
        let jwt = credential::access_token_jwt(&token).expect("the form");
        let later = |seconds: i64| Moment(NOW.0 + seconds * MICROS_PER_SECOND);
        let end = i64::from(ACCESS_TOKEN_SECONDS);
        assert_eq!(verify(&key(1), NOW, directory, jwt), Ok(client));
        assert_eq!(verify(&key(1), later(end - 1), directory, jwt), Ok(client));
        assert_eq!(
            verify(&key(1), later(end), directory, jwt),
            Err(Error::TokenExpired)
        );
        for refused in [
            verify(&key(1), NOW, other, jwt),
            verify(&key(2), NOW, directory, jwt),
            verify(&key(1), NOW, directory, &jwt[..jwt.len() - 1]),
        ] {
            assert_eq!(refused, Err(Error::TokenInvalid));
        }
    }

    /// A token that names another algorithm, or none, or is of another kind.
    #[test]
    fn a_token_of_another_making_is_refused() {
        let directory = DirectoryId::new(Uuid::from_u128(1));
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: directory.to_string(),
            sub: TokenId::new(Uuid::from_u128(3)).to_string(),
            iat: 1_800_000_000,
            exp: 1_800_000_100,
        };
        let key_bytes = key(1).mac(Purpose::AccessToken, b"");
        let make = |algorithm, kind: Option<&str>, claims: &Claims| {
            let header = Header {
                typ: kind.map(str::to_owned),
                ..Header::new(algorithm)
            };
            encode(&header, claims, &EncodingKey::from_secret(&key_bytes)).expect("signed")
        };
        let good = make(ALGORITHM, Some(TYPE), &claims);
        assert!(verify(&key(1), NOW, directory, &good).is_ok());
        let issuer = Claims {
            iss: "other".to_owned(),
            ..claims_of(&claims)
        };
        let (_, unsigned) = good.split_once('.').expect("three parts");
        let (payload, _) = unsigned.split_once('.').expect("three parts");
        for jwt in [
            make(Algorithm::HS512, Some(TYPE), &claims),
            make(ALGORITHM, Some("JWT"), &claims),
            make(ALGORITHM, None, &claims),
            make(ALGORITHM, Some(TYPE), &issuer),
            // {"alg":"none","typ":"at+jwt"}
            format!("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{payload}."),
            String::new(),
        ] {
            assert_eq!(
                verify(&key(1), NOW, directory, &jwt),
                Err(Error::TokenInvalid),
                "{jwt}"
            );
        }
    }

    fn claims_of(claims: &Claims) -> Claims {
        Claims {
            iss: claims.iss.clone(),
            aud: claims.aud.clone(),
            sub: claims.sub.clone(),
            ..*claims
        }
    }
}
