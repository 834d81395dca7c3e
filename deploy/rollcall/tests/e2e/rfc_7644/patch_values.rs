//! Sections 3.5.2.1 to 3.5.2.3: what each operation does to a value.

use serde_json::{Value, json};

use crate::directory::{Directory, ENTERPRISE, id_in};
use crate::support::{assert_scim, assert_scim_error};

const WORK: &str = "emails[type eq \"work\"]";

/// A user with one of everything.
async fn ada(directory: &Directory) -> String {
    let body = json!({
        "userName": "ada", "title": "T",
        "name": {"givenName": "Ada", "familyName": "Lovelace"},
        "emails": [
            {"value": "w@x", "type": "work", "primary": true, "display": "W"},
            {"value": "h@x", "type": "home"},
        ],
        ENTERPRISE: {"department": "D", "division": "V"},
    });
    directory.user(body).await
}

/// What an attribute is after one operation on a fresh user.
async fn after(directory: &Directory, operation: &Value, attribute: &str) -> Value {
    let user = ada(directory).await;
    let patched = directory.patch(&user, json!([operation])).await;
    assert_eq!(patched.status, 200, "{operation}: {}", patched.json());
    let shown = directory.read(&user).await;
    assert_scim(&directory.delete(&user).await, 204);
    assert_eq!(patched.json(), shown, "{operation}");
    shown[attribute].clone()
}

/// What one operation on a fresh user is refused with.
async fn refused(directory: &Directory, operation: &Value, scim_type: &str) {
    let user = ada(directory).await;
    let before = directory.read(&user).await;
    let reply = directory.patch(&user, json!([operation])).await;
    assert_eq!(
        reply.json()["scimType"],
        scim_type,
        "{operation}: {}",
        reply.json()
    );
    assert_scim_error(&reply, 400, Some(scim_type));
    assert_eq!(directory.read(&user).await, before, "{operation}");
    assert_scim(&directory.delete(&user).await, 204);
}

#[tokio::test]
async fn p38_a_new_primary_ends_the_old_one() {
    let directory = Directory::start();
    let work = json!({"value": "w@x", "type": "work", "primary": false, "display": "W"});
    let added = json!({"value": "n@x", "type": "other", "primary": true});
    let operation = json!({"op": "add", "path": "emails", "value": [added]});
    let expect = json!([work, {"value": "h@x", "type": "home"}, added]);
    assert_eq!(after(&directory, &operation, "emails").await, expect);
    for op in ["add", "replace"] {
        let path = "emails[type eq \"home\"].primary";
        let operation = json!({"op": op, "path": path, "value": true});
        let expect = json!([work, {"value": "h@x", "type": "home", "primary": true}]);
        assert_eq!(after(&directory, &operation, "emails").await, expect);
    }
}

#[tokio::test]
async fn p40_an_addition_has_a_value() {
    let directory = Directory::start();
    for operation in [
        json!({"op": "add", "path": "title"}),
        json!({"op": "add"}),
        json!({"op": "add", "value": "title"}),
        json!({"op": "add", "value": ["title"]}),
    ] {
        refused(&directory, &operation, "invalidValue").await;
    }
    let several = json!({
        "title": "U", "name": {"middleName": "K"},
        format!("{ENTERPRISE}:department"): "E",
    });
    for (attribute, expect) in [
        ("title", json!("U")),
        (
            "name",
            json!({"givenName": "Ada", "familyName": "Lovelace", "middleName": "K"}),
        ),
        (ENTERPRISE, json!({"department": "E", "division": "V"})),
    ] {
        let operation = json!({"op": "add", "value": several});
        assert_eq!(after(&directory, &operation, attribute).await, expect);
    }
}

