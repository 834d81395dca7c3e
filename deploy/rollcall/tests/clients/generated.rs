//! The generated code is what the contract generates.

use std::path::Path;
use std::process::Command;

use crate::process::run;

/// What `client/generate` writes.
const GENERATED: [&str; 18] = [
    "client/go/proto",
    "client/java/src/main/java/rollcall/auth",
    "client/java/src/main/java/rollcall/authz",
    "client/java/src/main/java/rollcall/dev",
    "client/java/src/main/java/rollcall/directory",
    "client/java/src/main/java/rollcall/error",
    "client/java/src/main/java/rollcall/event",
    "client/java/src/main/java/rollcall/management",
    "client/java/src/main/java/rollcall/scim",
    "client/python/rollcall/auth",
    "client/python/rollcall/authz",
    "client/python/rollcall/dev",
    "client/python/rollcall/directory",
    "client/python/rollcall/error",
    "client/python/rollcall/event",
    "client/python/rollcall/management",
    "client/python/rollcall/scim",
    "client/typescript/src/proto",
];

#[test]
fn the_clients_are_what_the_contract_generates() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = tempfile::tempdir().expect("a folder");
    run(Command::new(repository.join("client/generate")).arg(folder.path()));
    for place in GENERATED.into_iter().chain(["proto/buf.binpb"]) {
        let compared = Command::new("diff")
            .args(["--recursive", "--brief", "--exclude=__pycache__"])
            .arg(repository.join(place))
            .arg(folder.path().join(place))
            .output()
            .expect("diff runs");
        let differences = String::from_utf8_lossy(&compared.stdout);
        assert!(
            compared.status.success(),
            "run `client/generate`: {differences}"
        );
    }
}
