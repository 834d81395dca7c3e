//! The binaries beside this one, as processes.

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::Failure;

/// A server. It ends with this.
#[derive(Debug)]
pub(crate) struct Process {
    pub name: &'static str,
    child: Child,
}

/// What a process holds of memory, in KiB.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Memory {
    pub resident_kib: u64,
    /// The most that it held at once.
    pub peak_kib: u64,
}

impl Process {
    /// Starts a server and waits for the line of JSON that says it is ready.
    pub(crate) fn start(
        name: &'static str,
        command: &mut Command,
    ) -> Result<(Self, Value), Failure> {
        let mut child = command
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name} does not start: {error}"))?;
        let stdout = child.stdout.take().ok_or("no standard output")?;
        let process = Self { name, child };
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let ready = serde_json::from_str(&line)
            .map_err(|_| format!("{name} said {line:?} in the place of being ready"))?;
        Ok((process, ready))
    }

    pub(crate) fn memory(&self) -> Result<Memory, Failure> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = |field: &str| -> Result<u64, Failure> {
            let line = status.lines().find_map(|line| line.strip_prefix(field));
            let number = line.and_then(|line| line.split_whitespace().next());
            Ok(number
                .ok_or_else(|| format!("no {field} in /proc"))?
                .parse()?)
        };
        Ok(Memory {
            resident_kib: kib("VmRSS:")?,
            peak_kib: kib("VmHWM:")?,
        })
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn stop(mut self) -> Result<(), Failure> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        let status = self.child.wait()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{} ended with {status}", self.name).into())
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) fn binary(name: &str) -> Result<PathBuf, Failure> {
    let path = std::env::current_exe()?.with_file_name(name);
    if path.exists() {
        Ok(path)
    } else {
        Err(format!("{} is missing: use deploy/bench/run", path.display()).into())
    }
}

/// The line of JSON of a command that ends.
pub(crate) fn said(command: &mut Command) -> Result<Value, Failure> {
    let output = command.env("RUST_LOG", "warn").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
