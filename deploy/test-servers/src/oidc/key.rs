//! Keys with which an issuer signs.

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

const RSA: &[u8] = include_bytes!("keys/rsa.der");
const P256: &[u8] = include_bytes!("keys/p256.der");

/// A private key, and what it is for others.
#[derive(Clone)]
pub struct Key {
    algorithm: Algorithm,
    private: EncodingKey,
    pub jwk: Value,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Key").field(&self.algorithm).finish()
    }
}

impl Key {
    pub fn rs256() -> Self {
        Self::new(Algorithm::RS256, EncodingKey::from_rsa_der(RSA))
    }

    pub fn es256() -> Self {
        Self::new(Algorithm::ES256, EncodingKey::from_ec_der(P256))
    }

    fn new(algorithm: Algorithm, private: EncodingKey) -> Self {
        let jwk = Jwk::from_encoding_key(&private, algorithm).expect("a key");
        let mut jwk = serde_json::to_value(jwk).expect("JSON");
        jwk["kid"] = json!(format!("{algorithm:?}"));
        Self {
            algorithm,
            private,
            jwk,
        }
    }

    /// What stands in front of what it signs.
    pub fn header(&self) -> Header {
        Header {
            kid: self.jwk["kid"].as_str().map(str::to_owned),
            ..Header::new(self.algorithm)
        }
    }

    pub fn sign(&self, claims: &Value) -> String {
        self.sign_under(&self.header(), claims)
    }

    /// The same under another header.
    pub fn sign_under(&self, header: &Header, claims: &Value) -> String {
        encode(header, claims, &self.private).expect("signed")
    }
}
