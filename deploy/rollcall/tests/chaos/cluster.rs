//! Several edges before several control services, and the database behind them.

use std::path::Path;
use std::process::Command;

use rollcall::scim_client::ScimClient;
use rollcall_client::{Client, Selection};
use rollcall_control::clock::Clock;
use rollcall_control::operator::{Installation, NewDirectory};
use rollcall_control::store::{Database, PostgresUrl, Store};
use rollcall_proto::management::v1::Scope;
use rollcall_test_servers::postgres;
use sea_orm::DatabaseTransaction;
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::block_in_place;

use crate::caller::Caller;
use crate::process::{Process, binary, run};
use crate::tier::tell;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
}

const ANY_PORT: &str = "127.0.0.1:0";
/// Lines of the logs that are shown of a test that fails.
const LOG_LINES_MAX: usize = 60;

/// A directory, and what opens it.
pub(crate) struct Tenant {
    id: String,
    path: String,
    bearer_token: String,
}

/// An edge, and with what it was started.
struct Edge {
    process: Process,
    address: String,
    control: String,
    key: String,
}

pub(crate) struct Cluster {
    pub(crate) tenants: [Tenant; 2],
    controls: Vec<(Process, String)>,
    edges: Vec<Edge>,
    api_key: String,
    url: Option<String>,
    folder: TempDir,
    /// Ends with the cluster, if it is the cluster's own.
    database: Option<postgres::Database>,
}

impl Cluster {
    /// With a database of its own. SQLite has one control.
    pub(crate) async fn start(on: On, controls: usize, edges: usize) -> Self {
        let database = (on == On::Postgres).then(postgres::Database::create);
        let url = database.as_ref().map(postgres::Database::url);
        let mut cluster = Self::at(url, controls, edges).await;
        cluster.database = database;
        cluster
    }

    /// On the PostgreSQL of this URL, or on SQLite. The controls start at once, on a
    /// database in which there is nothing yet.
    pub(crate) async fn at(url: Option<String>, controls: usize, edges: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let starting = (0..controls).map(|_| {
            let mut command = serve(folder.path(), url.as_deref(), ANY_PORT);
            tokio::task::spawn_blocking(move || ready(&mut command))
        });
        let starting: Vec<_> = starting.collect();
        let mut controls = Vec::new();
        for control in starting {
            controls.push(control.await.expect("it starts"));
        }
        let database = url.as_deref().map(PostgresUrl::from);
        let database = Database::new(folder.path(), database);
        let opening = Installation::open(folder.path(), &database, Clock::system());
        let installation = Box::pin(opening).await;
        let installation = installation.expect("opens");
        let tenants = [
            Tenant::make(&installation, "acme").await,
            Tenant::make(&installation, "globex").await,
        ];
        let scopes = vec![Scope::ReadUsers, Scope::FollowEvents];
        let api_key = installation.create_api_key("test".to_owned(), scopes).await;
        let mut serving = Vec::new();
        for edge in 0..edges {
            let key = installation.create_edge_key("test".to_owned()).await;
            let key = key.expect("made").private_key;
            let (_, control) = &controls[edge % controls.len()];
            serving.push(Edge::start(control, ANY_PORT, key.expose()));
        }
        installation.store.close().await;
        Self {
            tenants,
            controls,
            edges: serving,
            api_key: api_key.expect("made").expose().to_owned(),
            url,
            folder,
            database: None,
        }
    }

    /// A command of `rollcall-control` on the same database.
    pub(crate) fn command(&self, name: &str) -> Command {
        command(name, self.folder.path(), self.url.as_deref())
    }

    /// Kills the first control, as a crash would.
    pub(crate) fn kill_control(&mut self) {
        self.controls[0].0.kill();
    }

    /// Starts it again at the same address.
    pub(crate) fn start_control(&mut self) {
        let address = &self.controls[0].1;
        let mut command = serve(self.folder.path(), self.url.as_deref(), address);
        self.controls[0] = ready(&mut command);
    }

    /// Where gRPC is served.
    pub(crate) fn control_addresses(&self) -> Vec<String> {
        let addresses = self.controls.iter().map(|(_, address)| address);
        addresses.cloned().collect()
    }

    /// Starts one more edge, which looks for control there.
    pub(crate) fn add_edge(&mut self, control: &str, listen: &str) {
        let made = run(&mut self.command("create-edge-key"));
        let made: Value = serde_json::from_str(&made).expect("JSON");
        let key = text(&made["edge_key"]);
        self.edges.push(Edge::start(control, listen, &key));
    }

    /// Asks a control to end, and starts another at its address.
    pub(crate) fn replace_control(&mut self, control: usize) {
        let (process, address) = &mut self.controls[control];
        assert!(process.terminate().success(), "{}", process.log());
        let mut command = serve(self.folder.path(), self.url.as_deref(), address);
        self.controls[control] = ready(&mut command);
    }

