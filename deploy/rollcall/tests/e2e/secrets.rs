//! Tokens and passwords are nowhere but where they are shown.

mod canary;
mod every_kind;
mod told;

use std::process::Command;

use hyper::Method;
use rollcall::okta::{Okta, Person};
use rollcall_control::store::entity::request;
use sea_orm::EntityTrait as _;
use serde_json::json;

use crate::oauth::granted;
use crate::scrape::scrape;
use crate::support::{Process, Rollcall, binary, id_of, run, text};

/// Stands for the password wherever one can be sent.
const PASSWORD: &str = "canary-4f1c9a";

async fn send_passwords(okta: &Okta, client: &rollcall::scim_client::ScimClient) {
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));
    let path = format!("/Users/{id}");
    let patch = |operation: serde_json::Value| json!({"Operations": [operation]});
    let bodies = [
        (
            Method::POST,
            "/Users",
            json!({"userName": "b", "password": PASSWORD}),
        ),
        (
            Method::POST,
            "/Users",
            json!({"userName": "c", "PassWord": PASSWORD}),
        ),
        (
            Method::POST,
            "/Users",
            json!({"userName": "d", "x": {"password": PASSWORD}}),
        ),
        (Method::POST, "/Users", json!({"password": PASSWORD})),
        (
            Method::POST,
            "/Users",
            json!({"userName": "e", "password": {"x": [PASSWORD]}}),
        ),
        (
            Method::PUT,
            &path,
            json!({"userName": ada.email, "password": PASSWORD}),
        ),
        (
            Method::PATCH,
            &path,
            patch(json!({"op": "add", "value": {"password": PASSWORD}})),
        ),
        (
            Method::PATCH,
            &path,
            patch(json!({"op": "replace", "path": "password", "value": PASSWORD})),
        ),
        (
            Method::PATCH,
            &path,
            patch(json!({
                "op": "Add",
                "path": "urn:ietf:params:scim:schemas:core:2.0:User:password",
                "value": PASSWORD,
            })),
        ),
        (
            Method::PATCH,
            &path,
            patch(json!({"op": "replace", "path": "active", "value": PASSWORD})),
        ),
    ];
    for (method, path, body) in bodies {
        let reply = client
            .send(method, path, Some(&body))
            .await
            .expect("answers");
        let shown = String::from_utf8_lossy(&reply.body).into_owned();
        assert!(!shown.contains(PASSWORD), "{body}: {shown}");
    }
    let filter = format!("/Users?filter=password%20eq%20%22{PASSWORD}%22");
    let refused = client
        .send(Method::GET, &filter, None)
        .await
        .expect("answers");
    assert_eq!(refused.status, 400);
    let list = client
        .send(Method::GET, "/Users?attributes=password", None)
        .await
        .expect("answers");
    assert!(!String::from_utf8_lossy(&list.body).contains(PASSWORD));
}

/// Every file below the folder, whole.
fn assert_absent(secrets: &[&str], place: &str, content: &[u8]) {
    for secret in secrets {
        let found = content
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{} is in {place}", &secret[..6]);
    }
}

/// The part of a credential that nobody must know.
fn secret_of(credential: &str) -> &str {
    credential.split('_').nth(2).expect("kind, key id, secret")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_secret_is_kept_or_logged() {
    let listen = ["--metrics-listen", "127.0.0.1:0"];
    let mut rollcall = Rollcall::start_with(&listen, &[("RUST_LOG", "trace")]);
    send_passwords(&rollcall.okta(), &rollcall.client()).await;
    let users = rollcall
        .product()
        .users(crate::support::customer())
        .all()
        .await;
    assert!(users.expect("answers").len() >= 5);

    let [client_secret, access_token] = granted(&rollcall).await;
    let (_, signature) = access_token.rsplit_once('.').expect("a JSON Web Token");
    let secrets = [
        secret_of(&rollcall.bearer_token),
        secret_of(&rollcall.api_key),
        secret_of(&client_secret),
        signature,
        PASSWORD,
    ];
    let metrics = scrape(&text(&rollcall.ready["metrics_address"])).await;
    assert_absent(&secrets, "the metrics", metrics.text.as_bytes());
    // While it runs, SQLite's write-ahead log is there as well.
    let running = rollcall.kept();
    assert!(rollcall.process.terminate().success());
    for (name, content) in running.into_iter().chain(rollcall.kept()) {
        assert_absent(&secrets, &name, &content);
    }
    let log = rollcall.process.log();
    assert!(log.contains("TRACE"), "the log is at its most talkative");
    assert_absent(&secrets, "the log", log.as_bytes());

    let installation = rollcall.installation().await;
    let entries = request::Entity::find()
        .all(&installation.store.readers)
        .await
        .expect("rows");
    let of = |operation: &str, status: i32| {
        entries
            .iter()
            .filter(|entry| entry.operation == operation && entry.http_status == status)
            .count()
    };
    assert_eq!(of("CreateUser", 201), 5);
    assert_eq!(
        of("CreateUser", 400),
        1,
        "a refusal by the edge is there as well"
    );
    assert_eq!((of("PatchUser", 200), of("PatchUser", 400)), (3, 1));
    assert_eq!((of("ListUsers", 200), of("ListUsers", 400)), (2, 1));
    assert_eq!(of("IssueAccessToken", 200), 1);
    let okta = entries
        .iter()
        .find(|entry| entry.operation == "CreateUser")
        .expect("there");
    assert_eq!(okta.user_agent, "Okta SCIM Client 1.0.0");
    assert!(
        okta.resource_id
            .as_ref()
            .is_some_and(|id| id.starts_with("user_"))
    );
}

/// Between two processes the token crosses the wire, and is in neither log.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_secret_is_logged_on_either_side_of_the_wire() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = run(Command::new(binary("rollcall-control"))
        .args(["create-directory", "--data"])
        .arg(folder.path()));
    let directory: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let said = run(Command::new(binary("rollcall-control"))
        .args(["create-edge-key", "--data"])
        .arg(folder.path()));
    let key: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let edge_key = text(&key["edge_key"]);
    let (mut control, ready) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .env("RUST_LOG", "trace"),
    );
    let (mut edge, address) = Process::start(
        Command::new(binary("rollcall-edge"))
            .args(["--scim-listen", "127.0.0.1:0", "--control"])
            .arg(format!("http://{}", text(&ready["grpc_address"])))
            .env("ROLLCALL_EDGE_KEY", &edge_key)
            .env("RUST_LOG", "trace"),
    );
    let token = text(&directory["bearer_token"]);
    let client = rollcall::scim_client::ScimClient {
        base_url: format!(
            "http://{}{}",
            text(&address["scim_address"]),
            text(&directory["scim_path"])
        ),
        bearer_token: token.clone(),
        headers: vec![],
    };
    send_passwords(&Okta::new(&client.base_url, &token), &client).await;
    assert!(edge.terminate().success());
    assert!(control.terminate().success());
    for (name, process) in [("the edge's log", edge), ("control's log", control)] {
        assert!(process.log().contains("TRACE"));
        assert_absent(
            &[secret_of(&token), secret_of(&edge_key), PASSWORD],
            name,
            process.log().as_bytes(),
        );
    }
}
