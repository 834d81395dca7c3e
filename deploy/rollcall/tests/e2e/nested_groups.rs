//! Groups as members of groups.

use rollcall_client::proto::directory::v1::{
    ListGroupsRequest, ListUsersRequest, list_groups_request, list_users_request,
};
use serde_json::{Value, json};

use crate::directory::Directory;
use crate::support::{CUSTOMER, assert_scim, assert_scim_error, id_of};

async fn make(directory: &Directory, path: &str, body: Value) -> String {
    let made = directory.post(path, body).await;
    assert_scim(&made, 201);
    id_of(&made)
}

async fn group(directory: &Directory, name: &str, members: &[&str]) -> String {
    let members: Vec<_> = members.iter().map(|id| json!({ "value": id })).collect();
    let body = json!({"displayName": name, "members": members});
    make(directory, "/Groups", body).await
}

/// The groups of a user, by name and type.
async fn groups_of(directory: &Directory, user: &str) -> Vec<(String, String)> {
    let user = directory.read(&format!("/Users/{user}")).await;
    let groups = user["groups"].as_array().cloned().unwrap_or_default();
    groups
        .iter()
        .map(|group| {
            let text = |name: &str| group[name].as_str().expect("text").to_owned();
            (text("display"), text("type"))
        })
        .collect()
}

async fn total(directory: &Directory, query: &str) -> Value {
    directory.read(query).await["totalResults"].clone()
}

fn named(groups: &[(&str, &str)]) -> Vec<(String, String)> {
    groups
        .iter()
        .map(|(name, kind)| ((*name).to_owned(), (*kind).to_owned()))
        .collect()
}

#[tokio::test]
async fn a_group_is_a_member() {
    let directory = Directory::start();
    let ada = make(&directory, "/Users", json!({"userName": "ada"})).await;
    let inner = group(&directory, "Inner", &[&ada]).await;
    let outer = group(&directory, "Outer", &[&inner]).await;

    let shown = directory.read(&format!("/Groups/{outer}")).await;
    let reference = shown["members"][0]["$ref"].as_str().expect("a URL");
    assert_eq!(shown["members"][0]["value"], inner);
    assert_eq!(shown["members"][0]["type"], "Group");
    assert!(
        reference.ends_with(&format!("/Groups/{inner}")),
        "{reference}"
    );
    assert_eq!(
        groups_of(&directory, &ada).await,
        named(&[("Inner", "direct"), ("Outer", "indirect")])
    );
    for (query, expect) in [
        (format!("/Users?filter=groups.value+eq+%22{outer}%22"), 1),
        (format!("/Users?filter=groups.value+eq+%22{inner}%22"), 1),
        (format!("/Users?filter=groups.value+eq+%22{ada}%22"), 0),
        (
            "/Users?filter=groups%5Btype+eq+%22indirect%22+and+display+eq+%22outer%22%5D"
                .to_owned(),
            1,
        ),
        (
            "/Users?filter=groups%5Btype+eq+%22direct%22+and+display+eq+%22outer%22%5D".to_owned(),
            0,
        ),
        (format!("/Groups?filter=members.value+eq+%22{inner}%22"), 1),
        (
            "/Groups?filter=members%5Btype+eq+%22Group%22%5D".to_owned(),
            1,
        ),
        (
            "/Groups?filter=members.display+eq+%22INNER%22".to_owned(),
            1,
        ),
    ] {
        assert_eq!(total(&directory, &query).await, expect, "{query}");
    }

    // What the inner one is called is what the outer one shows.
    let path = format!("/Groups/{outer}?attributes=members.display");
    let shown = directory.read(&path).await;
    assert_eq!(shown["members"][0]["display"], "Inner");

    let gone = directory.delete(&format!("/Groups/{inner}")).await;
    assert_scim(&gone, 204);
    let shown = directory.read(&format!("/Groups/{outer}")).await;
    assert_eq!(shown.get("members"), None);
    assert_eq!(shown["meta"]["version"], "W/\"2\"");
    assert_eq!(groups_of(&directory, &ada).await, named(&[]));
}

#[tokio::test]
async fn a_group_is_awaited() {
    let directory = Directory::start();
    let ada = make(&directory, "/Users", json!({"userName": "ada"})).await;
    let outer = group(&directory, "Outer", &["00g1"]).await;
    let product = directory.rollcall.product();
    let parked = product.group(&outer).await.expect("there");
    assert_eq!(parked.parked_members, ["00g1"]);

    let body = json!({"displayName": "Inner", "externalId": "00g1", "members": [{"value": ada}]});
    let inner = make(&directory, "/Groups", body).await;
    assert_eq!(
        groups_of(&directory, &ada).await,
        named(&[("Outer", "indirect"), ("Inner", "direct")])
    );
    let resolved = product.group(&outer).await.expect("there");
    assert_eq!(
        (
            resolved.member_count,
            resolved.member_group_count,
            resolved.parked_members.len()
        ),
        (0, 1, 0)
    );
    // The identity provider's own id names the member as well as ours does.
    let operations = json!([{"op": "remove", "path": "members", "value": [{"value": "00g1"}]}]);
    let removed = directory
        .patch(&format!("/Groups/{outer}"), operations)
        .await;
    assert_scim(&removed, 200);
    assert_eq!(removed.json().get("members"), None);
    assert!(product.group(&inner).await.is_ok());
}