    /// The same with an edge.
    pub(crate) fn replace_edge(&mut self, edge: usize) {
        let edge = &mut self.edges[edge];
        let ended = edge.process.terminate();
        assert!(ended.success(), "{}", edge.process.log());
        *edge = Edge::start(&edge.control, &edge.address, &edge.key);
    }

    /// What a client of a tenant speaks to: one edge or another.
    pub(crate) fn scim(&self, tenant: &Tenant, client: usize) -> ScimClient {
        let edge = &self.edges[client % self.edges.len()].address;
        ScimClient {
            base_url: format!("http://{edge}{}", tenant.path),
            bearer_token: tenant.bearer_token.clone(),
            headers: vec![],
        }
    }

    /// So many clients of the first tenant, each at the next edge.
    pub(crate) fn clients(&self, count: usize) -> impl Iterator<Item = ScimClient> {
        (0..count).map(|client| self.scim(&self.tenants[0], client))
    }

    pub(crate) fn caller(&self, client: usize) -> Caller {
        Caller::new(self.scim(&self.tenants[0], client))
    }

    /// A product's backend at the first control.
    pub(crate) fn product(&self) -> Client {
        self.products().next().expect("a control")
    }

    /// One at each control.
    pub(crate) fn products(&self) -> impl Iterator<Item = Client> {
        self.controls.iter().map(|(_, address)| {
            let control = format!("http://{address}");
            Client::connect(&control, &self.api_key).expect("valid")
        })
    }

    /// What the database holds at one moment, beside those that serve.
    pub(crate) async fn look(&self) -> DatabaseTransaction {
        let url = self.url.as_deref().map(PostgresUrl::from);
        let database = Database::new(self.folder.path(), url);
        Store::look(&database).await.expect("begins")
    }

    fn processes(&self) -> impl Iterator<Item = &Process> {
        let controls = self.controls.iter().map(|(process, _)| process);
        controls.chain(self.edges.iter().map(|edge| &edge.process))
    }

    /// What all of them have written to their logs.
    pub(crate) fn log(&self) -> String {
        self.processes().map(Process::log).collect()
    }

    /// Each ends well when it is asked to.
    pub(crate) fn end(mut self) {
        let edges = self.edges.iter_mut().map(|edge| &mut edge.process);
        let controls = self.controls.iter_mut().map(|(process, _)| process);
        for process in edges.chain(controls) {
            let ended = block_in_place(|| process.terminate());
            assert!(ended.success(), "{}", process.log());
        }
    }
}

impl Drop for Cluster {
    /// What went wrong may stand in the logs.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = self.log();
            let lines: Vec<_> = log.lines().collect();
            let last = lines.len().saturating_sub(LOG_LINES_MAX);
            tell(&lines[last..].join("\n"));
        }
    }
}

impl Edge {
    fn start(control: &str, listen: &str, key: &str) -> Self {
        let (process, ready) = Process::start(
            Command::new(binary("rollcall-edge"))
                .args(["--scim-listen", listen, "--control"])
                .arg(format!("http://{control}"))
                .env("ROLLCALL_EDGE_KEY", key)
                .env("RUST_LOG", "warn"),
        );
        Self {
            process,
            address: text(&ready["scim_address"]),
            control: control.to_owned(),
            key: key.to_owned(),
        }
    }
}

impl Tenant {
    async fn make(installation: &Installation, organization: &str) -> Self {
        let made = installation.create_directory(NewDirectory {
            organization_external_id: organization.to_owned(),
            organization_name: organization.to_owned(),
            ..NewDirectory::default()
        });
        let made = made.await.expect("made");
        Self {
            id: made.directory_id.to_string(),
            path: format!("/scim/v2/{}", made.directory_id.suffix()),
            bearer_token: made.bearer_token.expose().to_owned(),
        }
    }

    pub(crate) fn selection(&self) -> Selection {
        Selection::DirectoryId(self.id.clone())
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }
}

fn command(name: &str, folder: &Path, url: Option<&str>) -> Command {
    let mut command = Command::new(binary("rollcall-control"));
    let url = url.map(|url| format!("--database-url={url}"));
    command.arg(name).arg("--data").arg(folder).args(url);
    command.env("RUST_LOG", "warn");
    command
}

fn serve(folder: &Path, url: Option<&str>, listen: &str) -> Command {
    let mut command = command("serve", folder, url);
    command.args(["--grpc-listen", listen]);
    command
}

fn ready(command: &mut Command) -> (Process, String) {
    let (process, ready) = Process::start(command);
    (process, text(&ready["grpc_address"]))
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
