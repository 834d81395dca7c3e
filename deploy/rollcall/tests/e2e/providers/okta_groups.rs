//! Group push and group import: by PUT from apps of the App Integration Wizard,
//! by PATCH from catalogue apps. Group rules send what other pushes send.

use rollcall::simulate::provider::okta::{add, find, new_group, replace};
use rollcall::simulate::provider::removals;
use serde_json::{Value, json};

use super::okta_connection::{HEADERS, assigned};
use super::{GROUP, Provider, SCIM_JSON, assert_answer, assert_group_seen, member_ids};
use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

struct Pushed {
    okta: Provider,
    users: Vec<String>,
    /// The group's id.
    id: String,
    /// The group's path.
    path: String,
}

/// Three people, and the look-up and the empty group with which a push begins.
async fn pushed(rollcall: &Rollcall, name: &str) -> Pushed {
    let okta = Provider::new(rollcall, &HEADERS, SCIM_JSON);
    let mut users = Vec::new();
    for number in 0..3 {
        users.push(okta.create("/Users", assigned(number)).await);
    }
    let search = find("/Groups", "displayName", name);
    assert_eq!(okta.ids(&search).await, [""; 0]);
    let id = okta.create("/Groups", new_group(name)).await;
    assert_eq!(okta.ids(&search).await, [id.as_str()]);
    let path = format!("/Groups/{id}");
    let expect = json!({"displayName": name, "members": null});
    assert_answer(&okta.get(&path).await, 200, &expect);
    Pushed {
        okta,
        users,
        id,
        path,
    }
}

/// Without `type`; `display` is null for who has no name in Okta.
fn members(ids: &[&String]) -> Value {
    (0..)
        .zip(ids)
        .map(|(number, id)| match number {
            0 => json!({"value": id, "display": null}),
            _ => json!({"value": id, "display": format!("person{number}@acme.example")}),
        })
        .collect()
}

/// The wizard's apps: the whole group, each time.
#[tokio::test]
async fn a_group_is_put() {
    let rollcall = Rollcall::start();
    let Pushed {
        okta,
        users,
        id,
        path,
    } = pushed(&rollcall, "Engineering & Design").await;
    let [a, b, c] = [&users[0], &users[1], &users[2]];
    for (name, listed) in [
        ("Engineering & Design", vec![a, b]),
        ("Engineering & Design", vec![b, c]),
        ("Engineering", vec![b, c]),
        ("Engineering", vec![]),
        ("Engineering", vec![a]),
    ] {
        assert_scim(&okta.get(&path).await, 200);
        let body = json!({"schemas": [GROUP], "displayName": name, "members": members(&listed)});
        let reply = okta.put(&path, body).await;
        assert_answer(&reply, 200, &json!({"id": id, "displayName": name}));
        assert_eq!(member_ids(&reply.json()), listed);
        let listed: Vec<_> = listed.into_iter().map(String::as_str).collect();
        assert_group_seen(&rollcall, &id, name, &listed).await;
    }
    let absent = okta
        .put(
            &path,
            json!({"displayName": "Engineering", "members": null}),
        )
        .await;
    assert_answer(&absent, 200, &json!({"members": null}));
    assert_scim(&okta.delete(&path).await, 204);
    assert_scim_error(&okta.get(&path).await, 404, None);
    assert!(rollcall.product().group(&id).await.is_err());
}

/// Catalogue apps: by difference, a rename beside every change, the whole
/// membership by *Push Now*, and an empty one of an empty group.
#[tokio::test]
async fn a_group_is_patched() {
    let rollcall = Rollcall::start();
    let Pushed {
        okta,
        users,
        id,
        path,
    } = pushed(&rollcall, "Engineering").await;
    let [a, b, c] = [&users[0], &users[1], &users[2]];
    let rename = |name: &str| replace(json!({"id": id, "displayName": name}));
    let add = |ids: &[&String]| add(members(ids));
    let remove = |id: &str| removals([id]).remove(0);
    let push_now =
        |ids: &[&String]| json!({"op": "replace", "path": "members", "value": members(ids)});
    for (operations, name, listed) in [
        (json!([push_now(&[])]), "Engineering", vec![]),
        (
            json!([rename("Engineering"), add(&[a])]),
            "Engineering",
            vec![a],
        ),
        (json!([remove(a), add(&[b, c])]), "Engineering", vec![b, c]),
        (json!([add(&[b])]), "Engineering", vec![b, c]),
        // Bulk edit: some go and some come.
        (
            json!([remove(b), remove(c), add(&[a, b])]),
            "Engineering",
            vec![a, b],
        ),
        (json!([rename("Builders")]), "Builders", vec![a, b]),
        (json!([push_now(&[a, c])]), "Builders", vec![a, c]),
        (json!([remove(b)]), "Builders", vec![a, c]),
        // Not even a replacement of something else empties the group.
        (
            json!([{"op": "replace", "path": "externalId", "value": "00g1"}]),
            "Builders",
            vec![a, c],
        ),
        (json!([push_now(&[])]), "Builders", vec![]),
    ] {
        let reply = okta.patch(&path, operations.clone()).await;
        assert_answer(&reply, 200, &json!({"id": id, "displayName": name}));
        assert_eq!(member_ids(&reply.json()), listed, "{operations}");
        let listed: Vec<_> = listed.into_iter().map(String::as_str).collect();
        assert_group_seen(&rollcall, &id, name, &listed).await;
    }
    // Unlinked, and deleted in the target.
    assert_scim(&okta.delete(&path).await, 204);
    assert_scim_error(&okta.patch(&path, json!([add(&[a])])).await, 404, None);
}

