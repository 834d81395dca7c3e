//! Keys that this machine keeps.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Output;

use super::at_home;
use crate::support::Rollcall;

#[test]
fn a_profile_has_address_and_key() {
    let rollcall = Rollcall::start();
    let home = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| at_home(&home, arguments).output().expect("runs");
    let done = |arguments: &[&str]| {
        let output = run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).expect("text")
    };
    let key = home.path().join("key");
    std::fs::write(&key, format!("{}\n", rollcall.api_key)).expect("written");
    let key = key.display().to_string();
    let set = |name, address| {
        done(&[
            "profiles",
            "set",
            name,
            "--address",
            address,
            "--api-key-file",
            &key,
        ])
    };
    set("here", &rollcall.grpc);
    set("nowhere", "127.0.0.1:1");
    let file = home.path().join("rollcall/profiles.toml");
    let mode = std::fs::metadata(&file)
        .expect("there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let listed = done(&["profiles", "list"]);
    assert!(
        listed.contains("nowhere") && !listed.contains("rckey_"),
        "{listed}"
    );

    // The first is in use, until another is.
    let list = ["organizations", "list"];
    assert!(done(&list).contains("acme"));
    let elsewhere = |output: Output| output.status.code() == Some(4);
    assert!(elsewhere(run(&[
        "organizations",
        "list",
        "--profile",
        "nowhere"
    ])));
    done(&["profiles", "use", "nowhere"]);
    assert!(elsewhere(run(&list)));
    assert!(done(&["organizations", "list", "--profile", "here"]).contains("acme"));

    // A key goes where its profile says, and nowhere else.
    let away = run(&["organizations", "list", "--address", &rollcall.grpc]);
    assert_eq!(away.status.code(), Some(2), "{away:?}");
    let unknown = run(&["organizations", "list", "--profile", "other"]);
    assert_eq!(unknown.status.code(), Some(2), "{unknown:?}");

    std::fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("set");
    let exposed = run(&["organizations", "list", "--profile", "here"]);
    assert_eq!(exposed.status.code(), Some(2));
    let said = String::from_utf8_lossy(&exposed.stderr).into_owned();
    assert!(
        said.contains("chmod 600") && !said.contains("rckey_"),
        "{said}"
    );
    std::fs::set_permissions(&file, Permissions::from_mode(0o600)).expect("set");
    std::fs::write(&file, "api_key = rckey_secret").expect("written");
    let broken = run(&list);
    assert_eq!(broken.status.code(), Some(2));
    assert!(!String::from_utf8_lossy(&broken.stderr).contains("rckey_"));
}

#[test]
fn a_flag_goes_before_a_variable_and_that_before_the_profile_in_use() {
    let rollcall = Rollcall::start();
    let home = tempfile::tempdir().expect("a folder");
    let set = ["profiles", "set", "here", "--address", &rollcall.grpc];
    let kept = at_home(&home, &set)
        .args(["--api-key", &rollcall.api_key])
        .status();
    assert!(kept.expect("runs").success());
    let list = ["organizations", "list"];
    let exit_code = |flags: &[&str], variables: &[(&str, &str)]| {
        let mut command = at_home(&home, &list);
        let output = command.args(flags).envs(variables.iter().copied()).output();
        output.expect("runs").status.code()
    };
    assert_eq!(exit_code(&[], &[]), Some(0));
    let wrong = [
        ("ROLLCALL_ADDRESS", rollcall.grpc.as_str()),
        ("ROLLCALL_API_KEY", "rckey_none"),
    ];
    assert_eq!(exit_code(&[], &wrong), Some(3));
    assert_eq!(
        exit_code(&["--api-key", &rollcall.api_key], &wrong),
        Some(0)
    );
    assert_eq!(exit_code(&["--profile", "here"], &wrong), Some(0));
    let key = home.path().join("key");
    std::fs::write(&key, &rollcall.api_key).expect("written");
    let key = key.display().to_string();
    let of_file = [
        ("ROLLCALL_ADDRESS", rollcall.grpc.as_str()),
        ("ROLLCALL_API_KEY_FILE", &key),
    ];
    assert_eq!(exit_code(&[], &of_file), Some(0));
    assert_eq!(
        exit_code(&["--api-key-file", "/nowhere"], &of_file),
        Some(1)
    );
}
