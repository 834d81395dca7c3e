//! Where clients and suites disagree, and how each is answered.

use hyper::Method;
use serde_json::{Value, json};

use super::{GROUP, Provider, SCIM_JSON, USER, assert_answer, assert_seen, encoded, member_ids};
use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

fn client(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &[], SCIM_JSON)
}

/// RFC 7644 section 3.5.2.3 wants `noTarget`, Entra ID an element: types that
/// people use are made, all others are not.
#[tokio::test]
async fn an_element_is_made_of_known_types_alone() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let id = client.create("/Users", json!({"userName": "ada"})).await;
    let path = format!("/Users/{id}");
    for (filter, is_made) in [
        ("emails[type eq \"work\"].value", true),
        ("emails[type eq \"HOME\"].value", true),
        ("emails[type eq \"other\"].value", true),
        ("emails[primary eq true].value", true),
        ("ims[type eq \"skype\"].value", true),
        ("emails[type eq \"nonexistent\"].value", false),
        ("emails[type ne \"work\"].display", false),
        ("emails[value eq \"x\"].display", false),
    ] {
        client.put(&path, json!({"userName": "ada"})).await;
        let operations = json!([{"op": "replace", "path": filter, "value": "a@x.example"}]);
        let reply = client.patch(&path, operations).await;
        if is_made {
            assert_scim(&reply, 200);
        } else {
            assert_scim_error(&reply, 400, Some("noTarget"));
        }
    }
}

/// `remove members` with a value takes those out, without one everybody; with
/// an empty one it may mean nobody or everybody, and is refused.
#[tokio::test]
async fn members_are_removed_by_value() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let mut users = Vec::new();
    for name in ["a", "b", "c"] {
        users.push(client.create("/Users", json!({"userName": name})).await);
    }
    // Microsoft's collection names members by bare ids.
    let body = json!({"schemas": [GROUP], "displayName": "N", "members": users});
    let id = client.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    let remove = |value: Value| json!([{"op": "remove", "path": "members", "value": value}]);
    let some = client
        .patch(&path, remove(json!([{"value": users[0]}])))
        .await;
    assert_eq!(member_ids(&some.json()), users[1..]);
    assert_scim_error(
        &client.patch(&path, remove(json!([]))).await,
        400,
        Some("invalidValue"),
    );
    let bare = client.patch(&path, remove(json!(users[1]))).await;
    assert_eq!(member_ids(&bare.json()), users[2..]);
    let all = client
        .patch(&path, json!([{"op": "remove", "path": "members"}]))
        .await;
    assert_answer(&all, 200, &json!({"members": null}));
}

/// A good PATCH is answered 200 with the whole resource.
#[tokio::test]
async fn a_patch_is_answered_with_the_resource() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let id = client
        .create("/Users", json!({"userName": "ada", "title": "T"}))
        .await;
    let path = format!("/Users/{id}");
    let operations = json!([{"op": "replace", "path": "nickName", "value": "N"}]);
    let patched = client.patch(&path, operations.clone()).await;
    assert_scim(&patched, 200);
    assert_eq!(patched.json(), client.get(&path).await.json());
    let some = client
        .patch(&format!("{path}?attributes=nickName"), operations)
        .await;
    let expect = json!({"schemas": [USER], "id": id, "nickName": "N"});
    assert_scim(&some, 200);
    assert_eq!(some.json(), expect);
}

/// A PUT without `active` keeps it; a PATCH that removes it leaves nobody with
/// access.
#[tokio::test]
async fn access_is_never_lost_or_won_by_silence() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let id = client
        .create("/Users", json!({"userName": "ada", "active": true}))
        .await;
    let path = format!("/Users/{id}");
    for active in [true, false] {
        let body = json!({"userName": "ada", "active": active});
        assert_scim(&client.put(&path, body).await, 200);
        let silent = client
            .put(&path, json!({"userName": "ada", "title": "T"}))
            .await;
        assert_answer(&silent, 200, &json!({"active": active}));
        assert_seen(&rollcall, &id, json!({"active": active})).await;
    }
    let body = json!({"userName": "ada", "active": true});
    assert_scim(&client.put(&path, body).await, 200);
    let removed = client
        .patch(&path, json!([{"op": "remove", "path": "active"}]))
        .await;
    assert_answer(&removed, 200, &json!({"active": null}));
    assert_seen(&rollcall, &id, json!({"active": false})).await;
}

