//! Microsoft Entra ID: the changes of a person's attributes, in both dialects.

use serde_json::{Value, json};

use super::entra::{DIALECTS, Dialect, Tenant as _, person};
use super::{ENTERPRISE, USER, assert_answer, assert_seen, assert_values, seen};
use crate::support::{Rollcall, assert_scim, assert_scim_error};

/// Such a URN is what an admin must give custom attributes.
const CUSTOM: &str = "urn:ietf:params:scim:schemas:extension:Acme:2.0:User";

/// One operation for each attribute, capitals and all.
#[tokio::test]
async fn attributes_change_one_by_one() {
    let rollcall = Rollcall::start();
    let mut number = 0;
    for op in ["Add", "Replace", "add", "replace"] {
        let entra = Dialect::Legacy.entra(&rollcall);
        let id = entra.create("/Users", person(number)).await;
        number += 1;
        let path = format!("/Users/{id}");
        let check = async |name: &str, value: Value, expect: Value| {
            let operations = json!([{"op": op, "path": name, "value": value}]);
            let reply = entra.patch(&path, operations).await;
            assert_answer(&reply, 200, &expect);
            assert_seen(&rollcall, &id, expect).await;
        };
        check("nickName", json!("B"), json!({"nickName": "B"})).await;
        check("displayName", json!("Bea"), json!({"displayName": "Bea"})).await;
        check("externalId", json!("7"), json!({"externalId": "7"})).await;
        check("active", json!("False"), json!({"active": false})).await;
        check("active", json!("True"), json!({"active": true})).await;
        check(
            &format!("{ENTERPRISE}:employeeNumber"),
            json!("701984"),
            json!({ENTERPRISE: {"employeeNumber": "701984"}}),
        )
        .await;
        check(
            &format!("{ENTERPRISE}:department"),
            json!("R&D"),
            json!({ENTERPRISE: {"employeeNumber": "701984", "department": "R&D"}}),
        )
        .await;
        check(
            "emails[type eq \"work\"].value",
            json!("bea@acme.example"),
            json!({"emails": [{"primary": true, "type": "work", "value": "bea@acme.example"}]}),
        )
        .await;
        let family_name = (number - 1).to_string();
        let formatted = format!("Person {family_name}");
        check(
            "name.givenName",
            json!("Bea"),
            json!({"name": {"givenName": "Bea", "familyName": family_name, "formatted": formatted}}),
        )
        .await;
        // A part of the name: the others stay (RFC 7644 section 3.5.2.3).
        check(
            "name",
            json!({"familyName": "Arthur"}),
            json!({"name": {"givenName": "Bea", "familyName": "Arthur", "formatted": formatted}}),
        )
        .await;
    }
}

