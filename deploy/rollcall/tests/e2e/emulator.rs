//! `rollcall serve --dev`: what its file says is there, the identity provider acts
//! when it is told to, and things go wrong.

mod acts;
mod faults;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rollcall_client::{Client, Error, Selection};
use rollcall_proto::dev::v1::dev_service_client::DevServiceClient;
use rollcall_proto::event::v1::{Event, EventFilter, EventKind};
use serde_json::Value;
use tempfile::TempDir;
use tonic::metadata::AsciiMetadataValue;
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Request, Status};

use crate::support::{Process, binary, text};

const SEED: &str = r#"
organizations:
  - external_id: acme
    domains: [acme.example]
    directories:
      - id: dir_01h455vb4pex5vsknk084sn02q
        users:
          - id: user_01h455vb4pex5vsknk084sn02q
            userName: ada@acme.example
            name: {givenName: Ada, familyName: Lovelace}
            title: "007"
          - userName: grace@acme.example
            active: false
        groups:
          - displayName: Engineering
            members: [ada@acme.example, grace@acme.example]
  - external_id: globex
    display_name: Globex
    directories: [{}]
"#;
const ADA: &str = "user_01h455vb4pex5vsknk084sn02q";
/// Longer than a start takes where much else is done at once; what one takes on a
/// machine of its own is in the README.
const READY_TIME_MAX: Duration = Duration::from_secs(10);

/// Sends the seed's API key, or what stands in its place.
#[derive(Clone)]
struct Key(AsciiMetadataValue);

impl Interceptor for Key {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request
            .metadata_mut()
            .insert("authorization", self.0.clone());
        Ok(request)
    }
}

type Dev = DevServiceClient<InterceptedService<Channel, Key>>;

struct Emulator {
    process: Process,
    ready: Value,
    file: TempDir,
}

impl Emulator {
    fn start() -> Self {
        let file = tempfile::tempdir().expect("a folder");
        std::fs::write(file.path().join("directories.yaml"), SEED).expect("written");
        let (process, ready) = serve(&file.path().join("directories.yaml"));
        Self {
            process,
            ready,
            file,
        }
    }

    fn product(&self) -> Client {
        let address = text(&self.ready["grpc_address"]);
        Client::connect(&format!("http://{address}"), &text(&self.ready["api_key"])).expect("valid")
    }

    fn dev(&self) -> Dev {
        self.dev_with(&format!("Bearer {}", text(&self.ready["api_key"])))
    }

    fn dev_with(&self, authorization: &str) -> Dev {
        let address = format!("http://{}", text(&self.ready["grpc_address"]));
        let channel = Channel::from_shared(address).expect("a URL").connect_lazy();
        let key = Key(authorization.parse().expect("ASCII"));
        DevServiceClient::with_interceptor(channel, key)
    }
}

fn serve(file: &Path) -> (Process, Value) {
    Process::start(
        Command::new(binary("rollcall"))
            .args(["serve", "--dev", "--json", "--seed"])
            .arg(file),
    )
}

fn acme() -> Selection {
    Selection::OrganizationExternalId("acme".to_owned())
}

async fn names(product: &Client) -> Vec<(String, bool)> {
    let users = product.users(acme()).all().await.expect("answers");
    let mut names: Vec<_> = users
        .into_iter()
        .map(|user| (user.email, user.active))
        .collect();
    names.sort();
    names
}

/// What is behind a cursor.
async fn events(product: &Client, cursor: &str) -> Result<Vec<Event>, Error> {
    let mut events = product.events(cursor, EventFilter::default());
    let mut all = Vec::new();
    while let Some(event) = events.next().await? {
        all.push(event);
    }
    Ok(all)
}

