//! How commands end, and what they say of it.

use std::io::Read as _;
use std::process::Stdio;

use serde_json::Value;

use super::{Caller, at_home, object};
use crate::support::{Rollcall, id_of_directory, text};

const NO_TOKEN: &str = "tok_01h455vb4pex5vsknk084sn02q";

/// The exit code, and the error that a program reads.
fn error(caller: &Caller, arguments: &[&str]) -> (Option<i32>, Value) {
    let output = caller.output(&[arguments, &["--json"]].concat());
    assert!(output.stdout.is_empty(), "{output:?}");
    let said = String::from_utf8(output.stderr).expect("text");
    (output.status.code(), object(said.trim())["error"].clone())
}

#[test]
fn each_exit_code_has_its_cause() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let stranger = Caller {
        api_key: "rckey_none".to_owned(),
        ..Caller::new(&rollcall)
    };
    let nowhere = Caller {
        address: "127.0.0.1:1".to_owned(),
        ..Caller::new(&rollcall)
    };
    let check = |caller: &Caller, arguments: &[&str], expect: (i32, &str, &str)| {
        let (exit_code, error) = error(caller, arguments);
        assert_eq!(error["exitCode"].as_i64(), exit_code.map(i64::from));
        let (code, reason) = (text(&error["code"]), text(&error["reason"]));
        let found = (exit_code.unwrap_or(-1), code.as_str(), reason.as_str());
        assert_eq!(found, expect, "{arguments:?}: {error}");
        assert!(text(&error["message"]).len() > 5, "{error}");
    };
    let get = ["tokens", "get", NO_TOKEN];
    check(&caller, &get, (1, "NOT_FOUND", "TOKEN_NOT_FOUND"));
    let invalid = ["tokens", "get", "org_1"];
    check(&caller, &invalid, (1, "INVALID_ARGUMENT", "INVALID_ID"));
    check(&caller, &["tokens", "get"], (2, "USAGE", ""));
    check(&caller, &["tokens", "update", NO_TOKEN], (2, "USAGE", ""));
    check(&stranger, &get, (3, "UNAUTHENTICATED", "API_KEY_INVALID"));
    let create = ["environments", "create", "--name", "Other"];
    check(
        &caller,
        &create,
        (3, "PERMISSION_DENIED", "CALLER_NOT_ALLOWED"),
    );
    check(&nowhere, &get, (4, "UNAVAILABLE", ""));
    let unwritable = ["export", NO_TOKEN, "--output", "/nowhere/at/all"];
    check(&caller, &unwritable, (1, "INVALID_ARGUMENT", "INVALID_ID"));

    let said = caller.output(&get);
    assert_eq!(said.status.code(), Some(1));
    let said = String::from_utf8(said.stderr).expect("text");
    assert!(
        said.starts_with("error: ") && said.contains("TOKEN_NOT_FOUND"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_deadline_that_passes_is_told_as_that() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let home = tempfile::tempdir().expect("a folder");
    let address = silent.local_addr().expect("an address").to_string();
    let flags = [
        "--address",
        &address,
        "--api-key",
        "rckey_none",
        "--deadline",
        "1s",
    ];
    let output = at_home(&home, &["tokens", "get", NO_TOKEN, "--json"])
        .args(flags)
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(4));
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(object(said.trim())["error"]["code"], "DEADLINE_EXCEEDED");
}

/// Nobody can be asked, so nothing is done.
#[test]
fn what_cannot_be_undone_wants_a_yes() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let directory = id_of_directory(&rollcall);
    let shown = caller.json(&["directories", "get", &directory]);
    let tokens = caller.json(&["tokens", "list", "--directory", &directory]);
    let (organization, token) = (text(&shown[0]["organizationId"]), text(&tokens[0]["id"]));
    for arguments in [
        &["organizations", "delete", &organization][..],
        &["directories", "delete", &directory],
        &["directories", "disable", &directory],
        &["tokens", "rotate", &token],
        &["tokens", "revoke", &token],
        &["tokens", "revoke-all", "--directory", &directory],
    ] {
        let (exit_code, error) = error(&caller, arguments);
        assert_eq!(exit_code, Some(2), "{arguments:?}");
        assert!(text(&error["message"]).contains("--yes"), "{error}");
    }
    let elsewhere = [
        "tokens",
        "revoke",
        &token,
        "--directory",
        &organization,
        "--yes",
    ];
    assert_eq!(error(&caller, &elsewhere).0, Some(1));
    assert_eq!(caller.json(&["directories", "get", &directory]), shown);
    let left = caller.json(&["tokens", "list", "--directory", &directory]);
    assert_eq!(left, tokens);
}

#[test]
fn nobody_who_reads_ends_it_without_noise() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let mut child = caller
        .command(&["events", "list"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(5));
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("piped");
    stderr.read_to_string(&mut said).expect("text");
    assert!(!said.contains("panicked"), "{said}");
}

/// A key is not sent where others may read it.
#[test]
fn another_machine_is_spoken_to_over_tls() {
    let home = tempfile::tempdir().expect("a folder");
    let refused = |arguments: &[&str]| {
        let output = at_home(&home, &["environments", "list", "--api-key", "rckey_none"])
            .args(arguments)
            .output()
            .expect("runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let (exit_code, said) = refused(&["--address", "http://192.0.2.1:7071"]);
    assert_eq!(exit_code, Some(2), "{said}");
    assert!(said.contains("https"), "{said}");
    for nothing in ["://", "host name:1", ""] {
        assert_eq!(refused(&["--address", nothing]).0, Some(2), "{nothing}");
    }
    let output = at_home(&home, &["environments", "list"]).output();
    assert_eq!(output.expect("runs").status.code(), Some(2), "no key");
}
