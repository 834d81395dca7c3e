//! What people see.

use hyper::Method;
use serde_json::json;

use super::Caller;
use crate::support::{Rollcall, id_of, id_of_directory};

/// A name is not a command to the terminal.
#[tokio::test]
async fn names_do_not_move_the_cursor() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let name = "Ada\x1b[2J\u{202e}\nrckey";
    let user = json!({
        "userName": "ada@acme.example", "displayName": name,
        "emails": [{"value": "ada@acme.example"}],
    });
    let made = rollcall
        .client()
        .send(Method::POST, "/Users", Some(&user))
        .await;
    let id = id_of(&made.expect("answers"));
    let directory = id_of_directory(&rollcall);
    let of_it = ["users", "list", "--directory", &directory];
    for text in [caller.text(&of_it), caller.text(&["users", "get", &id])] {
        assert!(text.contains("Ada\\u{1b}[2J\\u{202e}\\nrckey"), "{text}");
        let acts = |letter: char| letter != '\n' && letter.is_control();
        assert!(!text.contains(acts) && !text.contains('\u{202e}'), "{text}");
    }
    assert_eq!(caller.json(&of_it)[0]["attributes"]["displayName"], name);

    let refused = caller.output(&["users", "get", "a\x1b[2J"]);
    let said = String::from_utf8(refused.stderr).expect("text");
    assert!(!said.contains('\x1b'), "{said}");
}

#[test]
fn people_get_columns_and_words() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let listed = caller.text(&["directories", "list"]);
    let lines: Vec<_> = listed.lines().collect();
    let [heading, row] = lines.as_slice() else {
        panic!("{listed}")
    };
    let place = heading.find("STATE").expect("a column");
    assert!(
        row[place..].starts_with("awaiting first request  0"),
        "{listed}"
    );
    let shown = caller.text(&["directories", "get", &id_of_directory(&rollcall)]);
    assert!(shown.contains("health.state"), "{shown}");
    assert!(
        caller
            .text(&["organizations", "list", "--external-id", "none"])
            .starts_with("ID")
    );
}

/// In a log that has standard error, there is no secret.
#[test]
fn a_secret_is_on_standard_output_alone() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let directory = id_of_directory(&rollcall);
    let create = [
        "tokens",
        "create",
        "--name",
        "Another",
        "--directory",
        &directory,
    ];
    let output = caller.output(&create);
    let printed = String::from_utf8(output.stdout).expect("text");
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(printed.matches("rcscim_").count(), 1, "{printed}");
    assert!(
        said.contains("not shown again") && !said.contains("rcscim_"),
        "{said}"
    );
    let later = caller.text(&["tokens", "list", "--directory", &directory]);
    assert!(
        later.contains("Another") && !later.contains("rcscim_"),
        "{later}"
    );
}
