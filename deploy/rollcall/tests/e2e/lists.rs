//! Lists: order, cursors, and searches whose filter stands in the body.

use hyper::Method;
use rollcall::scim_client::ScimClient;
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim, assert_scim_error, text};

/// People in an order of creation that is no other order of theirs.
async fn people(client: &ScimClient) {
    for (user_name, title, emails) in [
        (
            "carol",
            Some("b"),
            json!([{"value": "z@x"}, {"value": "a@x", "primary": true}]),
        ),
        ("Alice", None, json!([])),
        ("bob", Some("C"), json!([{"value": "m@x"}])),
        ("dave", Some("a"), json!([{"value": "b@x"}])),
        ("Eve", None, json!([{"value": "y@x"}])),
    ] {
        let body = json!({"userName": user_name, "title": title, "emails": emails});
        let made = client
            .send(Method::POST, "/Users", Some(&body))
            .await
            .expect("answers");
        assert_scim(&made, 201);
    }
}

async fn names(client: &ScimClient, query: &str) -> Vec<String> {
    let reply = client
        .send(Method::GET, &format!("/Users?{query}"), None)
        .await
        .expect("answers");
    assert_scim(&reply, 200);
    names_of(&reply.json())
}

fn names_of(list: &Value) -> Vec<String> {
    let users = list["Resources"].as_array().expect("a list");
    users.iter().map(|user| text(&user["userName"])).collect()
}

#[tokio::test]
async fn lists_are_sorted() {
    let rollcall = Rollcall::start();
    let client = rollcall.client();
    people(&client).await;
    for (query, expect) in [
        ("", "carol Alice bob dave Eve"),
        ("sortBy=userName", "Alice bob carol dave Eve"),
        (
            "sortBy=USERNAME&sortOrder=descending",
            "Eve dave carol bob Alice",
        ),
        ("sortBy=userName&startIndex=2&count=2", "bob carol"),
        // What has no title is last, or first.
        ("sortBy=title", "dave carol bob Alice Eve"),
        (
            "sortBy=title&sortOrder=descending",
            "Alice Eve bob carol dave",
        ),
        // The primary address counts, else the first.
        ("sortBy=emails", "carol dave bob Eve Alice"),
        (
            "sortBy=meta.created&sortOrder=descending",
            "Eve dave bob Alice carol",
        ),
        ("sortBy=title&filter=title+pr", "dave carol bob"),
        (
            "sortBy=urn:example:2.0:User:nothing",
            "carol Alice bob dave Eve",
        ),
    ] {
        assert_eq!(names(&client, query).await.join(" "), expect, "{query}");
    }
    for query in [
        "sortBy=name",
        "sortBy=a+b",
        "sortBy=userName&sortOrder=up",
        "sortBy=groups",
    ] {
        let path = format!("/Users?{query}");
        let reply = client
            .send(Method::GET, &path, None)
            .await
            .expect("answers");
        assert_eq!(reply.status, 400, "{query}");
    }
}

/// RFC 9865.
#[tokio::test]
async fn cursors_lead_through_a_list() {
    let rollcall = Rollcall::start();
    let client = rollcall.client();
    people(&client).await;
    for (query, expect) in [
        ("", "carol Alice bob dave Eve"),
        ("sortBy=userName&", "Alice bob carol dave Eve"),
        (
            "sortBy=userName&sortOrder=descending&",
            "Eve dave carol bob Alice",
        ),
        ("sortBy=title&", "dave carol bob Alice Eve"),
        (
            "sortBy=title&sortOrder=descending&",
            "Alice Eve bob carol dave",
        ),
        ("sortBy=emails&", "carol dave bob Eve Alice"),
        (
            "sortBy=meta.created&sortOrder=descending&",
            "Eve dave bob Alice carol",
        ),
        (
            "sortBy=urn:example:2.0:User:nothing&",
            "carol Alice bob dave Eve",
        ),
        ("filter=title+pr&", "carol bob dave"),
        ("filter=title+pr&sortBy=title&", "dave carol bob"),
    ] {
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/Users?{query}count=2&cursor={cursor}");
            let page = client
                .send(Method::GET, &path, None)
                .await
                .expect("answers")
                .json();
            let names = names_of(&page);
            assert_eq!(page["itemsPerPage"], names.len());
            assert!(names.len() <= 2);
            seen.extend(names);
            cursor = text(&page["nextCursor"]);
            let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            assert!(cursor.bytes().all(unreserved), "{cursor}");
            if cursor.is_empty() {
                break;
            }
        }
        assert_eq!(seen.join(" "), expect);
    }
    let first = client
        .send(Method::GET, "/Users?count=2&cursor=", None)
        .await
        .expect("answers");
    let cursor = text(&first.json()["nextCursor"]);
    let mut forged = cursor.clone();
    forged.replace_range(30..31, if &cursor[30..31] == "0" { "1" } else { "0" });
    for (query, scim_type) in [
        (format!("count=2&cursor={forged}"), "invalidCursor"),
        ("count=2&cursor=garbage".to_owned(), "invalidCursor"),
        (
            format!("count=2&filter=title+pr&cursor={cursor}"),
            "invalidCursor",
        ),
        (format!("count=3&cursor={cursor}"), "invalidCount"),
    ] {
        let path = format!("/Users?{query}");
        let reply = client
            .send(Method::GET, &path, None)
            .await
            .expect("answers");
        assert_scim_error(&reply, 400, Some(scim_type));
    }
    let path = format!("/Groups?count=2&cursor={cursor}");
    let other = client
        .send(Method::GET, &path, None)
        .await
        .expect("answers");
    assert_eq!(
        other.status, 400,
        "a cursor of users leads through no groups"
    );
}

