//! The help of every command.

use std::collections::BTreeSet;
use std::process::Command;

use crate::support::{binary, run};

fn help(words: &[String]) -> String {
    run(Command::new(binary("rollcall")).args(words).arg("--help"))
}

/// What is listed below a heading: each entry in one line.
fn entries(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != heading).skip(1);
    let mut entries: Vec<String> = Vec::new();
    for line in lines.take_while(|line| line.is_empty() || line.starts_with(' ')) {
        let indent = line.len() - line.trim_start().len();
        let text = line.trim();
        match entries.last_mut() {
            _ if text.is_empty() => {}
            Some(entry) if indent > 6 => {
                entry.push_str("  ");
                entry.push_str(text);
            }
            _ => entries.push(text.to_owned()),
        }
    }
    entries
}

/// The headings below which `help` lists what a command takes.
fn headings(help: &str) -> Vec<&str> {
    let is_heading = |line: &&str| line.ends_with(':') && !line.starts_with(' ');
    let ours = ["Commands:", "Exit codes:"];
    let headings = help.lines().filter(is_heading);
    headings.filter(|line| !ours.contains(line)).collect()
}

/// Every command that has none below it, and what each says of itself.
fn leaves(words: &[String], found: &mut Vec<(String, String)>) {
    let help = help(words);
    let commands = entries(&help, "Commands:");
    let name = words.join(" ");
    for entry in &commands {
        let (command, about) = entry.split_once("  ").unwrap_or((entry, ""));
        assert!(about.trim().contains(' '), "{name} {command}: {about}");
        if command != "help" {
            leaves(&[words, &[command.to_owned()]].concat(), found);
        }
    }
    if commands.is_empty() {
        found.push((name, help));
    }
}

pub(crate) fn all() -> Vec<(String, String)> {
    let mut found = Vec::new();
    leaves(&[], &mut found);
    found
}

pub(crate) fn names() -> BTreeSet<String> {
    all().into_iter().map(|(name, _)| name).collect()
}

#[test]
fn every_command_says_what_it_does() {
    let all = all();
    assert!(all.len() > 60, "{}", all.len());
    for (name, help) in &all {
        let about = help.lines().next().unwrap_or_default();
        let begins_well = about.starts_with(char::is_uppercase);
        assert!(begins_well && about.contains(' '), "{name}: {about}");
        let headings = headings(help);
        assert!(headings.contains(&"Options:"), "{name}: {headings:?}");
        for entry in headings.iter().flat_map(|heading| entries(help, heading)) {
            let described = entry.split_once("  ").map(|(_, text)| text.trim());
            let is_said = described.is_some_and(|text| text.contains(' '));
            assert!(is_said, "{name}: {entry}");
        }
    }
    let entry = entries("Options:\n      --json\n", "Options:");
    assert_eq!(entry, ["--json"], "the check cannot fail");
}

#[test]
fn every_command_on_the_api_tells_its_exit_codes() {
    let others = ["serve", "demo", "simulate", "completion", "man"];
    let top = help(&[]);
    for entry in entries(&top, "Commands:") {
        let name = entry.split(' ').next().unwrap_or_default();
        if name != "help" && !others.contains(&name) {
            let told = help(&[name.to_owned()]);
            assert!(told.contains("\n  3  not authenticated"), "{name}: {told}");
        }
    }
    assert!(top.contains("Exit codes:"));
}

#[test]
fn shells_and_manuals_know_every_command() {
    let of = |arguments: &[&str]| run(Command::new(binary("rollcall")).args(arguments));
    for shell in ["bash", "zsh", "fish"] {
        let completion = of(&["completion", shell]);
        for name in names() {
            let word = name.rsplit(' ').next().unwrap_or_default();
            assert!(completion.contains(word), "{shell}: {name}");
        }
    }
    assert!(of(&["man"]).contains(".TH rollcall 1"));
    assert!(of(&["man", "tokens", "rotate"]).contains("overlap"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().display().to_string();
    of(&["man", "--dir", &path]);
    for name in names() {
        let page = format!("rollcall-{}.1", name.replace(' ', "-"));
        assert!(folder.path().join(&page).exists(), "{page}");
    }
}