#[tokio::test]
async fn p41_an_addition_appends_what_is_not_there() {
    let directory = Directory::start();
    let operation = json!({"op": "add", "path": "emails", "value": [{"value": "n@x"}]});
    let emails = after(&directory, &operation, "emails").await;
    assert_eq!(emails.as_array().map(Vec::len), Some(3));
    assert_eq!(emails[2], json!({"value": "n@x"}));
    let operation = json!({"op": "add", "path": "title", "value": "U"});
    assert_eq!(after(&directory, &operation, "title").await, "U");

    // What is there already is no change, not even of lastModified.
    let user = ada(&directory).await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    for (path, attribute, value) in [
        (&user, "emails", json!([{"value": "h@x", "type": "home"}])),
        (&user, "title", json!("T")),
        (&user, "name", json!({"givenName": "Ada"})),
        (&group, "members", members),
    ] {
        let before = directory.read(path).await;
        let operation = json!([{"op": "add", "path": attribute, "value": value}]);
        let patched = directory.patch(path, operation).await;
        assert_scim(&patched, 200);
        assert_eq!(patched.json(), before, "{attribute}");
    }
}

#[tokio::test]
async fn p42_an_addition_to_a_complex_value_keeps_the_rest() {
    let directory = Directory::start();
    for operation in [
        json!({"op": "add", "path": "name", "value": {"givenName": "Augusta"}}),
        json!({"op": "add", "path": "name.givenName", "value": "Augusta"}),
        json!({"op": "add", "value": {"name": {"givenName": "Augusta"}}}),
    ] {
        let expect = json!({"givenName": "Augusta", "familyName": "Lovelace"});
        assert_eq!(after(&directory, &operation, "name").await, expect);
    }
    let operation = json!({"op": "add", "path": format!("{WORK}.display"), "value": "X"});
    let work = json!({"value": "w@x", "type": "work", "primary": true, "display": "X"});
    assert_eq!(after(&directory, &operation, "emails").await[0], work);
}

#[tokio::test]
async fn p43_a_removal_has_a_path() {
    let directory = Directory::start();
    for operation in [
        json!({"op": "remove"}),
        json!({"op": "remove", "value": {"title": "T"}}),
        json!({"op": "remove", "path": null, "value": "title"}),
    ] {
        refused(&directory, &operation, "noTarget").await;
    }
}

#[tokio::test]
async fn p44_a_removal_takes_what_its_path_selects() {
    let directory = Directory::start();
    let work = json!({"value": "w@x", "type": "work", "primary": true, "display": "W"});
    let home = json!({"value": "h@x", "type": "home"});
    for (path, attribute, expect) in [
        ("title", "title", Value::Null),
        ("emails", "emails", Value::Null),
        ("name", "name", Value::Null),
        ("name.givenName", "name", json!({"familyName": "Lovelace"})),
        (WORK, "emails", json!([home])),
        ("emails[type eq \"home\"]", "emails", json!([work])),
        ("emails[value ew \"@x\"]", "emails", Value::Null),
        (
            &format!("{WORK}.display"),
            "emails",
            json!([{"value": "w@x", "type": "work", "primary": true}, home]),
        ),
        (
            &format!("{ENTERPRISE}:department"),
            ENTERPRISE,
            json!({"division": "V"}),
        ),
        (ENTERPRISE, ENTERPRISE, Value::Null),
    ] {
        let operation = json!({"op": "remove", "path": path});
        assert_eq!(
            after(&directory, &operation, attribute).await,
            expect,
            "{path}"
        );
    }
}

#[tokio::test]
async fn p45_what_must_be_there_is_not_removed() {
    let directory = Directory::start();
    for path in [
        "userName",
        "id",
        "meta",
        "groups",
        "schemas",
        "meta.created",
    ] {
        refused(
            &directory,
            &json!({"op": "remove", "path": path}),
            "mutability",
        )
        .await;
    }
    let group = directory.group(json!({"displayName": "G"})).await;
    let reply = directory
        .patch(&group, json!([{"op": "remove", "path": "displayName"}]))
        .await;
    assert_scim_error(&reply, 400, Some("mutability"));
}

