//! Workloads that present a token of an issuer that their environment trusts.

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rollcall_control::id::EnvironmentId;
use rollcall_control::store::entity::{environment, trusted_issuer};
use rollcall_proto::credential::ed25519_private_key;
use rollcall_proto::management::v1::trusted_issuer_service_client::TrustedIssuerServiceClient;
use rollcall_proto::management::v1::{
    CreateTrustedIssuerRequest, DeleteTrustedIssuerRequest, GetTrustedIssuerRequest,
    ListTrustedIssuersRequest, Scope, TrustedIssuer,
};
use sea_orm::{EntityTrait as _, IntoActiveModel as _, Set};
use serde_json::{Value, json};
use tonic::{Request, Status};

use crate::api_keys::{of_organization, reads};
use crate::support::{START, Service, bearing, reason};
use crate::tampering::tampered;

pub(crate) const SECONDS: i64 = START.0 / 1_000_000;
const ISSUER: &str = "https://kubernetes.example";
const AUDIENCE: &str = "rollcall";
const SUBJECT: &str = "system:serviceaccount:default:backend";

/// A key of an issuer, and what it is for others.
pub(crate) struct IssuerKey {
    algorithm: Algorithm,
    private: EncodingKey,
    pub(crate) jwk: Value,
}

impl IssuerKey {
    fn new(kid: &str, algorithm: Algorithm, private: EncodingKey) -> Self {
        let jwk = Jwk::from_encoding_key(&private, algorithm).expect("a key");
        let mut jwk = serde_json::to_value(jwk).expect("JSON");
        jwk["kid"] = json!(kid);
        Self {
            algorithm,
            private,
            jwk,
        }
    }

    pub(crate) fn ed25519(kid: &str, seed: u8) -> Self {
        let private = EncodingKey::from_ed_der(&ed25519_private_key(&[seed; 32]));
        Self::new(kid, Algorithm::EdDSA, private)
    }

    fn rsa(kid: &str, algorithm: Algorithm) -> Self {
        let der = include_bytes!("workload_keys/rsa.der");
        Self::new(kid, algorithm, EncodingKey::from_rsa_der(der))
    }

    fn ec(kid: &str, algorithm: Algorithm) -> Self {
        let der = match algorithm {
            Algorithm::ES256 => include_bytes!("workload_keys/p256.der").as_slice(),
            _ => include_bytes!("workload_keys/p384.der"),
        };
        Self::new(kid, algorithm, EncodingKey::from_ec_der(der))
    }

    fn header(&self) -> Header {
        Header {
            kid: self.jwk["kid"].as_str().map(str::to_owned),
            ..Header::new(self.algorithm)
        }
    }

    pub(crate) fn sign(&self, claims: &Value) -> String {
        encode(&self.header(), claims, &self.private).expect("signed")
    }
}

fn claims() -> Value {
    claims_of(ISSUER)
}

pub(crate) fn claims_of(issuer: &str) -> Value {
    json!({
        "iss": issuer, "aud": [AUDIENCE, "other"], "sub": SUBJECT,
        "iat": SECONDS, "nbf": SECONDS, "exp": SECONDS + 600,
    })
}

pub(crate) fn with(mut claims: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims
}

pub(crate) fn trust(jwks: &[&Value]) -> TrustedIssuer {
    TrustedIssuer {
        issuer: ISSUER.to_owned(),
        audience: AUDIENCE.to_owned(),
        subject: SUBJECT.to_owned(),
        scopes: vec![Scope::ReadUsers.into()],
        jwks: json!({ "keys": jwks }).to_string(),
        ..TrustedIssuer::default()
    }
}

pub(crate) async fn create(
    service: &Service,
    credential: &str,
    trusted: TrustedIssuer,
) -> Result<TrustedIssuer, Status> {
    let request = CreateTrustedIssuerRequest {
        trusted_issuer: Some(trusted),
        ..CreateTrustedIssuerRequest::default()
    };
    let answer = TrustedIssuerServiceClient::new(service.control.in_process())
        .create_trusted_issuer(bearing(credential, request))
        .await?;
    Ok(answer.into_inner().trusted_issuer.expect("an issuer"))
}

