//! `CyberArk` Identity. The requests are those that its documentation requires
//! of a service; their bodies are the described manner, not a capture.

use serde_json::{Value, json};

use super::{
    ENTERPRISE, GROUP, Provider, SCIM_JSON, USER, assert_answer, assert_group_seen, assert_seen,
};
use crate::support::{Rollcall, assert_scim};

fn cyberark(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &[("accept", "application/scim+json")], SCIM_JSON)
}

fn person(name: &str, active: bool) -> Value {
    json!({
        "schemas": [USER, ENTERPRISE],
        "userName": name,
        "name": {"givenName": name, "familyName": "Test"},
        "emails": [{"value": format!("{name}@acme.example"), "type": "work"}],
        ENTERPRISE: {"department": "R&D"},
        "active": active,
    })
}

/// What the service can do is read before anything is written.
#[tokio::test]
async fn the_service_is_discovered() {
    let rollcall = Rollcall::start();
    let cyberark = cyberark(&rollcall);
    let config = cyberark.get("/ServiceProviderConfig").await;
    assert_answer(&config, 200, &json!({"patch": {"supported": true}}));
    for (resource_type, endpoint) in [("User", "/Users"), ("Group", "/Groups")] {
        let reply = cyberark
            .get(&format!("/ResourceTypes/{resource_type}"))
            .await;
        assert_answer(
            &reply,
            200,
            &json!({"id": resource_type, "endpoint": endpoint}),
        );
        let described = reply.json();
        let mut urns = vec![described["schema"].clone()];
        let extensions = described["schemaExtensions"]
            .as_array()
            .into_iter()
            .flatten();
        urns.extend(extensions.map(|extension| extension["schema"].clone()));
        for urn in urns {
            let path = format!("/Schemas/{}", urn.as_str().expect("a URN"));
            assert_answer(&cyberark.get(&path).await, 200, &json!({"id": urn}));
        }
    }
    let page = cyberark.get("/Users?count=1").await;
    assert_answer(&page, 200, &json!({"totalResults": 0, "Resources": []}));
}

#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let cyberark = cyberark(&rollcall);
    assert_eq!(
        cyberark.find("/Users", "userName eq \"ada\"").await,
        [""; 0]
    );
    let id = cyberark.create("/Users", person("ada", true)).await;
    assert_eq!(
        cyberark.find("/Users", "userName eq \"ada\"").await,
        [id.as_str()]
    );
    let path = format!("/Users/{id}");
    assert_answer(
        &cyberark.get(&path).await,
        200,
        &json!({"userName": "ada", "active": true}),
    );
    for active in [false, true] {
        let reply = cyberark.put(&path, person("ada", active)).await;
        assert_answer(&reply, 200, &json!({"active": active}));
        let expect = json!({"active": active, ENTERPRISE: {"department": "R&D"}});
        assert_seen(&rollcall, &id, expect).await;
    }
}

#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let cyberark = cyberark(&rollcall);
    let ada = cyberark.create("/Users", person("ada", true)).await;
    let grace = cyberark.create("/Users", person("grace", true)).await;
    assert_eq!(cyberark.ids("/Groups").await, [""; 0]);
    let body = json!({"schemas": [GROUP], "displayName": "N", "members": [{"value": ada}]});
    let id = cyberark.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    assert_answer(
        &cyberark.get(&path).await,
        200,
        &json!({"displayName": "N"}),
    );
    let operations = json!([
        {"op": "remove", "path": format!("members[value eq \"{ada}\"]")},
        {"op": "add", "path": "members", "value": [{"value": grace}]},
    ]);
    assert_scim(&cyberark.patch(&path, operations).await, 200);
    assert_group_seen(&rollcall, &id, "N", &[&grace]).await;
}
