//! A follower that is interrupted goes on where it was.

use super::{Caller, first_lines, object};
use crate::support::Rollcall;

#[test]
fn each_event_is_printed_once_over_many_runs() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    for name in ["One", "Two"] {
        let organization = [
            "organizations",
            "create",
            "--name",
            name,
            "--external-id",
            name,
        ];
        let made = caller.json(&organization);
        let id = made[0]["id"].as_str().expect("an id");
        let flags = [
            "directories",
            "create",
            "--name",
            name,
            "--organization",
            id,
        ];
        caller.json(&flags);
    }
    let all = caller.json(&["events", "list"]);
    assert!(all.len() >= 3, "{all:?}");
    let file = caller.home.path().join("cursor");
    let path = file.display().to_string();
    let follow = ["events", "follow", "--json", "--cursor-file", &path];
    let mut seen = Vec::new();
    // One that is interrupted may have printed more than was read.
    while seen.len() < all.len() {
        let lines = first_lines(&mut caller.command(&follow), 1);
        let event = object(&lines[0]);
        let position = event["position"].as_str().expect("a position").parse();
        let position: usize = position.expect("a number");
        assert_eq!(event, all[position - 1]);
        assert!(position > seen.len(), "{position} comes after {seen:?}");
        let kept = std::fs::read_to_string(&file).expect("kept");
        let behind = ["events", "list", "--cursor", kept.trim()];
        let left = caller.json(&behind);
        assert!(left.len() <= all.len() - position, "{left:?}");
        seen.resize(all.len() - left.len(), position);
    }
    let kept = std::fs::read_to_string(&file).expect("kept");
    assert!(
        caller
            .json(&["events", "list", "--cursor", kept.trim()])
            .is_empty()
    );

    let fresh = caller.home.path().join("missing/cursor");
    let nowhere = [
        "events",
        "follow",
        "--cursor-file",
        &fresh.display().to_string(),
    ];
    let refused = caller.output(&nowhere);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        refused.stdout.is_empty(),
        "nothing is printed that is not kept"
    );
}
