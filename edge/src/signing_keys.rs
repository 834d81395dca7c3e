//! The public keys of access tokens, for whoever verifies them: RFC 7517 section
//! 5, and RFC 8037 section 2 for each key.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE};
use hyper::{Method, StatusCode};
use rollcall_client::transport::GrpcService;
use rollcall_proto::auth::v1::auth_service_client::AuthServiceClient;
use rollcall_proto::auth::v1::{ListSigningKeysRequest, SigningKey};
use rollcall_scim::ScimError;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::door::{Failure, call};

/// Where they are; they are read by GET.
pub const PATH: &str = "/.well-known/jwks.json";

pub(crate) type Auth = AuthServiceClient<GrpcService>;

pub(crate) async fn list(mut auth: Auth, method: &Method) -> Answer {
    if method != Method::GET {
        let refused = ScimError::new(405, "This URL answers GET");
        return Answer::from(&refused).with(ALLOW, "GET");
    }
    match call(auth.list_signing_keys(ListSigningKeysRequest {})).await {
        Ok(listed) => {
            let keys: Vec<Value> = listed.keys.iter().map(to_jwk).collect();
            Answer::new(StatusCode::OK, json!({ "keys": keys }))
                .with(CONTENT_TYPE, "application/jwk-set+json")
                .with(CACHE_CONTROL, "public, max-age=300")
        }
        Err(Failure::Control(error)) => Answer::of_control(&error),
        Err(Failure::Refused(error)) => Answer::from(&error),
        Err(Failure::Busy) => Answer::from(&crate::refusal::busy()),
    }
}

fn to_jwk(key: &SigningKey) -> Value {
    let SigningKey { id, public_key } = key;
    json!({
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "use": "sig",
        "kid": id,
        "x": URL_SAFE_NO_PAD.encode(public_key),
    })
}
