//! `rollcall serve --dev`: what its file says is there, the identity provider acts
//! when it is told to, and things go wrong.

mod faults;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rollcall_client::{Client, Error, Selection};
use rollcall_proto::dev::v1::dev_service_client::DevServiceClient;
use rollcall_proto::dev::v1::{
    AddMembersRequest, CreateUserRequest, DeactivateUserRequest, DeleteUserRequest,
    RemoveMembersRequest, ResetRequest, UpdateUserRequest,
};
use rollcall_proto::event::v1::{Event, EventFilter, EventKind};
use rollcall_proto::scim::v1::UserAttributes;
use serde_json::Value;
use tempfile::TempDir;
use tonic::metadata::AsciiMetadataValue;
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

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

fn reason(status: &Status) -> String {
    let info = status.get_details_error_info();
    info.map(|info| info.reason).unwrap_or_default()
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

fn named(user_name: &str) -> UserAttributes {
    UserAttributes {
        user_name: user_name.to_owned(),
        ..UserAttributes::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_identity_provider_acts() {
    let emulator = Emulator::start();
    let (mut dev, product) = (emulator.dev(), emulator.product());
    let seeded = kinds(&product).await.len();
    let directory = "acme".to_owned();
    let alan = "alan@acme.example".to_owned();
    let made = dev.create_user(CreateUserRequest {
        directory: directory.clone(),
        attributes: Some(named(&alan)),
    });
    let id = made.await.expect("done").into_inner().id;
    let update = dev.update_user(UpdateUserRequest {
        directory: directory.clone(),
        user_name: alan.to_uppercase(),
        attributes: Some(UserAttributes {
            title: Some("Engineer".to_owned()),
            ..UserAttributes::default()
        }),
    });
    update.await.expect("done");
    let user = product.user(&id).await.expect("there");
    let attributes = user.attributes.expect("some");
    assert_eq!(
        (attributes.user_name, attributes.title),
        (alan.clone(), Some("Engineer".to_owned()))
    );
    let pushed = dev.add_members(AddMembersRequest {
        directory: directory.clone(),
        group: "Builders".to_owned(),
        user_names: vec![alan.clone(), "ada@acme.example".to_owned()],
    });
    let group = pushed.await.expect("done").into_inner().group_id;
    assert_eq!(product.group(&group).await.expect("there").member_count, 2);
    let removed = dev.remove_members(RemoveMembersRequest {
        directory: directory.clone(),
        group: "builders".to_owned(),
        user_names: vec![alan.clone()],
    });
    removed.await.expect("done");
    assert_eq!(product.group(&group).await.expect("there").member_count, 1);
    let deactivate = DeactivateUserRequest {
        directory: directory.clone(),
        user_name: alan.clone(),
    };
    dev.deactivate_user(deactivate).await.expect("done");
    assert!(!product.user(&id).await.expect("there").active);
    let delete = DeleteUserRequest {
        directory,
        user_name: alan,
    };
    dev.delete_user(delete).await.expect("done");
    assert!(product.user(&id).await.is_err());

    let told = kinds(&product).await.split_off(seeded);
    let told: Vec<_> = told
        .into_iter()
        .filter(|kind| *kind != EventKind::DirectoryConnected)
        .collect();
    assert_eq!(
        told,
        [
            EventKind::UserCreated,
            EventKind::UserUpdated,
            EventKind::GroupCreated,
            EventKind::MembershipAdded,
            EventKind::MembershipAdded,
            EventKind::MembershipRemoved,
            EventKind::UserDeactivated,
            EventKind::UserDeleted,
        ]
    );
    dev.reset(ResetRequest {}).await.expect("done");
    assert_eq!(names(&product).await.len(), 2);
    assert_eq!(kinds(&product).await.len(), seeded);
    // The identity provider goes on as before.
    let ada = DeactivateUserRequest {
        directory: "dir_01h455vb4pex5vsknk084sn02q".to_owned(),
        user_name: "ada@acme.example".to_owned(),
    };
    dev.deactivate_user(ada).await.expect("done");
    assert!(!product.user(ADA).await.expect("there").active);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn what_cannot_be_done_is_told() {
    let emulator = Emulator::start();
    let mut dev = emulator.dev();
    for (directory, user_name, code, expected) in [
        (
            "acme",
            "ada@acme.example",
            Code::AlreadyExists,
            "USER_NAME_TAKEN",
        ),
        ("acme", "", Code::InvalidArgument, "INVALID_VALUE"),
        (
            "acme",
            "eve@elsewhere.example",
            Code::InvalidArgument,
            "INVALID_VALUE",
        ),
        (
            "initech",
            "ada@acme.example",
            Code::NotFound,
            "DIRECTORY_NOT_FOUND",
        ),
        (
            "",
            "ada@acme.example",
            Code::InvalidArgument,
            "SELECTION_MISSING",
        ),
    ] {
        let refused = dev.create_user(CreateUserRequest {
            directory: directory.to_owned(),
            attributes: Some(named(user_name)),
        });
        let status = refused.await.expect_err("refused");
        assert_eq!(
            (status.code(), reason(&status).as_str()),
            (code, expected),
            "{status}"
        );
    }
    let nobody = DeactivateUserRequest {
        directory: "acme".to_owned(),
        user_name: "nobody@acme.example".to_owned(),
    };
    let status = dev.deactivate_user(nobody).await.expect_err("refused");
    assert_eq!(
        (status.code(), reason(&status).as_str()),
        (Code::NotFound, "USER_NOT_FOUND")
    );
    let no_group = RemoveMembersRequest {
        directory: "acme".to_owned(),
        group: "Nothing".to_owned(),
        user_names: vec![],
    };
    let status = dev.remove_members(no_group).await.expect_err("refused");
    assert_eq!(reason(&status), "GROUP_NOT_FOUND");
    // A token of the directory is no key of the product.
    let token = text(&emulator.ready["bearer_token"]);
    let key = text(&emulator.ready["api_key"]);
    for authorization in [
        "Bearer",
        "",
        &key,
        &format!("Basic {key}"),
        &format!("Bearer {token}"),
        &format!("Bearer {key}0"),
    ] {
        let mut stranger = emulator.dev_with(authorization);
        let status = stranger.reset(ResetRequest {}).await.expect_err("refused");
        assert_eq!(
            (status.code(), reason(&status).as_str()),
            (Code::Unauthenticated, "API_KEY_INVALID"),
            "{authorization}"
        );
    }
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

/// The other servers know of no such service.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn nobody_else_serves_it() {
    let rollcall = crate::support::Rollcall::start();
    let channel = Channel::from_shared(format!("http://{}", rollcall.grpc));
    let key = Key(format!("Bearer {}", rollcall.api_key)
        .parse()
        .expect("ASCII"));
    let channel = channel.expect("a URL").connect_lazy();
    let mut dev = DevServiceClient::with_interceptor(channel, key);
    let status = dev.reset(ResetRequest {}).await.expect_err("refused");
    assert_eq!(status.code(), Code::Unimplemented);
}
