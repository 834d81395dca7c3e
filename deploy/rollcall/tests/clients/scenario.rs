//! Runs a program through the scenario, and compares what it prints.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hyper::Method;
use rollcall::scim_client::ScimClient;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::breaking;
use crate::install::Programs;
use crate::process::{Process, binary, run};
use crate::proxy::Proxy;

const EXPECTED: &str = include_str!("../../../../client/conformance/expected.jsonl");

const SEED: &str = "organizations:
  - external_id: acme
    directories:
      - users: [{userName: ada@acme.example}]
";

struct Server {
    process: Process,
    ready: Value,
    folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (process, ready) = serve(folder.path());
        Self {
            process,
            ready,
            folder,
        }
    }

    /// On other ports.
    fn start_again(&mut self) {
        let (process, ready) = serve(self.folder.path());
        self.process = process;
        self.ready = ready;
    }

    fn text(&self, name: &str) -> &str {
        let text = self.ready[name].as_str();
        text.expect("it says so")
    }

    fn grpc_port(&self) -> u16 {
        let (_, port) = self.text("grpc_address").rsplit_once(':').expect("a port");
        port.parse().expect("a port")
    }
}

fn serve(folder: &Path) -> (Process, Value) {
    Process::start(
        Command::new(binary("rollcall"))
            .args(["serve", "--json", "--data"])
            .arg(folder),
    )
}

pub(crate) async fn holds_of(programs: &Programs) {
    let mut server = Server::start();
    let api_key = server.text("api_key").to_owned();
    let proxy = Proxy::start(server.grpc_port(), Duration::ZERO).await;
    let breaking = breaking::lead_to(proxy.port()).await;
    // Nobody accepts what it is sent.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let silent_port = silent.local_addr().expect("an address").port();
    let [address, breaking, silent_address] =
        [proxy.port(), breaking, silent_port].map(|port| format!("127.0.0.1:{port}"));

    let arguments = [&address, &breaking, &silent_address, &api_key];
    let mut program = start(&programs.conformance, &arguments.map(String::as_str));
    let mut stdin = program.0.stdin.take().expect("piped");
    let lines = BufReader::new(program.0.stdout.take().expect("piped")).lines();
    let mut lines = lines.map(|line| {
        let line = line.expect("text");
        serde_json::from_str::<Value>(&line).unwrap_or_else(|_| panic!("no JSON: {line}"))
    });

    let created = lines.next().expect("it creates a directory");
    assert_eq!(created["same"], true, "{created}");
    let identity_provider = IdentityProvider::of(&created);
    identity_provider.push_first(&server).await;
    writeln!(stdin, "pushed").expect("it reads");
    for expected in EXPECTED.lines() {
        let expected: Value = serde_json::from_str(expected).expect("JSON");
        assert_eq!(lines.next().as_ref(), Some(&expected));
        if expected["step"] == "following" {
            server.process.kill();
            server.start_again();
            proxy.point_at(server.grpc_port());
            identity_provider.push(&server, "katherine").await;
        }
    }
    assert_eq!(lines.next(), None);
    assert!(program.0.wait().expect("it ends").success());

    let endpoint = format!("{}{address}", programs.scheme);
    lists(&programs.list_users, &[&endpoint, &api_key, "conformance"]);
    assert!(server.process.terminate().success());
    if let Some(product_test) = &programs.product_test {
        passes(product_test, server.folder.path());
    }
}

/// A product's own test, on an emulator that it starts.
fn passes(product_test: &[OsString], folder: &Path) {
    let seed = folder.join("directories.yaml");
    std::fs::write(&seed, SEED).expect("written");
    let said = run(of(product_test).arg(binary("rollcall")).arg(seed));
    assert_eq!(said, "passed\n");
}

/// What the example says of the people that the scenario left.
fn lists(command: &[OsString], arguments: &[&str]) {
    let said = run(of(command).args(arguments));
    let people: Vec<_> = said
        .lines()
        .map(|line| line.split_once(' ').expect("an id").1)
        .collect();
    let expected = [
        "ada@conformance.example has access",
        "grace@conformance.example no access",
        "barbara@conformance.example has access",
        "katherine@conformance.example has access",
    ];
    assert_eq!(people, expected);
}

struct IdentityProvider {
    path: String,
    bearer_token: String,
}

impl IdentityProvider {
    fn of(created: &Value) -> Self {
        let text = |name: &str| created[name].as_str().expect("it says so").to_owned();
        Self {
            path: text("scim_path"),
            bearer_token: text("token"),
        }
    }

    async fn push_first(&self, server: &Server) {
        self.push(server, "ada").await;
        let grace = self.push(server, "grace").await;
        self.push(server, "barbara").await;
        let off = json!({ "Operations": [{ "op": "replace", "value": { "active": false } }] });
        let path = format!("/Users/{grace}");
        self.send(server, Method::PATCH, &path, &off).await;
    }

    async fn push(&self, server: &Server, name: &str) -> String {
        let address = format!("{name}@conformance.example");
        let person = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "userName": address,
            "emails": [{ "value": address, "primary": true }],
            "active": true,
        });
        let pushed = self.send(server, Method::POST, "/Users", &person).await;
        pushed["id"].as_str().expect("an id").to_owned()
    }

    async fn send(&self, server: &Server, method: Method, path: &str, body: &Value) -> Value {
        let client = ScimClient {
            base_url: format!("http://{}{}", server.text("scim_address"), self.path),
            bearer_token: self.bearer_token.clone(),
            headers: vec![],
        };
        let reply = client.send(method, path, Some(body)).await.expect("sent");
        assert!(reply.status.is_success(), "{reply:?}");
        reply.json()
    }
}

fn of(command: &[OsString]) -> Command {
    let (program, arguments) = command.split_first().expect("a program");
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// A program that does not outlive a test that fails.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(command: &[OsString], arguments: &[&str]) -> Program {
    let mut command = of(command);
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    Program(command.spawn().expect("it starts"))
}
