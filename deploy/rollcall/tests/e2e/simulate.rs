//! `rollcall simulate`: every identity provider that it plays is content with
//! Rollcall, and none with a server that is wrong about one thing.

mod broken;
mod tls;

use std::process::{Command, Output};

use serde_json::Value;

use self::broken::Broken;
use crate::support::{ON_POSTGRES, Rollcall, binary, customer, text};

/// People, groups and changes, as on `SQLite`; fewer on PostgreSQL, which has no
/// rules of its own for what identity providers see.
const MANY: [&str; 6] = if ON_POSTGRES {
    FEW
} else {
    ["--people", "1000", "--groups", "50", "--churn", "300"]
};
const FEW: [&str; 6] = ["--people", "40", "--groups", "6", "--churn", "80"];

fn simulate(provider: &str, base_url: &str, token: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(binary("rollcall"));
    command
        .args(["simulate", provider, "--base-url", base_url, "--json"])
        .env("ROLLCALL_SCIM_TOKEN", token)
        .args(arguments);
    command
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

/// What it tells of a server with which it is content.
fn passes(rollcall: &Rollcall, provider: &str, arguments: &[&str]) -> Value {
    let (base_url, token) = (&rollcall.base_url, &rollcall.bearer_token);
    let output = simulate(provider, base_url, token, arguments).output();
    let output = output.expect("runs");
    let report = report(&output);
    assert!(output.status.success(), "{:#}", report["failures"]);
    assert_eq!(report["passed"], true);
    assert_eq!(report["failures"], serde_json::json!([]));
    report
}

fn requests_of(report: &Value, step: &str) -> u64 {
    let steps = report["steps"].as_array().expect("a list");
    let found = steps.iter().find(|one| one["step"] == step);
    found.map_or(0, |one| one["requests"].as_u64().expect("a number"))
}

#[tokio::test]
async fn okta_is_content() {
    let rollcall = Rollcall::start();
    let report = passes(&rollcall, "okta", &MANY);
    for step in [
        "refuse a wrong token",
        "import users",
        "find a user",
        "create a user",
        "refuse a duplicate",
        "update a user",
        "deactivate a user",
        "reactivate a user",
        "find a group",
        "create a group",
        "add members",
        "remove members",
        "replace members",
        "rename a group",
        "delete a group",
        "compare users",
        "compare groups",
    ] {
        assert!(requests_of(&report, step) > 0, "{step}");
    }
    assert_eq!(
        requests_of(&report, "delete a user"),
        0,
        "it deletes nobody"
    );
    let users = rollcall
        .product()
        .users(customer())
        .all()
        .await
        .expect("answers");
    assert_eq!(users.len() as u64, requests_of(&report, "create a user"));
}

#[test]
fn entra_is_content() {
    let report = passes(&Rollcall::start(), "entra", &MANY);
    for step in ["deactivate a user", "delete a user", "miss a deleted user"] {
        assert!(requests_of(&report, step) > 0, "{step}");
    }
}

#[test]
fn the_others_are_content() {
    for provider in ["okta-wizard", "entra-flagged", "onelogin", "jumpcloud"] {
        passes(&Rollcall::start(), provider, &FEW);
    }
}

/// Whoever was there before is linked to, whichever identity provider comes.
#[test]
fn who_is_there_already_is_linked() {
    let rollcall = Rollcall::start();
    let first = passes(&rollcall, "entra", &FEW);
    for provider in [
        "okta",
        "okta-wizard",
        "entra-flagged",
        "onelogin",
        "jumpcloud",
    ] {
        let again = passes(&rollcall, provider, &FEW);
        let (made, made_again) = (
            requests_of(&first, "create a user"),
            requests_of(&again, "create a user"),
        );
        assert!(made_again < made, "{provider}");
    }
}

/// However much is under way at once.
#[test]
fn the_same_seed_sends_the_same() {
    let counts = |arguments: &[&str]| {
        let arguments = [&FEW, arguments].concat();
        let report = passes(&Rollcall::start(), "entra", &arguments);
        let steps = report["steps"].as_array().expect("a list").clone();
        let count = |step: &Value| (text(&step["step"]), step["requests"].as_u64());
        steps.iter().map(count).collect::<Vec<_>>()
    };
    let first = counts(&["--seed", "7", "--concurrency", "1"]);
    assert_eq!(counts(&["--seed", "7", "--concurrency", "16"]), first);
    assert_ne!(counts(&["--seed", "8", "--concurrency", "1"]), first);
}

#[test]
fn no_more_is_sent_than_may_be() {
    let arguments = [
        "--people", "5", "--groups", "1", "--churn", "0", "--rate", "100/s",
    ];
    let report = passes(&Rollcall::start(), "okta", &arguments);
    let requests = report["requests"].as_f64().expect("a number");
    let seconds = report["seconds"].as_f64().expect("a number");
    assert!(
        requests > 15.0 && seconds >= (requests - 1.0) / 100.0,
        "{report}"
    );
}

#[test]
fn people_get_a_table() {
    let rollcall = Rollcall::start();
    let mut command = Command::new(binary("rollcall"));
    command.args(["simulate", "jumpcloud", "--report"]);
    command.args([
        "--base-url",
        &rollcall.base_url,
        "--token",
        &rollcall.bearer_token,
    ]);
    let output = command.output().expect("runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    for expected in ["p99", "create a user", "JumpCloud: ", ", 0 failures"] {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    assert!(output.stderr.is_empty(), "no bar without a terminal");
}

#[test]
fn a_usage_error_is_one() {
    for arguments in [
        &["simulate", "ping"][..],
        &["simulate", "okta", "--rate", "0"],
    ] {
        let output = Command::new(binary("rollcall")).args(arguments).output();
        assert_eq!(
            output.expect("runs").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

/// Each is found at the step that it is about, and told of with the request.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_broken_is_found() {
    let control = Broken::start(None).await;
    let output = control.simulate("okta").await;
    assert!(output.status.success(), "{:#}", report(&output)["failures"]);
    for (breakage, provider, step, what) in broken::CASES {
        let broken = Broken::start(Some(breakage)).await;
        let output = broken.simulate(provider).await;
        assert_eq!(output.status.code(), Some(1), "{breakage:?}");
        let report = report(&output);
        assert_eq!(report["passed"], false);
        let failures = report["failures"].as_array().expect("a list");
        let found = failures.iter().find(|failure| failure["step"] == step);
        let found = found.unwrap_or_else(|| panic!("{breakage:?}: {failures:#?}"));
        assert!(
            text(&found["what"]).contains(what),
            "{breakage:?}: {found:#}"
        );
        assert!(text(&found["request"]).contains(" /"), "{found:#}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let first = text(&failures[0]["step"]);
        assert!(said.contains(&first), "{said}");
        assert!(!said.contains(&broken.rollcall.bearer_token));
    }
}
