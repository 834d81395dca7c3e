//! What the documentation says is there, and what it tells to run can be run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use prost_reflect::{DescriptorPool, DynamicMessage};
use rollcall_proto::FILE_DESCRIPTOR_SET;

use crate::file;
use crate::process::{binary, run};

/// A Markdown file of ours.
struct Document {
    path: PathBuf,
    text: String,
}

/// What git keeps, so that nothing is looked at that was installed.
fn documents() -> Vec<Document> {
    let root = file("..");
    let listed = run(Command::new("git")
        .args(["ls-files", "*.md"])
        .current_dir(&root));
    let documents: Vec<_> = listed
        .lines()
        .map(|path| {
            let path = root.join(path);
            let text = std::fs::read_to_string(&path).expect("text");
            Document { path, text }
        })
        .collect();
    assert!(documents.len() > 10, "{listed}");
    documents
}

/// The text outside of code blocks, and the blocks with the language of each.
fn divided(text: &str) -> (String, Vec<(String, String)>) {
    let (mut prose, mut blocks) = (String::new(), Vec::new());
    let mut block: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), block.take()) {
            (Some(language), None) => block = Some((language.to_owned(), String::new())),
            (Some(_), Some(done)) => blocks.push(done),
            (None, Some((language, code))) => block = Some((language, code + line + "\n")),
            (None, None) => prose.extend([line, "\n"]),
        }
    }
    assert!(block.is_none(), "a code block that does not end");
    (prose, blocks)
}

/// As a heading is called in a link.
fn anchor(heading: &str) -> String {
    let kept = |letter: char| letter.is_alphanumeric() || "-_ ".contains(letter);
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    heading
        .chars()
        .filter(|letter| kept(*letter))
        .collect::<String>()
        .replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let (prose, _) = divided(text);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    headings.map(anchor).collect()
}

/// What stands in the brackets of `[...](target)`.
fn links(prose: &str) -> Vec<&str> {
    let starts = prose.match_indices("](");
    starts
        .map(|(start, _)| {
            let rest = &prose[start + 2..];
            &rest[..rest.find(')').expect("the end of a link")]
        })
        .collect()
}

fn assert_leads_somewhere(document: &Document, link: &str) {
    if link.starts_with("https://") {
        return;
    }
    let said = format!("{}: {link}", document.path.display());
    let (path, heading) = link.split_once('#').unwrap_or((link, ""));
    let folder = document.path.parent().expect("a folder");
    let target = if path.is_empty() {
        document.path.clone()
    } else {
        folder.join(path)
    };
    assert!(target.exists(), "{said}");
    if !heading.is_empty() {
        let text = std::fs::read_to_string(&target).expect("text");
        assert!(anchors(&text).contains(heading), "{said}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut links_seen = 0;
    for document in documents() {
        let (prose, _) = divided(&document.text);
        for link in links(&prose) {
            assert_leads_somewhere(&document, link);
            links_seen += 1;
        }
    }
    assert!(links_seen > 20, "{links_seen}");
}

/// The commands of a block for a shell, each on one line.
fn commands(block: &str) -> Vec<String> {
    let joined = block.replace("\\\n", " ");
    let lines = joined.lines().map(|line| {
        let line = line.split("   #").next().unwrap_or_default().trim();
        line.trim_start_matches("$ ").to_owned()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// One of our programs, and what it is told: without variables that are set before.
fn of_ours(command: &str) -> Option<(&'static str, Vec<&str>)> {
    let words = command.split_whitespace();
    let mut words = words
        .skip_while(|word| word.starts_with("ROLLCALL_"))
        .peekable();
    let name = match words.next()? {
        "rollcall" => "rollcall",
        "rollcall-control" => "rollcall-control",
        "rollcall-edge" => "rollcall-edge",
        "cargo" if command == "cargo run" || command.starts_with("cargo run -- ") => {
            words.nth(1);
            "rollcall"
        }
        _ => return None,
    };
    let words = words.take_while(|word| !["|", ">", "&&", "#"].contains(word));
    Some((name, words.collect()))
}

/// The help of the very command has each flag.
fn assert_known(name: &str, words: &[&str]) {
    let verbs: Vec<_> = words
        .iter()
        .take_while(|word| {
            word.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        })
        .take_while(|word| !word.starts_with('-'))
        .collect();
    let help = run(Command::new(binary(name)).args(&verbs).arg("--help"));
    for word in words {
        let Some(flag) = word.strip_prefix("--") else {
            continue;
        };
        let flag = format!("--{}", flag.split('=').next().unwrap_or_default());
        let is_known = help
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'))
            .any(|known| known == flag);
        assert!(is_known, "{name} {words:?}: {flag}");
    }
}

/// The method is there, and takes what it is sent.
fn assert_callable(pool: &DescriptorPool, command: &str) {
    let method = command.split_whitespace().last().expect("a method");
    let (service, name) = method.split_once('/').expect(command);
    let service = pool.get_service_by_name(service).expect(command);
    let method = service.methods().find(|method| method.name() == name);
    let method = method.expect(command);
    if let Some((_, rest)) = command.split_once("-d '") {
        let sent = &rest[..rest.find('\'').expect("the end of the message")];
        let mut json = serde_json::Deserializer::from_str(sent);
        DynamicMessage::deserialize(method.input(), &mut json).expect(command);
    }
}

#[test]
fn what_is_told_to_run_can_be_run() {
    let pool = DescriptorPool::decode(FILE_DESCRIPTOR_SET).expect("descriptors");
    let (mut run_by_name, mut called) = (0, 0);
    for document in documents() {
        let (_, blocks) = divided(&document.text);
        let shell = blocks.iter().filter(|(language, _)| language == "sh");
        for command in shell.flat_map(|(_, block)| commands(block)) {
            if let Some((name, words)) = of_ours(&command) {
                assert_known(name, &words);
                run_by_name += 1;
            } else if command.starts_with("grpcurl") {
                assert_callable(&pool, &command);
                called += 1;
            } else {
                assert_there(&document.path, &command);
            }
        }
    }
    assert!(run_by_name > 10 && called > 4, "{run_by_name} {called}");
}

/// A script of this repository is one that may be run.
fn assert_there(document: &Path, command: &str) {
    let word = command.split_whitespace().next().unwrap_or_default();
    let is_of_ours = ["client/", "deploy/", "./"]
        .iter()
        .any(|folder| word.starts_with(folder));
    if is_of_ours {
        let folder = document.parent().expect("a folder");
        let found = [file("..").join(word), folder.join(word)];
        assert!(
            found.iter().any(|path| path.exists()),
            "{}: {command}",
            document.display()
        );
    }
}

/// The pattern of credentials that scanners are told is the form that they have.
#[test]
fn scanners_are_told_the_form_of_credentials() {
    let told = std::fs::read_to_string(file("../SECURITY.md")).expect("text");
    let source = file("../proto/src/credential.rs");
    let source = std::fs::read_to_string(source).expect("text");
    let (_, blocks) = divided(&told);
    let pattern = blocks.first().expect("a pattern").1.trim().to_owned();
    assert!(source.contains(&format!("`{pattern}`")), "{pattern}");
}