/// Members are removed by whatever tells them apart.
#[tokio::test]
async fn members_are_removed_by_a_filter() {
    let directory = Directory::start();
    let ada = make(&directory, "/Users", json!({"userName": "ada"})).await;
    let grace = make(&directory, "/Users", json!({"userName": "grace"})).await;
    let inner = group(&directory, "Inner", &[]).await;
    let outer = group(&directory, "Outer", &[&ada, &grace, &inner, "00u9"]).await;
    let path = format!("/Groups/{outer}");
    for (filter, version, left) in [
        ("type eq \"Robot\"".to_owned(), 1, 4),
        ("display sw \"GR\" and type eq \"User\"".to_owned(), 2, 3),
        ("type eq \"Group\"".to_owned(), 3, 2),
        (format!("not (value eq \"{ada}\")"), 4, 1),
        ("value pr".to_owned(), 5, 0),
    ] {
        let operations = json!([{"op": "remove", "path": format!("members[{filter}]")}]);
        let removed = directory.patch(&path, operations).await;
        assert_scim(&removed, 200);
        let group = removed.json();
        assert_eq!(
            group["meta"]["version"],
            format!("W/\"{version}\""),
            "{filter}"
        );
        let members = group["members"].as_array().map_or(0, Vec::len);
        assert_eq!(members, left, "{filter}");
    }
    let seen = directory.rollcall.product().group(&outer).await;
    let seen = seen.expect("there");
    assert_eq!((seen.member_count, seen.member_group_count), (0, 0));
    for (op, filter) in [
        ("remove", "operation eq \"x\""),
        ("add", "type eq \"User\""),
    ] {
        let operations = json!([{"op": op, "path": format!("members[{filter}]"), "value": [{}]}]);
        let refused = directory.patch(&path, operations).await;
        assert_scim_error(&refused, 400, Some("invalidFilter"));
    }
}

/// A loop is no harm: each group is visited once.
#[tokio::test]
async fn groups_contain_each_other() {
    let directory = Directory::start();
    let ada = make(&directory, "/Users", json!({"userName": "ada"})).await;
    let first = group(&directory, "First", &[&ada]).await;
    let second = group(&directory, "Second", &[&first]).await;
    for (group, member) in [(&first, &second), (&second, &second)] {
        let operations = json!([{"op": "add", "path": "members", "value": [{"value": member, "type": "Group"}]}]);
        let added = directory
            .patch(&format!("/Groups/{group}"), operations)
            .await;
        assert_scim(&added, 200);
    }
    assert_eq!(
        groups_of(&directory, &ada).await,
        named(&[("First", "direct"), ("Second", "indirect")])
    );
    let query = format!("/Users?filter=groups.value+eq+%22{second}%22");
    assert_eq!(total(&directory, &query).await, 1);
    for group in [&second, &first] {
        let gone = directory.delete(&format!("/Groups/{group}")).await;
        assert_scim(&gone, 204);
    }
    assert_eq!(groups_of(&directory, &ada).await, named(&[]));
}

#[tokio::test]
async fn the_product_sees_who_is_inside() {
    let directory = Directory::start();
    let ada = make(&directory, "/Users", json!({"userName": "ada"})).await;
    let grace = make(&directory, "/Users", json!({"userName": "grace"})).await;
    make(&directory, "/Users", json!({"userName": "alan"})).await;
    let inner = group(&directory, "Inner", &[&ada]).await;
    let outer = group(&directory, "Outer", &[&inner, &grace]).await;
    let product = directory.rollcall.product();
    for (include_indirect, expect) in [(false, vec![&grace]), (true, vec![&ada, &grace])] {
        let request = ListUsersRequest {
            selection: Some(list_users_request::Selection::OrganizationExternalId(
                CUSTOMER.to_owned(),
            )),
            group_id: outer.clone(),
            include_indirect,
            ..ListUsersRequest::default()
        };
        let users = product.list_users(request).all().await.expect("answers");
        let ids: Vec<_> = users.iter().map(|user| &user.id).collect();
        assert_eq!(ids, expect);
    }
    let request = ListGroupsRequest {
        selection: Some(list_groups_request::Selection::OrganizationExternalId(
            CUSTOMER.to_owned(),
        )),
        group_id: outer,
        ..ListGroupsRequest::default()
    };
    let groups = product.list_groups(request).all().await.expect("answers");
    let ids: Vec<_> = groups.iter().map(|group| &group.id).collect();
    assert_eq!(ids, [&inner]);
}
