//! `JumpCloud`: one operation for each attribute, and members removed by value.

use rollcall::simulate::person::Person;
use rollcall::simulate::provider::jumpcloud::{HEADERS, change_members, new_user, replace};
use serde_json::{Value, json};

use super::{GROUP, Provider, SCIM_JSON, assert_answer, assert_group_seen, assert_seen};
use crate::support::{Rollcall, assert_scim, assert_scim_error};

fn jumpcloud(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &HEADERS, SCIM_JSON)
}

fn person(email: &str) -> Value {
    new_user(&Person {
        external_id: "62a1f0c8".to_owned(),
        email: email.to_owned(),
        ..Person::new(1, "Ada", "Lovelace", "acme.example")
    })
}

/// *Activate*: the connection is read, then a test user and a test group are
/// made and deleted again, as the vendor says; that the user is changed in
/// between is the described manner, and no capture.
#[tokio::test]
async fn the_connection_is_tested() {
    let rollcall = Rollcall::start();
    let jumpcloud = jumpcloud(&rollcall);
    assert_eq!(jumpcloud.ids("/Users").await, [""; 0]);
    assert_eq!(jumpcloud.ids("/Groups").await, [""; 0]);
    assert_eq!(
        jumpcloud
            .find("/Users", "userName eq \"test@acme.example\"")
            .await,
        [""; 0]
    );
    let user = jumpcloud
        .create("/Users", person("test@acme.example"))
        .await;
    let path = format!("/Users/{user}");
    let operations = json!([{"op": "replace", "path": "name.givenName", "value": "Test"}]);
    assert_scim(&jumpcloud.patch(&path, operations).await, 200);
    let members = json!([{"value": user}]);
    let body = json!({"schemas": [GROUP], "displayName": "Test", "members": members});
    let group = jumpcloud.create("/Groups", body).await;
    assert_group_seen(&rollcall, &group, "Test", &[&user]).await;
    for path in [format!("/Groups/{group}"), path] {
        assert_scim(&jumpcloud.delete(&path).await, 204);
        assert_scim_error(&jumpcloud.get(&path).await, 404, None);
    }
    assert_eq!(jumpcloud.ids("/Users").await, [""; 0]);
}

/// An update of a person: one `replace` for each attribute, with its path.
#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let jumpcloud = jumpcloud(&rollcall);
    let id = jumpcloud.create("/Users", person("ada@acme.example")).await;
    let path = format!("/Users/{id}");
    let operations = json!([
        replace("userName", json!("ada.byron@acme.example")),
        replace("name.givenName", json!("Augusta")),
        replace("name.familyName", json!("Byron")),
        replace("displayName", json!("Augusta Byron")),
        replace(
            "emails",
            json!([{"value": "ada.byron@acme.example", "type": "work", "primary": true}])
        ),
        replace("title", json!("")),
        replace("active", json!(true)),
    ]);
    let expect = json!({
        "userName": "ada.byron@acme.example",
        "name": {"givenName": "Augusta", "familyName": "Byron"},
        "displayName": "Augusta Byron",
        "emails": [{"value": "ada.byron@acme.example", "type": "work", "primary": true}],
        "title": "",
        "active": true,
        "externalId": "62a1f0c8",
    });
    assert_answer(&jumpcloud.patch(&path, operations).await, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
    for active in [false, true] {
        let operations = json!([replace("active", json!(active))]);
        let reply = jumpcloud.patch(&path, operations).await;
        assert_answer(&reply, 200, &json!({"active": active}));
        assert_seen(&rollcall, &id, json!({"active": active})).await;
    }
}

/// Members are added by their value alone, sometimes again, and removed by an array of values,
/// which takes nobody else out.
#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let jumpcloud = jumpcloud(&rollcall);
    let mut users = Vec::new();
    for name in ["ada", "grace", "alan"] {
        users.push(
            jumpcloud
                .create("/Users", person(&format!("{name}@acme.example")))
                .await,
        );
    }
    let [ada, grace, alan] = [0, 1, 2].map(|place: usize| users[place].as_str());
    let body = json!({"schemas": [GROUP], "displayName": "Engineering"});
    let id = jumpcloud.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    for (operations, name, members) in [
        (
            json!([change_members("add", [ada])]),
            "Engineering",
            vec![ada],
        ),
        (
            json!([change_members("add", [grace, alan])]),
            "Engineering",
            vec![ada, grace, alan],
        ),
        (
            json!([change_members("remove", [grace])]),
            "Engineering",
            vec![ada, alan],
        ),
        (
            json!([{"op": "replace", "value": {"displayName": "Builders"}}]),
            "Builders",
            vec![ada, alan],
        ),
        (
            json!([change_members("remove", [ada, alan])]),
            "Builders",
            vec![],
        ),
    ] {
        let reply = jumpcloud.patch(&path, operations).await;
        assert_answer(&reply, 200, &json!({"displayName": name}));
        assert_group_seen(&rollcall, &id, name, &members).await;
    }
    assert_scim(&jumpcloud.delete(&path).await, 204);
}
