//! Starts the binaries, and reads what they say.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use serde_json::Value;

/// A binary of this workspace, which the test command has built.
pub(crate) fn binary(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_BIN_EXE_rollcall")).with_file_name(name);
    assert!(
        path.exists(),
        "{} is missing: run the tests of the whole workspace",
        path.display()
    );
    path
}

/// What a command that ends well writes to standard output.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().expect("the command runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8(output.stdout).expect("text")
}

/// A process that is killed when the test is done with it.
pub(crate) struct Process {
    child: Child,
    log: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
}

impl Process {
    /// Starts a server and waits for the one line of JSON that says it is ready.
    pub(crate) fn start(command: &mut Command) -> (Self, Value) {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut stderr = child.stderr.take().expect("piped");
        let log = Arc::new(Mutex::new(Vec::new()));
        let reader = std::thread::spawn({
            let log = Arc::clone(&log);
            move || {
                let mut chunk = [0; 8192];
                while let Ok(read @ 1..) = stderr.read(&mut chunk) {
                    log.lock()
                        .expect("no panic")
                        .extend_from_slice(&chunk[..read]);
                }
            }
        });
        let process = Self {
            child,
            log,
            reader: Some(reader),
        };
        let mut process = process;
        let mut line = String::new();
        let stdout = process.child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let ready = serde_json::from_str(&line)
            .unwrap_or_else(|_| panic!("no JSON: {line:?} {}", process.log()));
        (process, ready)
    }

    /// What it wrote to standard error until now.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&self.log.lock().expect("no panic")).into_owned()
    }

    /// As a crash would: nothing is said and nothing can be tidied up.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn terminate(&mut self) -> ExitStatus {
        let killed = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .expect("kill runs");
        assert!(killed.success());
        let status = self.child.wait().expect("it ends");
        if let Some(reader) = self.reader.take() {
            reader.join().expect("no panic");
        }
        status
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
