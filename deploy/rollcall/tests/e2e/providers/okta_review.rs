//! The cases of Okta's review plan for catalogue apps that are about requests,
//! each as the App Integration Wizard's apps (GET and PUT) and as catalogue
//! apps (PATCH) play it. *Suspend* and *unlink, leave the group* send nothing.

use rollcall_client::Selection;
use serde_json::{Value, json};

use super::okta_connection::{HEADERS, assigned};
use super::{ENTERPRISE, Provider, SCIM_JSON, USER, assert_answer, assert_seen, seen};
use crate::support::{Rollcall, assert_scim, customer, id_of, text};

fn okta(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &HEADERS, SCIM_JSON)
}

impl Provider {
    /// A wizard's app reads the user, and sends back all of it, changed.
    async fn update(&self, id: &str, change: impl FnOnce(&mut Value)) -> Value {
        let path = format!("/Users/{id}");
        let mut user = self.get(&path).await.json();
        change(&mut user);
        let reply = self.put(&path, user).await;
        assert_scim(&reply, 200);
        reply.json()
    }

    /// A catalogue app says what changes, without a path.
    async fn replace(&self, id: &str, value: Value) -> Value {
        let operations = json!([{"op": "replace", "value": value}]);
        let reply = self.patch(&format!("/Users/{id}"), operations).await;
        assert_scim(&reply, 200);
        reply.json()
    }

    /// The look-up before an assignment.
    async fn match_user(&self, user_name: &str) -> Vec<String> {
        let user_name = user_name.replace('@', "%40");
        let filter = format!("userName%20eq%20%22{user_name}%22");
        self.ids(&format!("/Users?filter={filter}&startIndex=1&count=100"))
            .await
    }
}

/// C9334: assignment with every attribute of Okta's base profile.
#[tokio::test]
async fn everything_is_assigned() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let body = json!({
        "schemas": [USER, ENTERPRISE],
        "userName": "ada@acme.example",
        "name": {
            "givenName": "Ada", "familyName": "Lovelace", "middleName": "King",
            "honorificPrefix": "Lady", "honorificSuffix": "FRS", "formatted": "Lady Ada Lovelace",
        },
        "emails": [
            {"primary": true, "value": "ada@acme.example", "type": "work"},
            {"primary": false, "value": "ada@home.example", "type": "home"},
        ],
        "title": "Countess", "displayName": "Ada Lovelace", "nickName": "Ada",
        "profileUrl": "https://acme.example/ada", "userType": "Employee",
        "preferredLanguage": "en-GB", "locale": "en-GB", "timezone": "Europe/London",
        "phoneNumbers": [
            {"primary": true, "value": "+44 20 7946 0000", "type": "work"},
            {"primary": false, "value": "07700 900000", "type": "mobile"},
        ],
        "addresses": [{
            "primary": true, "type": "work", "streetAddress": "12 St James's Square",
            "locality": "London", "region": "London", "postalCode": "SW1Y 4JH", "country": "GB",
            "formatted": "12 St James's Square, London",
        }],
        ENTERPRISE: {
            "employeeNumber": "1815", "costCenter": "7", "organization": "Acme",
            "division": "Engines", "department": "Analytical", "manager": {"value": "00u9"},
        },
        "urn:okta:acme_app:1.0:user:custom": {"shoeSize": 37, "badges": ["red", "blue"]},
        "externalId": "00u1", "groups": [], "active": true,
    });
    let mut sent = body.clone();
    sent["password"] = "1mz050nq".into();
    let id = okta.create("/Users", sent).await;
    let mut expect = body;
    for assigned in ["schemas", "groups"] {
        expect.as_object_mut().expect("an object").remove(assigned);
    }
    let shown = okta.get(&format!("/Users/{id}")).await;
    assert_answer(&shown, 200, &expect);
    assert_eq!(
        shown.json()["schemas"],
        json!([USER, ENTERPRISE, "urn:okta:acme_app:1.0:user:custom"])
    );
    expect["email"] = "ada@acme.example".into();
    assert_seen(&rollcall, &id, expect).await;
}

