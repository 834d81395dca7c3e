//! How Okta connects: its headers, its ways of showing the token, its SPEC
//! test, and what it reads of the service.

use rollcall::okta::Person;
pub(super) use rollcall::simulate::provider::okta::HEADERS;
use rollcall::simulate::provider::okta::new_user;
use serde_json::{Value, json};

use super::{
    LIST_RESPONSE, Provider, SCIM_JSON, USER, assert_answer, assert_seen, assert_values, encoded,
};
use crate::support::{Rollcall, assert_scim, assert_scim_error, id_of, text};

/// As an assignment sends somebody, with the password that it makes up and the
/// groups that it leaves empty.
pub(super) fn assigned(number: u32) -> Value {
    let family_name = number.to_string();
    new_user(&Person {
        email: format!("person{number}@acme.example"),
        ..Person::new(number, "Person", &family_name, "acme.example")
    })
}

/// Neither Okta's rule for the base URL nor its rule for ids is broken, and a
/// user has all that Okta requires, of the right types.
#[tokio::test]
async fn what_okta_requires_is_there() {
    let rollcall = Rollcall::start();
    assert!(!rollcall.base_url.contains('_'), "{}", rollcall.base_url);
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let id = okta.create("/Users", assigned(1)).await;
    assert!(!id.contains("bulkId"));
    let list = okta.get("/Users?startIndex=1&count=2").await.json();
    for number in ["totalResults", "startIndex", "itemsPerPage"] {
        assert_eq!(list[number], 1, "{number}");
    }
    let expect = json!({
        "id": id,
        "userName": "person1@acme.example",
        "name": {"givenName": "Person", "familyName": "1"},
        "emails": [{"primary": true, "value": "person1@acme.example", "type": "work"}],
        "active": true,
        "externalId": "00u00000000000000001",
        "password": null,
    });
    assert_values(&list["Resources"][0], &expect);
    assert_seen(&rollcall, &id, json!({"email": "person1@acme.example"})).await;
}

/// The catalogue's wizard sends the token bare in *Header* mode, behind
/// `Bearer` otherwise; the App Integration Wizard always does the latter.
#[tokio::test]
async fn the_token_may_stand_alone() {
    let rollcall = Rollcall::start();
    let mut okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let token = &rollcall.bearer_token;
    for (number, authorization) in (1..).zip([
        token.clone(),
        format!("Bearer {token}"),
        format!("bearer {token}"),
    ]) {
        okta.authorization = authorization;
        for path in [
            "/Users?startIndex=1&count=2",
            "/Groups?startIndex=1&count=100",
        ] {
            assert_scim(&okta.get(path).await, 200);
        }
        let id = okta.create("/Users", assigned(number)).await;
        let path = format!("/Users/{id}");
        let inactive = json!([{"op": "replace", "value": {"active": false}}]);
        assert_answer(
            &okta.patch(&path, inactive).await,
            200,
            &json!({"active": false}),
        );
        assert_seen(&rollcall, &id, json!({"active": false})).await;
        let mut back = okta.get(&path).await.json();
        back["active"] = true.into();
        assert_answer(&okta.put(&path, back).await, 200, &json!({"active": true}));
        assert_seen(&rollcall, &id, json!({"active": true})).await;
    }
}

/// *Basic Auth* of the App Integration Wizard, a token that is not the
/// directory's, and none: 401, in JSON, with the scheme that would do.
#[tokio::test]
async fn other_credentials_are_refused() {
    let rollcall = Rollcall::start();
    let mut okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let mut shortened = rollcall.bearer_token.clone();
    shortened.pop();
    for authorization in [
        "Basic b2t0YTpzZWNyZXQ=".to_owned(),
        format!("Basic {}", rollcall.bearer_token),
        format!("Bearer {shortened}"),
        format!("Bearer Bearer {}", rollcall.bearer_token),
        "Bearer".to_owned(),
        String::new(),
    ] {
        okta.authorization.clone_from(&authorization);
        let replies = [
            okta.get("/Users?startIndex=1&count=2").await,
            okta.get("/Groups?startIndex=1&count=100").await,
            okta.post("/Users", assigned(1)).await,
            okta.patch("/Users/x", json!([])).await,
        ];
        for reply in replies {
            assert_scim_error(&reply, 401, None);
            let challenge = reply.header("www-authenticate").unwrap_or_default();
            assert!(challenge.starts_with("Bearer"), "{authorization}");
        }
    }
}

