//! Access tokens for API keys: what they open, when they end, and that no other
//! token is taken for one.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use prost_types::FieldMask;
use rollcall_control::authz::Purpose;
use rollcall_control::clock::Moment;
use rollcall_proto::auth::v1::auth_service_client::AuthServiceClient;
use rollcall_proto::auth::v1::{IssueAccessTokenRequest, ListSigningKeysRequest, SigningKey};
use rollcall_proto::credential::ed25519_private_key;
use rollcall_proto::management::v1::api_key_service_client::ApiKeyServiceClient;
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::management::v1::{
    ApiKey, ListOrganizationsRequest, RevokeApiKeyRequest, Scope, UpdateApiKeyRequest,
};
use serde_json::{Value, json};
use tonic::{Code, Request, Status};

use crate::api_keys::reads;
use crate::support::{START, Service, bearing, reason};
use crate::tampering::tampered;

const SECONDS: i64 = START.0 / 1_000_000;

async fn issue(service: &Service, credential: &str) -> Result<String, Status> {
    let request = bearing(credential, IssueAccessTokenRequest {});
    let answer = AuthServiceClient::new(service.control.in_process())
        .issue_access_token(request)
        .await?
        .into_inner();
    assert_eq!(answer.expires_in, 900);
    Ok(answer.access_token)
}

async fn manages(service: &Service, credential: &str) -> Result<(), Status> {
    let request = bearing(credential, ListOrganizationsRequest::default());
    OrganizationServiceClient::new(service.control.in_process())
        .list_organizations(request)
        .await
        .map(|_| ())
}

/// Told to anyone, without a credential.
async fn signing_key(service: &Service) -> SigningKey {
    let listed = AuthServiceClient::new(service.control.in_process())
        .list_signing_keys(Request::new(ListSigningKeysRequest {}))
        .await
        .expect("listed")
        .into_inner();
    let [key] = <[SigningKey; 1]>::try_from(listed.keys).expect("one key");
    key
}

fn key_id(service: &Service) -> String {
    let id = service.api_key.split('_').nth(1).expect("a key id");
    format!("key_{id}")
}

#[tokio::test]
async fn a_token_opens_what_its_key_does() {
    let service = Service::start().await;
    let token = issue(&service, &service.api_key).await.expect("issued");
    reads(&service, &token, "acme").await.expect("reads");
    manages(&service, &token).await.expect("manages");
    // It gets no other token, or it would never end.
    let refused = issue(&service, &token).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");

    // Whoever has the public key reads it too.
    let key = signing_key(&service).await;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&["rollcall"]);
    validation.set_issuer(&["rollcall"]);
    validation.validate_exp = false;
    let public_key = DecodingKey::from_ed_der(&key.public_key);
    let read = decode::<Value>(&token, &public_key, &validation).expect("genuine");
    assert_eq!(read.header.typ.as_deref(), Some("at+jwt"));
    assert_eq!(read.header.kid, Some(key.id));
    assert_eq!(read.claims["sub"], key_id(&service));
    assert_eq!(read.claims["scope"], "read_users manage");
    assert_eq!(read.claims["exp"], SECONDS + 900);

    let moment = |seconds: i64| Moment(START.0 + seconds * 1_000_000);
    service.clock.set(moment(899));
    reads(&service, &token, "acme").await.expect("still");
    service.clock.set(moment(900));
    assert_eq!(
        reason(reads(&service, &token, "acme").await),
        "API_KEY_INVALID"
    );
}

