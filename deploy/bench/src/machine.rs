//! What it was measured on.

use std::fs::read_to_string;
use std::process::Command;

use serde::Serialize;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Machine {
    pub cores: usize,
    pub processor: String,
    pub memory_mib: u64,
    pub kernel: String,
    pub databases: Vec<String>,
    /// Of this repository.
    pub commit: String,
}

const UNKNOWN: &str = "unknown";

impl Machine {
    pub(crate) fn this(databases: Vec<String>) -> Self {
        let processors = read_to_string("/proc/cpuinfo").unwrap_or_default();
        let memory = read_to_string("/proc/meminfo").unwrap_or_default();
        let kernel = read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let kib = field(&memory, "MemTotal").and_then(|total| total.split(' ').next());
        Self {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            processor: field(&processors, "model name")
                .unwrap_or(UNKNOWN)
                .to_owned(),
            memory_mib: kib.and_then(|kib| kib.parse().ok()).unwrap_or(0_u64) / 1_024,
            kernel: format!("Linux {}", kernel.trim()),
            databases,
            commit: commit().unwrap_or_else(|| UNKNOWN.to_owned()),
        }
    }
}

/// The first field of that name in a file of `/proc`.
fn field<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    text.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        (found.trim() == name).then(|| value.trim())
    })
}

fn commit() -> Option<String> {
    let output = Command::new("git")
        .args(["describe", "--always", "--dirty"])
        .output()
        .ok()?;
    let commit = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!commit.is_empty()).then_some(commit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields() {
        let text = "processor\t: 0\nmodel name\t: Some: CPU\nmodel name\t: Other\n";
        assert_eq!(field(text, "model name"), Some("Some: CPU"));
        assert_eq!(field(text, "model"), None);
    }
}
