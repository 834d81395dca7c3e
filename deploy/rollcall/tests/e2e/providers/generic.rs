//! Any other client: the habits that no vendor's name stands for.

use hyper::Method;
use serde_json::{Value, json};

use super::{ENTERPRISE, Provider, USER, assert_answer, assert_group_seen, assert_seen, seen};
use crate::support::{Rollcall, assert_scim};

fn generic(rollcall: &Rollcall) -> Provider {
    Provider::new(
        rollcall,
        &[("accept", "application/json")],
        "application/json",
    )
}

/// A missed deactivation is a security fault: every spelling of it is heard.
#[tokio::test]
async fn every_deactivation_is_heard() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let full = format!("{USER}:active");
    let body =
        |active: bool| json!({"schemas": [USER], "userName": "ada@x.example", "active": active});
    let id = generic.create("/Users", body(true)).await;
    let path = format!("/Users/{id}");
    for operation in [
        json!({"op": "replace", "path": "active", "value": false}),
        json!({"op": "replace", "path": "ACTIVE", "value": "false"}),
        json!({"op": "replace", "path": "active", "value": [false]}),
        json!({"op": "add", "path": "active", "value": false}),
        json!({"op": "replace", "path": full, "value": false}),
        json!({"op": "replace", "path": full.to_uppercase(), "value": "False"}),
        json!({"op": "replace", "path": format!("{USER}.active"), "value": false}),
        json!({"op": "replace", "value": {format!("{USER}.active"): "False"}}),
        json!({"op": "replace", "path": "urn:scim:schemas:core:1.0:active", "value": false}),
        json!({"op": "replace", "path": "urn:scim:schemas:core:2.0:User:active", "value": false}),
        json!({"op": "replace", "value": {"active": false}}),
        json!({"op": "add", "value": {"Active": "False"}}),
        json!({"op": "replace", "value": {full.as_str(): false}}),
        json!({"op": "replace", "value": {USER: {"active": false}}}),
        json!({"op": "replace", "path": USER, "value": {"active": false}}),
        json!({"op": "replace", "value": {"id": id, "active": false}}),
        json!({"op": "replace", "path": null, "value": {"active": false, "shoe": 41}}),
        json!({"op": "remove", "path": "active"}),
        json!({"op": "Remove", "path": full}),
        json!({"op": "replace", "path": "active", "value": null}),
        json!({"OP": "REPLACE", "Path": "active", "VALUE": false}),
    ] {
        assert_seen(&rollcall, &id, json!({"active": true})).await;
        assert_scim(&generic.patch(&path, json!([operation])).await, 200);
        let product = seen(&rollcall, &id).await;
        assert_eq!(product["active"], false, "{operation}");
        assert_scim(&generic.put(&path, body(true)).await, 200);
    }
    let whole = [
        json!({"operations": [{"op": "replace", "path": "active", "value": false}]}),
        json!({"schemas": null, "OPERATIONS": [{"op": "replace", "value": {"active": false}}]}),
    ];
    for patch in whole {
        assert_seen(&rollcall, &id, json!({"active": true})).await;
        assert_scim(&generic.send(Method::PATCH, &path, Some(&patch)).await, 200);
        assert_seen(&rollcall, &id, json!({"active": false})).await;
        assert_scim(&generic.put(&path, body(true)).await, 200);
    }
    for body in [
        body(false),
        json!({"USERNAME": "ada@x.example", "ACTIVE": "false"}),
        json!({"userName": "ada@x.example", full.as_str(): false}),
        json!({USER: {"userName": "ada@x.example", "active": false}}),
    ] {
        assert_scim(&generic.put(&path, body).await, 200);
        assert_seen(&rollcall, &id, json!({"active": false})).await;
        let active = json!([{"op": "replace", "path": "active", "value": true}]);
        assert_scim(&generic.patch(&path, active).await, 200);
    }
}

