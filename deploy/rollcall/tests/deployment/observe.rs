//! Prometheus scrapes the built binaries under traffic: every expression of the
//! dashboard has an answer, and every rule is evaluated.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use http_body_util::Full;
use hyper::{Method, Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rollcall::scim_client::{ScimClient, send};
use rollcall_client::transport::connect_lazy;
use rollcall_proto::management::v1::webhook_endpoint_service_client::WebhookEndpointServiceClient;
use rollcall_proto::management::v1::{CreateWebhookEndpointRequest, WebhookEndpoint};
use rollcall_test_servers::nats;
use rollcall_test_servers::prometheus::{Job, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::file;
use crate::process::{Process, binary, run};

const PATIENCE: Duration = Duration::from_mins(1);
/// What Grafana puts in the place of its variable.
const RATE_INTERVAL: &str = "5s";
const ANY_PORT: &str = "127.0.0.1:0";

/// An edge and a control, both with a listener for metrics, and whom they speak to.
struct Stack {
    control_metrics: String,
    edge_metrics: String,
    client: ScimClient,
    edge: Process,
    control: Process,
    _nats: nats::Server,
    _folder: TempDir,
}

impl Stack {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let nats = nats::Server::start();
        let command = |arguments: &[&str]| command(folder.path(), arguments);
        let directory = command(&["create-directory"]);
        let edge_key = text(&command(&["create-edge-key"])["edge_key"]);
        let api_key = text(&command(&["create-api-key", "--scope", "manage"])["api_key"]);
        let (control, told) = Process::start(
            Command::new(binary("rollcall-control"))
                .args(["serve", "--allow-loopback-webhooks"])
                .args(["--grpc-listen", ANY_PORT, "--metrics-listen", ANY_PORT])
                .args(["--nats-url", &nats.url(), "--data"])
                .arg(folder.path()),
        );
        let control_metrics = text(&told["metrics_address"]);
        let grpc = format!("http://{}", text(&told["grpc_address"]));
        create_webhook_endpoint(&grpc, &api_key).await;
        let (edge, told) = Process::start(
            Command::new(binary("rollcall-edge"))
                .args(["--scim-listen", ANY_PORT, "--metrics-listen", ANY_PORT])
                .args(["--control", &grpc])
                .env("ROLLCALL_EDGE_KEY", edge_key),
        );
        let scim = text(&told["scim_address"]);
        let client = ScimClient {
            base_url: format!("http://{scim}{}", text(&directory["scim_path"])),
            bearer_token: text(&directory["bearer_token"]),
            headers: vec![],
        };
        Self {
            control_metrics,
            edge_metrics: text(&told["metrics_address"]),
            client,
            edge,
            control,
            _nats: nats,
            _folder: folder,
        }
    }

    /// One who comes, and a request that is refused.
    async fn push(&self, number: usize) {
        let person = json!({"userName": format!("{number}@acme.example")});
        for status in [201, 409] {
            let reply = self.client.send(Method::POST, "/Users", Some(&person));
            assert_eq!(reply.await.expect("answers").status, status);
        }
    }
}

fn command(folder: &Path, arguments: &[&str]) -> Value {
    let mut command = Command::new(binary("rollcall-control"));
    let said = run(command.args(arguments).arg("--data").arg(folder));
    serde_json::from_str(&said).expect("JSON")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// One that takes whatever comes.
async fn create_webhook_endpoint(grpc: &str, api_key: &str) {
    let listener = TcpListener::bind(ANY_PORT).await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut chunk = [0; 8192];
            if stream.read(&mut chunk).await.is_ok() {
                let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
                // Whoever asked may have gone.
                let _ = stream.write_all(answer).await;
            }
        }
    });
    let mut request = tonic::Request::new(CreateWebhookEndpointRequest {
        webhook_endpoint: Some(WebhookEndpoint {
            display_name: "Product".to_owned(),
            url,
            ..WebhookEndpoint::default()
        }),
        ..CreateWebhookEndpointRequest::default()
    });
    let key = format!("Bearer {api_key}").parse().expect("ASCII");
    request.metadata_mut().insert("authorization", key);
    let mut service = WebhookEndpointServiceClient::new(connect_lazy(grpc).expect("valid"));
    let made = service.create_webhook_endpoint(request).await;
    made.expect("made");
}

