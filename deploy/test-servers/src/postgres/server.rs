//! A server of PostgreSQL, which can be stopped, copied, and take the place of
//! the one that it is a copy of.

use std::net::{IpAddr, Ipv4Addr};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::process::{self, Process, free_port};

const INSTALLED: &str = "/usr/lib/postgresql";
const SUPERUSER: &str = "rollcall";
/// By which a primary knows its standby.
const CLUSTER: &str = "rollcall";
/// What the log says.
const READY: &str = "ready to accept connections";
const READY_AS_STANDBY: &str = "ready to accept read-only connections";

#[derive(Debug)]
pub struct Server {
    programs: PathBuf,
    is_root: bool,
    host: IpAddr,
    port: u16,
    /// In which it runs, where that is not everybody's.
    namespace: Option<PathBuf>,
    certificate: Option<Certificate>,
    process: Option<Process>,
    folder: TempDir,
}

/// In PEM: what a server proves its name by.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

/// How a server is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shutdown {
    /// Sessions are ended, and what they were at is rolled back.
    Fast,
    /// As a crash would, which the next start has to recover from.
    Immediate,
}

impl Server {
    pub fn start() -> Self {
        Self::new().initialized()
    }

    /// Starts at an address of its own in a network namespace, which others reach
    /// over TLS alone.
    pub fn start_apart(namespace: &Path, host: IpAddr, certificate: &Certificate) -> Self {
        let mut server = Self::new();
        let held = |from: &Path, name| {
            let held = server.folder.path().join(name);
            std::fs::copy(from, &held).expect("copied");
            // It is nobody else's, or PostgreSQL does not take it.
            run(Command::new("chmod").arg("0600").arg(&held));
            run(Command::new("chown").arg("postgres").arg(&held));
            held
        };
        server.certificate = Some(Certificate {
            certificate: held(&certificate.certificate, "tls.crt"),
            key: held(&certificate.key, "tls.key"),
        });
        server.host = host;
        server.namespace = Some(namespace.to_owned());
        server.initialized()
    }

    fn initialized(self) -> Self {
        let mut server = self;
        // A language that orders texts otherwise than their bytes do.
        run(server
            .as_postgres("initdb")
            .args(["--auth=trust", "--encoding=UTF8", "--no-sync"])
            .args([
                "--locale=C.UTF-8",
                "--locale-provider=icu",
                "--icu-locale=en-US",
            ])
            .arg(format!("--username={SUPERUSER}"))
            .arg("--pgdata")
            .arg(server.data()));
        if server.certificate.is_some() {
            let rules = server.data().join("pg_hba.conf");
            let mut text = std::fs::read_to_string(&rules).expect("text");
            text.push_str("hostssl all all samenet trust\n");
            std::fs::write(&rules, text).expect("written");
        }
        server.start_again();
        server
    }

