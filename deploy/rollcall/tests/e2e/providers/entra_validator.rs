//! The cases of Microsoft's SCIM validator, required and preview, by the names
//! that it gives them. It expects `"true"` back where it posted that; what it
//! gets is a boolean (see `entra_attributes`).

use serde_json::{Value, json};

use super::{
    ENTERPRISE, GROUP, Provider, SCIM_JSON, USER, assert_answer, assert_group_seen, assert_seen,
    encoded, member_ids,
};
use crate::support::{Rollcall, assert_scim, assert_scim_error};

fn validator(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &[("accept", "application/scim+json")], SCIM_JSON)
}

/// As the validator makes somebody up, with every attribute.
fn person(name: &str) -> Value {
    json!({
        "userName": format!("{name}@acme.example"),
        "active": true,
        "displayName": "ZYKPNXBWZHRO",
        "title": "VFQOUXXBGMDA",
        "emails": [{"type": "work", "value": format!("{name}@acme.example"), "primary": true}],
        "preferredLanguage": "en-US",
        "name": {
            "givenName": "Maddison", "familyName": "Tyrese", "formatted": "Clemmie",
            "middleName": "Ned", "honorificPrefix": "Kaylie", "honorificSuffix": "Rosamond",
        },
        "addresses": [{
            "type": "work", "formatted": "BSRPZ", "streetAddress": "8594 Upton Glen",
            "locality": "UCNRI", "region": "JQNKY", "postalCode": "ny2 9pl", "country": "Iceland",
            "primary": true,
        }],
        "phoneNumbers": [
            {"type": "work", "value": "71-481-7421", "primary": true},
            {"type": "mobile", "value": "71-481-7421"},
            {"type": "fax", "value": "71-481-7421"},
        ],
        "roles": [{"primary": "True", "display": "OMYDV", "value": "KVZWF", "type": "ZQTJB"}],
        "userType": "EWQGP", "nickName": "PKSQB", "locale": "TWFVQ", "timezone": "Africa/Nairobi",
        "profileUrl": "VXMDT", "externalId": format!("{name}-id"),
        ENTERPRISE: {
            "employeeNumber": "VBWKA", "costCenter": "QLTMB", "organization": "CPGYJ",
            "division": "HWRKN", "department": "UXFZE",
        },
        "schemas": [USER, ENTERPRISE],
    })
}

/// What the server must give back of a posted person.
fn expected(person: &Value) -> Value {
    let mut expect = person.clone();
    expect.as_object_mut().expect("an object").remove("schemas");
    if expect["roles"].is_array() {
        expect["roles"][0]["primary"] = true.into();
    }
    expect
}

/// *Create a new user*, *create a duplicate user*, *filter for an existing
/// user*, *for a non-existing user*, *for an existing user with different
/// case*.
#[tokio::test]
async fn users_are_created_and_filtered() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let body = person("maddison");
    let created = validator.post("/Users", body.clone()).await;
    assert_answer(&created, 201, &expected(&body));
    let id = crate::support::id_of(&created);
    assert_seen(&rollcall, &id, expected(&body)).await;
    assert_scim_error(
        &validator.post("/Users", body).await,
        409,
        Some("uniqueness"),
    );

    for (filter, expect) in [
        ("userName eq \"maddison@acme.example\"", vec![id.as_str()]),
        ("userName eq \"MADDISON@acme.EXAMPLE\"", vec![id.as_str()]),
        ("externalId eq \"maddison-id\"", vec![id.as_str()]),
        ("userName eq \"jqxzt\"", vec![]),
    ] {
        assert_eq!(validator.find("/Users", filter).await, expect, "{filter}");
    }
}

