//! Whatever is sent, the answer is a SCIM error document with a 4xx, and
//! nothing partial is kept.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Method, Request};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rollcall::okta::Person;
use rollcall::scim_client::{Reply, send};
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim_error, id_of};

/// A request with the right token unless the headers say otherwise.
async fn request(
    rollcall: &Rollcall,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Reply {
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{}{path}", rollcall.base_url));
    if !headers.iter().any(|(name, _)| *name == "authorization") {
        request = request.header("authorization", format!("Bearer {}", rollcall.bearer_token));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(request.body(Full::new(body.into())).expect("a request"))
        .await
        .expect("an answer")
}

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
async fn requests_are_refused_exactly() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));
    let user = format!("/Users/{id}");
    let group = format!(
        "/Groups/{}",
        id_of(&okta.create_group("G").await.expect("answers"))
    );
    let before = okta.get(&user).await.expect("answers").json();

    let long_filter = format!("/Users?filter=userName%20eq%20%22{}%22", "a".repeat(5_000));
    let long_path = format!("/Users/{}", "a".repeat(9_000));
    let patch = |operations: Value| json!({"Operations": operations}).to_string();
    let patch_one = |operation: Value| patch(json!([operation]));
    let full = r#"{"userName":"#;
    let big = format!("{full}\"{}\"}}", "a".repeat(1_100_000));
    let deep = format!("{full}{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let none = String::new();
    let cases: Vec<(&str, &str, String, u16, Option<&str>)> = vec![
        // Methods and places.
        ("POST", &user, none.clone(), 405, None),
        ("TRACE", "/Users", none.clone(), 405, None),
        ("QUERY", "/Users", none.clone(), 405, None),
        ("HEAD2", "/Users", none.clone(), 405, None),
        ("DELETE", "/Groups", none.clone(), 405, None),
        ("POST", "/Schemas", none.clone(), 405, None),
        ("GET", "/Nothing", none.clone(), 404, None),
        ("GET", "/users", none.clone(), 404, None),
        ("GET", "/Users/x/y", none.clone(), 404, None),
        ("GET", "/Users/x", none.clone(), 404, None),
        ("GET", "/Users/%00", none.clone(), 404, None),
        (
            "DELETE",
            "/Groups/user_00000000000000000000000000",
            none.clone(),
            404,
            None,
        ),
        (
            "PUT",
            "/Users/x",
            json!({"userName": "x"}).to_string(),
            404,
            None,
        ),
        ("GET", &long_path, none.clone(), 414, None),
        ("GET", "/Me", none.clone(), 501, None),
        // Queries.
        (
            "GET",
            "/Users?filter=",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=userName",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=userName%20xx%20%22a%22",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=userName%20eq%20%22a",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=password%20eq%20%22a%22",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=active%20gt%20true",
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            &long_filter,
            none.clone(),
            400,
            Some("invalidFilter"),
        ),
        (
            "GET",
            "/Users?filter=%ff",
            none.clone(),
            400,
            Some("invalidValue"),
        ),
        (
            "GET",
            "/Users?startIndex=x",
            none.clone(),
            400,
            Some("invalidValue"),
        ),
        (
            "GET",
            "/Users?count=1.5",
            none.clone(),
            400,
            Some("invalidValue"),
        ),
        (
            "GET",
            "/Users?count=1&count=2",
            none.clone(),
            400,
            Some("invalidValue"),
        ),
        (
            "GET",
            "/Users?attributes=a&excludedAttributes=b",
            none.clone(),
            400,
            Some("invalidValue"),
        ),
        // Bodies.
        ("POST", "/Users", none.clone(), 400, Some("invalidSyntax")),
        (
            "POST",
            "/Users",
            "null".to_owned(),
            400,
            Some("invalidSyntax"),
        ),
        (
            "POST",
            "/Users",
            "[]".to_owned(),
            400,
            Some("invalidSyntax"),
        ),
        (
            "POST",
            "/Users",
            full.to_owned(),
            400,
            Some("invalidSyntax"),
        ),
        (
            "POST",
            "/Users",
            "{\"userName\":\"\u{1}\"}".to_owned(),
            400,
            Some("invalidSyntax"),
        ),
        (
            "POST",
            "/Users",
            r#"{"userName":"a","userName":"b"}"#.to_owned(),
            400,
            Some("invalidSyntax"),
        ),
        ("POST", "/Users", deep, 400, Some("invalidSyntax")),
        ("POST", "/Users", big, 413, None),
        ("POST", "/Users", "{}".to_owned(), 400, Some("invalidValue")),
        (
            "POST",
            "/Users",
            json!({"userName": ""}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Users",
            json!({"userName": {}}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Users",
            json!({"userName": "b", "emails": true}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Users",
            json!({"userName": "b", "active": "maybe"}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Users",
            json!({"userName": "b", "schemas": []}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Users",
            json!({"userName": "ADA.lovelace@acme.EXAMPLE"}).to_string(),
            409,
            Some("uniqueness"),
        ),
        (
            "POST",
            "/Groups",
            json!({"members": []}).to_string(),
            400,
            Some("invalidValue"),
        ),
        (
            "POST",
            "/Groups",
            json!({"displayName": "g"}).to_string(),
            409,
            Some("uniqueness"),
        ),
        (
            "PUT",
            &user,
            json!({"displayName": "b"}).to_string(),
            400,
            Some("invalidValue"),
        ),
        // Patches.
        ("PATCH", &user, "{}".to_owned(), 400, Some("invalidSyntax")),
        ("PATCH", &user, patch(json!([])), 400, Some("invalidSyntax")),
        (
            "PATCH",
            &user,
            patch_one(json!({"op": "become"})),
            400,
            Some("invalidSyntax"),
        ),
        (
            "PATCH",
            &user,
            patch_one(json!({"op": "remove"})),
            400,
            Some("noTarget"),
        ),
        (
            "PATCH",
            &user,
            patch_one(json!({"op": "remove", "path": "userName"})),
            400,
            Some("mutability"),
        ),
        (
            "PATCH",
            &user,
            patch_one(json!({"op": "replace", "path": "id", "value": "x"})),
            400,
            Some("mutability"),
        ),
        (
            "PATCH",
            &user,
            patch_one(json!({"op": "add", "path": "emails[", "value": "x"})),
            400,
            Some("invalidPath"),
        ),
        (
            "PATCH",
            &user,
            patch(json!([
                {"op": "replace", "path": "title", "value": "lost"},
                {"op": "replace", "path": "emails[type eq \"nonexistent\"].value", "value": "x"},
            ])),
            400,
            Some("noTarget"),
        ),
        (
            "PATCH",
            &group,
            patch_one(json!({"op": "replace", "path": "displayName", "value": ""})),
            400,
            Some("invalidValue"),
        ),
    ];
    for (method, path, body, status, scim_type) in cases {
        let reply = request(&rollcall, method, path, &[], body.clone()).await;
        let shown: String = body.chars().take(80).collect();
        assert_eq!(
            reply.status,
            status,
            "{method} {path:.80} {shown}: {}",
            reply.json()
        );
        assert_scim_error(&reply, status, scim_type);
        if status == 405 {
            assert!(
                reply
                    .header("allow")
                    .is_some_and(|allow| allow.contains("GET"))
            );
        }
    }
    assert_eq!(
        okta.get(&user).await.expect("answers").json(),
        before,
        "nothing partial is kept"
    );
    assert_eq!(
        okta.get("/Users").await.expect("answers").json()["totalResults"],
        1
    );
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
    let known = [("if-none-match", "W/\"1\"")];
    let reply = request(&rollcall, "GET", &path, &known, "").await;
    assert_eq!((reply.status.as_u16(), reply.body.len()), (304, 0));
}

/// Random requests around what is meaningful: never a 5xx, always SCIM.
#[test]
fn no_input_makes_a_server_error() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rollcall = runtime.block_on(async { Rollcall::start() });
    let created = runtime
        .block_on(rollcall.okta().create_group("G"))
        .expect("answers");
    let group = id_of(&created);
    let words = prop::sample::select(vec![
        "userName",
        "emails",
        "members",
        "active",
        "name",
        "givenName",
        "value",
        "type",
        "eq",
        "co",
        "and",
        "or",
        "not",
        "(",
        ")",
        "[",
        "]",
        "\"",
        ".",
        ":",
        "urn:a:2.0:User",
        "%",
        "%00",
        "\\",
        "true",
        "null",
        "-1",
        "9223372036854775808",
        "1e999",
        "é",
        "\u{10ffff}",
        " ",
        "schemas",
        "Operations",
        "op",
        "path",
        "add",
        "remove",
        "replace",
        "{",
        "}",
        ",",
        "displayName",
    ]);
    let text = prop::collection::vec(words, 0..12).prop_map(|words| words.concat());
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|value| json!(value)),
        any::<i64>().prop_map(|value| json!(value)),
        any::<f64>().prop_map(|value| json!(value)),
        text.clone().prop_map(|value| json!(value)),
    ];
    let value = leaf.prop_recursive(3, 24, 4, {
        let text = text.clone();
        move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map(text.clone(), inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        }
    });
    let body = (value.clone(), text.clone(), value, text.clone()).prop_map(
        |(user_name, path, value, op)| {
            json!({
                "userName": user_name, "displayName": user_name, "emails": value,
                "Operations": [
                    {"op": "add", "path": path, "value": value},
                    {"op": "replace", "value": value},
                    {"op": op, "path": path},
                ],
            })
        },
    );
    let method = prop::sample::select(vec!["GET", "POST", "PUT", "PATCH", "DELETE", "BREW"]);
    let place = prop::sample::select(vec!["Users", "Groups", "Schemas", "x"]);
    let mut runner = TestRunner::new(Config {
        cases: 600,
        ..Config::default()
    });
    runner
        .run(
            &(method, place, text, body),
            |(method, place, query, body)| {
                let encoded: String = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
                for path in [
                    format!("/{place}?filter={encoded}"),
                    format!("/{place}?attributes={encoded}&count=1"),
                    format!("/{place}/{encoded}"),
                    format!("/Groups/{group}"),
                ] {
                    let reply = runtime.block_on(request(
                        &rollcall,
                        if path.ends_with(&group) {
                            "PATCH"
                        } else {
                            method
                        },
                        &path,
                        &[],
                        body.to_string(),
                    ));
                    let status = reply.status.as_u16();
                    prop_assert!(status < 500, "{method} {path} {body}: {status}");
                    prop_assert!(status == 204 || reply.json().is_object());
                }
                Ok(())
            },
        )
        .unwrap_or_else(|failure| panic!("{failure}\n{}", rollcall.process.log()));
    let log = rollcall.process.log();
    assert!(!log.contains("ERROR") && !log.contains("panicked"), "{log}");
}
