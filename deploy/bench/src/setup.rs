//! The binaries as they are released, on a throw-away store.

use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;
use rollcall_test_servers::postgres;
use serde::Serialize;
use tempfile::TempDir;

use crate::Failure;
use crate::load::Target;
use crate::process::{Process, binary, said};
use crate::world::text;

/// A database, and the processes on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Setup {
    /// One process on SQLite.
    Sqlite,
    /// Edge and control as two processes, on SQLite.
    SqlitePair,
    /// Edge and control as two processes, on PostgreSQL.
    Postgres,
    /// One process on PostgreSQL.
    PostgresAllInOne,
}

/// The store of a setup, which outlives the processes on it.
#[derive(Debug)]
pub(crate) struct Installation {
    setup: Setup,
    base_path: String,
    token: String,
    api_key: String,
    edge_key: String,
    postgres: Option<postgres::Database>,
    folder: TempDir,
}

/// The processes of an installation.
#[derive(Debug)]
pub(crate) struct Running {
    pub target: Target,
    pub api: Api,
    pub processes: Vec<Process>,
}

/// The gRPC API, with a key that follows events.
#[derive(Debug, Clone)]
pub(crate) struct Api {
    pub endpoint: String,
    pub key: String,
}

impl Setup {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite, one process",
            Self::SqlitePair => "SQLite, two processes",
            Self::Postgres => "PostgreSQL, two processes",
            Self::PostgresAllInOne => "PostgreSQL, one process",
        }
    }

    pub(crate) fn is_sqlite(self) -> bool {
        matches!(self, Self::Sqlite | Self::SqlitePair)
    }

    pub(crate) fn is_pair(self) -> bool {
        matches!(self, Self::SqlitePair | Self::Postgres)
    }
}

impl Installation {
    /// One with a directory that has nobody in it.
    pub(crate) fn create(setup: Setup) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let postgres = (!setup.is_sqlite()).then(postgres::Database::create);
        let control = |command| control(command, folder.path(), postgres.as_ref());
        let directory = said(&mut control("create-directory")?)?;
        let edge_key = said(&mut control("create-edge-key")?)?;
        let mut create = control("create-api-key")?;
        let api_key = said(create.args(["--scope", "follow-events"]))?;
        Ok(Self {
            setup,
            base_path: text(&directory, "scim_path")?,
            token: text(&directory, "bearer_token")?,
            api_key: text(&api_key, "api_key")?,
            edge_key: text(&edge_key, "edge_key")?,
            postgres,
            folder,
        })
    }

    pub(crate) fn start(&self) -> Result<Running, Failure> {
        if self.setup.is_pair() {
            self.start_pair()
        } else {
            self.start_all_in_one(Command::new(binary("rollcall")?))
        }
    }

    /// Starts `rollcall` by that command, which arguments are added to.
    pub(crate) fn start_all_in_one(&self, mut rollcall: Command) -> Result<Running, Failure> {
        rollcall
            .args(["--json", "--data"])
            .arg(self.data())
            .args(database_url(self.postgres.as_ref()));
        let (process, ready) = Process::start("rollcall", &mut rollcall)?;
        let scim_address = text(&ready, "scim_address")?;
        let grpc_address = text(&ready, "grpc_address")?;
        Ok(self.running(scim_address, &grpc_address, vec![process]))
    }

    fn start_pair(&self) -> Result<Running, Failure> {
        let mut serve = control("serve", self.folder.path(), self.postgres.as_ref())?;
        serve.args(["--grpc-listen", "127.0.0.1:0"]);
        let (control, ready) = Process::start("rollcall-control", &mut serve)?;
        let grpc_address = text(&ready, "grpc_address")?;
        let mut serve = Command::new(binary("rollcall-edge")?);
        serve
            .args(["--control", &format!("http://{grpc_address}")])
            .args(["--scim-listen", "127.0.0.1:0"])
            .env("ROLLCALL_EDGE_KEY", &self.edge_key);
        let (edge, ready) = Process::start("rollcall-edge", &mut serve)?;
        let scim_address = text(&ready, "scim_address")?;
        Ok(self.running(scim_address, &grpc_address, vec![edge, control]))
    }

    fn running(&self, scim: String, grpc: &str, processes: Vec<Process>) -> Running {
        Running {
            target: Target {
                authority: scim,
                base_path: self.base_path.clone(),
                token: self.token.clone(),
            },
            api: Api {
                endpoint: format!("http://{grpc}"),
                key: self.api_key.clone(),
            },
            processes,
        }
    }

    /// The path of a link by which somebody signs in to the console.
    pub(crate) fn create_sign_in_link(&self) -> Result<String, Failure> {
        let folder = self.folder.path();
        let mut create = control("create-sign-in-link", folder, self.postgres.as_ref())?;
        text(&said(&mut create)?, "console_sign_in_link")
    }

    pub(crate) fn database_url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url(),
            None => sqlite(&self.data().join("rollcall.db")),
        }
    }

    /// A database of the same kind in the same place, for what has nothing to do
    /// with the service.
    pub(crate) fn scratch_url(&self) -> String {
        match &self.postgres {
            Some(postgres) => postgres.url(),
            None => sqlite(&self.folder.path().join("scratch.db")),
        }
    }

    fn data(&self) -> PathBuf {
        data(self.folder.path())
    }
}

impl Running {
    /// Lets what is under way finish. The edge goes first, since it calls control.
    pub(crate) fn stop(self) -> Result<(), Failure> {
        self.processes.into_iter().try_for_each(Process::stop)
    }
}

fn control(
    command: &str,
    folder: &Path,
    postgres: Option<&postgres::Database>,
) -> Result<Command, Failure> {
    let mut control = Command::new(binary("rollcall-control")?);
    control
        .arg(command)
        .arg("--data")
        .arg(data(folder))
        .args(database_url(postgres));
    Ok(control)
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

fn database_url(postgres: Option<&postgres::Database>) -> Vec<String> {
    postgres.map_or_else(Vec::new, |postgres| {
        vec!["--database-url".to_owned(), postgres.url()]
    })
}

fn sqlite(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}
