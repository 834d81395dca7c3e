//! Caddy, with whatever configuration.

use tempfile::TempDir;

use crate::process::{Process, ending_with_the_tests};

/// A server of one test's own, which ends with it.
#[derive(Debug)]
pub struct Server {
    process: Option<Process>,
    _folder: TempDir,
}

impl Server {
    /// Starts with this Caddyfile, and with these variables that it names.
    pub fn start(caddyfile: &str, variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("Caddyfile");
        std::fs::write(&path, caddyfile).expect("written");
        let mut command = ending_with_the_tests();
        command
            .args(["caddy", "run", "--adapter", "caddyfile", "--config"])
            .arg(&path)
            .env("HOME", folder.path())
            .envs(variables.iter().copied());
        let process = Process::start("Caddy", command, "serving initial configuration");
        Self {
            process: Some(process),
            _folder: folder,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = self.process.take() {
            process.signal("KILL");
            process.wait();
        }
    }
}