/// Another environment, with a trust of its own.
async fn elsewhere(service: &Service, trusted: TrustedIssuer) -> EnvironmentId {
    let ids = rollcall_control::clock::IdSource::new(service.clock.clone());
    let environment_id: EnvironmentId = ids.next();
    let row = trusted_issuer::Model {
        id: ids.next(),
        environment_id,
        organization_id: None,
        issuer: trusted.issuer,
        audience: trusted.audience,
        subject: trusted.subject,
        scopes: vec![Scope::ReadUsers.into()].into(),
        jwks: Some(trusted.jwks),
        create_time: START,
    };
    let environment = environment::ActiveModel {
        id: Set(environment_id),
        display_name: Set("Staging".to_owned()),
        create_time: Set(START),
        update_time: Set(START),
        ..environment::ActiveModel::default()
    };
    let writer = &service.installation.store.writer;
    writer
        .write_alone(
            None,
            Box::new(move |transaction| {
                Box::pin(async move {
                    environment::Entity::insert(environment)
                        .exec_without_returning(transaction)
                        .await?;
                    trusted_issuer::Entity::insert(row.into_active_model())
                        .exec_without_returning(transaction)
                        .await?;
                    Ok(())
                })
            }),
        )
        .await
        .expect("written");
    environment_id
}

#[tokio::test]
async fn a_workload_reads_until_its_issuer_is_no_longer_trusted() {
    let service = Service::start().await;
    let keys = [
        IssuerKey::ed25519("ed", 1),
        IssuerKey::rsa("rs256", Algorithm::RS256),
        IssuerKey::rsa("rs384", Algorithm::RS384),
        IssuerKey::rsa("rs512", Algorithm::RS512),
        IssuerKey::rsa("ps256", Algorithm::PS256),
        IssuerKey::rsa("ps384", Algorithm::PS384),
        IssuerKey::rsa("ps512", Algorithm::PS512),
        IssuerKey::ec("es256", Algorithm::ES256),
        IssuerKey::ec("es384", Algorithm::ES384),
    ];
    let jwks: Vec<_> = keys.iter().map(|key| &key.jwk).collect();
    let made = create(&service, &service.api_key, trust(&jwks)).await;
    let made = made.expect("made");
    let again = create(&service, &service.api_key, trust(&jwks)).await;
    assert_eq!(reason(again), "TRUSTED_ISSUER_EXISTS");
    for key in &keys {
        let outcome = reads(&service, &key.sign(&claims()), "acme").await;
        outcome.unwrap_or_else(|status| panic!("{:?}: {status}", key.algorithm));
    }
    for changes in [
        json!({"aud": AUDIENCE}),
        json!({"exp": SECONDS - 4}),
        json!({"nbf": SECONDS + 5, "iat": SECONDS + 5}),
        json!({"exp": 1_800_000_600.5, "extra": {"a": [1]}}),
        json!({"nbf": null, "iat": null}),
    ] {
        let token = keys[0].sign(&with(claims(), &changes));
        reads(&service, &token, "acme").await.expect("reads");
    }
    let unnamed = Header {
        kid: None,
        typ: None,
        ..keys[0].header()
    };
    let token = encode(&unnamed, &claims(), &keys[0].private).expect("signed");
    reads(&service, &token, "acme").await.expect("reads");

    // Its scopes are those that it was given.
    let request = bearing(&token, ListTrustedIssuersRequest::default());
    let mut issuers = TrustedIssuerServiceClient::new(service.control.in_process());
    let refused = issuers.list_trusted_issuers(request).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");

    let listed = service.authorized(ListTrustedIssuersRequest::default());
    let listed = issuers.list_trusted_issuers(listed).await.expect("listed");
    assert_eq!(listed.into_inner().trusted_issuers, vec![made.clone()]);
    let get = service.authorized(GetTrustedIssuerRequest {
        id: made.id.clone(),
    });
    let got = issuers.get_trusted_issuer(get).await.expect("there");
    assert_eq!(got.into_inner().trusted_issuer, Some(made.clone()));
    let delete = || {
        service.authorized(DeleteTrustedIssuerRequest {
            id: made.id.clone(),
            ..DeleteTrustedIssuerRequest::default()
        })
    };
    issuers
        .delete_trusted_issuer(delete())
        .await
        .expect("deleted");
    let refused = issuers.delete_trusted_issuer(delete()).await;
    assert_eq!(reason(refused), "TRUSTED_ISSUER_NOT_FOUND");
    assert_eq!(
        reason(reads(&service, &token, "acme").await),
        "API_KEY_INVALID"
    );
}

