//! The binaries as they are released, started on a throw-away store.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rollcall_test_servers::postgres;
use serde_json::Value;
use tempfile::TempDir;

use crate::Failure;
use crate::load::Target;
use crate::world::text;

#[derive(Debug)]
pub(crate) struct Setup {
    pub target: Target,
    /// Of the gRPC API, with a key that follows events.
    pub api: Api,
    /// Of a database of the same kind, in the same place.
    pub database_url: String,
    processes: Vec<Process>,
    _postgres: Option<postgres::Database>,
    _folder: TempDir,
}

#[derive(Debug, Clone)]
pub(crate) struct Api {
    pub endpoint: String,
    pub key: String,
}

#[derive(Debug)]
struct Process {
    name: &'static str,
    child: Child,
}

impl Setup {
    /// `rollcall` on SQLite.
    pub(crate) fn all_in_one() -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let (process, ready) = start(
            "rollcall",
            Command::new(binary("rollcall")?)
                .args(["--json", "--data"])
                .arg(folder.path().join("data")),
        )?;
        let base_url = text(&ready, "scim_base_url")?;
        let database = folder.path().join("baseline.db");
        Ok(Self {
            target: target(&base_url, &text(&ready, "bearer_token")?)?,
            api: Api {
                endpoint: format!("http://{}", text(&ready, "grpc_address")?),
                key: text(&ready, "api_key")?,
            },
            database_url: format!("sqlite:{}?mode=rwc", database.display()),
            processes: vec![process],
            _postgres: None,
            _folder: folder,
        })
    }

    /// `rollcall-edge` and `rollcall-control` on PostgreSQL.
    pub(crate) fn pair() -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let postgres = postgres::Database::create();
        let control = |command: &str| -> Result<Command, Failure> {
            let mut control = Command::new(binary("rollcall-control")?);
            control
                .arg(command)
                .arg("--data")
                .arg(folder.path())
                .args(["--database-url", &postgres.url()]);
            Ok(control)
        };
        let directory = said(&mut control("create-directory")?)?;
        let edge_key = said(&mut control("create-edge-key")?)?;
        let mut create = control("create-api-key")?;
        let api_key = said(create.args(["--scope", "follow-events"]))?;
        let mut serve = control("serve")?;
        serve.args(["--grpc-listen", "127.0.0.1:0"]);
        let (control, ready) = start("rollcall-control", &mut serve)?;
        let mut serve = Command::new(binary("rollcall-edge")?);
        let grpc = format!("http://{}", text(&ready, "grpc_address")?);
        serve
            .args(["--control", &grpc, "--scim-listen", "127.0.0.1:0"])
            .env("ROLLCALL_EDGE_KEY", text(&edge_key, "edge_key")?);
        let (edge, ready) = start("rollcall-edge", &mut serve)?;
        let base_url = format!(
            "http://{}{}",
            text(&ready, "scim_address")?,
            text(&directory, "scim_path")?
        );
        Ok(Self {
            target: target(&base_url, &text(&directory, "bearer_token")?)?,
            api: Api {
                endpoint: grpc,
                key: text(&api_key, "api_key")?,
            },
            database_url: postgres.url(),
            processes: vec![edge, control],
            _postgres: Some(postgres),
            _folder: folder,
        })
    }

    /// What each process holds of memory, in KiB.
    pub(crate) fn memory(&self) -> Vec<(&'static str, u64)> {
        let resident = |process: &Process| {
            let status = format!("/proc/{}/status", process.child.id());
            let status = std::fs::read_to_string(status).unwrap_or_default();
            let line = status.lines().find(|line| line.starts_with("VmHWM:"));
            let number = line.and_then(|line| line.split_whitespace().nth(1));
            number.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        self.processes
            .iter()
            .map(|process| (process.name, resident(process)))
            .collect()
    }

    pub(crate) fn stop(self) {
        drop(self.processes);
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn binary(name: &str) -> Result<PathBuf, Failure> {
    let path = std::env::current_exe()?.with_file_name(name);
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{} is missing: use deploy/bench/run", path.display()).into())
    }
}

/// Starts a server and waits for the line of JSON that says it is ready.
fn start(name: &'static str, command: &mut Command) -> Result<(Process, Value), Failure> {
    let mut child = command
        .env("RUST_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().ok_or("no standard output")?;
    let process = Process { name, child };
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line)?;
    Ok((process, serde_json::from_str(&line)?))
}

/// The line of JSON of a command that ends.
fn said(command: &mut Command) -> Result<Value, Failure> {
    let output = command.env("RUST_LOG", "warn").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn target(base_url: &str, token: &str) -> Result<Target, Failure> {
    let rest = base_url.strip_prefix("http://").ok_or("not http")?;
    let (authority, path) = rest.split_once('/').ok_or("no path")?;
    Ok(Target {
        authority: authority.to_owned(),
        base_path: format!("/{path}"),
        token: token.to_owned(),
    })
}