fn verbose(op: &str) -> Value {
    let set = |path: &str, value: &str| json!({"op": op, "path": path, "value": value});
    json!([
        set("emails[type eq \"work\"].value", "new@acme.example"),
        {"op": op, "path": "emails[type eq \"work\"].primary", "value": true},
        set("addresses[type eq \"work\"].formatted", "F"),
        set("addresses[type eq \"work\"].streetAddress", "S"),
        set("addresses[type eq \"work\"].locality", "L"),
        set("addresses[type eq \"work\"].region", "R"),
        set("addresses[type eq \"work\"].postalCode", "P"),
        set("addresses[type eq \"work\"].country", "Norway"),
        {"op": op, "path": "addresses[type eq \"work\"].primary", "value": true},
        set("phoneNumbers[type eq \"work\"].value", "1"),
        {"op": op, "path": "phoneNumbers[type eq \"work\"].primary", "value": true},
        set("phoneNumbers[type eq \"mobile\"].value", "2"),
        set("phoneNumbers[type eq \"fax\"].value", "3"),
        set("roles[primary eq \"True\"].display", "D"),
        set("roles[primary eq \"True\"].value", "V"),
        set("roles[primary eq \"True\"].type", "T"),
        {"op": op, "value": {
            "active": true,
            "displayName": "Display", "title": "Title", "preferredLanguage": "fr-FR",
            "name.givenName": "Given", "name.familyName": "Family",
            "name.formatted": "Formatted", "name.middleName": "Middle",
            "name.honorificPrefix": "Prefix", "name.honorificSuffix": "Suffix",
            "userType": "Type", "nickName": "Nick", "locale": "fr", "timezone": "Europe/Oslo",
            "profileUrl": "https://acme.example", "externalId": "new-id",
            format!("{ENTERPRISE}:employeeNumber"): "E",
            format!("{ENTERPRISE}:costCenter"): "C",
            format!("{ENTERPRISE}:organization"): "O",
            format!("{ENTERPRISE}:division"): "V",
            format!("{ENTERPRISE}:department"): "D",
        }},
    ])
}

/// *Patch user — replace attributes (verbose request)* and *add attributes
/// (verbose request)*: on one who has them all, and on one who has none.
#[tokio::test]
async fn users_are_patched_at_length() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let bare = json!({"schemas": [USER], "userName": "bare@acme.example"});
    for (op, body) in [("replace", person("full")), ("add", bare)] {
        let id = validator.create("/Users", body).await;
        let path = format!("/Users/{id}");
        let expect = json!({
            "emails": [{"type": "work", "value": "new@acme.example", "primary": true}],
            "addresses": [{
                "type": "work", "formatted": "F", "streetAddress": "S", "locality": "L",
                "region": "R", "postalCode": "P", "country": "Norway", "primary": true,
            }],
            "phoneNumbers": [
                {"type": "work", "value": "1", "primary": true},
                {"type": "mobile", "value": "2"},
                {"type": "fax", "value": "3"},
            ],
            "roles": [{"primary": true, "display": "D", "value": "V", "type": "T"}],
            "active": true, "displayName": "Display", "title": "Title",
            "preferredLanguage": "fr-FR",
            "name": {
                "givenName": "Given", "familyName": "Family", "formatted": "Formatted",
                "middleName": "Middle", "honorificPrefix": "Prefix", "honorificSuffix": "Suffix",
            },
            "userType": "Type", "nickName": "Nick", "locale": "fr", "timezone": "Europe/Oslo",
            "profileUrl": "https://acme.example", "externalId": "new-id",
            ENTERPRISE: {
                "employeeNumber": "E", "costCenter": "C", "organization": "O", "division": "V",
                "department": "D",
            },
        });
        assert_answer(&validator.patch(&path, verbose(op)).await, 200, &expect);
        assert_answer(&validator.get(&path).await, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    }
}

