//! Somebody at a terminal.

use std::path::Path;
use std::process::Command;

use super::Caller;
use crate::support::{Rollcall, binary, id_of_directory, python, run, text};

/// What a command prints in a terminal of 60 columns, where `answer` is typed.
fn at_terminal(caller: &Caller, answer: &str, arguments: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/commands/terminal.py");
    run(Command::new(python())
        .arg(script)
        .arg(answer)
        .arg(binary("rollcall"))
        .args(arguments)
        .env("ROLLCALL_ADDRESS", &caller.address)
        .env("ROLLCALL_API_KEY", &caller.api_key))
}

#[test]
fn whoever_is_asked_decides() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let directory = id_of_directory(&rollcall);
    let made = caller.json(&["tokens", "create", "--name", "x", "--directory", &directory]);
    let token = text(&made[0]["token"]["id"]);
    let is_revoked = || caller.json(&["tokens", "get", &token])[0]["revokeTime"].is_string();
    for (answer, revoked) in [("n", false), ("", false), ("maybe", false), ("y", true)] {
        let said = at_terminal(&caller, answer, &["tokens", "revoke", &token]);
        assert!(said.contains("[y/N]"), "{said}");
        let expect = if revoked { "exit 0" } else { "exit 5" };
        assert!(said.trim_end().ends_with(expect), "{said}");
        assert_eq!(is_revoked(), revoked, "{answer}");
    }
}

#[test]
fn a_table_fits_the_terminal() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let long = "A name that has more words than sixty columns have room for beside an id";
    caller.json(&["environments", "update", "--name", long]);
    let list = ["environments", "list"];
    assert!(caller.text(&list).contains(long), "a file has all of it");
    let shown = at_terminal(&caller, "", &list);
    // What was typed is shown before.
    let shown = shown.trim_start();
    let table: Vec<_> = shown
        .lines()
        .filter(|line| !line.starts_with("exit"))
        .collect();
    assert!(
        table[1].contains('…') && table[1].starts_with("env_"),
        "{shown}"
    );
    for line in &table {
        assert!(line.trim_end().chars().count() <= 60, "{line}");
    }
}

#[test]
fn an_export_shows_how_far_it_is() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let directory = caller.json(&["directories", "get", &id_of_directory(&rollcall)]);
    let file = caller.home.path().join("acme.jsonl").display().to_string();
    let organization = text(&directory[0]["organizationId"]);
    let said = at_terminal(&caller, "", &["export", &organization, "--output", &file]);
    assert!(
        said.contains("100 %") && said.contains("Wrote 2 lines"),
        "{said}"
    );
}