/// One that is not understood is refused, so that the client knows of it: to
/// keep it as something else would be to drop it.
#[tokio::test]
async fn no_deactivation_is_dropped() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let id = generic
        .create("/Users", json!({"userName": "ada@x.example"}))
        .await;
    let path = format!("/Users/{id}");
    for operation in [
        json!({"op": "replace", "path": "active", "value": 0}),
        json!({"op": "replace", "path": "active", "value": "no"}),
        json!({"op": "replace", "path": "active", "value": {"value": false}}),
        json!({"op": "replace", "path": "active", "value": [{"$ref": null, "value": "False"}]}),
        json!({"op": "replace", "path": "active"}),
        json!({"op": "replace", "path": "/active", "value": false}),
        json!({"op": "replace", "path": "User:active", "value": false}),
        json!({"op": "replace", "path": "", "value": {"active": false}}),
        json!({"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:active", "value": false}),
        json!({"op": "replace", "value": [{"active": false}]}),
        json!({"op": "replace", "value": "{\"active\": false}"}),
        json!({"op": "update", "path": "active", "value": false}),
        json!({"op": "replace", "attribute": "active", "value": false}),
    ] {
        let reply = generic.patch(&path, json!([operation])).await;
        assert_eq!(reply.status, 400, "{operation}");
        assert!(reply.json()["scimType"].is_string(), "{operation}");
    }
    assert_seen(&rollcall, &id, json!({"active": true})).await;
}

/// Spaces as plus signs or as `%20`, operators and names in any case, with the
/// URN or without.
#[tokio::test]
async fn filters_are_written_in_many_ways() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let body = json!({"schemas": [USER], "userName": "ada+test@x.example", "displayName": "A B"});
    let id = generic.create("/Users", body).await;
    for query in [
        "filter=userName+eq+%22ada%2Btest%40x.example%22",
        "filter=userName%20eq%20%22ada%2Btest@x.example%22",
        "filter=username+EQ+%22ADA%2BTEST%40X.EXAMPLE%22",
        "filter=userName+eq+%22ada%2Btest%40x.example%22&startIndex=1&count=10&unknown=1",
        "filter=displayName+eq+%22A+B%22",
        "filter=displayName+eq+%22a%20b%22&",
        "FILTER=urn:ietf:params:scim:schemas:core:2.0:User:userName+eq+%22ada%2Btest@x.example%22",
        "filter=active+eq+true+and+userName+sw+%22ada%22",
    ] {
        assert_eq!(
            generic.ids(&format!("/Users?{query}")).await,
            [id.as_str()],
            "{query}"
        );
    }
    for query in [
        "filter=userName+eq+%22ada+test%40x.example%22",
        "filter=unknown+eq+%22x%22",
    ] {
        assert_eq!(
            generic.ids(&format!("/Users?{query}")).await,
            [""; 0],
            "{query}"
        );
    }
}

/// Names are found whatever stands in them.
#[tokio::test]
async fn filters_find_odd_names() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    for (name, group) in [
        ("o'brien&co=100%", "R&D + \"Labs\""),
        ("back\\slash \"quoted\"", "a]b[c"),
        ("søren+æøå@x.example", "Ingeniører (2)"),
        ("李雷", "工程部"),
        ("<b>x</b>", "#1; DROP TABLE groups"),
    ] {
        let user = generic.create("/Users", json!({"userName": name})).await;
        let filter = format!("userName eq {}", json!(name));
        assert_eq!(
            generic.find("/Users", &filter).await,
            [user.as_str()],
            "{filter}"
        );
        let body = json!({"displayName": group, "members": [{"value": user}]});
        let id = generic.create("/Groups", body).await;
        let filter = format!("displayName eq {}", json!(group));
        assert_eq!(
            generic.find("/Groups", &filter).await,
            [id.as_str()],
            "{filter}"
        );
        assert_seen(&rollcall, &user, json!({"userName": name})).await;
        assert_group_seen(&rollcall, &id, group, &[&user]).await;
    }
}

