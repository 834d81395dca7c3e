//! Section 3.12: errors, each with its status and its `scimType`.

use serde_json::{Value, json};

use crate::directory::{Directory, encoded};
use crate::support::{assert_scim_error, request};

/// Every `scimType` of table 9 that there is something to say by. Lists are
/// paged, so none is `tooMany`; and what a URL must not hold may not stand in a
/// body either, so it is `invalidFilter` rather than `sensitive`.
#[tokio::test]
async fn p55_every_type_of_error_is_told() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let patch = |operation: Value| json!({"Operations": [operation]}).to_string();
    let by_secret = format!("/Users?filter={}", encoded("password eq \"x\""));
    for (method, path, body, status, scim_type) in [
        (
            "GET",
            "/Users?filter=a",
            String::new(),
            400,
            "invalidFilter",
        ),
        ("GET", &by_secret, String::new(), 400, "invalidFilter"),
        (
            "POST",
            "/Users",
            json!({"userName": "ADA"}).to_string(),
            409,
            "uniqueness",
        ),
        (
            "PATCH",
            &user,
            patch(json!({"op": "remove", "path": "id"})),
            400,
            "mutability",
        ),
        ("POST", "/Users", "{".to_owned(), 400, "invalidSyntax"),
        (
            "PATCH",
            &user,
            patch(json!({"op": "remove", "path": "a["})),
            400,
            "invalidPath",
        ),
        (
            "PATCH",
            &user,
            patch(json!({"op": "remove"})),
            400,
            "noTarget",
        ),
        (
            "POST",
            "/Users",
            json!({"userName": ""}).to_string(),
            400,
            "invalidValue",
        ),
        ("GET", "/v1/Users", String::new(), 400, "invalidVers"),
        (
            "GET",
            "/Users?cursor=x",
            String::new(),
            400,
            "invalidCursor",
        ),
    ] {
        let reply = request(&directory.rollcall, method, path, &[], body).await;
        assert_scim_error(&reply, status, Some(scim_type));
    }
}

/// Each status that a client can bring about, and the headers that go with it.
#[tokio::test]
async fn p56_every_status_is_told_in_json() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let large = json!({"userName": "a", "title": "a".repeat(2_000_000)}).to_string();
    let ada = json!({"userName": "ada"}).to_string();
    let none = String::new;
    let stale = ("if-match", "W/\"7\"");
    let text = ("content-type", "text/plain");
    let stranger = ("authorization", "Bearer x");
    let plain = ("accept", "application/scim+json");
    for (method, path, header, body, status, scim_type) in [
        (
            "GET",
            "/Users?count=x",
            plain,
            none(),
            400,
            Some("invalidValue"),
        ),
        ("GET", "/Users", stranger, none(), 401, None),
        ("GET", "/Schemas?filter=id%20pr", plain, none(), 403, None),
        ("GET", "/Users/nobody", plain, none(), 404, None),
        ("GET", "/Nothing", plain, none(), 404, None),
        ("DELETE", "/Users", plain, none(), 405, None),
        (
            "POST",
            "/Users",
            plain,
            ada.clone(),
            409,
            Some("uniqueness"),
        ),
        ("PUT", &user, stale, ada.clone(), 412, None),
        ("POST", "/Users", plain, large, 413, None),
        ("POST", "/Users", text, ada, 415, None),
        ("GET", "/Me", plain, none(), 501, None),
    ] {
        let reply = request(&directory.rollcall, method, path, &[header], body).await;
        assert_eq!(reply.status, status, "{method} {path}");
        assert_scim_error(&reply, status, scim_type);
        assert_eq!(reply.header("www-authenticate").is_some(), status == 401);
        assert_eq!(reply.header("allow").is_some(), status == 405);
    }
}

#[tokio::test]
async fn p06_p70_a_method_that_is_not_there_is_refused() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    let resource = "GET, PUT, PATCH, DELETE";
    for (path, allow) in [
        ("/Users", "GET, POST"),
        ("/Groups", "GET, POST"),
        (&user, resource),
        (&group, resource),
        ("", "GET"),
        ("/.search", "POST"),
        ("/Users/.search", "POST"),
        ("/Groups/.search", "POST"),
        ("/ServiceProviderConfig", "GET"),
        ("/Schemas", "GET"),
        ("/Schemas/x", "GET"),
        ("/ResourceTypes", "GET"),
        ("/ResourceTypes/User", "GET"),
    ] {
        for method in [
            "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "BREW",
        ] {
            if allow.split(", ").any(|allowed| allowed == method) {
                continue;
            }
            let reply = request(&directory.rollcall, method, path, &[], "").await;
            assert_eq!(reply.status, 405, "{method} {path}");
            assert_eq!(reply.header("allow"), Some(allow), "{method} {path}");
            if method == "HEAD" {
                assert!(reply.body.is_empty());
            } else {
                assert_scim_error(&reply, 405, None);
            }
        }
    }
}

#[tokio::test]
async fn p69_what_is_too_much_is_refused() {
    let directory = Directory::start();
    let large = json!({"userName": "a", "title": "a".repeat(10_000_000)}).to_string();
    let reply = request(&directory.rollcall, "POST", "/Users", &[], large).await;
    assert_scim_error(&reply, 413, None);
    let nested = |depth| format!("{}userName pr{}", "(".repeat(depth), ")".repeat(depth));
    let chain = |terms| vec!["userName pr"; terms].join(" and ");
    let long = |bytes| format!("userName eq \"{}\"", "a".repeat(bytes));
    for (filter, status) in [
        (nested(16), 200),
        (nested(17), 400),
        (nested(10_000), 400),
        (chain(64), 200),
        (chain(65), 400),
        (long(4_000), 200),
        (long(5_000), 400),
    ] {
        let search = json!({ "filter": filter });
        let reply = directory.post("/Users/.search", search).await;
        assert_eq!(reply.status, status, "{filter:.40}");
        if status == 400 {
            assert_scim_error(&reply, 400, Some("invalidFilter"));
        }
    }
    // More than a page can have is as much as it can have.
    directory.user(json!({"userName": "ada"})).await;
    let list = directory.read("/Users?count=1000000000").await;
    assert_eq!(list["itemsPerPage"], 1);
    let operation = json!({"op": "add", "path": "title", "value": "T"});
    let many = directory
        .patch("/Users/x", vec![operation; 1_001].into())
        .await;
    assert_scim_error(&many, 413, None);
    let path = format!("/Users/{}", "a".repeat(9_000));
    assert_scim_error(&directory.get(&path).await, 414, None);
    let value = "x".repeat(20_000);
    let headers = [("x-long", value.as_str())];
    let reply = request(&directory.rollcall, "GET", "/Users", &headers, "").await;
    assert_scim_error(&reply, 431, None);
}