/// *Patch user — update userName*, *disable user*, *update user — add manager*,
/// *replace manager*, *remove manager*, *delete user*.
#[tokio::test]
async fn users_are_changed_and_deleted() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let id = validator.create("/Users", person("maddison")).await;
    let first = validator.create("/Users", person("first")).await;
    let second = validator.create("/Users", person("second")).await;
    let path = format!("/Users/{id}");
    let check = async |operation: Value, expect: Value| {
        let reply = validator.patch(&path, json!([operation])).await;
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    };
    check(
        json!({"op": "replace", "value": {"userName": "renamed@acme.example"}}),
        json!({"userName": "renamed@acme.example"}),
    )
    .await;
    check(
        json!({"op": "replace", "path": "active", "value": false}),
        json!({"active": false}),
    )
    .await;
    check(
        json!({"op": "replace", "value": {"active": true}}),
        json!({"active": true}),
    )
    .await;

    let manager = format!("{ENTERPRISE}:manager");
    let mut enterprise = person("maddison")[ENTERPRISE].clone();
    for (op, value) in [("add", &first), ("replace", &second)] {
        enterprise["manager"] = json!({"value": value});
        let operation = json!({"op": op, "path": manager, "value": {"value": value}});
        check(operation, json!({ENTERPRISE: enterprise})).await;
    }
    enterprise
        .as_object_mut()
        .expect("an object")
        .remove("manager");
    let operation = json!({"op": "replace", "path": manager, "value": {"value": ""}});
    check(operation, json!({ENTERPRISE: enterprise})).await;

    assert_scim(&validator.delete(&path).await, 204);
    assert_scim_error(&validator.get(&path).await, 404, None);
    assert_eq!(
        validator
            .find("/Users", "externalId eq \"maddison-id\"")
            .await,
        [""; 0]
    );
    assert!(rollcall.product().user(&id).await.is_err());
}

fn group(name: &str) -> Value {
    json!({"displayName": name, "externalId": format!("{name}-id"), "schemas": [GROUP]})
}

/// *Create a new group*, *create a duplicate group*, *get group by id excluding
/// members*, *filter for an existing group* (with and without members), *for a
/// non-existing group*.
#[tokio::test]
async fn groups_are_created_and_filtered() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let user = validator.create("/Users", person("maddison")).await;
    let id = validator.create("/Groups", group("engineers")).await;
    assert_scim_error(
        &validator.post("/Groups", group("engineers")).await,
        409,
        Some("uniqueness"),
    );
    let path = format!("/Groups/{id}");
    let add = json!([{"op": "add", "path": "members", "value": [{"value": user}]}]);
    assert_scim(&validator.patch(&path, add).await, 200);
    let mut expect = group("engineers");
    expect["members"] = Value::Null;
    let without = validator
        .get(&format!("{path}?excludedAttributes=members"))
        .await;
    assert_answer(&without, 200, &expect);
    for joining in [
        "displayName eq \"engineers\"",
        "externalId eq \"engineers-id\"",
    ] {
        let search = format!("/Groups?filter={}", encoded(joining));
        let with = validator.get(&search).await.json();
        assert_eq!(with["totalResults"], 1);
        assert_eq!(member_ids(&with["Resources"][0]), [user.as_str()]);
        let search = format!(
            "/Groups?excludedAttributes=members&filter={}",
            encoded(joining)
        );
        let without = validator.get(&search).await.json();
        assert_eq!(without["Resources"][0]["id"], id);
        assert_eq!(without["Resources"][0].get("members"), None);
    }
    assert_eq!(
        validator.find("/Groups", "displayName eq \"jqxzt\"").await,
        [""; 0]
    );
}

