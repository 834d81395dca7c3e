//! Operations that fail among others.

use serde_json::{Value, json};

use super::{UNKNOWN_USER, bulk, bulk_until, get, id, post_group, post_user, statuses, total};
use crate::support::{Rollcall, text};

#[tokio::test]
async fn what_fails_disturbs_no_other() {
    let rollcall = Rollcall::start();
    let user = id(&bulk(&rollcall, &json!([post_user("a", "a")])).await[0]);
    let path = format!("/Users/{user}");
    let operations = json!([
        post_user("b", "b"),
        post_user("c", "A"),
        {"method": "PATCH", "path": path, "data": [
            {"op": "add", "path": "title", "value": "lost"},
            {"op": "replace", "path": "emails[type eq \"x\"].value", "value": "x"},
        ]},
        {"method": "PATCH", "path": path, "data": [
            {"op": "add", "path": "nickName", "value": "kept"},
        ]},
        post_group("g", "G", &["bulkId:b", "bulkId:c"]),
        post_group("h", "H", &["bulkId:b", "someone not known yet"]),
        {"method": "DELETE", "path": format!("/Users/{UNKNOWN_USER}")},
        post_group("i", "h", &["bulkId:b"]),
    ]);
    let results = bulk(&rollcall, &operations).await;
    let expect = "201,409 uniqueness,400 noTarget,200,400 invalidValue,201,404,409 uniqueness";
    assert_eq!(statuses(&results).join(","), expect);
    let seen = get(&rollcall, &path).await;
    assert_eq!(seen.json().get("title"), None);
    assert_eq!(seen.json()["nickName"], "kept");
    assert_eq!(seen.header("etag"), Some("W/\"2\""));
    let group = get(&rollcall, &format!("/Groups/{}", id(&results[5]))).await;
    let group = group.json();
    assert_eq!(group["members"].as_array().map(Vec::len), Some(2));
    assert_eq!(total(&rollcall, "/Users").await, 2);
    assert_eq!(total(&rollcall, "/Groups").await, 1);
    // The same again creates nothing and changes nothing.
    let again = bulk(&rollcall, &operations).await;
    assert_eq!(
        statuses(&again).join(","),
        "409 uniqueness,409 uniqueness,400 noTarget,200,400 invalidValue,400 invalidValue,404,\
         400 invalidValue"
    );
    assert_eq!(again[3]["version"], "W/\"2\"");
    assert_eq!(total(&rollcall, "/Users").await, 2);
    assert_eq!(total(&rollcall, "/Groups").await, 1);
    let unchanged = get(&rollcall, &format!("/Groups/{}", id(&results[5]))).await;
    assert_eq!(unchanged.json(), group);
}

#[tokio::test]
async fn the_rest_is_left_after_so_many_errors() {
    let rollcall = Rollcall::start();
    let wrong = json!({"method": "DELETE", "path": "/Users/x"});
    let refused = json!({"method": "POST", "path": "/Users", "bulkId": "none", "data": {}});
    let operations = |run: &str| {
        json!([
            post_user("a", &format!("{run}-a")),
            wrong,
            post_user("b", &format!("{run}-b")),
            refused,
            // Refers to a later one, which comes first then.
            post_group("g", &format!("{run}-g"), &["bulkId:c"]),
            post_user("d", &format!("{run}-d")),
            {"method": "POST", "path": "/Users", "bulkId": "c", "data": {}},
            post_user("e", &format!("{run}-e")),
        ])
    };
    let mut users = 0;
    for (errors, expect) in [
        (1, "POST a 201,DELETE  404"),
        (2, "POST a 201,DELETE  404,POST b 201,POST none 400"),
        (
            3,
            "POST a 201,DELETE  404,POST b 201,POST none 400,POST c 400",
        ),
        (
            4,
            "POST a 201,DELETE  404,POST b 201,POST none 400,POST g 400,POST c 400",
        ),
        (
            5,
            "POST a 201,DELETE  404,POST b 201,POST none 400,POST g 400,POST d 201,POST c 400,\
             POST e 201",
        ),
    ] {
        let operations = operations(&errors.to_string());
        let results = bulk_until(&rollcall, &operations, Some(errors)).await;
        let shown: Vec<_> = results
            .iter()
            .map(|result| {
                let name = text(&result["bulkId"]);
                format!(
                    "{} {name} {}",
                    text(&result["method"]),
                    text(&result["status"])
                )
            })
            .collect();
        assert_eq!(shown.join(","), expect, "{errors}");
        users += expect.matches("201").count();
        assert_eq!(total(&rollcall, "/Users").await, users, "{errors}");
        assert_eq!(total(&rollcall, "/Groups").await, 0);
    }
}

#[tokio::test]
async fn versions_are_compared() {
    let rollcall = Rollcall::start();
    let created = bulk(
        &rollcall,
        &json!([post_user("a", "a"), post_group("g", "G", &["bulkId:a"])]),
    )
    .await;
    let (user, group) = (id(&created[0]), id(&created[1]));
    let (user, group) = (format!("/Users/{user}"), format!("/Groups/{group}"));
    let operation = |method: &str, path: &str, version: &str| {
        let data = match (method, path.starts_with("/Users")) {
            ("PUT", true) => json!({"userName": "a", "title": version}),
            ("PUT", false) => json!({"displayName": version}),
            ("PATCH", true) => json!([{"op": "add", "path": "title", "value": version}]),
            _ => json!([{"op": "add", "path": "members", "value": version}]),
        };
        json!({"method": method, "path": path, "version": version, "data": data})
    };
    let results = bulk(
        &rollcall,
        &json!([
            operation("PUT", &user, "W/\"1\""),
            operation("PATCH", &user, "W/\"1\""),
            operation("PATCH", &user, "W/\"7\", W/\"2\""),
            operation("DELETE", &user, "W/\"2\""),
            operation("PUT", &group, "\"not one of ours\""),
            operation("PATCH", &group, "*"),
            operation("PATCH", &group, "W/\"1\""),
            operation("PUT", &group, "W/\"2\""),
            operation("DELETE", &group, "W/\"1\""),
        ]),
    )
    .await;
    assert_eq!(
        statuses(&results).join(" "),
        "200 412 200 412 412 200 412 200 412"
    );
    for (path, result) in [(&user, &results[2]), (&group, &results[7])] {
        let seen = get(&rollcall, path).await;
        let location = format!("{}{path}", rollcall.base_url);
        assert_eq!(result["location"], location);
        assert_eq!(seen.header("location"), Some(location.as_str()));
        assert!(seen.header("etag").is_some());
        let tag = text(&result["version"]);
        let number = tag.trim_end_matches('"').split('-').next();
        let etag = seen.header("etag").unwrap_or_default();
        let seen = etag.trim_end_matches('"').split('-').next();
        assert_eq!(seen, number);
    }
    // What an answer says of a version is what the next request may ask for.
    let tag = |result: &Value| text(&result["version"]);
    let results = bulk(
        &rollcall,
        &json!([
            operation("DELETE", &user, &tag(&results[2])),
            operation("DELETE", &group, &tag(&results[7])),
        ]),
    )
    .await;
    assert_eq!(statuses(&results).join(" "), "204 204");
}