/// C9335, C9293: who is there already is found whatever the case, active or
/// not, and is linked and activated instead of made again.
#[tokio::test]
async fn an_account_is_linked() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let made = json!({"schemas": [USER], "userName": "Person1@Acme.example", "active": false});
    let id = okta.create("/Users", made).await;
    assert_eq!(okta.match_user("nobody@acme.example").await, [""; 0]);
    assert_eq!(okta.match_user("person1@acme.example").await, [id.as_str()]);
    let linked = okta
        .update(&id, |user| {
            for (name, value) in assigned(1).as_object().expect("an object") {
                user[name] = value.clone();
            }
        })
        .await;
    assert_eq!(linked["id"], id);
    let expect =
        json!({"active": true, "userName": "person1@acme.example", "displayName": "Person 1"});
    assert_seen(&rollcall, &id, expect).await;
    assert_eq!(okta.ids("/Users").await, [id.as_str()], "no twin was made");

    // The same by a catalogue app: activation first, then the profile.
    okta.replace(&id, json!({"active": false})).await;
    assert_eq!(okta.match_user("PERSON1@ACME.EXAMPLE").await, [id.as_str()]);
    okta.replace(&id, json!({"active": true})).await;
    okta.replace(
        &id,
        json!({"displayName": "Ada", "name": {"givenName": "Ada"}}),
    )
    .await;
    let expect = json!({"active": true, "displayName": "Ada"});
    assert_seen(&rollcall, &id, expect).await;
}

/// A user sends back what it was given: `id`, `meta`, `groups` and `schemas`
/// with it. That alone changes nothing, and none of them can be changed by it.
#[tokio::test]
async fn a_profile_is_updated() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let id = okta.create("/Users", assigned(1)).await;
    let group = json!({"displayName": "Engineering", "members": [{"value": id}]});
    let group = okta.create("/Groups", group).await;
    let before = okta.get(&format!("/Users/{id}")).await.json();
    assert_eq!(before["groups"][0]["value"], group);
    assert_eq!(okta.update(&id, |_| ()).await, before);

    let after = okta
        .update(&id, |user| {
            user["title"] = "Countess".into();
            user["groups"] = json!([]);
            user["meta"]["created"] = "2000-01-01T00:00:00Z".into();
        })
        .await;
    assert_eq!(after["groups"], before["groups"]);
    assert_eq!(after["meta"]["created"], before["meta"]["created"]);
    assert_seen(&rollcall, &id, json!({"title": "Countess"})).await;

    // A group's attribute that is mapped to the profile.
    let role = json!([{"value": "editor", "type": "group"}]);
    okta.replace(
        &id,
        json!({"roles": role, ENTERPRISE: {"department": "R&D"}}),
    )
    .await;
    let expect = json!({"roles": role, ENTERPRISE: {"department": "R&D"}, "title": "Countess"});
    assert_seen(&rollcall, &id, expect).await;
}

/// C9337: what is emptied in Okta is pushed as an empty value.
#[tokio::test]
async fn empty_values_are_pushed() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let filled = json!({
        "title": "Countess", "nickName": "Ada", ENTERPRISE: {"department": "R&D"},
        "phoneNumbers": [{"value": "+44 20 7946 0000", "type": "work"}],
    });
    let emptied = json!({
        "title": "", "nickName": null, "phoneNumbers": [], ENTERPRISE: {"department": ""},
        "name": {"givenName": "", "familyName": ""},
    });
    let expect = json!({
        "title": "", "nickName": null, "phoneNumbers": null, ENTERPRISE: {"department": ""},
        "name": {"givenName": "", "familyName": ""}, "active": true,
    });
    for number in [1, 2] {
        let id = okta.create("/Users", assigned(number)).await;
        okta.replace(&id, filled.clone()).await;
        if number == 1 {
            let change = |user: &mut Value| {
                for (name, value) in emptied.as_object().expect("an object") {
                    user[name] = value.clone();
                }
            };
            okta.update(&id, change).await;
        } else {
            okta.replace(&id, emptied.clone()).await;
        }
        assert_seen(&rollcall, &id, expect.clone()).await;
    }
}

