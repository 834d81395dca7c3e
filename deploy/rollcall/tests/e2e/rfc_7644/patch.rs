//! Section 3.5.2: PATCH as a whole.

use serde_json::{Value, json};

use crate::directory::{Directory, PATCH_OP, id_in};
use crate::support::{assert_scim, assert_scim_error};

#[tokio::test]
async fn p33_patch_is_supported() {
    let directory = Directory::start();
    let config = directory.read("/ServiceProviderConfig").await;
    assert_eq!(config["patch"], json!({"supported": true}));
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for path in [user, group] {
        let rename = json!([{"op": "replace", "path": "displayName", "value": "N"}]);
        let patched = directory.patch(&path, rename).await;
        assert_scim(&patched, 200);
        assert_eq!(patched.json()["displayName"], "N");
        assert_eq!(directory.read(&path).await, patched.json());
    }
}

#[tokio::test]
async fn p34_a_patch_has_operations() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let one = json!([{"op": "add", "path": "title", "value": "T"}]);
    for (body, scim_type) in [
        (json!({}), "invalidSyntax"),
        (json!({"schemas": [PATCH_OP]}), "invalidSyntax"),
        (
            json!({"schemas": [PATCH_OP], "Operations": []}),
            "invalidSyntax",
        ),
        (
            json!({"schemas": [PATCH_OP], "Operations": one[0]}),
            "invalidSyntax",
        ),
        (
            json!({"schemas": [PATCH_OP], "Operations": ["add"]}),
            "invalidSyntax",
        ),
        (
            json!({"schemas": [PATCH_OP], "Operations": [{"path": "title", "value": "T"}]}),
            "invalidSyntax",
        ),
        (
            json!({"schemas": [PATCH_OP], "Operations": [{"op": "move", "path": "title"}]}),
            "invalidSyntax",
        ),
        (json!({"schemas": [], "Operations": one}), "invalidValue"),
        (
            json!({"schemas": ["urn:x"], "Operations": one}),
            "invalidValue",
        ),
    ] {
        let reply = directory
            .client
            .send(hyper::Method::PATCH, &user, Some(&body))
            .await;
        assert_scim_error(&reply.expect("answers"), 400, Some(scim_type));
    }
    assert_eq!(directory.read(&user).await.get("title"), None);
}

#[tokio::test]
async fn p35_the_name_of_an_operation_ignores_case() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    for (op, value, expect) in [
        ("ADD", json!("a"), Some("a")),
        ("Replace", json!("b"), Some("b")),
        ("rEMOVE", Value::Null, None),
        ("Add", json!("c"), Some("c")),
    ] {
        let operation = json!([{"op": op, "path": "title", "value": value}]);
        assert_scim(&directory.patch(&user, operation).await, 200);
        let shown = directory.read(&user).await;
        assert_eq!(shown.get("title").and_then(Value::as_str), expect, "{op}");
    }
}

/// Whichever operation fails, and wherever: at the edge or in the store.
#[tokio::test]
async fn p36_all_operations_are_done_or_none() {
    let directory = Directory::start();
    directory.user(json!({"userName": "eve"})).await;
    let user = directory
        .user(json!({"userName": "ada", "emails": [{"value": "a@x"}]}))
        .await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    directory.group(json!({"displayName": "H"})).await;
    let good = [
        json!({"op": "add", "path": "title", "value": "lost"}),
        json!({"op": "remove", "path": "emails"}),
        json!({"op": "replace", "value": {"displayName": "lost", "active": false}}),
    ];
    for (bad, status, scim_type) in [
        (
            json!({"op": "remove", "path": "userName"}),
            400,
            "mutability",
        ),
        (json!({"op": "add", "path": "emails["}), 400, "invalidValue"),
        (
            json!({"op": "replace", "path": "roles[value eq \"x\"].display", "value": "x"}),
            400,
            "noTarget",
        ),
        (
            json!({"op": "replace", "path": "userName", "value": "EVE"}),
            409,
            "uniqueness",
        ),
    ] {
        for place in 0..=good.len() {
            let mut operations = good.to_vec();
            operations.insert(place, bad.clone());
            let before = directory.read(&user).await;
            let reply = directory.patch(&user, operations.into()).await;
            assert_scim_error(&reply, status, Some(scim_type));
            assert_eq!(directory.read(&user).await, before, "{bad} at {place}");
        }
    }
    let before = directory.read(&group).await;
    let operations = json!([
        {"op": "remove", "path": "members"},
        {"op": "replace", "path": "displayName", "value": "h"},
    ]);
    let reply = directory.patch(&group, operations).await;
    assert_scim_error(&reply, 409, Some("uniqueness"));
    assert_eq!(directory.read(&group).await, before);
    assert!(directory.read(&user).await["groups"].is_array());
}

