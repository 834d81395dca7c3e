//! Resources that refer to each other in a circle, and who comes back.

use serde_json::json;

use super::{
    bulk, bulk_until, get, id, manager, members, post_group, post_report, post_user, statuses,
    total,
};
use crate::support::{Rollcall, assert_scim, request};

#[tokio::test]
async fn circles_are_created_together() {
    let rollcall = Rollcall::start();
    let results = bulk(
        &rollcall,
        &json!([
            post_report("a", "a", "bulkId:b"),
            post_report("self", "self", "bulkId:self"),
            post_group("g", "G", &["bulkId:a", "bulkId:c"]),
            post_report("b", "b", "bulkId:c"),
            post_report("c", "c", "BULKID:a"),
        ]),
    )
    .await;
    assert_eq!(statuses(&results).join(" "), "201 201 201 201 201");
    let ids: Vec<_> = results.iter().map(id).collect();
    for (user, expect) in [(0, 3), (1, 1), (3, 4), (4, 0)] {
        assert_eq!(manager(&rollcall, &ids[user]).await, ids[expect]);
        assert_eq!(results[user]["version"], "W/\"1\"");
    }
    assert_eq!(
        members(&rollcall, &ids[2]).await,
        [ids[0].clone(), ids[4].clone()]
    );
}

#[tokio::test]
async fn groups_contain_each_other() {
    let rollcall = Rollcall::start();
    let results = bulk(
        &rollcall,
        &json!([
            post_group("a", "A", &["bulkId:b"]),
            post_group("b", "B", &["bulkId:a", "bulkId:u"]),
            post_user("u", "u"),
        ]),
    )
    .await;
    assert_eq!(statuses(&results).join(" "), "201 201 201");
    let ids: Vec<_> = results.iter().map(id).collect();
    for (group, expect) in [
        (0, json!([[ids[1], "Group"]])),
        (1, json!([[ids[0], "Group"], [ids[2], "User"]])),
    ] {
        let version = results[group]["version"].clone();
        let group = get(&rollcall, &format!("/Groups/{}", ids[group])).await;
        assert_eq!(group.json()["meta"]["version"], version);
        let members = group.json()["members"].as_array().cloned();
        let members = members.unwrap_or_default().into_iter();
        let members: Vec<_> = members
            .map(|member| json!([member["value"], member["type"]]))
            .collect();
        assert_eq!(json!(members), expect, "nobody is parked");
    }
    let user = get(&rollcall, &format!("/Users/{}", ids[2])).await.json();
    let groups = user["groups"].as_array().cloned().unwrap_or_default();
    let kinds: Vec<_> = groups.iter().map(|group| &group["type"]).collect();
    assert_eq!(json!(kinds), json!(["indirect", "direct"]));
}

#[tokio::test]
async fn a_circle_fails_together() {
    let rollcall = Rollcall::start();
    let ada = json!({"userName": "ada"}).to_string();
    let created = request(&rollcall, "POST", "/Users", &[], ada).await;
    assert_scim(&created, 201);
    let operations = json!([
        post_user("before", "before"),
        post_report("a", "a", "bulkId:b"),
        post_report("b", "Ada", "bulkId:c"),
        post_report("c", "c", "bulkId:a"),
        post_group("g", "G", &["bulkId:before", "bulkId:c"]),
        post_report("d", "d", "bulkId:g"),
        post_report("e", "e", "bulkId:e"),
    ]);
    let results = bulk(&rollcall, &operations).await;
    assert_eq!(
        statuses(&results).join(","),
        "201,409,409 uniqueness,409,400 invalidValue,400 invalidValue,201"
    );
    for result in &results[1..6] {
        assert_eq!(result.get("location"), None, "{result}");
    }
    assert_eq!(total(&rollcall, "/Users").await, 3);
    assert_eq!(total(&rollcall, "/Groups").await, 0);
    // The errors of a circle are counted together.
    let operations = json!([operations[1], operations[2], operations[3], operations[4]]);
    for (errors, expect) in [
        (1, "409,409 uniqueness,409"),
        (3, "409,409 uniqueness,409"),
        (4, "409,409 uniqueness,409,400 invalidValue"),
    ] {
        let results = bulk_until(&rollcall, &operations, Some(errors)).await;
        assert_eq!(statuses(&results).join(","), expect);
        assert_eq!(total(&rollcall, "/Users").await, 3);
    }
}

/// Whoever was deleted comes back to the same id, and everybody refers to that.
#[tokio::test]
async fn references_lead_to_those_who_come_back() {
    let rollcall = Rollcall::start();
    let created = bulk(
        &rollcall,
        &json!([
            post_user("a", "a"),
            post_user("b", "b"),
            post_user("c", "c")
        ]),
    )
    .await;
    let ids: Vec<_> = created.iter().map(id).collect();
    let delete = |user: &String| json!({"method": "DELETE", "path": format!("/Users/{user}")});
    // Two of them leave and come back in one request.
    let results = bulk(
        &rollcall,
        &json!([
            delete(&ids[0]),
            delete(&ids[1]),
            post_group("g", "G", &["bulkId:a", "bulkId:n"]),
            post_report("n", "n", "bulkId:b"),
            post_report("a", "A", "bulkId:n"),
            post_report("b", "b", "bulkId:a"),
        ]),
    )
    .await;
    assert_eq!(statuses(&results).join(" "), "204 204 201 201 201 201");
    let [group, new, a, b] = [2, 3, 4, 5].map(|place: usize| id(&results[place]));
    assert_eq!((&a, &b), (&ids[0], &ids[1]));
    assert_eq!(members(&rollcall, &group).await, [a.clone(), new.clone()]);
    for (user, expect) in [(&new, &b), (&a, &new), (&b, &a)] {
        assert_eq!(manager(&rollcall, user).await, *expect);
    }
    // Alone, and before who is referred to.
    let results = bulk(
        &rollcall,
        &json!([
            delete(&ids[2]),
            post_group("h", "H", &["bulkId:c"]),
            post_report("d", "d", "bulkId:c"),
            post_user("c", "c"),
        ]),
    )
    .await;
    assert_eq!(statuses(&results).join(" "), "204 201 201 201");
    assert_eq!(id(&results[3]), ids[2]);
    assert_eq!(members(&rollcall, &id(&results[1])).await, [ids[2].clone()]);
    assert_eq!(manager(&rollcall, &id(&results[2])).await, ids[2]);
    let back = get(&rollcall, &format!("/Users/{}", ids[2])).await.json();
    assert_eq!(back["groups"][0]["display"], "H");
}
