//! Microsoft Entra ID: groups.

use rollcall::simulate::provider::entra::{add, new_group};
use serde_json::{Value, json};

use super::entra::{DIALECTS, Dialect, Tenant as _, person};
use super::{GROUP, Provider, assert_answer, assert_group_seen, encoded, member_ids};
use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

/// As Entra ID creates a group: without members, and with a schema of its own.
fn group(number: u32) -> Value {
    let external_id = format!("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900{number:03}");
    new_group(&format!("Group {number}"), &external_id)
}

async fn people(entra: &Provider, numbers: std::ops::Range<u32>) -> Vec<String> {
    let mut ids = Vec::new();
    for number in numbers {
        ids.push(entra.create("/Users", person(number)).await);
    }
    ids
}

#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    for (number, dialect) in (0..).zip(DIALECTS) {
        let entra = dialect.entra(&rollcall);
        let users = people(&entra, number * 10..number * 10 + 4).await;
        let [a, b, c, d] = [0, 1, 2, 3].map(|place: usize| users[place].as_str());
        let created = entra.post("/Groups", group(number)).await;
        let mut expect = group(number);
        expect["schemas"] = json!([GROUP]);
        expect.as_object_mut().expect("an object").remove("meta");
        assert_answer(&created, 201, &expect);
        let id = text(&created.json()["id"]);
        let path = format!("/Groups/{id}");
        let name = format!("Group {number}");
        assert_group_seen(&rollcall, &id, &name, &[]).await;

        let check = async |operations: Vec<Value>, name: &str, members: &[&str]| {
            let operations = Value::from(operations);
            let reply = entra.patch(&path, operations.clone()).await;
            assert_answer(&reply, 200, &json!({"id": id, "displayName": name}));
            assert_eq!(member_ids(&reply.json()), members, "{operations}");
            assert_group_seen(&rollcall, &id, name, members).await;
        };
        // One member, several in one operation, several operations.
        check(vec![add([a])], &name, &[a]).await;
        check(vec![add([b, c])], &name, &[a, b, c]).await;
        check(vec![add([a]), add([d])], &name, &[a, b, c, d]).await;
        check(dialect.removals([b]), &name, &[a, c, d]).await;
        check(dialect.removals([a, d]), &name, &[c]).await;
        check(dialect.removals([a]), &name, &[c]).await;
        let mut both = vec![add([a, b])];
        both.extend(dialect.removals([c]));
        check(both, &name, &[a, b]).await;
        let renamed = format!("Renamed {number}");
        let rename = json!({"op": "Replace", "path": "displayName", "value": renamed});
        check(vec![rename], &renamed, &[a, b]).await;
        let external_id = format!("ext-{number}");
        let external = json!({"op": "Replace", "path": "externalId", "value": external_id});
        check(vec![external], &renamed, &[a, b]).await;
        let product = rollcall.product().group(&id).await.expect("there");
        let attributes = product.attributes.expect("there");
        assert_eq!(attributes.external_id, Some(external_id.clone()));

        // Looked up by either, without the members.
        for filter in [
            format!("displayName eq \"{}\"", renamed.to_uppercase()),
            format!("externalId eq \"{external_id}\""),
        ] {
            let filter = encoded(&filter);
            let search = format!("/Groups?excludedAttributes=members&filter={filter}");
            let found = entra.get(&search).await.json();
            assert_eq!(found["totalResults"], 1);
            assert_eq!(found["Resources"][0]["id"], id);
            assert_eq!(found["Resources"][0].get("members"), None);
        }
        let without = entra
            .get(&format!("{path}?excludedAttributes=members"))
            .await;
        assert_answer(
            &without,
            200,
            &json!({"displayName": renamed, "members": null}),
        );

        let gone = entra.delete(&path).await;
        assert_scim(&gone, 204);
        assert_scim_error(&entra.delete(&path).await, 404, None);
        assert!(rollcall.product().group(&id).await.is_err());
    }
}

/// Whenever one member goes, Entra ID adds those again who stay: that changes
/// nothing, not even the version.
#[tokio::test]
async fn repeated_additions_change_nothing() {
    let rollcall = Rollcall::start();
    for (number, dialect) in (0..).zip(DIALECTS) {
        let entra = dialect.entra(&rollcall);
        let users = people(&entra, number * 10..number * 10 + 5).await;
        let users: Vec<_> = users.iter().map(String::as_str).collect();
        let id = entra.create("/Groups", group(number)).await;
        let path = format!("/Groups/{id}");
        assert_scim(&entra.patch(&path, json!([add(&users)])).await, 200);
        let mut operations = dialect.removals(&users[4..]);
        operations.push(add(&users[..4]));
        assert_scim(&entra.patch(&path, operations.into()).await, 200);
        let before = entra.get(&path).await.json();
        assert_eq!(member_ids(&before), users[..4]);
        for repeated in [
            json!([add(&users[..4])]),
            json!([add(&users[..1]), add(&users[1..3])]),
        ] {
            let reply = entra.patch(&path, repeated).await;
            assert_scim(&reply, 200);
            assert_eq!(reply.json(), before);
        }
        assert_eq!(entra.get(&path).await.json(), before);
        assert_group_seen(&rollcall, &id, &format!("Group {number}"), &users[..4]).await;
    }
}

/// Two groups of one name cannot be told apart by it.
#[tokio::test]
async fn a_name_is_taken_once() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    entra.create("/Groups", group(1)).await;
    let other = entra.create("/Groups", group(2)).await;
    let mut twin = group(1);
    twin["externalId"] = "other".into();
    assert_scim_error(&entra.post("/Groups", twin).await, 409, Some("uniqueness"));
    let rename = json!([{"op": "Replace", "path": "displayName", "value": "GROUP 1"}]);
    let refused = entra.patch(&format!("/Groups/{other}"), rename).await;
    assert_scim_error(&refused, 409, Some("uniqueness"));
}

/// A long membership is not sent back with every change.
#[tokio::test]
async fn a_large_group_is_answered_short() {
    let rollcall = Rollcall::start();
    let entra = Dialect::Legacy.entra(&rollcall);
    let users = people(&entra, 0..130).await;
    let users: Vec<_> = users.iter().map(String::as_str).collect();
    let id = entra.create("/Groups", group(1)).await;
    let path = format!("/Groups/{id}");
    for some in users.chunks(100) {
        assert!(
            entra
                .patch(&path, json!([add(some)]))
                .await
                .status
                .is_success()
        );
    }
    let reply = entra
        .patch(&path, Dialect::Legacy.removals(&users[..1]).into())
        .await;
    assert_scim(&reply, 204);
    assert!(reply.body.is_empty());
    // Who does not want the members gets the rest, whatever their number.
    let short = format!("{path}?excludedAttributes=members");
    let reply = entra.patch(&short, json!([add(&users[..1])])).await;
    assert_answer(
        &reply,
        200,
        &json!({"displayName": "Group 1", "members": null}),
    );
    let rest: Vec<_> = users.clone();
    assert_group_seen(&rollcall, &id, "Group 1", &rest).await;
}
