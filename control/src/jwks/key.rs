//! Which key of a set may have signed a token.

use jsonwebtoken::jwk::{
    AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, KeyOperations, PublicKeyUse,
};
use jsonwebtoken::{Algorithm, DecodingKey, Header};
use serde_json::Value;

use crate::error::{Error, Result};

/// Bytes of a key set.
pub(super) const SET_BYTES_MAX: usize = 64 * 1024;
/// Keys of a set.
const KEYS_MAX: usize = 64;

/// Refuses what is no set of public keys of which one at least can be used.
pub fn check(text: &str) -> Result<()> {
    let wrong = |why: &str| Error::InvalidValue {
        why: format!("`jwks` {why}"),
    };
    if text.len() > SET_BYTES_MAX {
        return Err(wrong("has at most 64 KiB"));
    }
    let set = read(text.as_bytes())
        .ok_or_else(|| wrong("must be a JSON Web Key Set of at most 64 keys"))?;
    let is_usable = |key: &Jwk| ALGORITHMS.iter().any(|algorithm| fits(key, *algorithm));
    if !set.keys.iter().any(is_usable) {
        return Err(wrong(
            "has no key with which RS, PS, ES or EdDSA is verified",
        ));
    }
    if has_private_key(text) {
        return Err(wrong("holds a private key, which nobody else should have"));
    }
    Ok(())
}

/// A key set, where the document is one.
pub(super) fn read(document: &[u8]) -> Option<JwkSet> {
    let set: JwkSet = serde_json::from_slice(document).ok()?;
    (set.keys.len() <= KEYS_MAX).then_some(set)
}

/// The keys with which a token of this header may be signed: those that it
/// names, of the type that its algorithm needs. A key decides how it is used,
/// never the token.
pub fn fitting<'s>(set: &'s JwkSet, header: &Header) -> impl Iterator<Item = &'s Jwk> {
    let (kid, algorithm) = (header.kid.clone(), header.alg);
    set.keys.iter().filter(move |key| {
        let is_named = kid.is_none() || key.common.key_id == kid;
        is_named && fits(key, algorithm)
    })
}

/// HMAC is not among them: a public key is nobody's secret.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    let is_of_type = match &key.algorithm {
        AlgorithmParameters::RSA(_) => matches!(
            algorithm,
            Algorithm::RS256
                | Algorithm::RS384
                | Algorithm::RS512
                | Algorithm::PS256
                | Algorithm::PS384
                | Algorithm::PS512
        ),
        AlgorithmParameters::EllipticCurve(key) => match key.curve {
            EllipticCurve::P256 => algorithm == Algorithm::ES256,
            EllipticCurve::P384 => algorithm == Algorithm::ES384,
            _ => false,
        },
        AlgorithmParameters::OctetKeyPair(key) => {
            key.curve == EllipticCurve::Ed25519 && algorithm == Algorithm::EdDSA
        }
        _ => false,
    };
    let common = &key.common;
    let is_for_it = common
        .key_algorithm
        .is_none_or(|named| named == KeyAlgorithm::from(algorithm));
    let is_to_sign = common
        .public_key_use
        .as_ref()
        .is_none_or(|usage| *usage == PublicKeyUse::Signature);
    let is_to_verify = common
        .key_operations
        .as_ref()
        .is_none_or(|operations| operations.contains(&KeyOperations::Verify));
    is_of_type && is_for_it && is_to_sign && is_to_verify && DecodingKey::from_jwk(key).is_ok()
}

/// RFC 7518 sections 6.2.2, 6.3.2, 6.4.1: whatever has `d` or `k`.
fn has_private_key(text: &str) -> bool {
    let set: Value = serde_json::from_str(text).unwrap_or_default();
    set["keys"].as_array().is_some_and(|keys| {
        keys.iter()
            .any(|key| key.get("d").is_some() || key.get("k").is_some())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const X: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    #[test]
    fn a_set_of_public_keys_will_do() {
        let check = |keys: Value, expect: bool| {
            let text = json!({ "keys": keys }).to_string();
            assert_eq!(super::check(&text).is_ok(), expect, "{text}");
        };
        let key = json!({"kty": "OKP", "crv": "Ed25519", "x": X});
        let with = |name: &str, value: Value| {
            let mut key = key.clone();
            key[name] = value;
            key
        };
        check(json!([key]), true);
        check(json!([with("alg", json!("EdDSA"))]), true);
        check(
            json!([{"kty": "EC", "crv": "secp256k1", "x": X, "y": X}, key]),
            true,
        );
        check(json!([with("alg", json!("HS256"))]), false);
        check(json!([with("use", json!("enc"))]), false);
        check(json!([with("key_ops", json!(["sign"]))]), false);
        check(json!([with("d", json!(X))]), false);
        check(json!([{"kty": "oct", "k": X}]), false);
        check(json!([{"kty": "oct", "k": X}, key]), false);
        check(json!([]), false);
        check(json!({}), false);
        check(json!(vec![key.clone(); KEYS_MAX]), true);
        check(json!(vec![key.clone(); KEYS_MAX + 1]), false);
        assert!(super::check("{}").is_err());
        assert!(super::check(&" ".repeat(SET_BYTES_MAX + 1)).is_err());
    }
}
