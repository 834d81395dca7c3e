//! An independent suite for SCIM servers, `scim2-tester`, against the built
//! binary.

use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use crate::support::{Rollcall, python, run};

#[test]
fn the_suite_finds_nothing() {
    let rollcall = Rollcall::start();
    let said = run(Command::new(python())
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/conformance.py"))
        .args([&rollcall.base_url, &rollcall.bearer_token]));
    let report: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(report["failures"], serde_json::json!([]), "{report:#}");
    assert!(report["passed"].as_u64() >= Some(130), "{report:#}");
    // Seen whether or not the output of tests is.
    let passed = &report["passed"];
    writeln!(
        std::io::stderr(),
        "scim2-tester: {passed} checks, all passed"
    )
    .expect("written");
}
