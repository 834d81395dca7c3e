//! Every command, against a built server, for programs.

use std::collections::BTreeSet;
use std::process::Command;

use super::scenario::Scenario;
use super::tree;
use crate::support::{Rollcall, binary, run, text};

/// Those that ask no service.
const OF_THIS_MACHINE: [&str; 5] = ["completion", "demo", "man", "serve", "simulate"];

pub(super) fn operator_key(rollcall: &Rollcall) -> String {
    let mut command = Command::new(binary("rollcall-control"));
    command.arg("create-operator-key");
    let made = run(command.args(rollcall.database_arguments()));
    text(&super::object(made.trim())["operator_key"])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_answers_programs() {
    let rollcall = Rollcall::start_with(&["--allow-loopback-webhooks"], &[]);
    let mut scenario = Scenario::new(&rollcall);
    scenario.environments(&operator_key(&rollcall));
    scenario.organizations();
    scenario.directories();
    scenario.tokens();
    scenario.api_keys();
    scenario.setup_links();
    scenario.trusted_issuers();
    scenario.webhooks().await;
    scenario.people().await;
    scenario.requests();
    scenario.events();
    scenario.audit();
    scenario.export();
    scenario.profiles();

    let mut known = scenario.run;
    known.extend(OF_THIS_MACHINE.map(str::to_owned));
    let missing: BTreeSet<_> = tree::names().difference(&known).cloned().collect();
    assert!(missing.is_empty(), "not tried: {missing:?}");
    let invented: BTreeSet<_> = known.difference(&tree::names()).cloned().collect();
    assert!(invented.is_empty(), "{invented:?}");
}
