//! The public keys of access tokens, over HTTP.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use rollcall::scim_client::{Reply, send};
use rollcall_client::{Client, transport};
use rollcall_proto::auth::v1::IssueAccessTokenRequest;
use rollcall_proto::auth::v1::auth_service_client::AuthServiceClient;
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim_error, customer, text};

async fn ask(rollcall: &Rollcall, method: &str) -> Reply {
    let (origin, _) = rollcall.base_url.split_once("/scim/").expect("a base URL");
    let asking = Request::builder()
        .method(method)
        .uri(format!("{origin}/.well-known/jwks.json"))
        .body(Full::new(Bytes::new()));
    send(asking.expect("a request")).await.expect("answers")
}

/// They are there for anyone, and name the key of the tokens that are issued.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_keys_of_access_tokens_are_told() {
    let mut rollcall = Rollcall::start();
    let told = ask(&rollcall, "GET").await;
    assert_eq!(told.status, 200);
    assert_eq!(
        told.header("content-type"),
        Some("application/jwk-set+json")
    );
    assert_eq!(told.header("cache-control"), Some("public, max-age=300"));
    let keys = told.json()["keys"].clone();
    let key = keys[0].clone();
    assert_eq!(keys, json!([key]));
    for (name, value) in [
        ("kty", "OKP"),
        ("crv", "Ed25519"),
        ("alg", "EdDSA"),
        ("use", "sig"),
    ] {
        assert_eq!(key[name], value);
    }
    let x = URL_SAFE_NO_PAD.decode(text(&key["x"])).expect("base64url");
    assert_eq!(x.len(), 32);
    assert!(key.get("d").is_none());
    let refused = ask(&rollcall, "POST").await;
    assert_scim_error(&refused, 405, None);
    assert_eq!(refused.header("allow"), Some("GET"));

    let endpoint = format!("http://{}", rollcall.grpc);
    let mut asking = tonic::Request::new(IssueAccessTokenRequest {});
    let value = format!("Bearer {}", rollcall.api_key)
        .parse()
        .expect("ASCII");
    asking.metadata_mut().insert("authorization", value);
    let service = transport::connect_lazy(&endpoint).expect("valid");
    let issued = AuthServiceClient::new(service)
        .issue_access_token(asking)
        .await;
    let token = issued.expect("issued").into_inner().access_token;
    let (header, _) = token.split_once('.').expect("three parts");
    let header = URL_SAFE_NO_PAD.decode(header).expect("base64url");
    let header: Value = serde_json::from_slice(&header).expect("JSON");
    assert_eq!(header["kid"], key["kid"]);

    // The product presents it where it presents its key.
    let product = Client::connect(&endpoint, &token).expect("valid");
    product.users(customer()).all().await.expect("reads");
    // Whose connection would hold up the end.
    drop(product);
    // The same key goes on after a restart, and so do its tokens.
    assert!(rollcall.process.terminate().success());
    rollcall.start_again();
    assert_eq!(ask(&rollcall, "GET").await.json()["keys"], json!([key]));
    let endpoint = format!("http://{}", rollcall.grpc);
    let product = Client::connect(&endpoint, &token).expect("valid");
    product.users(customer()).all().await.expect("reads");
}