/// Several operations in one request, one for each attribute.
#[tokio::test]
async fn attributes_change_together() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let id = entra.create("/Users", person(1)).await;
    let operations = json!([
        {"op": "Replace", "path": "displayName", "value": "Bea"},
        {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "bea@acme.example"},
        {"op": "Add", "path": "name.givenName", "value": "Bea"},
        {"op": "Add", "path": "externalId", "value": "bea"},
        {"op": "Add", "path": format!("{ENTERPRISE}:employeeNumber"), "value": "8"},
        {"op": "Replace", "path": "active", "value": "False"},
    ]);
    let expect = json!({
        "displayName": "Bea",
        "emails": [{"primary": true, "type": "work", "value": "bea@acme.example"}],
        "name": {"formatted": "Person 1", "familyName": "1", "givenName": "Bea"},
        "externalId": "bea",
        ENTERPRISE: {"employeeNumber": "8"},
        "active": false,
    });
    let reply = entra.patch(&format!("/Users/{id}"), operations).await;
    assert_answer(&reply, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// `aadOptscim062020`: paths with a filter one by one, and everything else in
/// one value whose names are dotted.
#[tokio::test]
async fn attributes_change_under_the_flag() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Flagged.entra(&rollcall);
    let id = entra.create("/Users", person(1)).await;
    let operations = json!([
        {"op": "replace", "path": "emails[type eq \"work\"].value", "value": "bea@acme.example"},
        {"op": "add", "path": "phoneNumbers[type eq \"mobile\"].value", "value": "+1 (425) 555-0100"},
        {"op": "replace", "value": {
            "displayName": "Bea",
            "name.givenName": "Bea",
            "name.familyName": "Arthur",
            "active": false,
            "emails[type eq \"home\"].value": "bea@home.example",
            format!("{ENTERPRISE}:employeeNumber"): "8",
            format!("{ENTERPRISE}:department"): "R&D",
            format!("{CUSTOM}:tag"): "red",
        }},
        {"op": "add", "path": format!("{CUSTOM}:badge"), "value": "7"},
    ]);
    let expect = json!({
        "emails": [
            {"primary": true, "type": "work", "value": "bea@acme.example"},
            {"type": "home", "value": "bea@home.example"},
        ],
        "phoneNumbers": [{"type": "mobile", "value": "+1 (425) 555-0100"}],
        CUSTOM: {"tag": "red", "badge": "7"},
        "displayName": "Bea",
        "name": {"formatted": "Person 1", "familyName": "Arthur", "givenName": "Bea"},
        ENTERPRISE: {"employeeNumber": "8", "department": "R&D"},
        "active": false,
    });
    let reply = entra.patch(&format!("/Users/{id}"), operations).await;
    assert_answer(&reply, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// A path whose element is not there yet makes it, and more operations with
/// the same filter build the same one. What is there is changed, not doubled.
#[tokio::test]
async fn elements_are_built() {
    let rollcall = Rollcall::start();
    let mut number = 0;
    for op in ["Add", "Replace", "add", "replace"] {
        let entra = Dialect::Legacy.entra(&rollcall);
        number += 1;
        let id = entra.create("/Users", person(number)).await;
        let path = format!("/Users/{id}");
        let set = |path: &str, value: &str| json!({"op": op, "path": path, "value": value});
        let mobile = "phoneNumbers[type eq \"mobile\"].value";
        let role = |name: &str| format!("roles[primary eq \"True\"].{name}");
        let address = |name: &str| format!("addresses[type eq \"work\"].{name}");
        let operations = json!([
            set(mobile, "425.555.0100 x7"),
            set("phoneNumbers[type eq \"work\"].value", "+1 425 555 0101"),
            set("phoneNumbers[type eq \"fax\"].value", "(425)5550102"),
            set(&address("streetAddress"), "1 Main St"),
            set(&address("postalCode"), "98052"),
            set(&address("country"), "United States"),
            set(&role("display"), "Administrator"),
            set(&role("value"), "admin"),
            set(&role("type"), "WindowsAzureActiveDirectoryRole"),
        ]);
        let mut expect = json!({
            // Kept as they were sent.
            "phoneNumbers": [
                {"type": "mobile", "value": "425.555.0100 x7"},
                {"type": "work", "value": "+1 425 555 0101"},
                {"type": "fax", "value": "(425)5550102"},
            ],
            "addresses": [{
                "type": "work", "streetAddress": "1 Main St", "postalCode": "98052",
                "country": "United States",
            }],
            "roles": [{
                "primary": true, "display": "Administrator", "value": "admin",
                "type": "WindowsAzureActiveDirectoryRole",
            }],
        });
        let reply = entra.patch(&path, operations).await;
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect.clone()).await;

        let operations = json!([set(mobile, "1"), set(&role("value"), "reader")]);
        let reply = entra.patch(&path, operations).await;
        expect["phoneNumbers"][0]["value"] = "1".into();
        expect["roles"][0]["value"] = "reader".into();
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
        for filter in [
            "roles[primary eq \"True\"].value eq \"reader\"",
            "phoneNumbers[type eq \"mobile\"].value eq \"1\"",
        ] {
            let filter = format!("{filter} and userName eq \"person{number}@acme.example\"");
            assert_eq!(entra.find("/Users", &filter).await, [id.as_str()]);
        }
        // A type that nobody uses is an error, and makes nothing.
        let odd = json!([set("phoneNumbers[type eq \"nonexistent\"].value", "1")]);
        assert_scim_error(&entra.patch(&path, odd).await, 400, Some("noTarget"));
    }
}

/// What an element would be may arrive in a request before its value does.
#[tokio::test]
async fn an_element_is_labelled_before_it_is_there() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let id = entra
        .create("/Users", json!({"schemas": [USER], "userName": "ada"}))
        .await;
    let path = format!("/Users/{id}");
    let add = |name: &str, value: &str| {
        let path = format!("emails[type eq \"work\"].{name}");
        json!({"op": "Add", "path": path, "value": value})
    };
    let labels = [add("primary", "true"), add("type", "work")];
    let before = entra.get(&path).await.json();
    let labelled = entra.patch(&path, json!(labels)).await;
    assert_scim(&labelled, 200);
    assert_eq!(labelled.json(), before);
    let mut operations = vec![add("value", "ada@acme.example")];
    operations.extend(labels);
    let expect = json!({
        "emails": [{"type": "work", "primary": true, "value": "ada@acme.example"}],
    });
    for _ in 0..2 {
        let reply = entra.patch(&path, operations.clone().into()).await;
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect.clone()).await;
    }
}