/// A sorted list goes on behind the last resource shown; where that stood is no
/// longer known when it is gone.
#[tokio::test]
async fn a_cursor_expires_with_its_place() {
    let rollcall = Rollcall::start();
    let client = rollcall.client();
    for name in ["b", "a", "c"] {
        rollcall.okta().create_group(name).await.expect("answers");
    }
    let get = async |path: String| {
        let reply = client.send(Method::GET, &path, None).await;
        reply.expect("answers")
    };
    for (query, is_sorted) in [("count=1", false), ("count=1&sortBy=displayName", true)] {
        let first = get(format!("/Groups?{query}&cursor=")).await.json();
        let cursor = text(&first["nextCursor"]);
        let shown = text(&first["Resources"][0]["id"]);
        rollcall.okta().delete_group(&shown).await.expect("answers");
        let next = get(format!("/Groups?{query}&cursor={cursor}")).await;
        if is_sorted {
            assert_scim_error(&next, 400, Some("expiredCursor"));
        } else {
            assert_scim(&next, 200);
            assert_eq!(next.json()["Resources"][0]["displayName"], "a");
        }
    }
}

#[tokio::test]
async fn a_search_stands_in_the_body() {
    let rollcall = Rollcall::start();
    let client = rollcall.client();
    people(&client).await;
    let body = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        "filter": "title pr",
        "sortBy": "userName",
        "attributes": ["userName"],
        "startIndex": 2,
        "count": 1,
    });
    let found = client
        .send(Method::POST, "/Users/.search", Some(&body))
        .await
        .expect("answers");
    assert_scim(&found, 200);
    let list = found.json();
    assert_eq!(
        (&list["totalResults"], &list["startIndex"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(names_of(&list), ["carol"]);
    assert_eq!(list["Resources"][0].get("title"), None);
    let groups = client
        .send(Method::POST, "/Groups/.search", Some(&json!({})))
        .await;
    assert_eq!(groups.expect("answers").json()["totalResults"], 0);
    for name in ["A", "B"] {
        rollcall.okta().create_group(name).await.expect("answers");
    }
    // Users first, then groups, through one list.
    let mut seen = Vec::new();
    for start_index in [1, 4, 7] {
        let body = json!({"startIndex": start_index, "count": 3});
        let page = client
            .send(Method::POST, "/.search", Some(&body))
            .await
            .expect("answers");
        assert_scim(&page, 200);
        let page = page.json();
        assert_eq!(page["totalResults"], 7);
        let resources = page["Resources"].as_array().expect("a list");
        seen.extend(
            resources
                .iter()
                .map(|resource| text(&resource["meta"]["resourceType"])),
        );
    }
    assert_eq!(seen.join(" "), "User User User User User Group Group");
    let body = json!({"filter": "displayName eq \"b\" or userName eq \"BOB\""});
    let found = client
        .send(Method::POST, "/.search", Some(&body))
        .await
        .expect("answers");
    assert_eq!(found.json()["totalResults"], 2);
    let wrong = json!({"filter": "title xx"});
    let refused = client
        .send(Method::POST, "/Users/.search", Some(&wrong))
        .await
        .expect("answers");
    assert_scim_error(&refused, 400, Some("invalidFilter"));
    let read = client
        .send(Method::GET, "/Users/.search", None)
        .await
        .expect("answers");
    assert_scim_error(&read, 405, None);
    assert_eq!(read.header("allow"), Some("POST"));
}
