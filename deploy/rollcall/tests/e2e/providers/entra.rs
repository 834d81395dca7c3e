//! Microsoft Entra ID: the connection, and the life of a person. Both dialects
//! arrive from the same tenant: the legacy one, and that of the flag
//! `aadOptscim062020` in the tenant URL, which on-demand provisioning ignores.

use rollcall::simulate::person::Person;
use rollcall::simulate::provider::Provider as _;
pub(super) use rollcall::simulate::provider::entra::Entra as Dialect;
use rollcall::simulate::provider::entra::{HEADERS, NOBODY, new_user};
use serde_json::{Value, json};

use super::{ENTERPRISE, Provider, SCIM_JSON, USER, assert_answer, assert_seen, encoded};
use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

pub(super) const DIALECTS: [Dialect; 2] = [Dialect::Legacy, Dialect::Flagged];

/// A tenant that provisions by this dialect.
pub(super) trait Tenant {
    fn entra(self, rollcall: &Rollcall) -> Provider;
    fn active(self, active: bool) -> Value;
}

impl Tenant for Dialect {
    fn entra(self, rollcall: &Rollcall) -> Provider {
        let mut entra = Provider::new(rollcall, &HEADERS, SCIM_JSON);
        entra.parameter = self.parameter();
        entra
    }

    fn active(self, active: bool) -> Value {
        json!([self.activation(active)])
    }
}

/// As Entra ID creates somebody.
pub(super) fn person(number: u32) -> Value {
    let family_name = number.to_string();
    new_user(&Person {
        external_id: format!("person{number}"),
        email: format!("person{number}@acme.example"),
        ..Person::new(number, "Person", &family_name, "acme.example")
    })
}

/// *Test connection*: somebody and something that cannot be there.
#[tokio::test]
async fn the_connection_is_tested() {
    let rollcall = Rollcall::start();
    for dialect in DIALECTS {
        let mut entra = dialect.entra(&rollcall);
        assert_eq!(
            entra
                .find("/Users", &format!("userName eq \"{NOBODY}\""))
                .await,
            [""; 0]
        );
        let filter = encoded(&format!("displayName eq \"{NOBODY}\""));
        let groups = format!("/Groups?excludedAttributes=members&filter={filter}");
        assert_eq!(entra.ids(&groups).await, [""; 0]);
        // A blank secret token: what Entra ID issues itself is no token here.
        entra.authorization =
            "Bearer eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiI4YWRmOGU2ZSJ9.c2ln".to_owned();
        assert_scim_error(&entra.get(&groups).await, 401, None);
    }
    // The flag stands before the rest of the query, or as one with a value.
    let entra = Dialect::Legacy.entra(&rollcall);
    let id = entra.create("/Users", person(1)).await;
    let filter = encoded("userName eq \"person1@acme.example\"");
    for query in [
        format!("aadOptscim062020&filter={filter}"),
        format!("filter={filter}&aadOptscim062020="),
        format!("aadOptscim062020=true&filter={filter}"),
    ] {
        assert_eq!(entra.ids(&format!("/Users?{query}")).await, [id.as_str()]);
    }
}

/// By whichever attribute the admin matches; disabled people are found too.
#[tokio::test]
async fn a_person_is_matched() {
    let rollcall = Rollcall::start();
    for (number, dialect) in (0..).zip(DIALECTS) {
        let entra = dialect.entra(&rollcall);
        let id = entra.create("/Users", person(number)).await;
        let upn = format!("person{number}@acme.example");
        for active in [true, false] {
            let path = format!("/Users/{id}");
            assert_scim(&entra.patch(&path, dialect.active(active)).await, 200);
            for filter in [
                format!("userName eq \"{upn}\""),
                format!("userName eq \"{}\"", upn.to_uppercase()),
                format!("externalId eq \"person{number}\""),
                format!("emails[type eq \"work\"].value eq \"{upn}\""),
                format!("emails[type eq \"work\"].value eq \"{upn}\" and active eq {active}"),
            ] {
                assert_eq!(
                    entra.find("/Users", &filter).await,
                    [id.as_str()],
                    "{filter}"
                );
            }
            for filter in [
                format!("emails[type eq \"home\"].value eq \"{upn}\""),
                "externalId eq \"nobody\"".to_owned(),
            ] {
                assert_eq!(entra.find("/Users", &filter).await, [""; 0], "{filter}");
            }
        }
    }
}

