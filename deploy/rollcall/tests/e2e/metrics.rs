//! What the built binaries tell of themselves in numbers, after what was asked of
//! them.

use std::process::Command;

use hyper::Method;
use rollcall::scim_client::ScimClient;
use rollcall_client::proto::event::v1::EventFilter;
use serde_json::{Value, json};

use crate::processes::control;
use crate::scrape::{Scrape, get, scrape};
use crate::support::{Process, Rollcall, assert_scim, binary, id_of, text};

const ANY_PORT: [&str; 2] = ["--metrics-listen", "127.0.0.1:0"];
const REQUESTS: &str = "rollcall_edge_requests_total";
const RPCS: &str = "rollcall_control_rpcs_total";
const PROVISIONING: &str = "rollcall.provisioning.v1.ProvisioningService";

async fn ask(client: &ScimClient, method: Method, path: &str, body: Option<Value>) -> Value {
    let reply = client.send(method, path, body.as_ref()).await;
    reply.expect("answers").json()
}

/// Everything once and some of it twice, of people and a group of this name.
async fn push(client: &ScimClient, name: &str) {
    let body = json!({"userName": format!("{name}@acme.example")});
    let created = client.send(Method::POST, "/Users", Some(&body)).await;
    let path = format!("/Users/{}", id_of(&created.expect("answers")));
    // Its name is taken.
    ask(client, Method::POST, "/Users", Some(body)).await;
    let deactivate = json!({"Operations": [{"op": "replace", "value": {"active": false}}]});
    ask(client, Method::PATCH, &path, Some(deactivate)).await;
    ask(client, Method::GET, &path, None).await;
    ask(client, Method::GET, "/Users", None).await;
    ask(client, Method::GET, "/Users?filter=userName+eq", None).await;
    ask(client, Method::GET, &format!("/Users/user_{name}"), None).await;
    let group = json!({"displayName": name});
    ask(client, Method::POST, "/Groups", Some(group)).await;
    ask(client, Method::GET, "/Schemas", None).await;
    ask(client, Method::GET, &format!("/{name}"), None).await;
    let stranger = ScimClient {
        bearer_token: name.to_owned(),
        ..client.clone()
    };
    ask(&stranger, Method::GET, "/Users", None).await;
}

/// After so many times of all that [`push`] does.
fn assert_edge(told: &Scrape, times: f64) {
    for (operation, status, reason, requests) in [
        ("CreateUser", "2xx", "", 1.0),
        ("CreateUser", "4xx", "USER_NAME_TAKEN", 1.0),
        ("PatchUser", "2xx", "", 1.0),
        ("GetUser", "2xx", "", 1.0),
        ("GetUser", "4xx", "USER_NOT_FOUND", 1.0),
        ("ListUsers", "2xx", "", 1.0),
        ("ListUsers", "4xx", "INVALID_FILTER", 1.0),
        ("ListUsers", "4xx", "TOKEN_MALFORMED", 1.0),
        ("CreateGroup", "2xx", "", 1.0),
        ("Discover", "2xx", "", 1.0),
        ("Unknown", "4xx", "WRONG_URL", 1.0),
    ] {
        let labels = [
            ("operation", operation),
            ("status", status),
            ("reason", reason),
        ];
        told.assert(REQUESTS, &labels, times * requests);
    }
    let all = 11.0 * times;
    told.assert(REQUESTS, &[], all);
    told.assert("rollcall_edge_request_seconds_count", &[], all);
    told.assert("rollcall_edge_requests_in_flight", &[], 0.0);
    told.assert("rollcall_edge_requests_turned_away_total", &[], 0.0);
    assert!(told.sum("rollcall_edge_connections_total", &[]) >= all);
    let listed = [("operation", "ListUsers"), ("le", "+Inf")];
    told.assert("rollcall_edge_request_seconds_bucket", &listed, 3.0 * times);
    assert!(told.sum("rollcall_edge_request_seconds_sum", &[]) > 0.0);
}

fn assert_control(told: &Scrape, times: f64) {
    for (method, code, calls) in [
        ("CreateUser", "OK", 1.0),
        ("CreateUser", "ALREADY_EXISTS", 1.0),
        ("PatchUser", "OK", 1.0),
        ("GetUser", "OK", 1.0),
        ("GetUser", "NOT_FOUND", 1.0),
        ("ListUsers", "OK", 1.0),
        ("CreateGroup", "OK", 1.0),
        // The filter, and the URL that is none.
        ("RecordRefusal", "OK", 2.0),
    ] {
        let labels = [
            ("service", PROVISIONING),
            ("method", method),
            ("code", code),
        ];
        told.assert(RPCS, &labels, times * calls);
    }
    let created = [("service", PROVISIONING), ("method", "CreateUser")];
    let count = "rollcall_control_rpc_seconds_count";
    told.assert(count, &created, 2.0 * times);
    // The groups of writes, and how many writes they were.
    let writes = told.sum("rollcall_control_transaction_writes_sum", &[]);
    let commits = told.sum("rollcall_control_transaction_writes_count", &[]);
    assert!(writes >= 3.0 * times && writes >= commits, "{}", told.text);
    told.assert("rollcall_control_commit_seconds_count", &[], commits);
    told.assert("rollcall_control_store_up", &[], 1.0);
    told.assert(
        "rollcall_control_request_log_entries_dropped_total",
        &[],
        0.0,
    );
    told.assert("rollcall_control_webhook_backlog_events", &[], 0.0);
}

