//! Whatever a caller can present.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use prost_reflect::prost::Message as _;
use rollcall_control::clock::IdSource;
use rollcall_control::error::Result;
use rollcall_control::id::{EdgeKeyId, OperatorKeyId};
use rollcall_control::operator::Installation;
use rollcall_control::store::Transaction;
use rollcall_control::store::entity::{edge_key, operator_key};
use rollcall_proto::auth::v1::IssueAccessTokenResponse;
use rollcall_proto::credential::{EDGE_TOKEN_AUDIENCE, Kind, access_token};
use rollcall_proto::provisioning::v1::{IssueAccessTokenRequest, RequestContext};
use sea_orm::{EntityTrait as _, IntoActiveModel};
use serde_json::{Value, json};

use super::contract::Rpc;
use super::request::Filler;
use super::server::{Headers, Server};
use super::tenant::{Place, Tenant, credential};
use crate::support::START;

/// The private key of RFC 8037 appendix A, as PKCS#8.
const PRIVATE_KEY: [u8; 48] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4,
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];
const PUBLIC_KEY: [u8; 32] = [
    0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe, 0xd3, 0xc9, 0x64, 0x07, 0x3a,
    0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6, 0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a,
];
/// The public key as an issuer publishes it.
pub(crate) const JWKS: &str = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"workload","alg":"EdDSA","use":"sig","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;

const SECONDS: i64 = 300;

/// What belongs to the installation and to no environment of it.
#[derive(Debug)]
pub(crate) struct OfInstallation {
    pub(crate) operator: String,
    revoked_operator: String,
    expired_operator: String,
    /// Who is an edge, and was one.
    pub(crate) edge: String,
    revoked_edge: String,
}

impl OfInstallation {
    pub(crate) async fn make(installation: &Installation) -> Self {
        let ids = IdSource::new(installation.clock.clone());
        let mut operators = Vec::new();
        let mut edges = Vec::new();
        let mut credentials = Vec::new();
        for (revoke_time, expire_time) in [(None, None), (Some(START), None), (None, Some(START))] {
            let id: OperatorKeyId = ids.next();
            let (secret, mac) = credential(installation, Kind::OperatorKey, &id.suffix());
            operators.push(operator_key::Model {
                id,
                display_name: "Operator".to_owned(),
                mac,
                create_time: START,
                expire_time,
                revoke_time,
                last_use_time: None,
            });
            credentials.push(secret);
        }
        for revoke_time in [None, Some(START)] {
            let id: EdgeKeyId = ids.next();
            edges.push(edge_key::Model {
                id,
                display_name: "Edge".to_owned(),
                public_key: PUBLIC_KEY.to_vec(),
                create_time: START,
                revoke_time,
            });
            credentials.push(edge_token(id));
        }
        let writer = &installation.store.writer;
        let written = writer
            .write_alone(
                None,
                Box::new(|transaction| {
                    Box::pin(async move { insert(transaction, operators, edges).await })
                }),
            )
            .await;
        written.expect("written");
        let credentials: [String; 5] = credentials.try_into().expect("five");
        let [
            operator,
            revoked_operator,
            expired_operator,
            edge,
            revoked_edge,
        ] = credentials;
        Self {
            operator,
            revoked_operator,
            expired_operator,
            edge,
            revoked_edge,
        }
    }
}

async fn insert(
    transaction: &Transaction,
    operators: Vec<operator_key::Model>,
    edges: Vec<edge_key::Model>,
) -> Result<()> {
    let operators = operators
        .into_iter()
        .map(IntoActiveModel::into_active_model);
    operator_key::Entity::insert_many::<operator_key::ActiveModel, _>(operators)
        .exec_without_returning(transaction)
        .await?;
    let edges = edges.into_iter().map(IntoActiveModel::into_active_model);
    edge_key::Entity::insert_many::<edge_key::ActiveModel, _>(edges)
        .exec_without_returning(transaction)
        .await?;
    Ok(())
}

