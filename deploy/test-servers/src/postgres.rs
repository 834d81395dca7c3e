//! PostgreSQL. Tests that run at the same time share one server, each with a
//! database of its own; the last one stops it.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tempfile::TempDir;

use crate::process::{self, Process, free_port};

const INSTALLED: &str = "/usr/lib/postgresql";
const SUPERUSER: &str = "rollcall";

static SHARED: Mutex<Weak<Server>> = Mutex::new(Weak::new());
static DATABASES: AtomicU64 = AtomicU64::new(1);

/// An empty database, and the server that it is in.
#[derive(Debug)]
pub struct Database {
    server: Arc<Server>,
    name: String,
}

#[derive(Debug)]
pub struct Server {
    programs: PathBuf,
    port: u16,
    process: Process,
    _folder: TempDir,
}

impl Database {
    /// Makes a database in the shared server, which is started when it does not
    /// run.
    pub fn create() -> Self {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        let server = shared.upgrade().unwrap_or_else(|| {
            let server = Arc::new(Server::start());
            *shared = Arc::downgrade(&server);
            server
        });
        drop(shared);
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{number}");
        run(server.program("createdb").args(server.address()).arg(&name));
        Self { server, name }
    }

    pub fn url(&self) -> String {
        let port = self.server.port;
        format!("postgres://{SUPERUSER}@127.0.0.1:{port}/{}", self.name)
    }

    /// Everything in it, as SQL.
    pub fn dump(&self) -> String {
        run(self
            .server
            .program("pg_dump")
            .args(self.server.address())
            .arg(&self.name))
    }
}

impl Server {
    fn start() -> Self {
        let programs = newest_programs();
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let is_root = folder.path().metadata().expect("a folder").uid() == 0;
        if is_root {
            // PostgreSQL does not run as root.
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        // A language that orders texts otherwise than their bytes do.
        run(as_postgres(is_root, &programs.join("initdb"))
            .args(["--auth=trust", "--encoding=UTF8", "--no-sync"])
            .args([
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=en-US",
            ])
            .arg(format!("--username={SUPERUSER}"))
            .arg("--pgdata")
            .arg(&data));
        let port = free_port();
        let mut command = as_postgres(is_root, &programs.join("postgres"));
        command
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string()])
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", "max_connections=400"])
            .arg("-c")
            .arg(format!("unix_socket_directories={}", data.display()));
        Self {
            process: Process::start("PostgreSQL", command, "ready to accept connections"),
            programs,
            port,
            _folder: folder,
        }
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }

    fn address(&self) -> [String; 3] {
        [
            "--host=127.0.0.1".to_owned(),
            format!("--port={}", self.port),
            format!("--username={SUPERUSER}"),
        ]
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A fast shutdown. It may be gone already.
        self.process.signal("INT");
    }
}

/// The programs of the newest version that is installed.
fn newest_programs() -> PathBuf {
    let versions = std::fs::read_dir(INSTALLED).into_iter().flatten();
    let newest = versions
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
        .max();
    let newest = newest.unwrap_or_else(|| {
        panic!("PostgreSQL is not below {INSTALLED}: `make packages` installs what tests need")
    });
    Path::new(INSTALLED).join(newest.to_string()).join("bin")
}

fn as_postgres(is_root: bool, program: &Path) -> Command {
    let mut command = process::ending_with_the_tests();
    if is_root {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.arg(program);
    command
}

/// What a command that ends well writes to standard output.
fn run(command: &mut Command) -> String {
    let output = command.output().expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}
