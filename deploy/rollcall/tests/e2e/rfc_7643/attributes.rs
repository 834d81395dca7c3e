//! Section 2: attributes and their values.

use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::directory::{Directory, ENTERPRISE, GROUP, USER, id_in};
use crate::support::{assert_scim, assert_scim_error, text};

#[tokio::test]
async fn k01_every_resource_names_its_schemas() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    let schemas = "urn:ietf:params:scim:schemas:core:2.0";
    let messages = "urn:ietf:params:scim:api:messages:2.0";
    for (path, expect) in [
        (user.as_str(), format!("{schemas}:User")),
        (&group, format!("{schemas}:Group")),
        ("/Users", format!("{messages}:ListResponse")),
        ("/Users/nobody", format!("{messages}:Error")),
        (
            "/ServiceProviderConfig",
            format!("{schemas}:ServiceProviderConfig"),
        ),
        ("/ResourceTypes/User", format!("{schemas}:ResourceType")),
        (&format!("/Schemas/{USER}"), format!("{schemas}:Schema")),
    ] {
        let shown = directory.get(path).await.json();
        assert_eq!(shown["schemas"], json!([expect]), "{path}");
    }
}

#[tokio::test]
async fn k02_names_of_attributes_ignore_case() {
    let directory = Directory::start();
    let body = json!({
        "USERNAME": "ada",
        "Name": {"GIVENNAME": "Ada"},
        "Emails": [{"VALUE": "ada@x", "Type": "work"}],
        ENTERPRISE.to_uppercase(): {"Department": "D"},
    });
    let user = directory.user(body).await;
    let user = directory.read(&user).await;
    assert_eq!(user["userName"], "ada");
    assert_eq!(user["name"], json!({"givenName": "Ada"}));
    assert_eq!(user["emails"], json!([{"value": "ada@x", "type": "work"}]));
    assert_eq!(user[ENTERPRISE], json!({"department": "D"}));
    // Two spellings are one attribute twice.
    let body = json!({"userName": "eve", "UserName": "eva"});
    let twice = directory.post("/Users", body).await;
    assert_scim_error(&twice, 400, Some("invalidSyntax"));
    // Neither do those that no schema knows: what was read can be sent back.
    let custom = "urn:example:hr:2.0:User";
    let body = json!({"userName": "eve", "shoe": 41, custom: {"badge": 7}});
    let eve = directory.user(body).await;
    let operations = json!([
        {"op": "replace", "path": "SHOE", "value": 42},
        {"op": "add", "path": format!("{}:Badge", custom.to_uppercase()), "value": 8},
    ]);
    let patched = directory.patch(&eve, operations).await;
    assert_scim(&patched, 200);
    let patched = patched.json();
    assert_eq!(
        (&patched["shoe"], &patched[custom]),
        (&json!(42), &json!({"badge": 8}))
    );
    let put = directory.put(&eve, patched.clone()).await;
    assert_eq!(put.json(), patched);
    // What is no name can be no attribute of a path.
    let operation = json!({"op": "add", "path": "1st", "value": "x"});
    let group = directory.group(json!({"displayName": "G"})).await;
    let refused = directory.patch(&group, json!([operation])).await;
    assert_scim_error(&refused, 400, Some("invalidPath"));
}

#[tokio::test]
async fn k03_times_are_dates_with_times() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let user = directory.read(&user).await;
    for name in ["created", "lastModified"] {
        let time = text(&user["meta"][name]);
        assert!(OffsetDateTime::parse(&time, &Rfc3339).is_ok(), "{time}");
        // A filter finds what was shown.
        let found = directory.found(&format!("meta.{name} eq \"{time}\"")).await;
        assert_eq!(found, "ada");
    }
}

#[tokio::test]
async fn k04_binary_values_are_base64() {
    let directory = Directory::start();
    for (value, status) in [("TWFu", 201), ("***", 400), ("TWFu=", 400)] {
        let certificates = json!([{ "value": value }]);
        let body = json!({"userName": value, "x509Certificates": certificates});
        let reply = directory.post("/Users", body).await;
        if status == 201 {
            assert_scim(&reply, 201);
            assert_eq!(reply.json()["x509Certificates"], certificates);
        } else {
            assert_scim_error(&reply, 400, Some("invalidValue"));
        }
    }
    // Another case is another value.
    for (value, expect) in [("TWFu", "TWFu"), ("twfu", "")] {
        let filter = format!("x509Certificates.value eq \"{value}\"");
        assert_eq!(directory.found(&filter).await, expect);
    }
}

#[tokio::test]
async fn k05_references_lead_to_resources() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    for (path, pointer, expect) in [
        (&group, "/members/0/$ref", &user),
        (&user, "/groups/0/$ref", &group),
    ] {
        let shown = directory.read(path).await;
        let reference = text(shown.pointer(pointer).expect("a reference"));
        let below = reference.strip_prefix(&directory.rollcall.base_url);
        assert_eq!(below, Some(expect.as_str()));
        assert_eq!(directory.read(expect).await["id"], id_in(expect));
    }
    // A client's own is kept as it was sent.
    let profile = json!({"userName": "eve", "profileUrl": "People/Eve?x#y"});
    let eve = directory.user(profile.clone()).await;
    let shown = directory.read(&eve).await;
    assert_eq!(shown["profileUrl"], profile["profileUrl"]);
    for (url, expect) in [("People/Eve?x#y", "eve"), ("people/eve?x#y", "")] {
        let filter = format!("profileUrl eq \"{url}\"");
        assert_eq!(directory.found(&filter).await, expect);
    }
}