/// The manager, sent once both are there, in every shape of value and of path.
#[tokio::test]
async fn a_manager_comes_and_goes() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let id = entra.create("/Users", person(1)).await;
    let manager = entra.create("/Users", person(2)).await;
    let path = format!("/Users/{id}");
    let full = format!("{ENTERPRISE}:manager");
    let reference = format!("{}/Users/{manager}", rollcall.base_url);
    let set = json!({ENTERPRISE: {"manager": {"value": manager}}});
    let reports_to = async || {
        let filter = format!("id eq \"{id}\" and manager eq \"{manager}\"");
        let path = format!("/Users?filter={}&attributes=id", super::encoded(&filter));
        let list = entra.get(&path).await.json();
        let found = list["Resources"].as_array().expect("a list");
        for user in found {
            let names: Vec<_> = user.as_object().expect("a user").keys().collect();
            assert_eq!(names, ["id", "schemas"]);
        }
        found.len()
    };
    let clearing = [
        json!({"op": "Remove", "path": full}),
        json!({"op": "Remove", "path": "manager"}),
        json!({"op": "replace", "path": full, "value": {"value": ""}}),
        json!({"op": "Replace", "path": "manager", "value": {"value": ""}}),
        json!({"op": "Replace", "path": full, "value": ""}),
        json!({"op": "Replace", "path": format!("{full}.value"), "value": ""}),
        json!({"op": "replace", "value": {full.as_str(): {"value": ""}}}),
    ];
    let mut cleared = clearing.iter().cycle();
    for name in [full.as_str(), "manager", &full.to_uppercase()] {
        for op in ["Add", "Replace", "add", "replace"] {
            for value in [
                json!(manager),
                json!({"value": manager}),
                json!([{"$ref": null, "value": manager}]),
                json!([{"$ref": reference, "value": manager}]),
            ] {
                let operation = json!({"op": op, "path": name, "value": value});
                let reply = entra.patch(&path, json!([operation])).await;
                assert_scim(&reply, 200);
                let shown = &reply.json()[ENTERPRISE]["manager"];
                assert_eq!(shown["value"], manager, "{operation}");
                let product = seen(&rollcall, &id).await;
                assert_eq!(product[ENTERPRISE]["manager"]["value"], manager);
                assert_eq!(reports_to().await, 1);

                let operation = cleared.next().expect("a cycle");
                let reply = entra.patch(&path, json!([operation])).await;
                assert_answer(&reply, 200, &json!({ENTERPRISE: null}));
                assert_seen(&rollcall, &id, json!({ENTERPRISE: null})).await;
                assert_eq!(reports_to().await, 0, "{operation}");
            }
        }
    }
    // Another manager ends the reference to the one before.
    let referenced = json!([{"$ref": reference, "value": manager}]);
    let other = entra.create("/Users", person(3)).await;
    for (name, value) in [
        (full.clone(), json!({"value": other})),
        (format!("{full}.value"), json!(other)),
    ] {
        let operations = json!([
            {"op": "Add", "path": "manager", "value": referenced},
            {"op": "Replace", "path": name, "value": value},
        ]);
        let expect = json!({ENTERPRISE: {"manager": {"value": other}}});
        assert_answer(&entra.patch(&path, operations).await, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    }
    // With the rest, under a dotted name.
    let value = json!({full.as_str(): manager, "displayName": "B"});
    let operations = json!([{"op": "replace", "value": value}]);
    assert_answer(&entra.patch(&path, operations).await, 200, &set);
    assert_values(&seen(&rollcall, &id).await, &set);
}

/// The validator posts `"primary": "true"`, and asks for what it finds with
/// `"True"`. A string in an answer would break its next reading.
#[tokio::test]
async fn a_boolean_in_text_becomes_one() {
    let rollcall = Rollcall::start();
    for (number, dialect) in (0..).zip(DIALECTS) {
        let entra = dialect.entra(&rollcall);
        let mut body = person(number);
        body["active"] = "true".into();
        body["emails"][0]["primary"] = "True".into();
        body["roles"] = json!([{
            "primary": "true", "display": "D", "value": "V",
            "type": "WindowsAzureActiveDirectoryRole",
        }]);
        body["phoneNumbers"] = json!([{"type": "work", "value": "1", "primary": "False"}]);
        let id = entra.create("/Users", body).await;
        let upn = format!("person{number}@acme.example");
        let expect = json!({
            "active": true,
            "emails": [{"primary": true, "type": "work", "value": upn}],
            "roles": [{
                "primary": true, "display": "D", "value": "V",
                "type": "WindowsAzureActiveDirectoryRole",
            }],
            "phoneNumbers": [{"type": "work", "value": "1", "primary": false}],
        });
        let path = format!("/Users/{id}");
        assert_answer(&entra.get(&path).await, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
        let operations = json!([
            {"op": "Replace", "path": "roles[primary eq \"True\"].value", "value": "W"},
            {"op": "Replace", "path": "phoneNumbers[type eq \"work\"].primary", "value": "True"},
        ]);
        let expect = json!({
            "roles": [{
                "primary": true, "display": "D", "value": "W",
                "type": "WindowsAzureActiveDirectoryRole",
            }],
            "phoneNumbers": [{"type": "work", "value": "1", "primary": true}],
        });
        assert_answer(&entra.patch(&path, operations).await, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    }
}
