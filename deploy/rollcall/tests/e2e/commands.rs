//! The commands on the public API, as people and scripts run them.

mod cursor_file;
mod ends;
mod every_command;
mod profiles;
mod scenario;
mod screen;
mod terminal;
mod tls;
mod tree;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Rollcall, binary};

/// Whoever has a key, and a home of their own.
pub(crate) struct Caller {
    pub(crate) address: String,
    pub(crate) api_key: String,
    pub(crate) home: TempDir,
}

impl Caller {
    pub(crate) fn new(rollcall: &Rollcall) -> Self {
        Self {
            address: rollcall.grpc.clone(),
            api_key: rollcall.api_key.clone(),
            home: tempfile::tempdir().expect("a folder"),
        }
    }

    /// A command of these words.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = at_home(&self.home, arguments);
        command
            .env("ROLLCALL_ADDRESS", &self.address)
            .env("ROLLCALL_API_KEY", &self.api_key);
        command
    }

    pub(crate) fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("runs")
    }

    /// What one that is done prints to people.
    pub(crate) fn text(&self, arguments: &[&str]) -> String {
        let output = self.output(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// What it prints to programs.
    pub(crate) fn json(&self, arguments: &[&str]) -> Vec<Value> {
        let text = self.text(&[arguments, &["--json"]].concat());
        text.lines().map(object).collect()
    }
}

/// A command that knows nothing of a service.
pub(crate) fn at_home(home: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary("rollcall"));
    command
        .args(arguments)
        .env("XDG_CONFIG_HOME", home.path())
        .stdin(Stdio::null());
    for name in [
        "ADDRESS",
        "API_KEY",
        "API_KEY_FILE",
        "PROFILE",
        "ENVIRONMENT",
    ] {
        command.env_remove(format!("ROLLCALL_{name}"));
    }
    command
}

pub(crate) fn object(line: &str) -> Value {
    let value: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
    assert!(value.is_object(), "{line}");
    value
}

/// The first lines of a command that does not end by itself, which is then
/// interrupted.
pub(crate) fn first_lines(command: &mut Command, count: usize) -> Vec<String> {
    let mut child = command.stdout(Stdio::piped()).spawn().expect("runs");
    let stdout = BufReader::new(child.stdout.take().expect("piped"));
    let lines = stdout.lines().take(count);
    let lines: Vec<_> = lines.map(|line| line.expect("text")).collect();
    interrupt(&mut child);
    assert_eq!(child.wait().expect("it ends").code(), Some(5), "{lines:?}");
    assert_eq!(lines.len(), count);
    lines
}

pub(crate) fn interrupt(child: &mut Child) {
    let id = child.id().to_string();
    let killed = Command::new("kill").args(["-INT", &id]).status();
    assert!(killed.expect("kill runs").success());
}
