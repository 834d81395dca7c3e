//! Sections 1.3, 2, 3.8, 3.11 and 7: who asks, and in which language.

use serde_json::json;

use crate::directory::{Directory, anonymous};
use crate::support::{assert_scim, assert_scim_error, id_of, request};

#[tokio::test]
async fn p01_the_base_url_has_no_query() {
    let directory = Directory::start();
    let base_url = &directory.rollcall.base_url;
    assert!(base_url.starts_with("http"), "{base_url}");
    assert!(
        !base_url.contains(['?', '#']) && !base_url.ends_with('/'),
        "{base_url}"
    );
}

#[tokio::test]
async fn p02_who_is_not_known_is_told_the_scheme() {
    let directory = Directory::start();
    for path in ["/Users", "/Users/x", "/Nothing", "/Users?filter=x"] {
        let reply = anonymous(&directory.rollcall, "GET", path, "").await;
        assert_scim_error(&reply, 401, None);
        let challenge = reply.header("www-authenticate").unwrap_or_default();
        assert!(challenge.starts_with("Bearer"), "{path}: {challenge}");
    }
}

#[tokio::test]
async fn p04_nothing_is_written_without_a_credential() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    let before = (directory.read(&user).await, directory.read(&group).await);
    let body = json!({
        "userName": "eve", "displayName": "E",
        "Operations": [{"op": "replace", "path": "displayName", "value": "E"}],
    });
    for (method, path) in [
        ("POST", "/Users"),
        ("POST", "/Groups"),
        ("POST", "/.search"),
        ("PUT", &user),
        ("PATCH", &user),
        ("DELETE", &user),
        ("PUT", &group),
        ("PATCH", &group),
        ("DELETE", &group),
    ] {
        let reply = anonymous(&directory.rollcall, method, path, &body.to_string()).await;
        assert_scim_error(&reply, 401, None);
    }
    assert_eq!(
        (directory.read(&user).await, directory.read(&group).await),
        before
    );
    assert_eq!(directory.read("").await["totalResults"], 2);
}

#[tokio::test]
async fn p52_json_by_either_name_is_read_and_written() {
    let directory = Directory::start();
    for (number, media_type) in [
        "application/scim+json",
        "application/scim+json; charset=utf-8",
        "application/json",
        "Application/JSON;charset=UTF-8",
    ]
    .into_iter()
    .enumerate()
    {
        let headers = [("content-type", media_type), ("accept", media_type)];
        let body = json!({"userName": format!("Ångström-{number}")});
        let made = request(
            &directory.rollcall,
            "POST",
            "/Users",
            &headers,
            body.to_string(),
        )
        .await;
        assert_scim(&made, 201);
        let path = format!("/Users/{}", id_of(&made));
        let read = request(&directory.rollcall, "GET", &path, &headers[1..], "").await;
        assert_scim(&read, 200);
        assert_eq!(read.json()["userName"], body["userName"]);
    }
}

/// What cannot be read is refused; what is asked for and does not exist is
/// disregarded, as RFC 9110 section 12.5.1 allows: the answer is always JSON.
#[tokio::test]
async fn p53_other_media_types_are_not_taken_and_not_given() {
    let directory = Directory::start();
    let body = json!({"userName": "ada"}).to_string();
    for media_type in [
        "text/plain",
        "application/xml",
        "application/json; charset=latin1",
    ] {
        let headers = [("content-type", media_type)];
        let reply = request(
            &directory.rollcall,
            "POST",
            "/Users",
            &headers,
            body.clone(),
        )
        .await;
        assert_scim_error(&reply, 415, None);
    }
    for accept in ["text/html", "application/xml", "*/*", "nonsense"] {
        let headers = [("accept", accept)];
        let reply = request(&directory.rollcall, "GET", "/Users", &headers, "").await;
        assert_scim(&reply, 200);
        assert_eq!(reply.json()["totalResults"], 0);
    }
}

#[tokio::test]
async fn p54_nobody_is_me() {
    let directory = Directory::start();
    for method in ["GET", "PUT", "PATCH", "DELETE", "POST"] {
        let reply = request(&directory.rollcall, method, "/Me", &[], "").await;
        assert_scim_error(&reply, 501, None);
    }
}

/// RFC 6750 section 2.3 lets a server take tokens from the URL, where logs
/// would have them.
#[tokio::test]
async fn p62_a_token_in_the_url_opens_nothing() {
    let directory = Directory::start();
    let token = &directory.rollcall.bearer_token;
    let path = format!("/Users?access_token={token}");
    let reply = anonymous(&directory.rollcall, "GET", &path, "").await;
    assert_scim_error(&reply, 401, None);
    let form = format!("access_token={token}");
    let reply = anonymous(&directory.rollcall, "POST", "/Users", &form).await;
    assert_scim_error(&reply, 401, None);
    assert!(!directory.rollcall.process.log().contains(token.as_str()));
}