/// Each makes a workload's claims those of nobody.
fn changes_of_claims() -> Vec<Value> {
    vec![
        json!({"exp": SECONDS - 5}),
        json!({"exp": null}),
        json!({"exp": "1900000000"}),
        json!({"exp": -1}),
        json!({"exp": 1e300}),
        json!({"nbf": SECONDS + 6}),
        json!({"iat": SECONDS + 6}),
        json!({"iss": "https://kubernetes.example/"}),
        json!({"iss": "https://other.example"}),
        json!({"iss": "rollcall"}),
        json!({"iss": [ISSUER]}),
        json!({"iss": null}),
        json!({"aud": "other"}),
        json!({"aud": []}),
        json!({"aud": null}),
        json!({"aud": ["Rollcall"]}),
        json!({"sub": "system:serviceaccount:default:other"}),
        json!({"sub": null}),
    ]
}

#[tokio::test]
async fn no_other_token_opens_anything() {
    let service = Service::start().await;
    let own = IssuerKey::ed25519("own", 1);
    let rsa = IssuerKey::rsa("rsa", Algorithm::RS256);
    let ec = IssuerKey::ec("ec", Algorithm::ES256);
    let jwks = [&own.jwk, &rsa.jwk, &ec.jwk];
    create(&service, &service.api_key, trust(&jwks))
        .await
        .expect("made");
    let foreign = IssuerKey::ed25519("foreign", 9);
    elsewhere(
        &service,
        TrustedIssuer {
            issuer: "https://other.example".to_owned(),
            ..trust(&[&foreign.jwk])
        },
    )
    .await;
    let good = own.sign(&claims());
    reads(&service, &good, "acme").await.expect("reads");

    let header_with = |change: &dyn Fn(&mut Header)| {
        let mut header = own.header();
        change(&mut header);
        encode(&header, &claims(), &own.private).expect("signed")
    };
    let hmac = |key: &IssuerKey, secret: &[u8]| {
        let header = Header {
            alg: Algorithm::HS256,
            ..key.header()
        };
        encode(&header, &claims(), &EncodingKey::from_secret(secret)).expect("signed")
    };
    let another_key = Header {
        kid: Some("own".to_owned()),
        ..foreign.header()
    };
    let other_family = Header {
        kid: Some("ec".to_owned()),
        ..own.header()
    };
    let other_algorithm = Header {
        alg: Algorithm::PS256,
        ..rsa.header()
    };
    let text = |key: &IssuerKey, name: &str| key.jwk[name].as_str().expect("text").to_owned();
    let mut wrong = vec![
        hmac(&own, text(&own, "x").as_bytes()),
        hmac(&rsa, text(&rsa, "n").as_bytes()),
        hmac(&rsa, rsa.jwk.to_string().as_bytes()),
        encode(&another_key, &claims(), &foreign.private).expect("signed"),
        encode(&other_family, &claims(), &own.private).expect("signed"),
        // The set says RS256 of this key.
        encode(&other_algorithm, &claims(), &rsa.private).expect("signed"),
        foreign.sign(&claims()),
        header_with(&|header| header.kid = Some("foreign".to_owned())),
        header_with(&|header| header.kid = Some(String::new())),
        header_with(&|header| header.typ = Some("secevent+jwt".to_owned())),
        header_with(&|header| header.crit = Some(vec!["exp".to_owned()])),
    ];
    // A key that the token brings along is not asked.
    wrong.push(
        encode(
            &Header {
                jwk: serde_json::from_value(foreign.jwk.clone()).expect("a key"),
                jku: Some("https://other.example/keys".to_owned()),
                kid: Some("own".to_owned()),
                ..foreign.header()
            },
            &claims(),
            &foreign.private,
        )
        .expect("signed"),
    );
    wrong.extend(tampered(&good));
    for changes in changes_of_claims() {
        wrong.push(own.sign(&with(claims(), &changes)));
    }
    for token in wrong {
        let refused = reads(&service, &token, "acme").await;
        assert_eq!(reason(refused), "API_KEY_INVALID", "{token}");
    }
    // A workload of another environment reads that one.
    let token = foreign.sign(&claims_of("https://other.example"));
    let refused = reads(&service, &token, "acme").await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
}