#[tokio::test]
async fn p46_a_replacement_adds_exchanges_and_merges() {
    let directory = Directory::start();
    let new = json!([{"value": "n@x", "type": "other"}]);
    for (path, value, attribute, expect) in [
        ("nickName", json!("N"), "nickName", json!("N")),
        ("title", json!("U"), "title", json!("U")),
        ("emails", new.clone(), "emails", new.clone()),
        (
            "name",
            json!({"givenName": "Augusta"}),
            "name",
            json!({"givenName": "Augusta", "familyName": "Lovelace"}),
        ),
        (
            "roles",
            json!([{"value": "r"}]),
            "roles",
            json!([{"value": "r"}]),
        ),
        (
            &format!("{ENTERPRISE}:costCenter"),
            json!("C"),
            ENTERPRISE,
            json!({"department": "D", "division": "V", "costCenter": "C"}),
        ),
    ] {
        let with_path = json!({"op": "replace", "path": path, "value": value});
        assert_eq!(
            after(&directory, &with_path, attribute).await,
            expect,
            "{path}"
        );
        let without = json!({"op": "replace", "value": {path: value}});
        assert_eq!(
            after(&directory, &without, attribute).await,
            expect,
            "{path}"
        );
    }
}

#[tokio::test]
async fn p47_a_replacement_changes_all_that_its_filter_selects() {
    let directory = Directory::start();
    let operation =
        json!({"op": "replace", "path": "emails[value ew \"@x\"].display", "value": "D"});
    let emails = after(&directory, &operation, "emails").await;
    assert_eq!(
        (&emails[0]["display"], &emails[1]["display"]),
        (&json!("D"), &json!("D"))
    );
    let whole = json!({"op": "replace", "path": WORK, "value": {"value": "n@x", "type": "work"}});
    let expect = json!([{"value": "n@x", "type": "work"}, {"value": "h@x", "type": "home"}]);
    assert_eq!(after(&directory, &whole, "emails").await, expect);
    for path in [
        "emails[type eq \"nonexistent\"].value",
        "emails[value eq \"none\"]",
        "emails[type eq \"nonexistent\"]",
        "roles[value eq \"none\"].display",
    ] {
        let value = if path.ends_with(']') {
            json!({"value": "x"})
        } else {
            json!("x")
        };
        let operation = json!({"op": "replace", "path": path, "value": value});
        refused(&directory, &operation, "noTarget").await;
    }
    // Section 3.5.2.3 would refuse what Entra ID relies on.
    let path = "phoneNumbers[type eq \"mobile\"].value";
    let operation = json!({"op": "replace", "path": path, "value": "+1 555"});
    let expect = json!([{"type": "mobile", "value": "+1 555"}]);
    assert_eq!(after(&directory, &operation, "phoneNumbers").await, expect);
}

#[tokio::test]
async fn p48_paths_and_values_are_refused_exactly() {
    let directory = Directory::start();
    for path in [
        "emails[",
        "",
        "a b",
        "emails..value",
        "name[givenName pr]",
        "1st",
        "emails]",
    ] {
        let operation = json!({"op": "add", "path": path, "value": "x"});
        refused(&directory, &operation, "invalidPath").await;
    }
    refused(
        &directory,
        &json!({"op": "add", "path": 7, "value": "x"}),
        "invalidPath",
    )
    .await;
    for path in [
        "emails[]",
        "emails[type xx \"a\"]",
        "emails[type eq \"a\" and]",
    ] {
        refused(
            &directory,
            &json!({"op": "remove", "path": path}),
            "invalidFilter",
        )
        .await;
    }
    for (path, value) in [
        ("active", json!("maybe")),
        ("userName", json!({})),
        ("userName", json!("")),
        ("emails", json!(true)),
        ("name", json!("Ada")),
        ("x509Certificates", json!([{"value": "***"}])),
        ("title", json!({"a": 1})),
    ] {
        for op in ["add", "replace"] {
            let operation = json!({"op": op, "path": path, "value": value});
            refused(&directory, &operation, "invalidValue").await;
        }
    }
}