async fn kinds(product: &Client) -> Vec<EventKind> {
    let events = events(product, "").await.expect("answers");
    events.iter().map(Event::kind).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_the_file_says_is_there() {
    let began = Instant::now();
    let mut emulator = Emulator::start();
    let took = began.elapsed();
    assert!(took < READY_TIME_MAX, "{took:?}");
    println!("ready within {took:?}");
    assert_eq!(
        emulator.ready["directory_id"],
        "dir_01h455vb4pex5vsknk084sn02q"
    );
    assert_eq!(
        emulator.ready["directories"][1]["organization_external_id"],
        "globex"
    );

    let product = emulator.product();
    assert_eq!(
        names(&product).await,
        [
            ("ada@acme.example".to_owned(), true),
            ("grace@acme.example".to_owned(), false)
        ]
    );
    let ada = product
        .user(ADA)
        .await
        .expect("there")
        .attributes
        .expect("some");
    assert_eq!(ada.title.as_deref(), Some("007"), "a text stays one");
    let groups = product.groups(acme()).all().await.expect("answers");
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].member_count, 2);
    let globex = Selection::OrganizationExternalId("globex".to_owned());
    assert_eq!(product.users(globex).all().await.expect("answers").len(), 0);
    let events = kinds(&product).await;
    assert_eq!(
        events
            .iter()
            .filter(|kind| **kind == EventKind::UserCreated)
            .count(),
        2
    );

    // The same at every start, and gone between them.
    let again = Emulator::start();
    for name in ["api_key", "bearer_token", "directory_id"] {
        assert_eq!(again.ready[name], emulator.ready[name], "{name}");
    }
    assert_eq!(
        again.ready["directories"][1]["bearer_token"],
        emulator.ready["directories"][1]["bearer_token"]
    );
    let folders = folders_of(&emulator);
    assert_eq!(folders.len(), 1, "{folders:?}");
    assert!(emulator.process.terminate().success());
    assert!(!folders[0].exists(), "{folders:?}");
}

/// What was killed is tidied up by the next one.
#[test]
fn a_killed_one_leaves_nothing() {
    let mut killed = Emulator::start();
    let folders = folders_of(&killed);
    assert_eq!(folders.len(), 1, "{folders:?}");
    killed.process.kill();
    let next = Emulator::start();
    assert!(!folders[0].exists(), "{folders:?}");
    assert!(folders_of(&next)[0].exists());
}

/// The folders of the databases that a process has open.
fn folders_of(emulator: &Emulator) -> Vec<PathBuf> {
    let file = emulator.file.path().display().to_string();
    let processes = std::fs::read_dir("/proc").expect("Linux");
    let mut processes = processes.filter_map(|process| Some(process.ok()?.path()));
    let is_it = |process: &PathBuf| {
        let command = std::fs::read(process.join("cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&command).contains(&file)
    };
    let process = processes.find(is_it).expect("it runs");
    let files = std::fs::read_dir(process.join("fd")).expect("it runs");
    let files = files.filter_map(|file| std::fs::read_link(file.ok()?.path()).ok());
    let databases = files.filter(|file| file.extension().is_some_and(|end| end == "db"));
    let mut folders: Vec<_> = databases
        .filter_map(|file| Some(file.parent()?.to_owned()))
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

#[test]
fn a_wrong_file_is_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("directories.yaml");
    for (seed, expected) in [
        ("organizations: []", "no directory"),
        ("organisations: []", "organisations"),
        (
            "organizations: [{external_id: a, directories: [{id: org_1}]}]",
            "dir_",
        ),
        (
            "organizations: [{external_id: a, directories: [{token: x}]}]",
            "`token`",
        ),
        (
            "organizations: [{external_id: a, directories: [{users: [{title: x}]}]}]",
            "userName",
        ),
        (
            "organizations: [{external_id: a, directories: [{groups: [{displayName: g, members: [x]}]}]}]",
            "no user",
        ),
    ] {
        std::fs::write(&path, seed).expect("written");
        let mut command = Command::new(binary("rollcall"));
        let output = command
            .args(["serve", "--dev", "--json", "--seed"])
            .arg(&path)
            .output();
        let output = output.expect("runs");
        assert!(
            !output.status.success() && output.stdout.is_empty(),
            "{seed}"
        );
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains(expected) && said.contains("directories.yaml"),
            "{said}"
        );
    }
    for arguments in [
        &["--seed", "x"][..],
        &["--dev", "--data", "x"],
        &["--dev", "--domain", "a.example"],
    ] {
        let output = Command::new(binary("rollcall"))
            .arg("serve")
            .args(arguments)
            .output();
        assert_eq!(
            output.expect("runs").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}
