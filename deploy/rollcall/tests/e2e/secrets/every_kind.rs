//! Each kind of credential is shown once, by the answer that makes it. It is
//! presented at every door, where it opens something and where it does not, and
//! then looked for in all that was answered, kept and logged.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::Method;
use rollcall::scim_client::ScimClient;
use rollcall_proto::credential::Kind;
use rollcall_test_servers::tables;

use super::canary::{Canary, canaries};
use super::told::told;
use super::{assert_absent, send_passwords};
use crate::support::{Rollcall, request};

/// An edge's key is with the edge alone, of which the test of two processes has
/// one.
const NOT_MADE: [Kind; 1] = [Kind::EdgeKey];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_is_shown_once() {
    let mut rollcall = Rollcall::start_with(&[], &[("RUST_LOG", "trace")]);
    let canaries = canaries(&rollcall).await;
    for kind in Kind::ALL {
        let is_made = canaries.iter().any(|canary| canary.kind == Some(kind));
        assert_ne!(is_made, NOT_MADE.contains(&kind), "{kind:?}");
    }
    let secrets: Vec<_> = canaries.iter().map(Canary::secret).collect();
    for canary in &canaries {
        for (door, answer) in present(&rollcall, &canary.text).await {
            assert_absent(&secrets, door, answer.as_bytes());
        }
    }
    send_passwords(&rollcall.okta(), &rollcall.client()).await;
    let secrets = [secrets, vec![super::PASSWORD]].concat();
    for (name, answer) in told(&rollcall).await {
        assert_absent(&secrets, name, &answer);
    }

    // While it runs, SQLite's write-ahead log is there as well.
    let running = rollcall.kept();
    assert!(rollcall.process.terminate().success());
    for (name, content) in running.into_iter().chain(rollcall.kept()) {
        assert_absent(&secrets, &name, &content);
    }
    let log = rollcall.process.log();
    assert!(log.contains("TRACE"), "the log is at its most talkative");
    assert_absent(&secrets, "the log", log.as_bytes());

    // Bytes that are kept are written in hexadecimal digits.
    let digits: Vec<_> = secrets.iter().map(|secret| hexadecimal(secret)).collect();
    let digits: Vec<_> = digits.iter().map(String::as_str).collect();
    let installation = rollcall.installation().await;
    for (table, rows) in tables::all(&installation.store.readers).await {
        for row in rows {
            let row = serde_json::Value::Object(row).to_string();
            assert_absent(&secrets, &table, row.as_bytes());
            assert_absent(&digits, &table, row.to_lowercase().as_bytes());
        }
    }
}

/// What each door answers to the credential.
async fn present(rollcall: &Rollcall, credential: &str) -> Vec<(&'static str, String)> {
    let client = ScimClient {
        bearer_token: credential.to_owned(),
        ..rollcall.client()
    };
    let body = serde_json::json!({ "userName": "canary" });
    let basic = format!("Basic {}", STANDARD.encode(format!("tok_1:{credential}")));
    let form = "application/x-www-form-urlencoded";
    let in_form = format!("grant_type=client_credentials&client_id=x&client_secret={credential}");
    let grant = "grant_type=client_credentials";
    let headers = [("content-type", form), ("authorization", &basic)];
    let no_header = [("content-type", form), ("authorization", "")];
    let in_query = format!("/Users?access_token={credential}");
    let replies = [
        (
            "the answer to a read",
            client
                .send(Method::GET, "/Users", None)
                .await
                .expect("answers"),
        ),
        (
            "the answer to a write",
            client
                .send(Method::POST, "/Users", Some(&body))
                .await
                .expect("answers"),
        ),
        (
            "the answer to a query",
            request(rollcall, "GET", &in_query, &[], "").await,
        ),
        (
            "the answer to a client in the header",
            request(rollcall, "POST", "/oauth/token", &headers, grant).await,
        ),
        (
            "the answer to a client in the form",
            request(rollcall, "POST", "/oauth/token", &no_header, in_form).await,
        ),
    ];
    let mut answers: Vec<_> = replies
        .iter()
        .map(|(door, reply)| (*door, format!("{reply:?}")))
        .collect();
    let address = format!("http://{}", rollcall.grpc);
    let product = rollcall_client::Client::connect(&address, credential).expect("valid");
    let users = product.users(crate::support::customer()).all().await;
    answers.push(("the answer over gRPC", format!("{users:?}")));
    answers
}

fn hexadecimal(text: &str) -> String {
    let mut digits = String::new();
    for byte in text.bytes() {
        write!(digits, "{byte:02x}").expect("a string");
    }
    digits
}
