//! Sections 3.3, 3.4.1, 3.5.1, 3.6 and 3.9: one resource.

use hyper::Method;
use serde_json::{Value, json};

use crate::directory::{Directory, ENTERPRISE, GROUP, USER, id_in};
use crate::support::{assert_scim, assert_scim_error, text};

#[tokio::test]
async fn p07_what_is_created_says_where_it_is() {
    let directory = Directory::start();
    for (collection, body) in [
        ("/Users", json!({"userName": "ada"})),
        ("/Groups", json!({"displayName": "G"})),
    ] {
        let made = directory.post(collection, body).await;
        assert_scim(&made, 201);
        let location = text(&made.json()["meta"]["location"]);
        assert_eq!(made.header("location"), Some(location.as_str()));
        let path = location
            .strip_prefix(&directory.rollcall.base_url)
            .expect("below");
        // The representation is the one that a GET returns.
        assert_eq!(directory.read(path).await, made.json());
    }
}

#[tokio::test]
async fn p11_the_type_is_that_of_the_endpoint() {
    let directory = Directory::start();
    let meta = json!({"resourceType": "Group"});
    let user = directory
        .user(json!({"userName": "ada", "meta": meta}))
        .await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for (path, name) in [(user, "User"), (group, "Group")] {
        assert_eq!(directory.read(&path).await["meta"]["resourceType"], name);
    }
}

#[tokio::test]
async fn p12_a_resource_is_there_or_not_found() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for path in [&user, &group] {
        let reply = directory.get(path).await;
        assert_scim(&reply, 200);
        assert_eq!(reply.json()["id"], id_in(path));
        assert!(reply.header("etag").is_some());
    }
    for path in [
        "/Users/nobody".to_owned(),
        "/Users/user_00000000000000000000000000".to_owned(),
        format!("/Users/{}", id_in(&group)),
        format!("/Groups/{}", id_in(&user)),
        format!("/Users/{}", id_in(&user).to_uppercase()),
    ] {
        assert_scim_error(&directory.get(&path).await, 404, None);
    }
}

#[tokio::test]
async fn p28_attributes_are_chosen() {
    let directory = Directory::start();
    let body = json!({
        "userName": "ada", "title": "T", "password": "p", "emails": [{"value": "a@x"}],
        ENTERPRISE: {"department": "D"},
    });
    let user = directory.user(body).await;
    for (query, expect) in [
        ("attributes=userName", "id schemas userName"),
        ("attributes=USERNAME,emails", "emails id schemas userName"),
        ("attributes=password", "id schemas"),
        ("attributes=nothing", "id schemas"),
        ("attributes=meta.version", "id meta schemas"),
        (
            "excludedAttributes=emails,meta,title",
            &format!("active id schemas {ENTERPRISE} userName"),
        ),
        (
            "excludedAttributes=id,schemas,userName",
            &format!("active emails id meta schemas title {ENTERPRISE}"),
        ),
    ] {
        let shown = directory.read(&format!("{user}?{query}")).await;
        assert_eq!(keys(&shown), expect, "{query}");
        let list = directory.read(&format!("/Users?{query}")).await;
        assert_eq!(list["Resources"], json!([shown]), "{query}");
    }
    // Also of what a write answers.
    let made = directory
        .post("/Users?attributes=title", json!({"userName": "eve"}))
        .await;
    assert_eq!(keys(&made.json()), "id schemas");
    let both = directory
        .get("/Users?attributes=a&excludedAttributes=b")
        .await;
    assert_scim_error(&both, 400, Some("invalidValue"));
}

/// The names of an object's members, in alphabetical order.
fn keys(object: &Value) -> String {
    let keys = object.as_object().expect("an object").keys();
    let keys: Vec<_> = keys.map(String::as_str).collect();
    keys.join(" ")
}