/// *Patch group — replace displayName*, *update group externalId*, *add
/// member*, *remove member*, *delete group*.
#[tokio::test]
async fn groups_are_changed_and_deleted() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let user = validator.create("/Users", person("maddison")).await;
    let id = validator.create("/Groups", group("engineers")).await;
    let path = format!("/Groups/{id}");
    let check = async |operation: Value, expect: Value, members: &[&str]| {
        let reply = validator.patch(&path, json!([operation])).await;
        assert_answer(&reply, 200, &expect);
        assert_eq!(member_ids(&validator.get(&path).await.json()), members);
        assert_group_seen(&rollcall, &id, "builders", members).await;
    };
    check(
        json!({"op": "replace", "value": {"displayName": "builders"}}),
        json!({"displayName": "builders"}),
        &[],
    )
    .await;
    check(
        json!({"op": "replace", "value": {"externalId": "new-id"}}),
        json!({"externalId": "new-id"}),
        &[],
    )
    .await;
    check(
        json!({"op": "add", "path": "members", "value": [{"value": user}]}),
        json!({"externalId": "new-id"}),
        &[&user],
    )
    .await;
    check(
        json!({"op": "remove", "path": format!("members[value eq \"{user}\"]")}),
        json!({"members": null}),
        &[],
    )
    .await;
    assert_scim(&validator.delete(&path).await, 204);
    assert_scim_error(&validator.get(&path).await, 404, None);
}

/// Preview: *multiple operations on different attributes*, *multiple
/// operations on the same attribute*, of users and of groups.
#[tokio::test]
async fn operations_are_applied_in_order() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let user = validator.create("/Users", person("maddison")).await;
    let user_path = format!("/Users/{user}");
    let other = validator.create("/Users", person("other")).await;
    let operations = json!([
        {"op": "remove", "path": "displayName"},
        {"op": "add", "path": "title", "value": "Added"},
        {"op": "replace", "path": "locale", "value": "nb-NO"},
    ]);
    let expect = json!({"displayName": null, "title": "Added", "locale": "nb-NO"});
    assert_answer(&validator.patch(&user_path, operations).await, 200, &expect);
    assert_seen(&rollcall, &user, expect).await;
    let operations = json!([
        {"op": "remove", "path": "displayName"},
        {"op": "add", "path": "displayName", "value": "A"},
        {"op": "replace", "path": "displayName", "value": "B"},
    ]);
    let expect = json!({"displayName": "B"});
    assert_answer(&validator.patch(&user_path, operations).await, 200, &expect);
    assert_seen(&rollcall, &user, expect).await;

    let group = validator.create("/Groups", group("engineers")).await;
    let path = format!("/Groups/{group}");
    let operations = json!([
        {"op": "replace", "path": "displayName", "value": "builders"},
        {"op": "add", "path": "externalId", "value": "new-id"},
        {"op": "add", "path": "members", "value": [{"value": other}]},
    ]);
    let expect = json!({"displayName": "builders", "externalId": "new-id"});
    assert_answer(&validator.patch(&path, operations).await, 200, &expect);
    assert_group_seen(&rollcall, &group, "builders", &[&other]).await;
    let operations = json!([
        {"op": "remove", "path": format!("members[value eq \"{other}\"]")},
        {"op": "add", "path": "members", "value": [{"value": other}]},
        {"op": "replace", "path": "members", "value": [{"value": user}]},
    ]);
    assert_scim(&validator.patch(&path, operations).await, 200);
    assert_group_seen(&rollcall, &group, "builders", &[&user]).await;
}

/// Preview: *delete a non-existing user* or *group*, *delete the same twice*.
#[tokio::test]
async fn what_is_gone_cannot_be_deleted() {
    let rollcall = Rollcall::start();
    let validator = validator(&rollcall);
    let user = validator.create("/Users", person("maddison")).await;
    let group = validator.create("/Groups", group("engineers")).await;
    for path in [format!("/Users/{user}"), format!("/Groups/{group}")] {
        assert_scim(&validator.delete(&path).await, 204);
        assert_scim_error(&validator.delete(&path).await, 404, None);
    }
    for path in [
        "/Users/6b1e1f9c-0000-4000-8000-000000000000",
        "/Groups/jqxzt",
    ] {
        assert_scim_error(&validator.delete(path).await, 404, None);
    }
}
