//! The all-in-one binary on a folder of its own, and what is asked of it.

use std::path::{Path, PathBuf};
use std::process::Command;

use bytes::Bytes;
use http_body_util::Full;
use hyper::Request;
use rollcall::okta::Okta;
use rollcall::scim_client::{Reply, ScimClient, send};
use rollcall_client::{Client, Selection};
use rollcall_control::clock::Clock;
use rollcall_control::operator::Installation;
use rollcall_control::store::{Database, PostgresUrl};
use rollcall_test_servers::postgres;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) use crate::process::{Process, binary, run};
pub(crate) use crate::python::python;

pub(crate) const CUSTOMER: &str = "acme";

/// `rollcall serve` on a folder of its own.
pub(crate) struct Rollcall {
    pub(crate) process: Process,
    pub(crate) base_url: String,
    pub(crate) grpc: String,
    pub(crate) bearer_token: String,
    pub(crate) api_key: String,
    /// By which the first operator comes in.
    pub(crate) sign_in_link: String,
    pub(crate) folder: TempDir,
    /// What it said when it was ready.
    pub(crate) ready: Value,
    postgres: Option<postgres::Database>,
}

/// Whether this is the run on PostgreSQL.
pub(crate) const ON_POSTGRES: bool = matches!(env!("CARGO_CRATE_NAME").as_bytes(), b"e2e_postgres");

impl Rollcall {
    pub(crate) fn start() -> Self {
        Self::start_with(&[], &[])
    }

    pub(crate) fn start_with(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let postgres = ON_POSTGRES.then(postgres::Database::create);
        let (process, ready) = serve(folder.path(), postgres.as_ref(), arguments, environment);
        Self {
            base_url: text(&ready["scim_base_url"]),
            grpc: text(&ready["grpc_address"]),
            bearer_token: text(&ready["bearer_token"]),
            api_key: text(&ready["api_key"]),
            sign_in_link: text(&ready["console_sign_in_link"]),
            process,
            folder,
            ready,
            postgres,
        }
    }

    /// Starts again on the same folder; only the ports are others.
    pub(crate) fn start_again(&mut self) -> Value {
        self.start_again_with(&[])
    }

    pub(crate) fn start_again_with(&mut self, arguments: &[&str]) -> Value {
        let (process, ready) = serve(self.folder.path(), self.postgres.as_ref(), arguments, &[]);
        self.process = process;
        self.base_url = text(&ready["scim_base_url"]);
        self.grpc = text(&ready["grpc_address"]);
        ready
    }

    /// The flags by which a command of `rollcall-control` finds what is served.
    pub(crate) fn database_arguments(&self) -> Vec<String> {
        let url = self.postgres.as_ref().map(postgres::Database::url);
        let url = url.map(|url| format!("--database-url={url}"));
        let data = format!("--data={}", self.folder.path().display());
        std::iter::once(data).chain(url).collect()
    }

    pub(crate) fn database(&self) -> Database {
        let url = self.postgres.as_ref().map(postgres::Database::url);
        Database::new(self.folder.path(), url.as_deref().map(PostgresUrl::from))
    }

    /// The installation itself, beside the server.
    pub(crate) async fn installation(&self) -> Installation {
        let folder = self.folder.path();
        let opened = Installation::open(folder, &self.database(), Clock::system()).await;
        opened.expect("opens")
    }

    /// All that is kept, by name: the files of the data folder, and what
    /// PostgreSQL has.
    pub(crate) fn kept(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let files = paths.map(|path| {
            let content = std::fs::read(&path).expect("a file");
            (path.display().to_string(), content)
        });
        let dump = self.postgres.as_ref().map(postgres::Database::dump);
        let dump = dump.map(|dump| ("PostgreSQL".to_owned(), dump.into_bytes()));
        files.chain(dump).collect()
    }

    pub(crate) fn okta(&self) -> Okta {
        Okta::new(&self.base_url, &self.bearer_token)
    }

    pub(crate) fn client(&self) -> ScimClient {
        ScimClient {
            base_url: self.base_url.clone(),
            bearer_token: self.bearer_token.clone(),
            headers: vec![],
        }
    }

    pub(crate) fn product(&self) -> Client {
        Client::connect(&format!("http://{}", self.grpc), &self.api_key).expect("valid")
    }
}

fn serve(
    folder: &Path,
    postgres: Option<&postgres::Database>,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> (Process, Value) {
    let url = postgres.map(postgres::Database::url);
    Process::start(
        Command::new(binary("rollcall"))
            .args(["serve", "--json", "--organization-external-id", CUSTOMER])
            .arg("--data")
            .arg(folder)
            .args(url.map(|url| format!("--database-url={url}")))
            .args(arguments)
            .envs(environment.iter().copied()),
    )
}

/// The id of the directory of the base URL.
pub(crate) fn id_of_directory(rollcall: &Rollcall) -> String {
    let (_, suffix) = rollcall.base_url.rsplit_once('/').expect("a URL");
    format!("dir_{suffix}")
}

/// The customer's directory.
pub(crate) fn customer() -> Selection {
    Selection::OrganizationExternalId(CUSTOMER.to_owned())
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub(crate) fn id_of(reply: &Reply) -> String {
    let id = text(&reply.json()["id"]);
    assert!(!id.is_empty(), "{reply:?}");
    id
}

/// Every answer with a body has SCIM's media type, exactly.
#[track_caller]
pub(crate) fn assert_scim(reply: &Reply, status: u16) {
    assert_eq!(reply.status, status, "{}", reply.json());
    if !reply.body.is_empty() {
        assert_eq!(reply.header("content-type"), Some("application/scim+json"));
        assert!(reply.json().is_object(), "{reply:?}");
    }
}

/// A SCIM error document with this status and `scimType`.
#[track_caller]
pub(crate) fn assert_scim_error(reply: &Reply, status: u16, scim_type: Option<&str>) {
    assert_scim(reply, status);
    let error = reply.json();
    assert_eq!(
        error["schemas"],
        serde_json::json!(["urn:ietf:params:scim:api:messages:2.0:Error"])
    );
    assert_eq!(error["status"], status.to_string());
    assert_eq!(
        error.get("scimType").and_then(Value::as_str),
        scim_type,
        "{error}"
    );
    assert!(!text(&error["detail"]).is_empty());
}

/// A request with the right token unless the headers say otherwise.
pub(crate) async fn request(
    rollcall: &Rollcall,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Reply {
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{}{path}", rollcall.base_url));
    if !headers.iter().any(|(name, _)| *name == "authorization") {
        request = request.header("authorization", format!("Bearer {}", rollcall.bearer_token));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::new(body.into()));
    let reply = send(request.unwrap_or_else(|error| panic!("no request: {error}"))).await;
    reply.unwrap_or_else(|error| panic!("no answer: {error}"))
}

/// The folder of a JavaScript package, such as `name@1.0.0`, which is installed at
/// its first use.
pub(crate) fn node_modules(package: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("node-{package}"));
    let lock = std::fs::File::create(folder.with_added_extension("lock")).expect("a lock");
    lock.lock().expect("locked");
    let made = folder.join("made");
    if !made.exists() {
        std::fs::create_dir_all(&folder).expect("a folder");
        run(Command::new("npm")
            .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
            .arg(&folder)
            .arg(package));
        std::fs::write(made, "").expect("written");
    }
    folder.join("node_modules")
}