#[tokio::test]
async fn p37_operations_are_done_in_their_order() {
    let directory = Directory::start();
    let user = directory
        .user(json!({"userName": "ada", "title": "T"}))
        .await;
    let remove = json!({"op": "remove", "path": "title"});
    let add = json!({"op": "add", "path": "title", "value": "A"});
    let replace = json!({"op": "replace", "path": "title", "value": "R"});
    for (operations, expect) in [
        ([&remove, &add, &replace], Some("R")),
        ([&replace, &remove, &add], Some("A")),
        ([&add, &replace, &remove], None),
    ] {
        assert_scim(&directory.patch(&user, json!(operations)).await, 200);
        let shown = directory.read(&user).await;
        assert_eq!(shown.get("title").and_then(Value::as_str), expect);
    }
    let other = directory.user(json!({"userName": "eve"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    let member = |op: &str, path: &str| json!({"op": op, "path": "members", "value": [{"value": id_in(path)}]});
    let operations = json!([
        member("add", &user),
        member("replace", &other),
        member("add", &user),
        member("remove", &other),
    ]);
    let patched = directory.patch(&group, operations).await;
    assert_scim(&patched, 200);
    let members = patched.json()["members"].clone();
    assert_eq!(members.as_array().map(Vec::len), Some(1));
    assert_eq!(members[0]["value"], id_in(&user));
}

#[tokio::test]
async fn p39_a_patch_is_answered_by_what_was_asked_for() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let title = |title: &str| json!([{"op": "add", "path": "title", "value": title}]);
    let whole = directory.patch(&user, title("T")).await;
    assert_scim(&whole, 200);
    assert_eq!(whole.json(), directory.read(&user).await);
    let part = directory
        .patch(&format!("{user}?attributes=title"), title("U"))
        .await;
    assert_scim(&part, 200);
    let expect = json!({"schemas": whole.json()["schemas"], "id": id_in(&user), "title": "U"});
    assert_eq!(part.json(), expect);
}

/// A group of many members is answered by 204, but not where `attributes` are
/// named.
#[tokio::test]
async fn p39_a_large_group_is_answered_where_attributes_are_named() {
    let directory = Directory::start();
    let members: Vec<_> = (0..150)
        .map(|id| json!({"value": format!("parked-{id}")}))
        .collect();
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    let rename = |name: &str| json!([{"op": "replace", "path": "displayName", "value": name}]);
    let silent = directory.patch(&group, rename("H")).await;
    assert_eq!((silent.status.as_u16(), silent.body.len()), (204, 0));
    let tag = directory.get(&group).await;
    assert_eq!(silent.header("etag"), tag.header("etag"));
    for (query, shown, all) in [
        ("attributes=members", "members", true),
        ("attributes=displayName,members", "displayName", true),
        ("attributes=displayName", "displayName", false),
        ("excludedAttributes=members", "displayName", false),
    ] {
        let reply = directory
            .patch(&format!("{group}?{query}"), rename(query))
            .await;
        assert_scim(&reply, 200);
        let reply = reply.json();
        assert!(reply.get(shown).is_some(), "{query}: {reply}");
        let members = reply["members"].as_array().map(Vec::len);
        assert_eq!(members, all.then_some(150), "{query}");
    }
}
