//! Credentials, base URLs and headers that are refused.

use hyper::Method;
use serde_json::json;

use crate::support::{Rollcall, assert_scim_error, id_of, request};

#[tokio::test]
async fn credentials_are_refused_exactly() {
    let rollcall = Rollcall::start();
    let other = Rollcall::start();
    let token = &rollcall.bearer_token;
    let flipped = token.replace("rcscim", "RCSCIM");
    for value in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("Basic {token}"),
        format!("Bearer {flipped}"),
        format!("Bearer {}", &token[1..]),
        format!("Bearer {token}x"),
        format!("Bearer {}", rollcall.api_key),
        format!("Bearer {}", other.bearer_token),
        "Bearer \u{e9}".to_owned(),
    ] {
        let reply = request(&rollcall, "GET", "/Users", &[("authorization", &value)], "").await;
        assert_scim_error(&reply, 401, None);
        assert!(reply.header("www-authenticate").is_some());
    }
    // Twice is not once.
    let bearer = format!("Bearer {token}");
    let twice = [
        ("authorization", bearer.as_str()),
        ("authorization", &bearer),
    ];
    let reply = request(&rollcall, "GET", "/Users", &twice, "").await;
    assert_scim_error(&reply, 401, None);
    // Okta's catalogue apps can send the token alone.
    let bare = [("authorization", token.as_str())];
    assert_eq!(
        request(&rollcall, "GET", "/Users", &bare, "").await.status,
        200
    );
}

/// A token opens its own base URL alone, and whether the other one exists is
/// not told.
#[tokio::test]
async fn another_base_url_stays_shut() {
    let rollcall = Rollcall::start();
    let (origin, _) = rollcall.base_url.rsplit_once('/').expect("a path");
    for directory in ["00000000000000000000000000", "01h455vb4pex5vsknk084sn02q"] {
        let mut client = rollcall.client();
        client.base_url = format!("{origin}/{directory}");
        let reply = client
            .send(Method::GET, "/Users", None)
            .await
            .expect("answers");
        assert_scim_error(&reply, 401, None);
    }
    for nowhere in ["", "/", "/x", "/dir_01h455vb4pex5vsknk084sn02q"] {
        let mut client = rollcall.client();
        client.base_url = format!("{origin}{nowhere}");
        let reply = client
            .send(Method::GET, "/Users", None)
            .await
            .expect("answers");
        assert_scim_error(&reply, 404, None);
    }
}

#[tokio::test]
async fn headers_are_refused_exactly() {
    let rollcall = Rollcall::start();
    let body = json!({"userName": "ada"}).to_string();
    let many: Vec<String> = (0..80).map(|number| format!("x-{number}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "x")).collect();
    let long = "x".repeat(20_000);
    let cases: [(&[(&str, &str)], u16); 6] = [
        (&[("content-type", "text/plain")], 415),
        (&[("content-type", "application/json; charset=latin1")], 415),
        (&[("content-encoding", "gzip")], 415),
        (&many, 431),
        (&[("x-long", &long)], 431),
        (
            &[
                ("content-type", "application/json"),
                ("content-type", "application/json"),
            ],
            400,
        ),
    ];
    for (headers, status) in cases {
        let reply = request(&rollcall, "POST", "/Users", headers, body.clone()).await;
        assert_scim_error(&reply, status, None);
    }
    let stale = [("if-match", "W/\"7\"")];
    let created = request(&rollcall, "POST", "/Users", &[], body.clone()).await;
    let path = format!("/Users/{}", id_of(&created));
    for (method, body) in [("PUT", body.as_str()), ("DELETE", "")] {
        let reply = request(&rollcall, method, &path, &stale, body.to_owned()).await;
        assert_scim_error(&reply, 412, None);
    }
    let absent = [("if-none-match", "*")];
    let reply = request(&rollcall, "PUT", &path, &absent, body.clone()).await;
    assert_scim_error(&reply, 412, None);
    let known = [("if-none-match", "W/\"1\"")];
    let reply = request(&rollcall, "GET", &path, &known, "").await;
    assert_eq!((reply.status.as_u16(), reply.body.len()), (304, 0));
}