/// Two environments may trust one workload: it says which it means.
#[tokio::test]
async fn a_workload_of_two_environments_names_one() {
    let service = Service::start().await;
    let key = IssuerKey::ed25519("own", 1);
    let made = create(&service, &service.api_key, trust(&[&key.jwk])).await;
    let made = made.expect("made");
    let other = IssuerKey::ed25519("own", 2);
    // Whose keys are others than the workload's changes nothing.
    elsewhere(&service, trust(&[&other.jwk])).await;
    let token = key.sign(&claims());
    reads(&service, &token, "acme").await.expect("reads");
    let third = elsewhere(&service, trust(&[&key.jwk])).await.to_string();
    assert_eq!(
        reason(reads(&service, &token, "acme").await),
        "API_KEY_INVALID"
    );
    for (environment, expect) in [
        (made.environment_id.as_str(), None),
        (third.as_str(), Some("ORGANIZATION_NOT_FOUND")),
        ("env_01h455vb4pex5vsknk084sn02q", Some("API_KEY_INVALID")),
        ("production", Some("INVALID_ID")),
    ] {
        let outcome = reads_of(&service, &token, environment).await;
        assert_eq!(outcome.err().as_deref(), expect, "{environment}");
    }
}

async fn reads_of(service: &Service, token: &str, environment: &str) -> Result<(), String> {
    use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request::Selection};
    let mut request: Request<ListUsersRequest> = bearing(
        token,
        ListUsersRequest {
            selection: Some(Selection::OrganizationExternalId("acme".to_owned())),
            ..ListUsersRequest::default()
        },
    );
    let value = environment.parse().expect("ASCII");
    request.metadata_mut().insert("rollcall-environment", value);
    match service.directory.clone().list_users(request).await {
        Ok(_) => Ok(()),
        refused => Err(reason(refused)),
    }
}

#[tokio::test]
async fn a_trust_is_exact() {
    let service = Service::start().await;
    let key = IssuerKey::ed25519("own", 1);
    let good = trust(&[&key.jwk]);
    let check = async |trusted: TrustedIssuer, expect: &str| {
        let refused = create(&service, &service.api_key, trusted.clone()).await;
        assert_eq!(reason(refused), expect, "{trusted:?}");
    };
    let issuer = |issuer: &str| TrustedIssuer {
        issuer: issuer.to_owned(),
        ..good.clone()
    };
    for text in [
        "http://kubernetes.example",
        "kubernetes.example",
        "https://kubernetes.example?x",
        "https://kubernetes.example#x",
        "https://user@kubernetes.example",
        "https://",
        "ftp://kubernetes.example",
        "rollcall",
    ] {
        check(issuer(text), "INVALID_VALUE").await;
    }
    check(issuer(""), "FIELD_MISSING").await;
    let jwks = |text: &str| TrustedIssuer {
        jwks: text.to_owned(),
        ..good.clone()
    };
    check(jwks("{}"), "INVALID_VALUE").await;
    check(jwks(r#"{"keys": []}"#), "INVALID_VALUE").await;
    check(
        jwks(&json!({"keys": [{"kty": "oct", "k": "AAAA"}]}).to_string()),
        "INVALID_VALUE",
    )
    .await;
    let wider = TrustedIssuer {
        scopes: vec![Scope::FollowEvents.into()],
        ..good.clone()
    };
    check(wider, "CALLER_NOT_ALLOWED").await;
    let subject = TrustedIssuer {
        subject: String::new(),
        ..good.clone()
    };
    check(subject, "FIELD_MISSING").await;

    // Whoever reaches one organization trusts nobody on behalf of others.
    let row = rollcall_control::store::entity::directory::Entity::find_by_id(service.directory_id)
        .one(&service.installation.store.readers)
        .await;
    let organization_id = row.expect("read").expect("there").organization_id;
    let narrow = of_organization(&service, organization_id).await;
    let refused = create(&service, &narrow, good.clone()).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");

    // A trust may be of one organization alone.
    let of_one = TrustedIssuer {
        organization_id: organization_id.to_string(),
        ..good
    };
    create(&service, &service.api_key, of_one)
        .await
        .expect("made");
    reads(&service, &key.sign(&claims()), "acme")
        .await
        .expect("reads");
    let other = reads(&service, &key.sign(&claims()), "globex").await;
    assert_eq!(reason(other), "ORGANIZATION_NOT_FOUND");
}