/// Creation, with the nulls and the empty list that the mapping may yield.
#[tokio::test]
async fn a_person_is_created() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let mut body = person(1);
    body["displayName"] = Value::Null;
    body["title"] = Value::Null;
    body["phoneNumbers"] = json!([{"type": "work", "value": null}]);
    body[ENTERPRISE] = json!({"department": null, "employeeNumber": "701984"});
    let created = entra.post("/Users", body.clone()).await;
    let expect = json!({
        "schemas": [USER, ENTERPRISE],
        "externalId": "person1",
        "userName": "person1@acme.example",
        "active": true,
        "emails": body["emails"],
        "name": body["name"],
        "displayName": null, "title": null, "roles": null, "phoneNumbers": null,
        ENTERPRISE: {"employeeNumber": "701984"},
    });
    assert_answer(&created, 201, &expect);
    let id = text(&created.json()["id"]);
    assert_eq!(created.json()["meta"]["resourceType"], "User");
    let mut seen = expect;
    seen.as_object_mut().expect("an object").remove("schemas");
    seen["email"] = "person1@acme.example".into();
    assert_seen(&rollcall, &id, seen).await;
    assert_scim_error(
        &entra.post("/Users", person(1)).await,
        409,
        Some("uniqueness"),
    );
}

/// Out of scope, in scope again, and gone for good 30 days later.
#[tokio::test]
async fn a_person_leaves_and_returns() {
    let rollcall = Rollcall::start();
    for (number, dialect) in (0..).zip(DIALECTS) {
        let entra = dialect.entra(&rollcall);
        let id = entra.create("/Users", person(number)).await;
        let path = format!("/Users/{id}");
        for active in [false, true, false] {
            let reply = entra.patch(&path, dialect.active(active)).await;
            assert_answer(&reply, 200, &json!({"id": id, "active": active}));
            assert_seen(&rollcall, &id, json!({"active": active})).await;
        }
        // Both dialects speak of the same person.
        let other = Dialect::Legacy.entra(&rollcall);
        let back = other.patch(&path, Dialect::Legacy.active(true)).await;
        assert_answer(&back, 200, &json!({"active": true}));

        let gone = entra.delete(&path).await;
        assert_scim(&gone, 204);
        assert!(gone.body.is_empty());
        assert_scim_error(&entra.delete(&path).await, 404, None);
        assert_scim_error(&entra.get(&path).await, 404, None);
        assert!(rollcall.product().user(&id).await.is_err());
        let filter = format!("userName eq \"person{number}@acme.example\"");
        assert_eq!(entra.find("/Users", &filter).await, [""; 0]);
        assert_eq!(entra.create("/Users", person(number)).await, id);
        assert_seen(&rollcall, &id, json!({"active": true})).await;
    }
}

/// The gallery asks for 25 requests a second of one tenant: a burst of four
/// seconds' worth is answered, every one of them.
#[tokio::test]
async fn a_cycle_is_not_throttled() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let creating = (0..50).map(|number| entra.post("/Users", person(number)));
    for created in futures_util::future::join_all(creating).await {
        assert_scim(&created, 201);
    }
    let matching = (0..50).map(|number| {
        let filter = format!("externalId eq \"person{number}\"");
        let entra = &entra;
        async move { entra.find("/Users", &filter).await }
    });
    for found in futures_util::future::join_all(matching).await {
        assert_eq!(found.len(), 1);
    }
}

/// What the gallery reads: lists, property values as the RFC spells them, no
/// nulls.
#[tokio::test]
async fn the_service_is_discovered() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Flagged.entra(&rollcall);
    let schemas = entra.get("/Schemas").await;
    let described = schemas.json();
    assert_eq!(entra.ids("/Schemas").await.len(), 3);
    assert!(!entra.get("/ResourceTypes").await.json()["Resources"].is_null());
    assert_scim(&entra.get("/ServiceProviderConfig").await, 200);
    let mut attributes: Vec<&Value> = Vec::new();
    for schema in described["Resources"].as_array().expect("a list") {
        attributes.extend(schema["attributes"].as_array().expect("a list"));
    }
    assert!(!attributes.is_empty());
    while let Some(attribute) = attributes.pop() {
        attributes.extend(attribute["subAttributes"].as_array().into_iter().flatten());
        for (property, values) in [
            (
                "type",
                "string boolean decimal integer dateTime binary reference complex",
            ),
            ("mutability", "readOnly readWrite immutable writeOnly"),
            ("returned", "always never default request"),
            ("uniqueness", "none server global"),
        ] {
            let value = text(&attribute[property]);
            assert!(values.split(' ').any(|known| known == value), "{attribute}");
        }
    }
    assert!(!String::from_utf8_lossy(&schemas.body).contains("null"));
}
