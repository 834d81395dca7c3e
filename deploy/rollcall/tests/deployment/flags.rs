//! What the files set is what the binaries know.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::file;
use crate::process::{binary, run};

/// Every file below the folders in which processes are configured.
fn all_files() -> Vec<(String, String)> {
    let folders = ["compose", "container", "helm", "proxy", "systemd"];
    let mut found = Vec::new();
    for folder in folders {
        read_into(&file(folder), &mut found);
    }
    found
}

fn read_into(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_into(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("text");
            found.push((path.display().to_string(), text));
        }
    }
}

fn help() -> String {
    let of = |name: &str, arguments: &[&str]| {
        run(Command::new(binary(name)).args(arguments).arg("--help"))
    };
    [
        of("rollcall", &["serve"]),
        of("rollcall-control", &["serve"]),
        of("rollcall-control", &["create-edge-key"]),
        of("rollcall-edge", &[]),
    ]
    .concat()
}

fn words<'t>(text: &'t str, is_of_word: impl Fn(char) -> bool + 't) -> BTreeSet<&'t str> {
    text.split(move |letter| !is_of_word(letter)).collect()
}

/// A variable of the environment that no binary reads would set nothing.
#[test]
fn every_variable_is_known() {
    let is_of_name =
        |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    let help = help();
    let known = words(&help, is_of_name);
    // Compose and Caddy read these.
    let of_others = BTreeSet::from([
        "ROLLCALL_EDGE_KEY_1",
        "ROLLCALL_EDGE_KEY_2",
        "ROLLCALL_GRPC_HOST",
        "ROLLCALL_HOST",
    ]);
    let mut seen = 0;
    for (path, text) in all_files() {
        let names = words(&text, is_of_name);
        for name in names.iter().filter(|name| name.starts_with("ROLLCALL_")) {
            assert!(
                known.contains(name) || of_others.contains(name),
                "{path}: {name}"
            );
            seen += 1;
        }
    }
    assert!(seen >= 20, "{seen}");
    assert!(!known.contains("ROLLCALL_HOST"), "the check cannot fail");
}