/// What no schema knows is kept and shown, in every way of writing it.
#[tokio::test]
async fn unknown_attributes_are_kept() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let acme = "urn:acme:hr:2.0:User";
    let body = json!({
        "schemas": [USER, acme], "userName": "ada@x.example", "shoe": 41,
        "name": {"givenName": "Ada", "initials": "AL"},
        "emails": [{"value": "ada@x.example", "verified": true}],
        ENTERPRISE: {"badge": "7"}, acme: {"team": "Engines", "floor": 3},
    });
    let id = generic.create("/Users", body.clone()).await;
    let path = format!("/Users/{id}");
    let mut expect = body;
    expect.as_object_mut().expect("an object").remove("schemas");
    assert_answer(&generic.get(&path).await, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
    let operations = json!([
        {"op": "replace", "value": {"id": "another", "shoe": 42, "hat": ["a", "b"]}},
        {"op": "replace", "path": format!("{acme}:team"), "value": "Looms"},
        {"op": "add", "path": "emails", "value": {"value": "b@x.example", "type": "home"}},
        {"op": "remove", "path": format!("{ENTERPRISE}:badge")},
    ]);
    let expect = json!({
        "shoe": 42, "hat": ["a", "b"], acme: {"team": "Looms", "floor": 3}, ENTERPRISE: null,
        "emails": [
            {"value": "ada@x.example", "verified": true},
            {"value": "b@x.example", "type": "home"},
        ],
    });
    let reply = generic.patch(&path, operations).await;
    assert_answer(&reply, 200, &json!({"id": id}));
    assert_answer(&reply, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// A change of something else leaves it alone: a list of which nobody here
/// knows what its labels mean, or how many of it may be primary.
#[tokio::test]
async fn unknown_attributes_stand_in_nobodys_way() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let acme = "urn:acme:hr:2.0:User";
    let unknown = json!({
        "things": [{"type": "red"}, {"type": "blue"}],
        "keys": [{"value": "1", "primary": true}, {"value": "2", "primary": true}],
        acme: {"things": [{"primary": true}, {"primary": true}]},
    });
    let mut body = unknown.clone();
    body["userName"] = "ada@x.example".into();
    let id = generic.create("/Users", body).await;
    let path = format!("/Users/{id}");
    for operations in [
        json!([{"op": "replace", "path": "title", "value": "Countess"}]),
        json!([{"op": "replace", "path": format!("{acme}:floor"), "value": 3}]),
        json!([{"op": "replace", "value": {"things": unknown["things"]}}]),
        json!([{"op": "replace", "path": "active", "value": false}]),
    ] {
        assert_scim(&generic.patch(&path, operations).await, 200);
    }
    let mut expect = unknown;
    expect[acme]["floor"] = 3.into();
    expect["active"] = false.into();
    assert_answer(&generic.get(&path).await, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// A lone value where a list is due, and a list of one where a value is due.
#[tokio::test]
async fn lists_and_values_are_told_apart_by_the_schema() {
    let rollcall = Rollcall::start();
    let generic = generic(&rollcall);
    let id = generic
        .create("/Users", json!({"userName": ["ada@x.example"]}))
        .await;
    let path = format!("/Users/{id}");
    let check = async |value: Value, expect: Value| {
        let reply = generic
            .patch(&path, json!([{"op": "replace", "value": value}]))
            .await;
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    };
    let email = json!([{"value": "ada@x.example"}]);
    check(json!({"emails": "ada@x.example"}), json!({"emails": email})).await;
    check(json!({"emails": email[0]}), json!({"emails": email})).await;
    check(json!({"title": ["Countess"]}), json!({"title": "Countess"})).await;
    check(
        json!({"name": [{"givenName": "Ada"}]}),
        json!({"name": {"givenName": "Ada"}}),
    )
    .await;
    check(json!({"title": []}), json!({"title": null})).await;
    // A sub-attribute of every element, or of the first that is made for it.
    let work = json!([{"value": "b@x.example", "type": "work"}]);
    check(
        json!({"emails.value": "b@x.example"}),
        json!({"emails": [{"value": "b@x.example"}]}),
    )
    .await;
    check(json!({"emails.type": "work"}), json!({"emails": work})).await;
    check(
        json!({"phoneNumbers.value": "1"}),
        json!({"phoneNumbers": [{"value": "1"}]}),
    )
    .await;
}