/// The SPEC test that Okta asks for before a review. It writes
/// `application/json`.
#[tokio::test]
async fn the_spec_test_passes() {
    let rollcall = Rollcall::start();
    let headers = [("accept", "application/scim+json; charset=utf-8")];
    let okta = Provider::new(&rollcall, &headers, "application/json");
    let seeded = okta.create("/Users", assigned(1)).await;

    let list = okta.get("/Users?count=1&startIndex=1").await.json();
    assert_eq!(list["schemas"], json!([LIST_RESPONSE]));
    assert_eq!(
        (&list["itemsPerPage"], &list["startIndex"]),
        (&json!(1), &json!(1))
    );
    let first = &list["Resources"][0];
    assert_eq!(first["id"], seeded);
    let one = okta.get(&format!("/Users/{seeded}")).await.json();
    assert_eq!(&one, first);
    let nobody = encoded("userName eq \"nobody@acme.example\"");
    let found = okta.get(&format!("/Users?filter={nobody}")).await.json();
    assert_eq!(
        (&found["totalResults"], &found["Resources"]),
        (&json!(0), &json!([]))
    );
    let missing = okta.get("/Users/00919288221112222").await;
    assert_scim_error(&missing, 404, None);

    let body = json!({
        "schemas": [USER],
        "userName": "Runscope300@acme.example",
        "name": {"givenName": "Runscope", "familyName": "Test"},
        "emails": [{"primary": true, "value": "runscope300@acme.example", "type": "work"}],
        "displayName": "Runscope Test",
        "active": true,
    });
    let id = okta.create("/Users", body.clone()).await;
    let made = okta.get(&format!("/Users/{id}")).await;
    assert_answer(&made, 200, &body);
    let again = okta.post("/Users", body).await;
    assert_scim_error(&again, 409, Some("uniqueness"));
    let named = encoded("userName eq \"RUNSCOPE300@ACME.EXAMPLE\"");
    let found = okta.get(&format!("/Users?filter={named}")).await.json();
    assert_eq!(found["Resources"][0]["id"], id);
    assert_scim(&okta.get("/Groups").await, 200);
}

/// With Okta Identity Governance: Okta looks for resource types of its own
/// `Role` and `Entitlement` schemas. There are none, and that is said in lists
/// that it can read; users may still carry both by id.
#[tokio::test]
async fn entitlements_are_kept() {
    let rollcall = Rollcall::start();
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    for path in [
        "/ResourceTypes",
        "/Schemas",
        "/ResourceTypes?count=1&startIndex=1",
    ] {
        let list = okta.get(path).await.json();
        assert_eq!(list["schemas"], json!([LIST_RESPONSE]), "{path}");
        let resources = list["Resources"].as_array().expect("a list");
        assert_eq!(list["itemsPerPage"], resources.len(), "{path}");
        assert_eq!(list["totalResults"], resources.len(), "{path}");
        assert!(!list.to_string().contains("urn:okta:"), "{path}");
    }
    let mut body = assigned(1);
    body["roles"] = json!([{"value": "role_1", "display": "Admin", "primary": true}]);
    body["entitlements"] = json!([{"value": "entitlement_1", "type": "licence"}]);
    let id = okta.create("/Users", body.clone()).await;
    let expect = json!({"roles": body["roles"], "entitlements": body["entitlements"]});
    assert_answer(&okta.get(&format!("/Users/{id}")).await, 200, &expect);
    assert_seen(&rollcall, &id, expect).await;
}

/// Okta shows its admin the `detail` of what went wrong, and "Invalid JSON"
/// where there is none.
#[tokio::test]
async fn errors_can_be_read() {
    let rollcall = Rollcall::start_with(&["--domain", "acme.example"], &[]);
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let id = okta.create("/Users", assigned(1)).await;
    okta.create("/Users", assigned(2)).await;
    let missing = "user_00000000000000000000000000";
    let taken = json!([{"op": "replace", "value": {"userName": "person2@acme.example"}}]);
    let mut outside = assigned(3);
    outside["userName"] = "person3@elsewhere.example".into();
    let mut nameless = assigned(4);
    nameless["userName"] = "".into();
    for (reply, status, scim_type) in [
        (okta.get(&format!("/Users/{missing}")).await, 404, None),
        (okta.get("/Users/never-an-id").await, 404, None),
        (
            okta.put(&format!("/Users/{missing}"), assigned(9)).await,
            404,
            None,
        ),
        (
            okta.post("/Users", assigned(1)).await,
            409,
            Some("uniqueness"),
        ),
        (
            okta.patch(&format!("/Users/{id}"), taken).await,
            409,
            Some("uniqueness"),
        ),
        (
            okta.post("/Users", outside).await,
            400,
            Some("invalidValue"),
        ),
        (
            okta.post("/Users", nameless).await,
            400,
            Some("invalidValue"),
        ),
        (okta.get("/Nothing").await, 404, None),
        (okta.delete("/Users").await, 405, None),
    ] {
        assert_scim_error(&reply, status, scim_type);
        assert!(text(&reply.json()["detail"]).len() > 10, "{}", reply.json());
    }
    assert_eq!(id_of(&okta.get(&format!("/Users/{id}")).await), id);
}
