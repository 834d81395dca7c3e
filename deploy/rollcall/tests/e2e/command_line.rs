//! What the commands print, and how they end.

use std::process::Command;

use crate::support::{Rollcall, binary, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_second_start_finds_its_data_and_shows_no_secret() {
    let mut rollcall = Rollcall::start();
    let created = rollcall
        .okta()
        .create_user(&rollcall::okta::Person::new(
            1,
            "Ada",
            "Lovelace",
            "acme.example",
        ))
        .await
        .expect("answers");
    let id = crate::support::id_of(&created);
    assert!(rollcall.process.terminate().success());

    let ready = rollcall.start_again();
    let keys: Vec<_> = ready
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(
        keys,
        [
            "directory_id",
            "grpc_address",
            "scim_address",
            "scim_base_url"
        ]
    );
    let user = rollcall
        .okta()
        .get(&format!("/Users/{id}"))
        .await
        .expect("answers");
    assert_eq!(user.json()["id"], id);
    assert!(rollcall.product().user(&id).await.is_ok());
    rollcall.process.terminate();
    let log = rollcall.process.log();
    assert!(!log.contains(&rollcall.bearer_token) && !log.contains(&rollcall.api_key));
}

#[test]
fn people_are_told_what_to_paste_into_okta() {
    let folder = tempfile::tempdir().expect("a folder");
    let start = || {
        let mut child = Command::new(binary("rollcall"))
            .args([
                "--scim-listen",
                "127.0.0.1:0",
                "--grpc-listen",
                "127.0.0.1:0",
                "--data",
            ])
            .arg(folder.path())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        let mut said = String::new();
        let mut stdout = std::io::BufReader::new(child.stdout.take().expect("piped"));
        while !said.contains("demo\n") && !said.contains("create-api-key") {
            let read = std::io::BufRead::read_line(&mut stdout, &mut said).expect("text");
            assert!(read > 0, "{said}");
        }
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        said
    };
    let first = start();
    for expected in [
        "SCIM connector base URL",
        "rcscim_",
        "rckey_",
        "Import Groups",
        "/console/sign-in/rcsignin_",
        "curl",
    ] {
        assert!(first.contains(expected), "{expected} in {first}");
    }
    let second = start();
    assert!(second.contains("SCIM base URL"), "{second}");
    for secret in ["rcscim_", "rckey_", "rcsignin_"] {
        assert!(!second.contains(secret), "{second}");
    }
}

#[test]
fn links_for_operators_are_made_while_it_serves() {
    let rollcall = Rollcall::start();
    let command = |arguments: &[&str]| {
        let mut command = Command::new(binary("rollcall-control"));
        command.arg("create-sign-in-link");
        command.args(rollcall.database_arguments()).args(arguments);
        command
    };
    let email = "ada@example.com";
    let mut links = vec![rollcall.sign_in_link.clone()];
    for arguments in [&[][..], &["--email", email], &["--email", email]] {
        let said = run(&mut command(arguments));
        let line: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let link = line["console_sign_in_link"].as_str().expect("a path");
        links.push(link.to_owned());
    }
    let path = "/console/sign-in/rcsignin_";
    assert!(links.iter().all(|link| link.contains(path)), "{links:?}");
    links.sort();
    links.dedup();
    assert_eq!(links.len(), 4);
    let refused = command(&["--email", "ada"]).output().expect("runs");
    assert!(!refused.status.success());
}

#[test]
fn the_demonstration_ends_well() {
    let said = run(Command::new(binary("rollcall")).arg("demo"));
    assert!(
        said.contains("All 10 steps are as they should be"),
        "{said}"
    );
    assert!(!said.contains('✗'));
}

#[test]
fn what_is_unsafe_does_not_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let start = |arguments: &[&str]| {
        Command::new(binary("rollcall"))
            .args(["serve", "--json", "--data"])
            .arg(folder.path())
            .args(arguments)
            .output()
            .expect("runs")
    };
    let exposed = start(&["--grpc-listen", "0.0.0.0:0"]);
    assert!(!exposed.status.success());
    assert!(String::from_utf8_lossy(&exposed.stderr).contains("loopback"));

    for url in [
        "postgrs://user:hunter2@host/db",
        "postgres://user:hunter2@host:port/db",
    ] {
        let elsewhere = start(&["--database-url", url]);
        assert!(!elsewhere.status.success());
        let said = String::from_utf8_lossy(&elsewhere.stderr);
        assert!(
            said.contains("database") && !said.contains("hunter2"),
            "{said}"
        );
    }

    std::fs::write(folder.path().join("secret.key"), [0; 32]).expect("written");
    let weak = start(&[]);
    assert!(!weak.status.success());
    assert!(weak.stdout.is_empty());
    assert!(String::from_utf8_lossy(&weak.stderr).contains("secret key"));
}

/// Another key would end every credential without a word.
#[test]
fn a_lost_key_is_missed() {
    let mut rollcall = Rollcall::start();
    rollcall.process.kill();
    let folder = rollcall.folder.path();
    std::fs::remove_file(folder.join("secret.key")).expect("there");
    let start = || {
        Command::new(binary("rollcall"))
            .args(["serve", "--json"])
            .args(rollcall.database_arguments())
            .output()
            .expect("runs")
    };
    let missed = start();
    assert!(!missed.status.success() && missed.stdout.is_empty());
    assert!(String::from_utf8_lossy(&missed.stderr).contains("secret.key"));
    assert!(!folder.join("secret.key").exists());
    // Nor is one that opens another database taken for it.
    let key: Vec<u8> = (0..32).collect();
    std::fs::write(folder.join("secret.key"), key).expect("written");
    let another = start();
    assert!(!another.status.success() && another.stdout.is_empty());
    assert!(String::from_utf8_lossy(&another.stderr).contains("secret.key"));
}

/// A check that is not made must not be believed in.
#[test]
fn domains_that_come_too_late_are_refused() {
    let mut rollcall = Rollcall::start_with(&["--domain", "acme.example"], &[]);
    rollcall.process.kill();
    let again = |arguments: &[&str]| {
        Command::new(binary("rollcall"))
            .args(["serve", "--json", "--organization-external-id", "acme"])
            .args(rollcall.database_arguments())
            .args(arguments)
            .output()
            .expect("runs")
    };
    for arguments in [&["--domain", "other.example"][..], &["--allow-any-domain"]] {
        let output = again(arguments);
        assert!(!output.status.success() && output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).contains("acme.example"));
    }
    let elsewhere = again(&["--domain", "@@"]);
    assert!(!elsewhere.status.success());
}

/// A start that cannot serve must not make secrets that nobody sees.
#[test]
fn a_taken_port_is_said_and_shows_no_secret() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = Command::new(binary("rollcall"))
        .args(["serve", "--json", "--scim-listen", &address, "--data"])
        .arg(folder.path())
        .output()
        .expect("runs");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains(&address));
    assert!(!folder.path().join("secret.key").exists());
}
