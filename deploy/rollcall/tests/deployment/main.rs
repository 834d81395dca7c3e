//! The files by which others run Rollcall and see what it does, against the
//! programs that read them and the built binaries.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by a panic")]

mod authority;
mod compose;
mod documents;
mod encrypted;
mod flags;
mod helm;
mod machine;
mod network;
mod observe;
mod pods;
#[path = "../e2e/process.rs"]
mod process;
#[path = "../e2e/python.rs"]
mod python;

use std::path::{Path, PathBuf};

/// A file below `deploy/`.
fn file(path: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    path.canonicalize().expect("it is there")
}