/// A group that is there is linked by its name, and may take that of Okta's.
#[tokio::test]
async fn a_group_is_linked() {
    let rollcall = Rollcall::start();
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let user = okta.create("/Users", assigned(1)).await;
    let kept = json!({"displayName": "Builders", "members": [{"value": user}]});
    let id = okta.create("/Groups", kept).await;
    assert_eq!(
        okta.find("/Groups", "displayName eq \"BUILDERS\"").await,
        [id.as_str()]
    );
    // Without a rename: the membership alone.
    let path = format!("/Groups/{id}");
    let members = json!([{"op": "replace", "path": "members", "value": [{"value": user}]}]);
    assert_scim(&okta.patch(&path, members.clone()).await, 200);
    assert_group_seen(&rollcall, &id, "Builders", &[&user]).await;
    // With a rename.
    let rename = json!([{"op": "replace", "value": {"id": id, "displayName": "Engineering"}}]);
    assert_scim(&okta.patch(&path, rename).await, 200);
    assert_scim(&okta.patch(&path, members).await, 200);
    assert_group_seen(&rollcall, &id, "Engineering", &[&user]).await;
}

/// Who is not provisioned does not fail the push, whether Okta names somebody
/// by a foreign id or one that was deleted.
#[tokio::test]
async fn an_unknown_member_fails_no_push() {
    let rollcall = Rollcall::start();
    let Pushed {
        okta,
        users,
        id,
        path,
    } = pushed(&rollcall, "Engineering").await;
    assert_scim(&okta.delete(&format!("/Users/{}", users[2])).await, 204);
    let unknown = "00uunknown".to_owned();
    let value = members(&[&users[0], &unknown, &users[2]]);
    let operations = json!([{"op": "add", "path": "members", "value": value}]);
    assert_scim(&okta.patch(&path, operations).await, 200);
    let group = rollcall.product().group(&id).await.expect("there");
    assert_eq!(group.member_count, 1);
    let unknown = "unknown".to_owned();
    let value = members(&[&users[1], &unknown]);
    let body = json!({"schemas": [GROUP], "displayName": "Engineering", "members": value});
    assert_scim(&okta.put(&path, body).await, 200);
    let group = rollcall.product().group(&id).await.expect("there");
    assert_eq!(
        (group.member_count, group.parked_members),
        (1, vec![unknown])
    );
}

/// Okta sends members of one group side by side.
#[tokio::test]
async fn no_parallel_push_is_lost() {
    let rollcall = Rollcall::start();
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let mut users = Vec::new();
    for number in 0..24 {
        users.push(okta.create("/Users", assigned(number)).await);
    }
    let body = json!({"schemas": [GROUP], "displayName": "Engineering"});
    let id = okta.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    let adding = users.iter().map(|user| {
        let value = json!([{"value": user, "display": null}]);
        okta.patch(
            &path,
            json!([{"op": "add", "path": "members", "value": value}]),
        )
    });
    for reply in futures_util::future::join_all(adding).await {
        assert_scim(&reply, 200);
    }
    let all: Vec<_> = users.iter().map(String::as_str).collect();
    assert_group_seen(&rollcall, &id, "Engineering", &all).await;
    let removing = users[12..].iter().map(|user| {
        let filter = format!("members[value eq \"{user}\"]");
        okta.patch(&path, json!([{"op": "remove", "path": filter}]))
    });
    for reply in futures_util::future::join_all(removing).await {
        assert_scim(&reply, 200);
    }
    assert_group_seen(&rollcall, &id, "Engineering", &all[..12]).await;
}

/// Group import: steps of 100, then 101 and on, until `totalResults`.
#[tokio::test]
async fn groups_are_imported() {
    let rollcall = Rollcall::start();
    let okta = Provider::new(&rollcall, &HEADERS, SCIM_JSON);
    let user = okta.create("/Users", assigned(1)).await;
    let mut made = Vec::new();
    for number in 0..102 {
        let body = json!({"displayName": format!("Group {number}"), "members": [{"value": user}]});
        made.push(okta.create("/Groups", body).await);
    }
    let mut imported = Vec::new();
    for (start_index, expect) in [(1, 100), (101, 2)] {
        let path = format!("/Groups?startIndex={start_index}&count=100");
        let page = okta.get(&path).await.json();
        assert_eq!(page["totalResults"], 102);
        assert_eq!(
            (&page["startIndex"], &page["itemsPerPage"]),
            (&json!(start_index), &json!(expect))
        );
        for group in page["Resources"].as_array().expect("a list") {
            assert_eq!(member_ids(group), [user.as_str()]);
            imported.push(text(&group["id"]));
        }
    }
    assert_eq!(imported, made);
}
