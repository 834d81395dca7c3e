//! Prometheus, and what it answers.

use std::path::Path;

use tempfile::TempDir;

use crate::process::{Process, ending_with_the_tests, free_port};

const PROGRAM: &str = "/usr/bin/prometheus";

/// A server of one test's own, which ends with it.
#[derive(Debug)]
pub struct Server {
    port: u16,
    process: Option<Process>,
    _folder: TempDir,
}

/// What is scraped under the name of a job.
#[derive(Debug, Clone)]
pub struct Job<'j> {
    pub name: &'j str,
    /// Such as `127.0.0.1:9100`.
    pub target: &'j str,
}

impl Server {
    /// Scrapes several times a second, and evaluates the rules of this file as often.
    pub fn start(jobs: &[Job<'_>], rules: &Path) -> Self {
        assert!(
            Path::new(PROGRAM).exists(),
            "there is no {PROGRAM}: `make packages` installs what tests need"
        );
        let folder = tempfile::tempdir().expect("a folder");
        let configuration = folder.path().join("prometheus.yml");
        let scraped = jobs
            .iter()
            .map(|Job { name, target }| {
                format!("  - job_name: {name}\n    static_configs: [{{targets: ['{target}']}}]\n")
            })
            .collect::<Vec<_>>()
            .concat();
        let text = format!(
            "global: {{scrape_interval: 250ms, scrape_timeout: 250ms, evaluation_interval: 250ms}}\n\
             rule_files: ['{}']\nscrape_configs:\n{scraped}",
            rules.display()
        );
        std::fs::write(&configuration, text).expect("written");
        let port = free_port();
        let mut command = ending_with_the_tests();
        command
            .arg(PROGRAM)
            .arg(format!("--config.file={}", configuration.display()))
            .arg(format!("--storage.tsdb.path={}", folder.path().display()))
            .arg(format!("--web.listen-address=127.0.0.1:{port}"));
        let process = Process::start("Prometheus", command, "Server is ready");
        Self {
            port,
            process: Some(process),
            _folder: folder,
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
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
