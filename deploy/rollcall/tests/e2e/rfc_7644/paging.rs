//! Section 3.4.2.4: lists in pages. RFC 9865: the same by cursor.

use serde_json::{Value, json};

use crate::directory::{Directory, names};
use crate::support::{assert_scim, assert_scim_error, text};

const NAMES: [&str; 5] = ["c", "a", "e", "b", "d"];

async fn five() -> Directory {
    let directory = Directory::start();
    for name in NAMES {
        directory.user(json!({ "userName": name })).await;
    }
    directory
}

#[tokio::test]
async fn p25_numbers_below_their_least_are_the_least() {
    let directory = five().await;
    for (query, start_index, shown) in [
        ("startIndex=0&count=2", 1, "c a"),
        ("startIndex=-7&count=2", 1, "c a"),
        ("count=0", 1, ""),
        ("count=-1", 1, ""),
        ("startIndex=4&count=0", 4, ""),
        ("startIndex=6", 6, ""),
        ("startIndex=9223372036854775808", i64::MAX, ""),
        ("startIndex=5&count=9223372036854775808", 5, "d"),
    ] {
        let list = directory.read(&format!("/Users?{query}")).await;
        assert_eq!(names(&list), shown, "{query}");
        assert_eq!(list["totalResults"], 5, "{query}");
        assert_eq!(list["startIndex"], start_index, "{query}");
    }
    for query in [
        "startIndex=x",
        "count=1.5",
        "count=",
        "startIndex=1&startIndex=2",
    ] {
        let reply = directory.get(&format!("/Users?{query}")).await;
        assert_scim_error(&reply, 400, Some("invalidValue"));
    }
}

#[tokio::test]
async fn p26_a_page_has_no_more_than_was_asked_for() {
    let directory = five().await;
    for count in 0..=6_usize {
        let list = directory.read(&format!("/Users?count={count}")).await;
        let shown = list["Resources"].as_array().map(Vec::len);
        assert_eq!(shown, Some(count.min(5)));
        let search = json!({ "count": count });
        let found = directory.post("/Users/.search", search).await;
        assert_eq!(found.json(), list);
    }
}

#[tokio::test]
async fn p27_the_total_is_of_all_pages() {
    let directory = five().await;
    for (query, total, items) in [
        ("count=2", 5, 2),
        ("startIndex=5&count=2", 5, 1),
        ("count=1&filter=userName%20gt%20%22b%22", 3, 1),
    ] {
        let list = directory.read(&format!("/Users?{query}")).await;
        assert_eq!(list["totalResults"], total, "{query}");
        assert_eq!(list["itemsPerPage"], items, "{query}");
        assert!(list["startIndex"].is_u64(), "{query}");
    }
}

#[tokio::test]
async fn p68_a_list_keeps_its_order() {
    let directory = five().await;
    let mut seen = Vec::new();
    for start_index in 1..=5 {
        let page = directory
            .read(&format!("/Users?startIndex={start_index}&count=1"))
            .await;
        seen.push(names(&page));
    }
    assert_eq!(seen, NAMES);
    // A change of somebody changes nobody's place.
    let list = directory.read("/Users").await;
    let first = format!("/Users/{}", text(&list["Resources"][0]["id"]));
    let title = json!([{"op": "add", "path": "title", "value": "T"}]);
    assert_scim(&directory.patch(&first, title).await, 200);
    assert_eq!(names(&directory.read("/Users").await), NAMES.join(" "));
}

/// RFC 9865 section 4, and what it says of a cursor that is none.
#[tokio::test]
async fn cursors_are_announced_and_followed() {
    let directory = five().await;
    let config = directory.read("/ServiceProviderConfig").await;
    let pagination = &config["pagination"];
    assert_eq!(
        (&pagination["cursor"], &pagination["index"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(pagination["defaultPaginationMethod"], "index");
    assert!(pagination["defaultPageSize"].is_u64() && pagination["maxPageSize"].is_u64());
    // They do not expire.
    assert_eq!(pagination.get("cursorTimeout"), None);

    let mut seen = Vec::new();
    let mut cursor = json!("");
    while !cursor.is_null() {
        let search = json!({"cursor": cursor, "count": 2});
        let page = directory.post("/Users/.search", search).await;
        assert_scim(&page, 200);
        let page = page.json();
        let path = format!("/Users?count=2&cursor={}", text(&cursor));
        assert_eq!(directory.read(&path).await, page);
        seen.push(names(&page));
        cursor = page.get("nextCursor").cloned().unwrap_or(Value::Null);
    }
    assert_eq!(seen, ["c a", "e b", "d"]);
    for (cursor, count, scim_type) in [
        ("garbage", 2, "invalidCursor"),
        ("~", 2, "invalidCursor"),
        (&first_cursor(&directory).await, 3, "invalidCount"),
    ] {
        let search = json!({"cursor": cursor, "count": count});
        let reply = directory.post("/Users/.search", search).await;
        assert_scim_error(&reply, 400, Some(scim_type));
    }
}

async fn first_cursor(directory: &Directory) -> String {
    text(&directory.read("/Users?count=2&cursor=").await["nextCursor"])
}
