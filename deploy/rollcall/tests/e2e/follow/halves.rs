//! Control, which may die, and an edge in front of it.

use std::process::Command;

use rollcall::scim_client::ScimClient;
use rollcall_client::{Client, Selection};
use rollcall_test_servers::postgres;
use tempfile::TempDir;

use crate::processes::control;
use crate::support::{ON_POSTGRES, Process, binary, text};

pub(crate) struct Halves {
    control: Process,
    _edge: Process,
    grpc: String,
    api_key: String,
    directory_id: String,
    scim: ScimClient,
    folder: TempDir,
    postgres: Option<postgres::Database>,
}

impl Halves {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let postgres = ON_POSTGRES.then(postgres::Database::create);
        let database = database_arguments(postgres.as_ref());
        let made = |command: &[&str]| {
            let database = database.iter().map(String::as_str);
            let arguments: Vec<_> = command.iter().copied().chain(database).collect();
            control(folder.path(), &arguments)
        };
        let directory = made(&["create-directory"]);
        let scopes = ["--scope=read-users", "--scope=follow-events"];
        let api_key = made(&["create-api-key", scopes[0], scopes[1]]);
        let edge_key = text(&made(&["create-edge-key"])["edge_key"]);
        let (control, grpc) = serve_control(&folder, &database, "127.0.0.1:0");
        let (edge, ready) = Process::start(
            Command::new(binary("rollcall-edge"))
                .args(["--scim-listen", "127.0.0.1:0", "--control"])
                .arg(format!("http://{grpc}"))
                .env("ROLLCALL_EDGE_KEY", edge_key),
        );
        let scim_address = text(&ready["scim_address"]);
        Self {
            control,
            _edge: edge,
            grpc,
            api_key: text(&api_key["api_key"]),
            directory_id: text(&directory["directory_id"]),
            scim: ScimClient {
                base_url: format!("http://{scim_address}{}", text(&directory["scim_path"])),
                bearer_token: text(&directory["bearer_token"]),
                headers: vec![],
            },
            folder,
            postgres,
        }
    }

    pub(crate) fn kill_control(&mut self) {
        self.control.kill();
    }

    /// Starts it again at the same address.
    pub(crate) fn start_control(&mut self) {
        let database = database_arguments(self.postgres.as_ref());
        (self.control, _) = serve_control(&self.folder, &database, &self.grpc);
    }

    pub(crate) fn scim(&self) -> ScimClient {
        self.scim.clone()
    }

    pub(crate) fn product(&self) -> Client {
        Client::connect(&format!("http://{}", self.grpc), &self.api_key).expect("valid")
    }

    pub(crate) fn customer(&self) -> Selection {
        Selection::DirectoryId(self.directory_id.clone())
    }
}

fn database_arguments(postgres: Option<&postgres::Database>) -> Vec<String> {
    let url = postgres.map(postgres::Database::url);
    url.map(|url| format!("--database-url={url}"))
        .into_iter()
        .collect()
}

fn serve_control(folder: &TempDir, database: &[String], listen: &str) -> (Process, String) {
    let (process, ready) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", listen])
            .args(database)
            .arg("--data")
            .arg(folder.path()),
    );
    (process, text(&ready["grpc_address"]))
}
