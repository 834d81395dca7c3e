//! Two edges, two controls and PostgreSQL, each a machine of its own on a network,
//! with TLS between all of them: edges are known by their certificates.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use rollcall_test_servers::postgres;
use rollcall_tls::{self as tls, ClientFlags};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::authority::{Authority, Certified};
use crate::network::{Machine, Network};
use crate::process::{Process, binary, run};

const EDGE_NAME: &str = "edge.rollcall.internal";
const DATABASE: &str = "rollcall";
const CLIENTS: usize = 8;
/// Certificates that are replaced under load, of each process.
const ROTATIONS: usize = 3;

/// What all machines share: the secret key, and the files of certificates.
struct Site {
    authority: Authority,
    database: postgres::Server,
    folder: TempDir,
    network: Network,
}

impl Site {
    fn create() -> Self {
        let mut network = Network::create();
        let authority = Authority::create();
        let folder = tempfile::tempdir().expect("a folder");
        let machine = network.add();
        let certified = authority.vouch(&ip(&machine), folder.path(), "postgres");
        let database = postgres::Server::start_apart(
            &machine.namespace(),
            machine.address.into(),
            &postgres::Certificate {
                certificate: certified.certificate,
                key: certified.key,
            },
        );
        database.create_database(DATABASE);
        Self {
            authority,
            database,
            folder,
            network,
        }
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn database_url(&self) -> String {
        format!(
            "{}?sslmode=verify-full&sslrootcert={}",
            self.database.url(DATABASE),
            self.authority.certificate().display()
        )
    }

    /// A command of control's, run where it may reach the database.
    fn command(&self, name: &str) -> Value {
        let said = run(Command::new(binary("rollcall-control"))
            .args([name, "--data"])
            .arg(self.data())
            .env("ROLLCALL_DATABASE_URL", self.database_url()));
        serde_json::from_str(&said).expect("JSON")
    }

    fn start_control(&mut self, name: &str) -> (Process, Machine, String) {
        let machine = self.network.add();
        let certified = self.authority.vouch(&ip(&machine), self.data(), name);
        let (process, told) = Process::start(
            machine
                .command(binary("rollcall-control"))
                .args(["serve", "--data"])
                .arg(self.data())
                .args(["--grpc-listen", &format!("{}:0", machine.address)])
                .arg("--tls-certificate")
                .arg(&certified.certificate)
                .arg("--tls-key")
                .arg(&certified.key)
                .arg("--tls-client-authority")
                .arg(self.authority.certificate())
                .args(["--edge-name", EDGE_NAME])
                .env("ROLLCALL_DATABASE_URL", self.database_url()),
        );
        let url = format!("https://{}", told["grpc_address"].as_str().expect("text"));
        (process, machine, url)
    }

    /// An edge with this certificate, and the address at which it serves.
    fn start_edge(
        &mut self,
        name: &str,
        control: &str,
        shown: &Certified,
        trusted: &Path,
    ) -> (Process, String) {
        let machine = self.network.add();
        let certified = self.authority.vouch(&ip(&machine), self.data(), name);
        let (process, told) = Process::start(
            machine
                .command(binary("rollcall-edge"))
                .args(["--scim-listen", &format!("{}:0", machine.address)])
                .arg("--tls-certificate")
                .arg(&certified.certificate)
                .arg("--tls-key")
                .arg(&certified.key)
                .args(["--control", control, "--control-authority"])
                .arg(trusted)
                .arg("--control-certificate")
                .arg(&shown.certificate)
                .arg("--control-key")
                .arg(&shown.key),
        );
        let address = told["scim_address"].as_str().expect("text").to_owned();
        (process, address)
    }
}

/// What trusts whom this authority vouches for.
fn client_of(authority: &Path) -> tls::Client {
    let flags = ClientFlags {
        control_authority: Some(authority.to_owned()),
        ..ClientFlags::default()
    };
    flags.open(tls::HTTP).expect("certificates")
}

fn ip(machine: &Machine) -> String {
    format!("IP:{}", machine.address)
}

/// The status of one request on a connection of its own.
async fn ask(tls: &tls::Client, address: &str, path: &str, token: &str) -> Result<u16, String> {
    let stream = TcpStream::connect(address).await.map_err(told)?;
    let (host, _) = address.split_once(':').expect("a port");
    let stream = tls.greet(host, stream).await.map_err(told)?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.map_err(told)?;
    let connection = tokio::spawn(connection);
    let request = Request::get(path)
        .header("host", address)
        .header("authorization", format!("Bearer {token}"))
        .body(Full::new(Bytes::new()))
        .expect("a request");
    let answer = sender.send_request(request).await.map_err(told)?;
    let status = answer.status().as_u16();
    answer.into_body().collect().await.map_err(told)?;
    connection.abort();
    Ok(status)
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Asks over and over until it is told to end: how often.
async fn ask_on(
    (tls, address, path, token): (tls::Client, String, String, String),
    ended: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
) {
    while !ended.load(Ordering::Relaxed) {
        assert_eq!(ask(&tls, &address, &path, &token).await, Ok(200));
        asked.fetch_add(1, Ordering::Relaxed);
    }
}

/// What a process says when it has taken changed files, so often.
async fn taken(process: &Process, times: usize) {
    while process
        .log()
        .matches("certificates were read again")
        .count()
        < times
    {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn machines_trust_each_other_by_certificates() {
    let mut site = Site::create();
    let directory = site.command("create-directory");
    let [path, token] = ["scim_path", "bearer_token"]
        .map(|name| directory[name].as_str().expect("text").to_owned());
    let path = format!("{path}/Users");
    let (control_1, machine_1, url_1) = site.start_control("control-1");
    let (control_2, machine_2, url_2) = site.start_control("control-2");
    let folder = site.folder.path().to_owned();
    let edge_name = format!("DNS:{EDGE_NAME}");
    let shown = ["shown-1", "shown-2"].map(|file| site.authority.vouch(&edge_name, &folder, file));
    let trusted = site.authority.certificate();
    let (edge_1, address_1) = site.start_edge("edge-1", &url_1, &shown[0], &trusted);
    let (edge_2, address_2) = site.start_edge("edge-2", &url_2, &shown[1], &trusted);
    let client = client_of(&trusted);
    for address in [&address_1, &address_2] {
        assert_eq!(ask(&client, address, &path, &token).await, Ok(200));
    }

    // An edge that another authority vouches for, one that has another name, and one
    // that trusts another authority than control's. Nor does a client trust that.
    let other = Authority::create();
    let strange = other.vouch(&edge_name, &folder, "strange");
    let backend = site
        .authority
        .vouch("DNS:backend.internal", &folder, "backend");
    let others = other.certificate();
    for (name, shown, trusted) in [
        ("edge-3", &strange, &trusted),
        ("edge-4", &backend, &trusted),
        ("edge-5", &shown[0], &others),
    ] {
        let (_edge, address) = site.start_edge(name, &url_1, shown, trusted);
        let answered = ask(&client, &address, &path, &token).await;
        assert_eq!(answered, Ok(503), "{name}");
        let mistaken = client_of(&others);
        assert!(ask(&mistaken, &address, &path, &token).await.is_err());
    }

    // All of them get another certificate while they serve.
    let (ended, asked) = (Arc::default(), Arc::default());
    let asking: Vec<_> = (0..CLIENTS)
        .map(|client_number| {
            let address = [&address_1, &address_2][client_number % 2].clone();
            let question = (client.clone(), address, path.clone(), token.clone());
            tokio::spawn(ask_on(question, Arc::clone(&ended), Arc::clone(&asked)))
        })
        .collect();
    for rotation in 1..=ROTATIONS {
        for (number, shown) in ["shown-1", "shown-2"].into_iter().enumerate() {
            site.authority.vouch(&edge_name, &folder, shown);
            let edge = [&edge_1, &edge_2][number];
            taken(edge, rotation).await;
        }
        for (name, machine, control) in [
            ("control-1", &machine_1, &control_1),
            ("control-2", &machine_2, &control_2),
        ] {
            site.authority.vouch(&ip(machine), &folder, name);
            taken(control, rotation).await;
        }
    }
    let before = asked.load(Ordering::Relaxed);
    while asked.load(Ordering::Relaxed) < before + CLIENTS {
        tokio::task::yield_now().await;
    }
    ended.store(true, Ordering::Relaxed);
    for asking in asking {
        asking.await.expect("every request was answered");
    }
}