    /// A place for a server, with nothing in it.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let is_root = folder.path().metadata().expect("a folder").uid() == 0;
        if is_root {
            // PostgreSQL does not run as root.
            run(Command::new("chown").arg("postgres").arg(folder.path()));
        }
        Self {
            programs: newest_programs(),
            is_root,
            host: Ipv4Addr::LOCALHOST.into(),
            port: free_port(),
            namespace: None,
            certificate: None,
            process: None,
            folder,
        }
    }

    /// Starts with what it kept, where it was, and waits until it is ready.
    pub fn start_again(&mut self) {
        self.run_until(READY);
    }

    fn run_until(&mut self, ready: &'static str) {
        let data = self.data();
        let mut command = self.as_postgres("postgres");
        command
            .arg("-D")
            .arg(&data)
            .args(["-p", &self.port.to_string()])
            .arg("-c")
            .arg(format!("listen_addresses={}", self.host))
            .args(["-c", "max_connections=400"])
            // So that a test can ask which statements a program sent.
            .args(["-c", "shared_preload_libraries=pg_stat_statements"])
            // A standby whose primary is gone looks for it no longer than this before
            // it lets itself be promoted.
            .args(["-c", "wal_retrieve_retry_interval=200ms"])
            .arg("-c")
            .arg(format!("cluster_name={CLUSTER}"))
            .arg("-c")
            .arg(format!("unix_socket_directories={}", data.display()));
        if let Some(Certificate { certificate, key }) = &self.certificate {
            let file = |name, path: &Path| format!("ssl_{name}_file={}", path.display());
            command.args(["-c", "ssl=on", "-c"]);
            command.args([&file("cert", certificate), "-c", &file("key", key)]);
        }
        self.process = Some(Process::start("PostgreSQL", command, ready));
    }

    /// Stops it by `pg_ctl`.
    pub fn stop(&mut self, shutdown: Shutdown) {
        let mode = match shutdown {
            Shutdown::Fast => "fast",
            Shutdown::Immediate => "immediate",
        };
        run(self.pg_ctl().args(["stop", "--wait", "--mode", mode]));
        self.process.take().expect("it runs").wait();
    }

    /// As a machine that dies would, for all that clients see.
    pub fn kill(&mut self) {
        let process = self.process.take().expect("it runs");
        process.signal("KILL");
        process.wait();
    }

    /// Another server that follows this one. It is behind until
    /// [`Self::wait_for_standby`] was called.
    #[must_use]
    pub fn standby(&self) -> Self {
        let mut standby = Self::new();
        run(standby
            .as_postgres("pg_basebackup")
            .args(self.address())
            .args(["--write-recovery-conf", "--checkpoint=fast", "--no-sync"])
            .arg("--pgdata")
            .arg(standby.data()));
        standby.run_until(READY_AS_STANDBY);
        standby
    }

    /// From when this returns, nothing is acknowledged that the standby does not
    /// have on its disk.
    pub fn wait_for_standby(&self) {
        let names = format!("ALTER SYSTEM SET synchronous_standby_names = '{CLUSTER}'");
        self.execute(&names);
        self.execute("SELECT pg_reload_conf()");
        let is_followed = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        while self.execute(is_followed) != "1" {}
        // It is the checkpointer that makes commits wait, when it has read the
        // settings; it reads them before it does anything else.
        self.execute("CHECKPOINT");
    }

    /// Makes a standby a primary, by `pg_ctl`.
    pub fn promote(&self) {
        run(self.pg_ctl().args(["promote", "--wait"]));
    }

    pub fn create_database(&self, name: &str) {
        run(self.program("createdb").args(self.address()).arg(name));
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Of a database in it.
    pub fn url(&self, database: &str) -> String {
        let (host, port) = (self.host, self.port);
        format!("postgres://{SUPERUSER}@{host}:{port}/{database}")
    }

    pub(super) fn dump(&self, database: &str) -> String {
        run(self.program("pg_dump").args(self.address()).arg(database))
    }

    /// What a statement returns, as text.
    fn execute(&self, sql: &str) -> String {
        let said = run(self
            .program("psql")
            .args(self.address())
            .args(["--no-psqlrc", "--tuples-only", "--no-align"])
            .args(["--dbname=postgres", "--command", sql]));
        said.trim().to_owned()
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn program(&self, name: &str) -> Command {
        Command::new(self.programs.join(name))
    }

    fn pg_ctl(&self) -> Command {
        let mut command = self.as_postgres("pg_ctl");
        command.arg("--pgdata").arg(self.data()).arg("--silent");
        command
    }

    fn as_postgres(&self, program: &str) -> Command {
        let mut command = match &self.namespace {
            Some(namespace) => process::ending_with_the_tests_in(namespace),
            None => process::ending_with_the_tests(),
        };
        if self.is_root {
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        }
        command.arg(self.programs.join(program));
        // Where it may look for a folder to be in.
        command.current_dir(self.folder.path());
        command
    }

    fn address(&self) -> [String; 3] {
        [
            format!("--host={}", self.host),
            format!("--port={}", self.port),
            format!("--username={SUPERUSER}"),
        ]
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &self.process {
            // A fast shutdown. It may be gone already.
            process.signal("INT");
        }
    }
}

/// Of a database that is reached at this port of loopback.
pub fn url(port: u16, database: &str) -> String {
    format!("postgres://{SUPERUSER}@127.0.0.1:{port}/{database}")
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

/// What a command that ends well writes to standard output.
fn run(command: &mut Command) -> String {
    let output = command.output().expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}
