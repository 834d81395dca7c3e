//! A server's process.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread::JoinHandle;

#[derive(Debug)]
pub(crate) struct Process {
    id: u32,
    thread: JoinHandle<()>,
}

/// A command line without its program. What it runs ends with the thread that
/// starts it, and so with the tests, however they end.
pub(crate) fn ending_with_the_tests() -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "INT"]);
    command
}

/// The same in a network namespace.
pub(crate) fn ending_with_the_tests_in(namespace: &Path) -> Command {
    let mut command = Command::new("nsenter");
    command.arg(format!("--net={}", namespace.display()));
    command.args(["setpriv", "--pdeathsig", "INT"]);
    command
}

/// One on which nobody listens now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

impl Process {
    /// Starts the server in a thread that lives as long as it does, and waits until
    /// its log says that it is ready.
    pub(crate) fn start(name: &'static str, mut command: Command, readiness: &'static str) -> Self {
        let (ready, is_ready) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let mut server: Child = command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("the server starts");
            let process_id = server.id();
            let mut said = String::new();
            let mut log = BufReader::new(server.stderr.take().expect("piped"));
            while let Ok(1..) = log.read_line(&mut said) {
                if said.contains(readiness) {
                    // Nobody waits when the test is over already.
                    let _ = ready.send(Ok(process_id));
                    break;
                }
            }
            // What it says afterwards must be read, or it waits.
            let _ = log.read_to_string(&mut said);
            let _ = server.wait();
            let _ = ready.send(Err(said));
        });
        match is_ready.recv() {
            Ok(Ok(id)) => Self { id, thread },
            Ok(Err(said)) => panic!("{name} did not start: {said}"),
            Err(error) => panic!("{name} did not start: {error}"),
        }
    }

    /// It may be gone already.
    pub(crate) fn signal(&self, signal: &str) {
        let _ = Command::new("kill")
            .arg(format!("-{signal}"))
            .arg(self.id.to_string())
            .status();
    }

    /// Waits until it is gone.
    pub(crate) fn wait(self) {
        self.thread.join().expect("no panic");
    }
}