#[tokio::test]
async fn k06_no_complex_value_is_in_another() {
    let directory = Directory::start();
    let schemas = directory.read("/Schemas").await;
    let schemas = schemas["Resources"].as_array().expect("a list");
    let mut seen = 0;
    for attribute in schemas
        .iter()
        .filter_map(|schema| schema["attributes"].as_array())
        .flatten()
    {
        for sub in attribute["subAttributes"].as_array().into_iter().flatten() {
            assert_eq!(attribute["type"], "complex", "{attribute}");
            assert_ne!(sub["type"], "complex", "{attribute}");
            assert_eq!(sub.get("subAttributes"), None, "{attribute}");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen} sub-attributes");
}

#[tokio::test]
async fn k07_one_element_is_primary() {
    let directory = Directory::start();
    let emails = |second: bool| {
        json!([
            {"value": "a@x", "type": "work", "primary": true},
            {"value": "b@x", "type": "home", "primary": second},
        ])
    };
    let two = json!({"userName": "ada", "emails": emails(true)});
    let refused = directory.post("/Users", two.clone()).await;
    assert_scim_error(&refused, 400, Some("invalidValue"));
    let one = json!({"userName": "ada", "emails": emails(false)});
    let user = directory.user(one.clone()).await;
    let refused = directory.put(&user, two).await;
    assert_scim_error(&refused, 400, Some("invalidValue"));
    assert_eq!(directory.read(&user).await["emails"], one["emails"]);
}

#[tokio::test]
async fn k08_canonical_values_are_returned() {
    let directory = Directory::start();
    let emails = json!([{"value": "A@x", "type": "WORK"}, {"value": "b@x", "type": "Boat"}]);
    let user = directory
        .user(json!({"userName": "ada", "emails": emails}))
        .await;
    let expect = json!([{"value": "A@x", "type": "work"}, {"value": "b@x", "type": "Boat"}]);
    assert_eq!(directory.read(&user).await["emails"], expect);
}

#[tokio::test]
async fn k09_a_value_is_not_returned_twice() {
    let directory = Directory::start();
    let email = json!({"value": "a@x", "type": "work"});
    let home = json!({"value": "a@x", "type": "home"});
    let emails = json!([email, home, email]);
    let user = directory
        .user(json!({"userName": "ada", "emails": emails}))
        .await;
    assert_eq!(directory.read(&user).await["emails"], json!([email, home]));
    let add = json!([{"op": "add", "path": "emails", "value": [home]}]);
    assert_scim(&directory.patch(&user, add).await, 200);
    assert_eq!(directory.read(&user).await["emails"], json!([email, home]));
}

#[tokio::test]
async fn k10_null_and_empty_are_absent() {
    let directory = Directory::start();
    let full = json!({
        "userName": "ada", "nickName": "A", "title": "T",
        "emails": [{"value": "a@x"}], "name": {"givenName": "Ada", "familyName": "L"},
    });
    let user = directory.user(full).await;
    let emptied = json!({
        "userName": "ada", "nickName": null, "title": [],
        "emails": [], "name": {"givenName": null, "familyName": []},
    });
    assert_scim(&directory.put(&user, emptied).await, 200);
    let shown = directory.read(&user).await;
    for name in ["nickName", "title", "emails", "name"] {
        assert_eq!(shown.get(name), None, "{name}");
        assert_eq!(directory.found(&format!("{name} pr")).await, "", "{name}");
    }
    assert_eq!(directory.found("nickName eq null").await, "ada");
}

#[tokio::test]
async fn k11_schemas_are_a_set_with_the_base_in_it() {
    let directory = Directory::start();
    let with = |user_name: &str, schemas: serde_json::Value| json!({"schemas": schemas, "userName": user_name, ENTERPRISE: {"department": "D"}});
    let one = directory.user(with("a", json!([USER, ENTERPRISE]))).await;
    let other = directory.user(with("b", json!([ENTERPRISE, USER]))).await;
    for user in [one, other] {
        let shown = directory.read(&user).await;
        assert_eq!(shown["schemas"], json!([USER, ENTERPRISE]));
    }
    for schemas in [
        json!([]),
        json!([ENTERPRISE]),
        json!([GROUP]),
        json!([USER, USER]),
        json!(7),
    ] {
        let refused = directory.post("/Users", with("c", schemas)).await;
        assert_scim_error(&refused, 400, Some("invalidValue"));
    }
    // What is no schema of the type is passed over: Entra ID names one of its own.
    let foreign = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
    let group = json!({"schemas": [GROUP, foreign], "displayName": "G"});
    let group = directory.group(group).await;
    assert_eq!(directory.read(&group).await["schemas"], json!([GROUP]));
    // Announced, but without an attribute: not there.
    let bare = json!({"schemas": [USER, ENTERPRISE], "userName": "d"});
    let bare = directory.user(bare).await;
    assert_eq!(directory.read(&bare).await["schemas"], json!([USER]));
}
