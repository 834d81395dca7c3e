//! The example of the client keeps its own table.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use rollcall::okta::{Okta, Person};
use serde_json::json;

use crate::support::{Rollcall, binary, id_of};

fn mirror_users(rollcall: &Rollcall, file: &Path) -> Command {
    let mut command = Command::new(binary("examples/mirror_users"));
    command
        .arg(format!("http://{}", rollcall.grpc))
        .arg(&rollcall.api_key)
        .arg(file);
    command
}

fn proves(rollcall: &Rollcall, file: &Path) -> bool {
    let proved = mirror_users(rollcall, file).arg("--prove").output();
    proved.expect("it runs").status.success()
}

async fn push(okta: &Okta, number: u32) -> String {
    let person = Person::new(number, "Person", &number.to_string(), "acme.example");
    id_of(&okta.create_user(&person).await.expect("answers"))
}

#[tokio::test]
async fn the_example_mirrors_the_users() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("users.sqlite");
    let first = push(&okta, 0).await;

    let mut running = mirror_users(&rollcall, &file)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let said = BufReader::new(running.stdout.take().expect("piped"));
    let mut said = said.lines().map(|line| line.expect("text"));
    let begun = said.next().expect("the snapshot is kept");
    let second = push(&okta, 1).await;
    let followed = said.next().expect("what came is kept");
    assert_ne!(begun, followed);
    running.kill().expect("it runs");
    running.wait().expect("it ends");

    // What it had kept is not all any more, and is made up for.
    okta.patch_user(&first, json!({"active": false}))
        .await
        .expect("answers");
    for number in 2..10 {
        push(&okta, number).await;
    }
    assert!(proves(&rollcall, &file));
    let table = rusqlite::Connection::open(&file).expect("opens");
    let active = "SELECT count(*), sum(active) FROM users";
    let counted = table.query_row(active, [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(counted, Ok((10, 9)));

    // The proof can fail.
    let change = format!("UPDATE users SET active = false WHERE id = '{second}'");
    table.execute_batch(&change).expect("changed");
    assert!(!proves(&rollcall, &file));
    // A table without a cursor begins with a snapshot.
    let forget = table.execute_batch("DELETE FROM feed");
    forget.expect("changed");
    table.close().expect("closed");
    assert!(proves(&rollcall, &file));
}
