//! `PingFederate`'s and `PingOne`'s SCIM provisioners. What they send beside
//! the match is the described manner: their features, not a capture.

use serde_json::{Value, json};

use super::{GROUP, Provider, SCIM_JSON, USER, assert_answer, assert_group_seen, assert_seen};
use crate::support::{Rollcall, assert_scim, assert_scim_error};

fn ping(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &[("accept", "application/scim+json")], SCIM_JSON)
}

fn person(name: &str, active: bool) -> Value {
    json!({
        "schemas": [USER],
        "userName": name,
        "name": {"givenName": name, "familyName": "Test"},
        "emails": [{"value": format!("{name}@acme.example"), "type": "work", "primary": true}],
        "active": active,
    })
}

/// Basic, none, and a scheme of the admin's own are refused, in JSON; the
/// token goes behind `Bearer`, or alone as a custom header.
#[tokio::test]
async fn the_token_is_shown() {
    let rollcall = Rollcall::start();
    let mut ping = ping(&rollcall);
    for authorization in [
        "Basic cGluZzpzZWNyZXQ=".to_owned(),
        String::new(),
        format!("SSWS {}", rollcall.bearer_token),
        format!("OAuth {}", rollcall.bearer_token),
    ] {
        ping.authorization = authorization;
        let refused = ping.get("/Users").await;
        assert_scim_error(&refused, 401, None);
        assert!(refused.header("www-authenticate").is_some());
        assert_scim_error(&ping.post("/Users", person("ada", true)).await, 401, None);
    }
    for authorization in [
        format!("Bearer {}", rollcall.bearer_token),
        rollcall.bearer_token.clone(),
    ] {
        ping.authorization = authorization;
        assert_scim(&ping.get("/Users").await, 200);
    }
}

/// The match: by name, by `emails` without a sub-attribute, or by whatever
/// expression the admin types.
#[tokio::test]
async fn a_person_is_matched() {
    let rollcall = Rollcall::start();
    let ping = ping(&rollcall);
    let ada = ping.create("/Users", person("ada", true)).await;
    let grace = ping.create("/Users", person("grace", false)).await;
    for (filter, expect) in [
        ("userName eq \"ada\"", vec![&ada]),
        ("emails eq \"ada@acme.example\"", vec![&ada]),
        ("emails eq \"GRACE@acme.example\"", vec![&grace]),
        ("emails eq \"ada\"", vec![]),
        ("emails sw \"grace@\"", vec![&grace]),
        (
            "emails.value eq \"ada@acme.example\" or userName eq \"grace\"",
            vec![&ada, &grace],
        ),
        (
            "(name.familyName eq \"Test\") and not (active eq true)",
            vec![&grace],
        ),
    ] {
        assert_eq!(
            ping.find("/Users", filter).await.iter().collect::<Vec<_>>(),
            expect,
            "{filter}"
        );
    }
}

/// Disabled people may be provisioned as such, enabled later, and disabled or
/// deleted in the end.
#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let ping = ping(&rollcall);
    let id = ping.create("/Users", person("ada", false)).await;
    let path = format!("/Users/{id}");
    let expect = json!({"active": false, "email": "ada@acme.example"});
    assert_seen(&rollcall, &id, expect).await;
    for active in [true, false] {
        let reply = ping.put(&path, person("ada", active)).await;
        assert_answer(&reply, 200, &json!({"id": id, "active": active}));
        assert_seen(&rollcall, &id, json!({"active": active})).await;
    }
    for active in [true, false] {
        let operations = json!([{"op": "replace", "path": "active", "value": active}]);
        assert_scim(&ping.patch(&path, operations).await, 200);
        assert_seen(&rollcall, &id, json!({"active": active})).await;
    }
    assert_scim(&ping.delete(&path).await, 204);
    assert!(rollcall.product().user(&id).await.is_err());
}

/// Group provisioning, by either way of handling memberships: merged by PATCH,
/// or overwritten by PUT.
#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let ping = ping(&rollcall);
    let ada = ping.create("/Users", person("ada", true)).await;
    let grace = ping.create("/Users", person("grace", true)).await;
    let body = |members: Value| json!({"schemas": [GROUP], "displayName": "N", "members": members});
    let id = ping
        .create("/Groups", body(json!([{"value": ada, "type": "User"}])))
        .await;
    let path = format!("/Groups/{id}");
    let value = json!([{"value": grace, "type": "User"}]);
    let merge = json!([{"op": "add", "value": {"members": value}}]);
    assert_scim(&ping.patch(&path, merge).await, 200);
    assert_group_seen(&rollcall, &id, "N", &[&ada, &grace]).await;
    assert_scim(&ping.put(&path, body(value)).await, 200);
    assert_group_seen(&rollcall, &id, "N", &[&grace]).await;
    assert_scim(&ping.delete(&path).await, 204);
}