/// What the key may no longer do, its tokens may not; and they end with it.
#[tokio::test]
async fn a_token_ends_with_its_key() {
    let service = Service::start().await;
    let made = service
        .installation
        .create_api_key("other".to_owned(), vec![Scope::ReadUsers, Scope::Manage])
        .await
        .expect("made");
    let token = issue(&service, made.expose()).await.expect("issued");
    let mut keys = ApiKeyServiceClient::new(service.control.in_process());
    let id = format!("key_{}", made.expose().split('_').nth(1).expect("an id"));
    let set = |scopes: &[Scope]| {
        let request = UpdateApiKeyRequest {
            api_key: Some(ApiKey {
                id: id.clone(),
                scopes: scopes.iter().copied().map(i32::from).collect(),
                ..ApiKey::default()
            }),
            update_mask: Some(FieldMask {
                paths: vec!["scopes".to_owned()],
            }),
            ..UpdateApiKeyRequest::default()
        };
        service.authorized(request)
    };
    keys.update_api_key(set(&[Scope::Manage]))
        .await
        .expect("updated");
    assert_eq!(
        reason(reads(&service, &token, "acme").await),
        "CALLER_NOT_ALLOWED"
    );
    let narrow = issue(&service, made.expose()).await.expect("issued");
    let both = [Scope::ReadUsers, Scope::Manage];
    keys.update_api_key(set(&both)).await.expect("updated");
    reads(&service, &token, "acme").await.expect("again");
    assert_eq!(
        reason(reads(&service, &narrow, "acme").await),
        "CALLER_NOT_ALLOWED"
    );

    let revoke = RevokeApiKeyRequest {
        id,
        ..RevokeApiKeyRequest::default()
    };
    keys.revoke_api_key(service.authorized(revoke))
        .await
        .expect("revoked");
    for outcome in [
        reads(&service, &token, "acme").await,
        manages(&service, &narrow).await,
    ] {
        assert_eq!(reason(outcome), "API_KEY_INVALID");
    }
}

#[tokio::test]
async fn no_other_token_is_one() {
    let service = Service::start().await;
    let good = issue(&service, &service.api_key).await.expect("issued");
    let public = signing_key(&service).await;
    let seed = service
        .installation
        .secret
        .mac(Purpose::ApiAccessToken, b"");
    let own = EncodingKey::from_ed_der(&ed25519_private_key(&seed.try_into().expect("32 bytes")));
    let other = EncodingKey::from_ed_der(&ed25519_private_key(&[7; 32]));
    let header = Header {
        typ: Some("at+jwt".to_owned()),
        kid: Some(public.id.clone()),
        ..Header::new(Algorithm::EdDSA)
    };
    let claims = json!({
        "iss": "rollcall", "aud": "rollcall", "sub": key_id(&service),
        "client_id": key_id(&service), "iat": SECONDS, "exp": SECONDS + 900,
        "jti": "acc_1", "scope": "read_users manage",
    });
    let with = |changes: Value| {
        let mut claims = claims.clone();
        for (name, value) in changes.as_object().expect("an object") {
            claims[name] = value.clone();
        }
        encode(&header, &claims, &own).expect("signed")
    };
    let under = |header: Header| encode(&header, &claims, &own).expect("signed");
    let header_with = |change: &dyn Fn(&mut Header)| {
        let mut header = header.clone();
        change(&mut header);
        under(header)
    };
    reads(&service, &with(json!({})), "acme")
        .await
        .expect("made well");

    let hs256 = Header {
        alg: Algorithm::HS256,
        ..header.clone()
    };
    let mut wrong = vec![
        encode(
            &hs256,
            &claims,
            &EncodingKey::from_secret(&public.public_key),
        )
        .expect("signed"),
        encode(
            &hs256,
            &claims,
            &EncodingKey::from_secret(public.id.as_bytes()),
        )
        .expect("signed"),
        encode(&header, &claims, &other).expect("signed"),
        header_with(&|header| header.kid = None),
        header_with(&|header| header.kid = Some("other".to_owned())),
        header_with(&|header| header.typ = Some("JWT".to_owned())),
        header_with(&|header| header.typ = None),
        header_with(&|header| header.crit = Some(vec!["exp".to_owned()])),
        with(json!({"exp": SECONDS})),
        with(json!({"exp": SECONDS - 900, "iat": SECONDS - 1_800})),
        with(json!({"exp": null})),
        with(json!({"exp": "x"})),
        with(json!({"iat": SECONDS + 6})),
        with(json!({"aud": "other"})),
        with(json!({"aud": ["rollcall"]})),
        with(json!({"aud": null})),
        with(json!({"iss": ["rollcall"]})),
        with(json!({"iss": "https://rollcall.example"})),
        with(json!({"iss": null})),
        with(json!({"sub": "key_x"})),
        with(json!({"sub": key_id(&service).replace("key_", "op_")})),
        with(json!({"client_id": "key_x"})),
        format!("rcaccess_{good}"),
    ];
    wrong.extend(tampered(&good));
    for token in wrong {
        let refused = reads(&service, &token, "acme").await;
        assert_eq!(reason(refused), "API_KEY_INVALID", "{token}");
        let refused = manages(&service, &token).await.expect_err("refused");
        assert_eq!(refused.code(), Code::Unauthenticated, "{token}");
    }
}
