//! OAuth 2.0 client credentials for a directory: RFC 6749 section 4.4.

use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http_body_util::Full;
use hyper::{Method, Request};
use rollcall::scim_client::{Reply, ScimClient, send};
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim, assert_scim_error, binary, request, run, text};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

struct Client {
    id: String,
    secret: String,
}

/// Made by the command while the server runs.
fn client(rollcall: &Rollcall) -> Client {
    let (_, directory) = rollcall.base_url.rsplit_once('/').expect("a URL");
    let said = run(Command::new(binary("rollcall-control"))
        .args([
            "create-oauth-client",
            "--directory",
            &format!("dir_{directory}"),
        ])
        .args(rollcall.database_arguments()));
    let made: Value = serde_json::from_str(&said).expect("JSON");
    assert!(
        rollcall
            .base_url
            .ends_with(text(&made["token_path"]).trim_end_matches("/oauth/token"))
    );
    Client {
        id: text(&made["client_id"]),
        secret: text(&made["client_secret"]),
    }
}

/// A request for a token, with its header or none.
async fn ask(rollcall: &Rollcall, authorization: &str, form: &str) -> Reply {
    let url = format!("{}/oauth/token", rollcall.base_url);
    let mut asking = Request::post(url).header(FORM.0, FORM.1);
    if !authorization.is_empty() {
        asking = asking.header("authorization", authorization);
    }
    let body = Full::new(Bytes::from(form.to_owned()));
    let reply = send(asking.body(body).expect("a request")).await;
    reply.expect("answers")
}

/// A client's secret, and an access token that it got for that.
pub(crate) async fn granted(rollcall: &Rollcall) -> [String; 2] {
    let Client { id, secret } = client(rollcall);
    let form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
    let granted = ask(rollcall, "", &form).await;
    let token = text(&granted.json()["access_token"]);
    let client = ScimClient {
        bearer_token: token.clone(),
        ..rollcall.client()
    };
    let list = client.send(Method::GET, "/Users", None).await;
    assert_scim(&list.expect("answers"), 200);
    [secret, token]
}

#[tokio::test]
async fn a_client_gets_a_token_and_uses_it() {
    let rollcall = Rollcall::start();
    let Client { id, secret } = client(&rollcall);
    let basic = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
    let in_form = format!(
        "grant_type=client_credentials&client_id={id}&client_secret={secret}&scope=anything"
    );
    let mut tokens = Vec::new();
    for (authorization, form) in [
        ("", in_form.as_str()),
        (basic.as_str(), "grant_type=client_credentials"),
    ] {
        let granted = ask(&rollcall, authorization, form).await;
        assert_eq!(granted.status, 200, "{}", granted.json());
        assert_eq!(granted.header("content-type"), Some("application/json"));
        assert_eq!(granted.header("cache-control"), Some("no-store"));
        let granted = granted.json();
        assert_eq!(
            (&granted["token_type"], &granted["expires_in"]),
            (&json!("Bearer"), &json!(3_600))
        );
        tokens.push(text(&granted["access_token"]));
    }
    let client = ScimClient {
        bearer_token: tokens.pop().expect("a token"),
        ..rollcall.client()
    };
    let body = json!({"userName": "ada"});
    let made = client.send(Method::POST, "/Users", Some(&body)).await;
    assert_scim(&made.expect("answers"), 201);
    let list = client.send(Method::GET, "/Users", None).await;
    assert_eq!(list.expect("answers").json()["totalResults"], 1);
}

#[tokio::test]
async fn whoever_is_no_client_gets_none() {
    let rollcall = Rollcall::start();
    let other = Rollcall::start();
    let Client { id, secret } = client(&rollcall);
    let form = |grant: &str, id: &str, secret: &str| {
        format!("grant_type={grant}&client_id={id}&client_secret={secret}")
    };
    let credentials = "client_credentials";
    let bearer = rollcall.bearer_token.as_str();
    let mut wrong = secret.clone();
    wrong.pop();
    for (at, form, status, error) in [
        (
            &rollcall,
            form(credentials, &id, &wrong),
            401,
            "invalid_client",
        ),
        (
            &rollcall,
            form(credentials, &id, bearer),
            401,
            "invalid_client",
        ),
        (
            &rollcall,
            form(credentials, "tok_x", &secret),
            401,
            "invalid_client",
        ),
        (&rollcall, form(credentials, &id, ""), 401, "invalid_client"),
        (
            &other,
            form(credentials, &id, &secret),
            401,
            "invalid_client",
        ),
        (
            &rollcall,
            form("password", &id, &secret),
            400,
            "unsupported_grant_type",
        ),
        (&rollcall, format!("client_id={id}"), 400, "invalid_request"),
        (&rollcall, String::new(), 400, "invalid_request"),
        (
            &rollcall,
            "grant_type=%ff".to_owned(),
            400,
            "invalid_request",
        ),
    ] {
        let refused = ask(at, "", &form).await;
        assert_eq!(refused.status, status, "{form}");
        assert_eq!(refused.json()["error"], error, "{form}");
        assert_eq!(refused.header("cache-control"), Some("no-store"));
        let challenge = refused.header("www-authenticate").unwrap_or_default();
        assert_eq!(challenge.starts_with("Basic"), status == 401, "{form}");
    }
    // The secret opens nothing by itself, and a token opens its directory alone.
    let granted = ask(&rollcall, "", &form(credentials, &id, &secret)).await;
    let token = text(&granted.json()["access_token"]);
    for (at, bearer_token) in [(&rollcall, &secret), (&other, &token)] {
        let client = ScimClient {
            bearer_token: bearer_token.clone(),
            ..at.client()
        };
        let refused = client.send(Method::GET, "/Users", None).await;
        assert_scim_error(&refused.expect("answers"), 401, None);
    }
    let json = [("content-type", "application/json")];
    let refused = request(&rollcall, "POST", "/oauth/token", &json, "{}").await;
    assert_eq!(refused.json()["error"], "invalid_request");
    let refused = request(&rollcall, "GET", "/oauth/token", &[], "").await;
    assert_scim_error(&refused, 405, None);
    assert_eq!(refused.header("allow"), Some("POST"));
}