/// What a caller of each kind sends, by its name.
pub(crate) async fn all(
    server: &Server,
    installation: &OfInstallation,
    tenant: &Tenant,
) -> Vec<(&'static str, Headers)> {
    let place = &tenant.places[0];
    let key = |name: &str| tenant.keys.get(name).expect("a key");
    let full = key("all");
    let bearer = |credential: &str| vec![("authorization", format!("Bearer {credential}"))];
    let edge = |token: &str| vec![("rollcall-edge", token.to_owned())];
    vec![
        ("nothing", vec![]),
        ("garbage", bearer("garbage")),
        ("SCIM token", bearer(place.secret("SCIM token"))),
        (
            "OAuth client's secret",
            bearer(place.secret("OAuth client")),
        ),
        (
            "SCIM access token",
            bearer(&scim_access_token(server, place).await),
        ),
        ("API key without scopes", bearer(key("none"))),
        ("API key, READ_USERS", bearer(key("read"))),
        ("API key, FOLLOW_EVENTS", bearer(key("follow"))),
        ("API key, MANAGE", bearer(key("manage"))),
        ("API key, all scopes", bearer(full)),
        (
            "the same of one organization",
            bearer(place.secret("key of an organization")),
        ),
        ("the same, revoked", bearer(key("revoked"))),
        ("the same, expired", bearer(key("expired"))),
        (
            "access token of an API key, all scopes",
            bearer(&api_access_token(server, full).await),
        ),
        (
            "workload of a trusted issuer, all scopes",
            bearer(&workload_token(place)),
        ),
        ("operator key", bearer(&installation.operator)),
        (
            "operator key, revoked",
            bearer(&installation.revoked_operator),
        ),
        (
            "operator key, expired",
            bearer(&installation.expired_operator),
        ),
        ("operator session", bearer(place.secret("operator session"))),
        (
            "operator session, revoked",
            bearer(place.secret("revoked operator session")),
        ),
        (
            "secret of a sign-in link",
            bearer(place.secret("sign-in link")),
        ),
        ("edge", edge(&installation.edge)),
        ("edge, revoked", edge(&installation.revoked_edge)),
        ("edge, as a bearer", bearer(&installation.edge)),
        (
            "edge, twice",
            [edge(&installation.edge), edge(&installation.edge)].concat(),
        ),
        ("API key in the place of an edge", edge(full)),
        ("secret of a setup link", bearer(place.secret("setup link"))),
        ("setup session", bearer(place.secret("setup session"))),
        (
            "API key, all scopes, twice",
            [bearer(full), bearer(full)].concat(),
        ),
        (
            "API key, all scopes, `bearer`",
            vec![("authorization", format!("bearer {full}"))],
        ),
        (
            "API key, all scopes, `Basic`",
            vec![("authorization", format!("Basic {full}"))],
        ),
        (
            "API key, all scopes, no scheme",
            vec![("authorization", full.clone())],
        ),
    ]
}

async fn scim_access_token(server: &Server, place: &Place) -> String {
    let request = IssueAccessTokenRequest {
        context: Some(RequestContext {
            token: place.secret("OAuth client").to_owned(),
            directory_id: place.id("directory").to_owned(),
            request_id: place.id("request").to_owned(),
            ..RequestContext::default()
        }),
        client_id: place.id("OAuth client").to_owned(),
    };
    let mut provisioning = server.service.provisioning.clone();
    let issued = provisioning.issue_access_token(request).await;
    issued.expect("issued").into_inner().access_token
}

/// One that is nobody's where the service does not answer.
async fn api_access_token(server: &Server, key: &str) -> String {
    let rpc = Rpc::all()
        .into_iter()
        .find(|rpc| rpc.path == "/rollcall.auth.v1.AuthService/IssueAccessToken")
        .expect("a method");
    let request = Filler::new(&rpc, &Place::default()).request();
    let headers = vec![("authorization", format!("Bearer {key}"))];
    let answer = server.call(&rpc, &request, &headers).await;
    let answer = IssueAccessTokenResponse::decode(answer.body.as_slice()).expect("an answer");
    if answer.access_token.is_empty() {
        return access_token(&signed("at+jwt", "none", &json!({})));
    }
    answer.access_token
}

fn edge_token(id: EdgeKeyId) -> String {
    let claims = json!({ "iss": id.to_string(), "aud": EDGE_TOKEN_AUDIENCE });
    signed("JWT", &id.to_string(), &claims)
}

/// As the issuer of the place would sign it.
fn workload_token(place: &Place) -> String {
    let subject = place.secret("issuer's subject");
    let (word, _) = subject.split_once('-').expect("a word");
    let issuer = format!("https://{word}.example");
    signed(
        "JWT",
        "workload",
        &json!({ "iss": issuer, "aud": word, "sub": subject }),
    )
}

/// Good at the time of the tests.
fn signed(kind: &str, key_id: &str, claims: &Value) -> String {
    let header = Header {
        typ: Some(kind.to_owned()),
        kid: Some(key_id.to_owned()),
        ..Header::new(Algorithm::EdDSA)
    };
    let now = START.0 / 1_000_000;
    let mut claims = claims.clone();
    claims["iat"] = now.into();
    claims["exp"] = (now + SECONDS).into();
    encode(&header, &claims, &EncodingKey::from_ed_der(&PRIVATE_KEY)).expect("signed")
}
