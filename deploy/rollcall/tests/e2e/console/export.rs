//! An organization as a file: what the browser saves, and what it is told of it.

use std::process::Command;

use rollcall::okta::Person;
use rollcall_test_servers::browser::Browser;
use serde_json::Value;

use super::operator::{Operator, id_on, page};
use super::{EMAIL, PASSWORD, come_in};
use crate::process::run;
use crate::setup::origin;
use crate::support::{Rollcall, id_of};

const PEOPLE: u32 = 3;
/// Seconds within which the file must be there.
const FILE_SECONDS_MAX: &str = "30";

/// What the file holds once it has so many lines.
fn lines_of(file: &std::path::Path, count: usize) -> Vec<Value> {
    // It is told of the file when that is there, and of each line in it.
    let script = format!(
        "timeout {FILE_SECONDS_MAX} tail --lines=+1 --follow=name --retry \"$0\" 2>/dev/null \
         | head --lines={count}"
    );
    let said = run(Command::new("sh").args(["-c", &script]).arg(file));
    let lines: Vec<_> = said.lines().map(serde_json::from_str).collect();
    let lines: Result<Vec<_>, _> = lines.into_iter().collect();
    lines.expect("JSON")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organization_is_saved() {
    let rollcall = Rollcall::start();
    let browser = Browser::start();
    let folder = tempfile::tempdir().expect("a folder");
    browser.save_downloads_in(folder.path());
    come_in(&browser, &rollcall);
    let okta = rollcall.okta();
    let mut members = Vec::new();
    for number in 1..=PEOPLE {
        let person = Person::new(number, "Person", &format!("N{number}"), "example.com");
        let made = okta.create_user(&person).await.expect("answers");
        members.push(id_of(&made));
    }
    let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
    let added = okta.add_members(&group, &[&members[0]]).await;
    assert_eq!(added.expect("answers").status, 200);

    let operator = Operator::sign_in(&rollcall, EMAIL, PASSWORD).await;
    let organizations = Operator::led_to(&operator.get("").await);
    let id = id_on(&operator.get(&organizations).await, "org_");
    let path = format!("{organizations}/{id}");
    browser.go(&format!("{}/console{path}", origin(&rollcall)));
    browser.click("//section[@aria-labelledby='export']//a");
    let count = 4 + usize::try_from(PEOPLE).expect("few");
    let saved = lines_of(&folder.path().join(format!("{id}.jsonl")), count);
    let of = |kind: &str| saved.iter().filter(|line| line["type"] == kind).count();
    let counts = ["organization", "directory", "user", "group", "membership"].map(of);
    assert_eq!(counts, [1, 1, members.len(), 1, 1]);

    // It comes bit by bit: nobody knows before how long it is.
    let sent = operator.get(&format!("{path}/export")).await;
    assert_eq!(sent.status, 200);
    assert_eq!(sent.header("content-type"), Some("application/x-ndjson"));
    let named = format!("attachment; filename=\"{id}.jsonl\"");
    assert_eq!(sent.header("content-disposition"), Some(named.as_str()));
    assert_eq!(sent.header("content-length"), None);
    assert_eq!(sent.header("transfer-encoding"), Some("chunked"));
    let sent = page(&sent);
    let sent: Vec<Value> = sent
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(sent, saved);
    let head = operator
        .ask("HEAD", &format!("/console{path}/export"))
        .await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}
