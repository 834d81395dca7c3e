//! Google Workspace's automatic provisioning: people, and no groups.

use serde_json::{Value, json};

use super::{Provider, USER, assert_answer, assert_seen};
use crate::support::{Rollcall, assert_scim};

/// Its headers are known from services that recognize it by them; it names a
/// content type on every request. What it changes, and how, is the described
/// manner: PUT and PATCH alike.
fn google(rollcall: &Rollcall) -> Provider {
    Provider::new(
        rollcall,
        &[("user-agent", "Google-Auto-Provisioning")],
        "application/json",
    )
}

#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let mut google = google(&rollcall);
    // Even where there is no body.
    google.headers.push(("content-type", "application/json"));
    assert_eq!(
        google
            .find("/Users", "userName eq \"ada@acme.example\"")
            .await,
        [""; 0]
    );
    google.headers.pop();
    let body = |active: bool| {
        json!({
            "schemas": [USER],
            "userName": "ada@acme.example",
            "name": {"givenName": "Ada", "familyName": "Lovelace"},
            "emails": [{"value": "ada@acme.example", "type": "work", "primary": true}],
            "active": active,
        })
    };
    let id = google.create("/Users", body(true)).await;
    let path = format!("/Users/{id}");
    let changes: [Value; 2] = [
        json!([{"op": "replace", "path": "active", "value": false}]),
        json!([{"op": "replace", "value": {"active": false}}]),
    ];
    for change in changes {
        assert_answer(
            &google.patch(&path, change).await,
            200,
            &json!({"active": false}),
        );
        assert_seen(&rollcall, &id, json!({"active": false})).await;
        assert_answer(
            &google.put(&path, body(true)).await,
            200,
            &json!({"active": true}),
        );
        assert_seen(&rollcall, &id, json!({"active": true})).await;
    }
    assert_answer(
        &google.put(&path, body(false)).await,
        200,
        &json!({"active": false}),
    );
    assert_seen(
        &rollcall,
        &id,
        json!({"active": false, "email": "ada@acme.example"}),
    )
    .await;
    assert_scim(&google.delete(&path).await, 204);
    assert!(rollcall.product().user(&id).await.is_err());
}
