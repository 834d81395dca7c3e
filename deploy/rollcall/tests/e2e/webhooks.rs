//! Deliveries, verified by the libraries that products have for it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use rollcall::okta::Person;
use rollcall_client::transport::{GrpcService, connect_lazy};
use rollcall_proto::management::v1::webhook_endpoint_service_client::WebhookEndpointServiceClient;
use rollcall_proto::management::v1::{
    CreateWebhookEndpointRequest, RotateWebhookEndpointSecretRequest, WebhookEndpoint,
};
use serde_json::{Map, Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::support::{Rollcall, node_modules, python};

const NODE_PACKAGE: &str = "standardwebhooks@1.1.1";

/// What a receiver says to a delivery that it takes.
pub(crate) const TAKEN: &str = "HTTP/1.1 204 No Content\r\n\r\n";

/// Answers each delivery, of which it gets the number from 0 on, and tells of its
/// headers and body.
pub(crate) async fn receiver(
    answer: fn(usize) -> &'static str,
) -> (String, mpsc::UnboundedReceiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let (sender, deliveries) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        for number in 0.. {
            let (stream, _) = listener.accept().await.expect("a connection");
            let mut stream = BufReader::new(stream);
            let mut headers = Map::new();
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).await.expect("a line");
                match line.trim_end().split_once(": ") {
                    Some((name, value)) => headers.insert(name.to_owned(), json!(value)),
                    None if line.trim_end().is_empty() => break,
                    None => None,
                };
            }
            let length = headers["content-length"].as_str().expect("a length");
            let mut body = vec![0; length.parse().expect("a length")];
            stream.read_exact(&mut body).await.expect("a body");
            let body = String::from_utf8(body).expect("text");
            let told = sender.send(json!({ "headers": headers, "body": body }));
            told.expect("somebody listens");
            let answer = answer(number).as_bytes();
            stream.write_all(answer).await.expect("answered");
        }
    });
    (url, deliveries)
}

fn client(rollcall: &Rollcall) -> WebhookEndpointServiceClient<GrpcService> {
    let endpoint = format!("http://{}", rollcall.grpc);
    WebhookEndpointServiceClient::new(connect_lazy(&endpoint).expect("valid"))
}

fn authorized<Q>(rollcall: &Rollcall, message: Q) -> tonic::Request<Q> {
    let mut request = tonic::Request::new(message);
    let value = format!("Bearer {}", rollcall.api_key);
    let value = value.parse().expect("ASCII");
    request.metadata_mut().insert("authorization", value);
    request
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_official_libraries_verify_each_delivery() {
    let flags = ["--allow-loopback-webhooks"];
    let rollcall = Rollcall::start_with(&flags, &[]);
    let (url, mut deliveries) = receiver(|_| TAKEN).await;
    let webhook_endpoint = Some(WebhookEndpoint {
        display_name: "Product".to_owned(),
        url,
        // How a directory does is told of in the background, before the rotation or
        // after it.
        kinds: vec!["user.created".to_owned(), "user.deactivated".to_owned()],
        ..WebhookEndpoint::default()
    });
    let request = CreateWebhookEndpointRequest {
        webhook_endpoint,
        ..CreateWebhookEndpointRequest::default()
    };
    let mut client = client(&rollcall);
    let created = client.create_webhook_endpoint(authorized(&rollcall, request));
    let created = created.await.expect("made").into_inner();
    let first = push(&rollcall, &mut deliveries, 1).await;
    let rotate = RotateWebhookEndpointSecretRequest {
        id: created.webhook_endpoint.expect("an endpoint").id,
        ..RotateWebhookEndpointSecretRequest::default()
    };
    let rotated = client.rotate_webhook_endpoint_secret(authorized(&rollcall, rotate));
    let rotated = rotated.await.expect("rotated").into_inner();
    let second = push(&rollcall, &mut deliveries, 2).await;

    let both = [first.clone(), second.clone()].concat();
    let forged: Vec<_> = both
        .iter()
        .flat_map(|delivery| {
            let mut other_body = delivery.clone();
            let body = delivery["body"].as_str().expect("a body");
            other_body["body"] = json!(body.replacen("\"type\"", "\"Type\"", 1));
            let mut other_id = delivery.clone();
            other_id["headers"]["webhook-id"] = json!("evt_00000000000000000000000000");
            let mut other_time = delivery.clone();
            other_time["headers"]["webhook-timestamp"] = json!("1");
            [other_body, other_id, other_time]
        })
        .collect();
    let case =
        |secret: &str, deliveries: &[Value]| json!({ "secret": secret, "deliveries": deliveries });
    let cases = json!([
        case(&created.secret, &both),
        case(&rotated.secret, &first),
        case(&rotated.secret, &second),
        case(&created.secret, &forged),
        case(&rotated.secret, &forged),
    ]);
    let expect = format!("{}\n0\n{}\n0\n0\n", both.len(), second.len());
    let script = |name: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/e2e")
            .join(name)
    };
    let said = tell(
        Command::new(python()).arg(script("verify_webhooks.py")),
        &cases,
    );
    assert_eq!(said, expect, "Python");
    let mut node = Command::new("node");
    node.env("NODE_PATH", node_modules(NODE_PACKAGE));
    let said = tell(node.arg(script("verify_webhooks.js")), &cases);
    assert_eq!(said, expect, "JavaScript");
    println!("{} genuine, {} forged", both.len(), forged.len());
}

/// What is delivered of a person who comes and goes.
async fn push(
    rollcall: &Rollcall,
    deliveries: &mut mpsc::UnboundedReceiver<Value>,
    number: u32,
) -> Vec<Value> {
    let okta = rollcall.okta();
    let person = Person::new(
        number,
        &format!("Zoë {number}"),
        "“Lovelace” \u{1f600}",
        "acme.example",
    );
    let created = okta.create_user(&person).await.expect("answers");
    let id = crate::support::id_of(&created);
    let off = json!({ "active": false });
    okta.patch_user(&id, off).await.expect("answers");
    let mut got = Vec::new();
    loop {
        let delivery = deliveries.recv().await.expect("a delivery");
        let body: Value =
            serde_json::from_str(delivery["body"].as_str().expect("text")).expect("JSON");
        got.push(delivery);
        if body["type"] == "user.deactivated" && body["data"]["userId"] == id {
            return got;
        }
    }
}

/// What a command that ends well says when it is told something.
fn tell(command: &mut Command, input: &Value) -> String {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("piped");
    let written = stdin.write_all(input.to_string().as_bytes());
    written.expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{command:?}");
    String::from_utf8(output.stdout).expect("text")
}