/// Unassignment, or deactivation in Okta, and C9293: the return under the same
/// id.
#[tokio::test]
async fn a_person_leaves_and_returns() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    for number in [1, 2] {
        let id = okta.create("/Users", assigned(number)).await;
        let user_name = format!("person{number}@acme.example");
        for active in [false, false, true] {
            if number == 1 {
                okta.update(&id, |user| user["active"] = active.into())
                    .await;
            } else {
                okta.replace(&id, json!({"active": active})).await;
            }
            assert_seen(&rollcall, &id, json!({"active": active})).await;
            assert_eq!(okta.match_user(&user_name).await, [id.as_str()]);
        }
    }
}

/// Password sync, and C9302: a new password. Both are accepted, and neither is
/// kept, so the user is as it was, to the version.
#[tokio::test]
async fn passwords_are_synced() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let id = okta.create("/Users", assigned(1)).await;
    let before = okta.get(&format!("/Users/{id}")).await.json();
    for password in ["Correct-Horse-1", "Battery-Staple-2"] {
        let put = okta
            .update(&id, |user| user["password"] = password.into())
            .await;
        assert_eq!(put, before);
        assert_eq!(
            okta.replace(&id, json!({"password": password})).await,
            before
        );
    }
    let product = seen(&rollcall, &id).await.to_string();
    let log = rollcall.process.log();
    for secret in ["Correct-Horse-1", "Battery-Staple-2", "1mz050nq"] {
        assert!(!product.contains(secret));
        assert!(!log.contains(secret));
    }
}

/// Import, and profile sourcing: the counts are exact, the inactive are listed,
/// and each step has what the next does not.
#[tokio::test]
async fn people_are_imported() {
    let rollcall = Rollcall::start();
    let okta = okta(&rollcall);
    let id = okta.create("/Users", assigned(0)).await;
    let one = okta.get("/Users?startIndex=1&count=100").await.json();
    assert_eq!(
        (&one["totalResults"], &one["itemsPerPage"]),
        (&json!(1), &json!(1))
    );
    let expect = json!({"id": id, "displayName": "Person 0", "locale": "en-US"});
    super::assert_values(&one["Resources"][0], &expect);

    let mut made = vec![id];
    for number in 1..101 {
        made.push(id_of(&okta.post("/Users", assigned(number)).await));
    }
    okta.replace(&made[50], json!({"active": false})).await;
    let step = async |start_index: usize, count: usize| {
        let path = format!("/Users?startIndex={start_index}&count={count}");
        let page = okta.get(&path).await.json();
        assert_eq!(page["totalResults"], 101, "{path}");
        assert_eq!(page["startIndex"], start_index, "{path}");
        let ids = page["Resources"].as_array().expect("a list");
        assert_eq!(page["itemsPerPage"], ids.len(), "{path}");
        ids.iter().map(|user| text(&user["id"])).collect::<Vec<_>>()
    };
    assert_eq!(step(1, 100).await, made[..100]);
    assert_eq!(step(101, 100).await, made[100..]);
    assert_eq!(step(1, 2).await, made[..2]);
    assert_eq!(
        step(1, 500).await,
        made,
        "more than Okta was seen to ask for"
    );

    let users = rollcall.product().users(customer()).all().await;
    let users = users.expect("answers");
    assert_eq!(users.iter().filter(|user| user.active).count(), 100);
    let unknown = Selection::OrganizationExternalId("nobody".to_owned());
    assert!(rollcall.product().users(unknown).all().await.is_err());
}