async fn api(prometheus: &Server, path: &str) -> Value {
    let request = Request::get(format!("{}/api/v1/{path}", prometheus.url()));
    let request = request.body(Full::default()).expect("a request");
    let reply = send(request).await.expect("answers");
    assert_eq!(reply.status, 200, "{path}: {}", reply.json());
    reply.json()["data"].clone()
}

/// Whether the expression has a number for an answer now.
async fn has_answer(prometheus: &Server, expression: &str) -> bool {
    let query = utf8_percent_encode(expression, NON_ALPHANUMERIC);
    let found = api(prometheus, &format!("query?query={query}")).await;
    let samples = found["result"].as_array().expect("a list");
    samples.iter().any(|sample| {
        let value = sample["value"][1]
            .as_str()
            .and_then(|text| text.parse().ok());
        value.is_some_and(f64::is_finite)
    })
}

fn expressions_of_dashboard() -> BTreeSet<String> {
    let text = std::fs::read_to_string(file("observe/dashboard.json")).expect("text");
    let dashboard: Value = serde_json::from_str(&text).expect("JSON");
    let panels = dashboard["panels"].as_array().expect("a list");
    let targets = panels
        .iter()
        .filter_map(|panel| panel["targets"].as_array());
    let expressions = targets.flatten().map(|target| text_of(&target["expr"]));
    expressions.collect()
}

fn text_of(expression: &Value) -> String {
    text(expression).replace("$__rate_interval", RATE_INTERVAL)
}

/// The names of our metrics in an expression.
fn metrics_in(expression: &str) -> BTreeSet<String> {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let words = expression.split(|letter| !is_of_name(letter));
    let ours = words.filter(|word| word.starts_with("rollcall_"));
    ours.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_expression_has_an_answer() {
    let mut stack = Stack::start().await;
    let jobs = [
        Job {
            name: "rollcall-edge",
            target: &stack.edge_metrics,
        },
        Job {
            name: "rollcall-control",
            target: &stack.control_metrics,
        },
    ];
    let prometheus = Server::start(&jobs, &file("observe/alerts.yaml"));
    let rules = rules_of(&prometheus).await;
    let dashboard = expressions_of_dashboard();
    assert!(rules.len() >= 10 && dashboard.len() >= 20);
    let of_rules = rules
        .iter()
        .flat_map(|rule| metrics_in(&text(&rule["query"])));
    let mut waiting: BTreeSet<_> = dashboard.into_iter().chain(of_rules).collect();

    let began = Instant::now();
    for number in 0.. {
        stack.push(number).await;
        let mut still = BTreeSet::new();
        for expression in waiting {
            if !has_answer(&prometheus, &expression).await {
                still.insert(expression);
            }
        }
        waiting = still;
        if waiting.is_empty() {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "no answer to {waiting:#?}");
    }
    assert!(!has_answer(&prometheus, "rollcall_no_such_metric").await);
    assert_evaluated(&prometheus, began).await;

    stack.edge.kill();
    let waits = |rule: &Value| rule["name"] == "RollcallEdgeGone" && rule["state"] == "pending";
    while !rules_of(&prometheus).await.iter().any(waits) {
        assert!(began.elapsed() < PATIENCE, "nobody misses the edge");
    }
    assert!(stack.control.terminate().success());
}

async fn rules_of(prometheus: &Server) -> Vec<Value> {
    let rules = api(prometheus, "rules").await["groups"][0]["rules"].clone();
    rules.as_array().expect("a list").clone()
}

/// Each rule was evaluated without an error, and none fires at a service that does
/// well.
async fn assert_evaluated(prometheus: &Server, began: Instant) {
    loop {
        let rules = rules_of(prometheus).await;
        for rule in &rules {
            assert_ne!(rule["health"], "err", "{rule}");
            assert_ne!(rule["state"], "firing", "{rule}");
        }
        if rules.iter().all(|rule| rule["health"] == "ok") {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "not evaluated: {rules:?}");
    }
}

/// Each rule fires on what it is for, and on nothing else.
#[test]
fn rules_fire_on_what_they_are_for() {
    let tests = file("observe/alerts_test.yaml");
    let folder = tests.parent().expect("a folder");
    let said = run(Command::new("promtool")
        .args(["test", "rules", "alerts_test.yaml"])
        .current_dir(folder));
    assert!(said.contains("SUCCESS"), "{said}");
}
