//! ID tokens that are not believed.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rollcall_test_servers::oidc::{CLIENT_ID, Key};
use serde_json::{Value, json};

use super::{SECOND_MICROS, World};
use crate::support::{START, reason};

/// What an issuer makes of honest claims.
type Forge = Box<dyn Fn(Value) -> String + Send + Sync>;

/// Whatever is wrong with a token, it is not believed.
#[tokio::test]
async fn a_token_is_of_the_issuer_and_of_this_sign_in() {
    let (world, _) = World::with_ada(Key::rs256()).await;
    let key = Key::rs256();
    let claim = |name: &'static str, value: Value| -> Forge {
        let key = key.clone();
        Box::new(move |mut claims| {
            claims[name] = value.clone();
            key.sign(&claims)
        })
    };
    let under = |header: Header| -> Forge {
        let key = key.clone();
        Box::new(move |claims| key.sign_under(&header, &claims))
    };
    let now = START.0 / SECOND_MICROS;
    let other_issuer = format!("{}/", world.issuer.url);
    let typed = Header {
        typ: Some("at+jwt".to_owned()),
        ..key.header()
    };
    let unknown = Header {
        kid: Some("another".to_owned()),
        ..key.header()
    };
    let forgeries: [(&str, Forge); 20] = [
        ("another nonce", claim("nonce", json!("another"))),
        ("no nonce", claim("nonce", Value::Null)),
        ("another audience", claim("aud", json!("another"))),
        ("no audience", claim("aud", json!([]))),
        (
            "several audiences",
            claim("aud", json!([CLIENT_ID, "another"])),
        ),
        ("another party", claim("azp", json!("another"))),
        ("another issuer", claim("iss", json!(other_issuer))),
        ("no issuer", claim("iss", Value::Null)),
        ("expired", claim("exp", json!(now - 5))),
        ("no end", claim("exp", Value::Null)),
        ("not yet", claim("nbf", json!(now + 60))),
        ("made later", claim("iat", json!(now + 60))),
        ("of another type", under(typed)),
        ("of a key that is not known", under(unknown)),
        (
            "by another key",
            Box::new(|claims| Key::es256().sign(&claims)),
        ),
        ("not signed", Box::new(|claims| unsigned(&claims))),
        (
            "HMAC by the public key",
            Box::new(|claims| by_public_key(&claims)),
        ),
        (
            "another signature",
            Box::new(|claims| {
                let token = Key::rs256().sign(&claims);
                let (signed, _) = token.rsplit_once('.').expect("three parts");
                let other = Key::rs256().sign(&json!({"iss": "x"}));
                let (_, signature) = other.rsplit_once('.').expect("three parts");
                format!("{signed}.{signature}")
            }),
        ),
        ("no token", Box::new(|_| "no token".to_owned())),
        ("nothing", Box::new(|_| String::new())),
    ];
    for (what, forge) in forgeries {
        world.issuer.set_forge(forge);
        assert_eq!(
            reason(world.sign_in().await),
            "OIDC_TOKEN_INVALID",
            "{what}"
        );
    }
    // The same key under the hood of the issuer is good.
    let key = Key::rs256();
    world.issuer.set_forge(move |claims| key.sign(&claims));
    world.sign_in().await.expect("signed in");
}

/// The algorithm `none` of RFC 7518 section 3.6.
fn unsigned(claims: &Value) -> String {
    let token = Key::rs256().sign(claims);
    let payload = token.split('.').nth(1).expect("three parts");
    // {"alg":"none","typ":"JWT"}
    format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.")
}

/// RFC 8725 section 2.1: the public key, taken for a secret.
fn by_public_key(claims: &Value) -> String {
    let key = Key::rs256();
    let header = Header {
        kid: key.header().kid,
        ..Header::new(Algorithm::HS256)
    };
    let secret = key.jwk["n"].as_str().expect("a key").as_bytes();
    encode(&header, claims, &EncodingKey::from_secret(secret)).expect("signed")
}
