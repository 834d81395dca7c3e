//! Sections 3.13 and 3.14: versions of the protocol, and of resources.

use hyper::Method;
use rollcall::scim_client::Reply;
use serde_json::{Value, json};

use crate::directory::Directory;
use crate::support::{assert_scim, assert_scim_error, request, text};

#[tokio::test]
async fn p57_another_version_is_refused() {
    let directory = Directory::start();
    let base_url = directory.rollcall.base_url.clone();
    let ask = async |url: String| {
        let mut client = directory.client.clone();
        client.base_url = url;
        let reply = client.send(Method::GET, "/Users", None).await;
        reply.expect("answers")
    };
    for version in ["v1", "v3", "v2.1"] {
        let before = base_url.replace("/v2/", &format!("/{version}/"));
        assert_ne!(before, base_url);
        for url in [before, format!("{base_url}/{version}")] {
            assert_scim_error(&ask(url).await, 400, Some("invalidVers"));
        }
    }
    let (origin, _) = base_url.split_once("/scim").expect("an origin");
    for url in [
        format!("{origin}/v1"),
        format!("{base_url}/v2"),
        format!("{origin}/scim/x"),
    ] {
        assert_scim_error(&ask(url).await, 404, None);
    }
    assert_scim(&ask(base_url).await, 200);
}

/// A write of `path` under a condition.
async fn write(
    directory: &Directory,
    method: &str,
    path: &str,
    condition: (&str, &str),
    name: &str,
) -> Reply {
    let body = match method {
        "DELETE" => String::new(),
        "PATCH" => {
            let operation = json!({"op": "replace", "path": "displayName", "value": name});
            json!({"Operations": [operation]}).to_string()
        }
        _ => json!({"userName": "ada", "displayName": name}).to_string(),
    };
    request(&directory.rollcall, method, path, &[condition], body).await
}

#[tokio::test]
async fn p58_a_write_can_ask_for_a_version() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for path in [user, group] {
        let before = directory.read(&path).await;
        for method in ["PUT", "PATCH", "DELETE"] {
            for condition in [
                ("if-match", "W/\"7\""),
                ("if-match", "\"7\", W/\"8\""),
                ("if-match", "W/\"x\""),
                ("if-none-match", "*"),
            ] {
                let reply = write(&directory, method, &path, condition, "lost").await;
                assert_scim_error(&reply, 412, None);
            }
            let reply = write(&directory, method, &path, ("if-match", "7"), "lost").await;
            assert_scim_error(&reply, 400, None);
        }
        assert_eq!(directory.read(&path).await, before);
        let mut tag = tag_of(&before);
        for (method, name) in [("PUT", "one"), ("PATCH", "two")] {
            let reply = write(&directory, method, &path, ("if-match", &tag), name).await;
            assert_scim(&reply, 200);
            assert_eq!(reply.json()["displayName"], name);
            let next = tag_of(&reply.json());
            assert_ne!(next, tag);
            assert_eq!(reply.header("etag"), Some(next.as_str()));
            // What was current is no longer.
            let stale = write(&directory, method, &path, ("if-match", &tag), "lost").await;
            assert_scim_error(&stale, 412, None);
            tag = next;
        }
        let any = write(&directory, "PATCH", &path, ("if-match", "*"), "three").await;
        assert_scim(&any, 200);
        let tag = tag_of(&any.json());
        let gone = write(&directory, "DELETE", &path, ("if-match", &tag), "").await;
        assert_scim(&gone, 204);
    }
}

#[tokio::test]
async fn p58_a_read_can_ask_for_another_version() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for path in [user, group] {
        let tag = tag_of(&directory.read(&path).await);
        let read = async |condition: &str| {
            let headers = [("if-none-match", condition)];
            request(&directory.rollcall, "GET", &path, &headers, "").await
        };
        for condition in [tag.as_str(), "*", &format!("W/\"x\", {tag}")] {
            let reply = read(condition).await;
            assert_eq!(
                (reply.status.as_u16(), reply.body.len()),
                (304, 0),
                "{condition}"
            );
            assert_eq!(reply.header("etag"), Some(tag.as_str()));
            let location = format!("{}{path}", directory.rollcall.base_url);
            assert_eq!(reply.header("content-location"), Some(location.as_str()));
        }
        assert_scim(&read("W/\"x\"").await, 200);
        for (condition, status) in [("W/\"99\"", 412), (tag.as_str(), 200), ("*", 200)] {
            let headers = [("if-match", condition)];
            let reply = request(&directory.rollcall, "GET", &path, &headers, "").await;
            assert_scim(&reply, status);
        }
        let rename = json!([{"op": "replace", "path": "displayName", "value": "H"}]);
        assert_scim(&directory.patch(&path, rename).await, 200);
        let reply = read(&tag).await;
        assert_scim(&reply, 200);
        assert_eq!(reply.json()["displayName"], "H");
    }
}

fn tag_of(resource: &Value) -> String {
    text(&resource["meta"]["version"])
}
