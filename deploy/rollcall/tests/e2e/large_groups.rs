//! A group of a hundred thousand members: what is asked of it costs what is
//! changed or shown, not what it holds.

use serde_json::{Value, json};

use crate::directory::{Directory, encoded};
use crate::support::{assert_scim, id_of};

const MEMBERS: usize = 100_000;
/// Members that one request may name.
const MEMBERS_A_REQUEST: usize = 20_000;

fn change(op: &str, members: impl Iterator<Item = String>) -> Value {
    let members: Vec<_> = members.map(|id| json!({ "value": id })).collect();
    json!([{"op": op, "path": "members", "value": members}])
}

#[tokio::test]
async fn a_hundred_thousand_members() {
    let directory = Directory::start();
    let ada = id_of(&directory.post("/Users", json!({"userName": "ada"})).await);
    let group = id_of(
        &directory
            .post("/Groups", json!({"displayName": "All"}))
            .await,
    );
    let path = format!("/Groups/{group}");
    for first in (0..MEMBERS).step_by(MEMBERS_A_REQUEST) {
        let names = (first..first + MEMBERS_A_REQUEST).map(|number| format!("00U{number:06}"));
        let added = directory.patch(&path, change("add", names)).await;
        assert_scim(&added, 204);
    }

    // One comes, comes again, and goes: no answer shows the others.
    for (op, version) in [("add", 7), ("add", 7), ("remove", 8), ("add", 9)] {
        let changed = directory
            .patch(&path, change(op, std::iter::once(ada.clone())))
            .await;
        assert_scim(&changed, 204);
        let tag = format!("W/\"{version}\"");
        assert_eq!(changed.header("etag"), Some(tag.as_str()), "{op}");
    }
    let without = directory
        .read(&format!("{path}?excludedAttributes=members"))
        .await;
    assert_eq!(without.get("members"), None);
    for (filter, expect) in [
        (format!("members.value eq \"{ada}\""), 1),
        (format!("members[value eq \"{ada}\"]"), 1),
        ("members[value eq \"00U099999\"]".to_owned(), 1),
        ("members.value eq \"00U100000\"".to_owned(), 0),
        ("displayName eq \"all\"".to_owned(), 1),
    ] {
        let found = directory
            .read(&format!("/Groups?filter={}", encoded(&filter)))
            .await;
        assert_eq!(found["totalResults"], expect, "{filter}");
    }
    let user = directory.read(&format!("/Users/{ada}")).await;
    assert_eq!(user["groups"][0]["value"], group);

    let selected = json!([{"op": "remove", "path": "members[value eq \"00U000000\"]"}]);
    assert_scim(&directory.patch(&path, selected).await, 204);
    let whole = directory.read(&path).await;
    let members = whole["members"].as_array().expect("a list");
    assert_eq!(members.len(), MEMBERS);
    // Page after page, the product's parked ones are told of, and no more.
    let seen = directory.rollcall.product().group(&group).await;
    let seen = seen.expect("there");
    assert_eq!((seen.member_count, seen.parked_members.len()), (1, 100));

    let all = json!([{"op": "remove", "path": "members"}]);
    assert_scim(&directory.patch(&path, all).await, 200);
    assert_eq!(directory.read(&path).await.get("members"), None);
}