#[tokio::test]
async fn p29_attributes_are_named_in_every_notation() {
    let directory = Directory::start();
    let name = json!({"givenName": "Ada", "familyName": "L"});
    let emails = json!([{"value": "a@x", "type": "work"}]);
    let enterprise = json!({"department": "D", "division": "V"});
    let body = json!({"userName": "ada", "name": name, "emails": emails, ENTERPRISE: enterprise});
    let user = directory.user(body).await;
    for (attributes, pointer, expect) in [
        (format!("{USER}:userName"), "/userName", json!("ada")),
        (
            format!("{}:USERNAME", USER.to_uppercase()),
            "/userName",
            json!("ada"),
        ),
        (
            "name.givenName".to_owned(),
            "/name",
            json!({"givenName": "Ada"}),
        ),
        (
            "NAME.FAMILYNAME".to_owned(),
            "/name",
            json!({"familyName": "L"}),
        ),
        (
            "emails.type".to_owned(),
            "/emails",
            json!([{"type": "work"}]),
        ),
        (
            format!("{ENTERPRISE}:department"),
            &format!("/{ENTERPRISE}"),
            json!({"department": "D"}),
        ),
        (ENTERPRISE.to_owned(), &format!("/{ENTERPRISE}"), enterprise),
    ] {
        let shown = directory
            .read(&format!("{user}?attributes={attributes}"))
            .await;
        assert_eq!(shown.pointer(pointer), Some(&expect), "{attributes}");
        assert_eq!(
            shown.as_object().map(serde_json::Map::len),
            Some(3),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn p31_put_replaces_and_creates_nothing() {
    let directory = Directory::start();
    let before = json!({"userName": "ada", "title": "T", ENTERPRISE: {"department": "D"}});
    let user = directory.user(before).await;
    let put = directory
        .put(&user, json!({"userName": "ada", "nickName": "N"}))
        .await;
    assert_scim(&put, 200);
    let shown = directory.read(&user).await;
    assert_eq!(put.json(), shown);
    assert_eq!(keys(&shown), "active id meta nickName schemas userName");
    let group = directory
        .group(json!({"displayName": "G", "externalId": "7"}))
        .await;
    let put = directory.put(&group, json!({"displayName": "H"})).await;
    assert_eq!(
        (&put.json()["displayName"], put.json().get("externalId")),
        (&json!("H"), None)
    );
    for (path, body) in [
        ("/Users/none", json!({"userName": "eve"})),
        (
            "/Users/user_00000000000000000000000000",
            json!({"userName": "eve"}),
        ),
        (
            "/Groups/group_00000000000000000000000000",
            json!({"displayName": "E"}),
        ),
    ] {
        assert_scim_error(&directory.put(path, body).await, 404, None);
    }
    assert_eq!(directory.read("").await["totalResults"], 2);
}

#[tokio::test]
async fn p32_put_passes_over_what_is_read_only_and_needs_what_is_required() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    let before = (directory.read(&user).await, directory.read(&group).await);
    let forged = json!({
        "schemas": [USER], "userName": "ada", "id": "x", "meta": {"version": "W/\"9\""},
        "groups": [{"value": id_in(&group)}],
    });
    let put = directory.put(&user, forged).await;
    assert_scim(&put, 200);
    assert_eq!(put.json(), before.0);
    for (path, body) in [
        (&user, json!({"schemas": [USER], "title": "T"})),
        (&user, json!({"userName": null})),
        (&group, json!({"schemas": [GROUP], "members": []})),
    ] {
        let refused = directory.put(path, body).await;
        assert_scim_error(&refused, 400, Some("invalidValue"));
    }
    assert_eq!(
        (directory.read(&user).await, directory.read(&group).await),
        before
    );
}

#[tokio::test]
async fn p49_what_is_deleted_is_nowhere() {
    let directory = Directory::start();
    let user = directory
        .user(json!({"userName": "ada", "externalId": "7"}))
        .await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    for (path, body, name) in [
        (&user, json!({"userName": "ada"}), "/Users"),
        (&group, json!({"displayName": "G"}), "/Groups"),
    ] {
        let gone = directory.delete(path).await;
        assert_scim(&gone, 204);
        assert!(gone.body.is_empty());
        let active = json!([{"op": "add", "path": "displayName", "value": "x"}]);
        for reply in [
            directory.get(path).await,
            directory.put(path, body.clone()).await,
            directory.patch(path, active).await,
            directory.send(Method::DELETE, path, None).await,
        ] {
            assert_scim_error(&reply, 404, None);
        }
        assert_eq!(directory.read(name).await["totalResults"], 0);
        // The name is free again.
        assert_scim(&directory.post(name, body).await, 201);
    }
    assert_eq!(directory.found("externalId eq \"7\"").await, "");
}

#[tokio::test]
async fn p65_unknown_attributes_break_nothing() {
    let directory = Directory::start();
    let odd = json!({
        "userName": "ada", "foo": 1, "bar": {"a": [null, {}]}, "x-y_z": ["a"], "": null,
        "urn:example:a": {"b": true},
    });
    let user = directory.user(odd).await;
    let shown = directory.read(&user).await;
    assert_eq!(
        (&shown["userName"], &shown["foo"]),
        (&json!("ada"), &json!(1))
    );
    let put = directory.put(&user, shown.clone()).await;
    assert_scim(&put, 200);
    assert_eq!(put.json(), shown, "what was read can be sent back");
    let add = json!([{"op": "add", "value": {"foo": 2, "baz": "b"}}]);
    let patched = directory.patch(&user, add).await;
    assert_scim(&patched, 200);
    assert_eq!(
        (&patched.json()["foo"], &patched.json()["baz"]),
        (&json!(2), &json!("b"))
    );
}
