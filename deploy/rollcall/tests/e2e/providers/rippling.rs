//! Rippling's custom app. The set-up is documented: SCIM 2.0, a bearer token,
//! the features *groups*, *pagination*, *delete groups* and *PATCH groups*, and
//! the attributes `externalId`, `emails`, `name.givenName` and
//! `name.familyName`. That a group is made first and its members follow by
//! PATCH is reported; the rest is the described manner, not a capture.

use serde_json::{Value, json};

use super::{GROUP, Provider, USER, assert_answer, assert_group_seen, assert_seen};
use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

fn rippling(rollcall: &Rollcall) -> Provider {
    Provider::new(
        rollcall,
        &[("accept", "application/json")],
        "application/json",
    )
}

fn person(name: &str) -> Value {
    json!({
        "schemas": [USER],
        "externalId": format!("{name}-id"),
        "userName": format!("{name}@acme.example"),
        "emails": [{"value": format!("{name}@acme.example"), "primary": true}],
        "name": {"givenName": name, "familyName": "Test"},
        "active": true,
    })
}

#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let rippling = rippling(&rollcall);
    let filters = [
        "userName eq \"ada@acme.example\"",
        "emails.value eq \"ada@acme.example\"",
        "externalId eq \"ada-id\"",
    ];
    for filter in filters {
        assert_eq!(rippling.find("/Users", filter).await, [""; 0]);
    }
    let id = rippling.create("/Users", person("ada")).await;
    for filter in filters {
        assert_eq!(rippling.find("/Users", filter).await, [id.as_str()]);
    }
    // A request that is tried again makes no twin.
    assert_scim_error(
        &rippling.post("/Users", person("ada")).await,
        409,
        Some("uniqueness"),
    );
    let path = format!("/Users/{id}");
    let mut promoted = person("ada");
    promoted["title"] = "Countess".into();
    assert_answer(
        &rippling.put(&path, promoted).await,
        200,
        &json!({"title": "Countess"}),
    );
    let moved = json!([
        {"op": "replace", "path": "name.familyName", "value": "Byron"},
        {"op": "replace", "value": {"title": "Lady", "active": false}},
    ]);
    let expect = json!({
        "name": {"givenName": "ada", "familyName": "Byron"}, "title": "Lady", "active": false,
        "externalId": "ada-id",
    });
    assert_answer(&rippling.patch(&path, moved).await, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
    assert_scim(&rippling.delete(&path).await, 204);
    assert!(rollcall.product().user(&id).await.is_err());
}

#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let rippling = rippling(&rollcall);
    let mut users = Vec::new();
    for name in ["ada", "grace", "alan"] {
        users.push(rippling.create("/Users", person(name)).await);
    }
    for (start_index, expect) in [(1, &users[..2]), (3, &users[2..])] {
        let path = format!("/Users?startIndex={start_index}&count=2");
        let page = rippling.get(&path).await.json();
        assert_eq!(page["totalResults"], 3);
        let ids: Vec<_> = page["Resources"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|user| text(&user["id"]))
            .collect();
        assert_eq!(ids, expect);
    }
    let body = json!({"schemas": [GROUP], "displayName": "N"});
    let id = rippling.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    let first = json!([{"op": "add", "path": "members", "value": [{"value": users[0]}]}]);
    assert_scim(&rippling.patch(&path, first).await, 200);
    assert_group_seen(&rollcall, &id, "N", &[&users[0]]).await;
    let operations = json!([
        {"op": "add", "path": "members", "value": [{"value": users[1]}]},
        {"op": "remove", "path": format!("members[value eq \"{}\"]", users[0])},
        {"op": "replace", "path": "displayName", "value": "M"},
    ]);
    assert_scim(&rippling.patch(&path, operations).await, 200);
    assert_group_seen(&rollcall, &id, "M", &[&users[1]]).await;
    assert_scim(&rippling.delete(&path).await, 204);
    assert!(rollcall.product().group(&id).await.is_err());
}
