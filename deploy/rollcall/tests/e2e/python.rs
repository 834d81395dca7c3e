//! Python, with the packages of others that the tests need.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::run;

/// What the tests need of Python.
const PYTHON_PACKAGES: [&str; 8] = [
    "compose-spec==0.2.1",
    "grpcio==1.76.0",
    "grpcio-reflection==1.76.0",
    "httpx2==2.16.2",
    "kubernetes-validate==1.37.0",
    "scim2-client==0.13.2",
    "scim2-tester==0.5.2",
    "standardwebhooks==1.1.0",
];

/// A Python of the tests' own, made in the target folder at its first use.
pub(crate) fn python() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    let made = folder.join("made");
    let python = folder.join("bin/python");
    let lock = std::fs::File::create(folder.with_extension("lock")).expect("a lock");
    lock.lock().expect("locked");
    let wanted = PYTHON_PACKAGES.join("\n");
    if std::fs::read_to_string(&made).ok().as_ref() != Some(&wanted) {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        run(Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(PYTHON_PACKAGES));
        std::fs::write(made, wanted).expect("written");
    }
    python
}