/// What people are called, and what lets them in, is in no label: other people add
/// no series.
fn assert_few_series(before: &Scrape, after: &Scrape, secret: &[&str]) {
    // What no credential let in is told of some time later.
    let series = |told: &Scrape| {
        let mut series = told.series();
        series.retain(|series| !series.contains("RecordUnauthenticated"));
        series
    };
    assert_eq!(series(before), series(after));
    assert!(before.series().len() < 600, "{}", before.series().len());
    for told in [before, after] {
        for secret in secret {
            assert!(!told.text.contains(secret), "{secret}: {}", told.text);
        }
        // An id ends with 26 letters and digits.
        let words = told
            .text
            .split(|letter: char| !letter.is_ascii_alphanumeric());
        let ids: Vec<_> = words.filter(|word| word.len() == 26).collect();
        assert!(ids.is_empty(), "{ids:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_figures_are_those_of_what_was_asked() {
    let rollcall = Rollcall::start_with(&ANY_PORT, &[]);
    let metrics = text(&rollcall.ready["metrics_address"]);
    push(&rollcall.client(), "ada").await;
    let first = scrape(&metrics).await;
    assert_edge(&first, 1.0);
    assert_control(&first, 1.0);

    push(&rollcall.client(), "grace").await;
    let second = scrape(&metrics).await;
    assert_edge(&second, 2.0);
    assert_control(&second, 2.0);
    let credentials = [&rollcall.bearer_token, &rollcall.api_key].map(String::as_str);
    let secret = [&credentials[..], &["ada", "grace", "acme"]].concat();
    assert_few_series(&first, &second, &secret);

    // The feed is as long as it says.
    let product = rollcall.product();
    let snapshot = product.snapshot(EventFilter::default()).await;
    let snapshot = snapshot.expect("begins");
    let events = scrape(&metrics).await;
    let events = events.sum("rollcall_control_feed_events_total", &[]);
    let later = product.snapshot(EventFilter::default()).await;
    let later = later.expect("begins").position();
    #[expect(clippy::cast_precision_loss, reason = "a few events")]
    let [least, most] = [snapshot.position(), later].map(|position| position as f64);
    assert!(least >= 6.0 && least <= events && events <= most);

    // Whoever follows is counted.
    second.assert("rollcall_control_feed_watchers", &[], 0.0);
    let mut following = product.follow(snapshot.cursor(), EventFilter::default());
    push(&rollcall.client(), "joan").await;
    following.next().await.expect("goes on").expect("an event");
    let third = scrape(&metrics).await;
    third.assert("rollcall_control_feed_watchers", &[], 1.0);
    assert_edge(&third, 3.0);
    assert_control(&third, 3.0);

    for (path, status) in [("/healthz", 200), ("/readyz", 200), ("/", 404)] {
        assert_eq!(get(&metrics, path).await.status, status, "{path}");
    }
    // Clients do not come here by the door that is theirs.
    let client = rollcall.client();
    let (origin, _) = client.base_url.split_once("/scim/").expect("a URL");
    let host = origin.trim_start_matches("http://");
    assert_eq!(get(host, "/metrics").await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn an_edge_and_a_control_tell_each_of_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = control(folder.path(), &["create-directory"]);
    let key = text(&control(folder.path(), &["create-edge-key"])["edge_key"]);
    let (mut control_process, ready) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", "127.0.0.1:0"])
            .args(ANY_PORT)
            .arg("--data")
            .arg(folder.path()),
    );
    let of_control = text(&ready["metrics_address"]);
    let (mut edge, ready) = Process::start(
        Command::new(binary("rollcall-edge"))
            .args(["--scim-listen", "127.0.0.1:0", "--control"])
            .arg(format!("http://{}", text(&ready["grpc_address"])))
            .env("ROLLCALL_METRICS_LISTEN", ANY_PORT[1])
            .env("ROLLCALL_EDGE_KEY", key),
    );
    let of_edge = text(&ready["metrics_address"]);
    let scim = text(&ready["scim_address"]);
    let client = ScimClient {
        base_url: format!("http://{scim}{}", text(&directory["scim_path"])),
        bearer_token: text(&directory["bearer_token"]),
        headers: vec![],
    };
    push(&client, "ada").await;
    let (edge_told, control_told) = (scrape(&of_edge).await, scrape(&of_control).await);
    assert_edge(&edge_told, 1.0);
    assert_control(&control_told, 1.0);
    assert!(control_told.sum("rollcall_control_connections_total", &[]) >= 1.0);
    assert!(!edge_told.text.contains("rollcall_control") && !edge_told.text.contains("ada"));
    assert!(!control_told.text.contains("rollcall_edge"));

    assert_eq!(get(&of_edge, "/readyz").await.status, 200);
    assert!(control_process.terminate().success());
    let away = client.send(Method::GET, "/Users", None).await;
    assert_scim(&away.expect("answers"), 503);
    assert_eq!(get(&of_edge, "/readyz").await.status, 503);
    assert_eq!(get(&of_edge, "/healthz").await.status, 200);
    let labels = [("status", "5xx"), ("reason", "UNAVAILABLE")];
    scrape(&of_edge).await.assert(REQUESTS, &labels, 1.0);
    assert!(edge.terminate().success());
}