/// A POST may leave `schemas` out, but not say what it is not.
#[tokio::test]
async fn schemas_may_be_left_out() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let made = client.post("/Users", json!({"userName": "ada"})).await;
    assert_answer(&made, 201, &json!({"schemas": [USER]}));
    for schemas in [
        json!([]),
        json!([GROUP]),
        json!(["urn:acme:2.0:User"]),
        json!([""]),
    ] {
        let body = json!({"schemas": schemas, "userName": "grace"});
        assert_scim_error(
            &client.post("/Users", body).await,
            400,
            Some("invalidValue"),
        );
    }
}

/// Discovery is not filtered (RFC 7644 section 4), and knows of no types of
/// other servers.
#[tokio::test]
async fn discovery_is_whole() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let filter = encoded("id eq \"User\"");
    for place in ["Schemas", "ResourceTypes", "ServiceProviderConfig"] {
        let refused = client.get(&format!("/{place}?filter={filter}")).await;
        assert_scim_error(&refused, 403, None);
    }
    for place in [
        "/TestResources",
        "/users",
        "/serviceConfiguration",
        "/ResourceTypes/Device",
    ] {
        assert_scim_error(&client.get(place).await, 404, None);
    }
}

/// References are absolute, and lead to what they name.
#[tokio::test]
async fn references_can_be_followed() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let user = client.create("/Users", json!({"userName": "ada"})).await;
    let body = json!({"displayName": "N", "members": [{"value": user}]});
    let group = client.create("/Groups", body).await;
    let shown = client.get(&format!("/Groups/{group}")).await.json();
    let member = text(&shown["members"][0]["$ref"]);
    assert_eq!(member, format!("{}/Users/{user}", rollcall.base_url));
    let path = member
        .strip_prefix(&rollcall.base_url)
        .expect("below the base URL");
    let user = client.get(path).await.json();
    assert_eq!(user["meta"]["location"], member);
    let back = text(&user["groups"][0]["$ref"]);
    assert_eq!(back, format!("{}/Groups/{group}", rollcall.base_url));
}

/// Methods that nobody offers are refused, not failed.
#[tokio::test]
async fn unknown_methods_are_refused() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    for method in ["TRACE", "QUERY", "OPTIONS", "PROPFIND"] {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        for path in ["/Users", "/Groups", "/Schemas"] {
            let refused = client.send(method.clone(), path, None).await;
            assert_scim_error(&refused, 405, None);
        }
    }
}

/// The same type and value twice is one element (RFC 7643 section 2.4).
#[tokio::test]
async fn an_element_is_kept_once() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let work = json!({"value": "ada@x.example", "type": "work"});
    let body = json!({"userName": "ada", "emails": [work, work, {"value": "ada@x.example", "type": "WORK"}]});
    let id = client.create("/Users", body).await;
    let expect = json!({"emails": [work]});
    let add = json!([{"op": "add", "path": "emails", "value": [work]}]);
    let reply = client.patch(&format!("/Users/{id}"), add).await;
    assert_answer(&reply, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// What Microsoft's collection asks for and no grammar has is refused as what
/// it is, and never a 5xx.
#[tokio::test]
async fn oddities_are_answered() {
    let rollcall = Rollcall::start();
    let client = client(&rollcall);
    let id = client.create("/Users", json!({"userName": "ada"})).await;
    let unquoted = client.get("/Users?filter=userName+eq+ada").await;
    assert_scim_error(&unquoted, 400, Some("invalidFilter"));
    let filter = encoded("emails[type eq \"work\"]");
    let odd = client
        .get(&format!("/Users/{id}?attributes={filter}"))
        .await;
    assert_scim_error(&odd, 400, Some("invalidValue"));
    let member = json!({"value": id, "displayName": "Ada", "display": "Ada"});
    let body = json!({"displayName": "N", "members": [member]});
    let group = client.create("/Groups", body).await;
    let shown = client.get(&format!("/Groups/{group}")).await.json();
    assert_eq!(member_ids(&shown), [id.as_str()]);
}
