//! Random input: never a server error, always SCIM.

use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::support::{Rollcall, id_of, request};

/// Random requests around what is meaningful: never a 5xx, always SCIM.
#[test]
fn no_input_makes_a_server_error() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rollcall = runtime.block_on(async { Rollcall::start() });
    let created = runtime
        .block_on(rollcall.okta().create_group("G"))
        .expect("answers");
    let group = id_of(&created);
    let mut runner = TestRunner::new(Config {
        cases: 600,
        ..Config::default()
    });
    runner
        .run(&requests(), |(method, place, query, body)| {
            let encoded = percent_encode(query.as_bytes(), NON_ALPHANUMERIC).to_string();
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
            let bulk = json!({"Operations": [
                {"method": "POST", "path": "/Users", "bulkId": query, "data": body},
                {"method": method, "path": format!("/{place}/{query}"), "data": body},
                {"method": "PATCH", "path": format!("/Groups/{group}"), "data": body},
                {"method": "PUT", "path": format!("/Users/bulkId:{query}"), "data": body,
                    "version": query},
            ]});
            let reply =
                runtime.block_on(request(&rollcall, "POST", "/Bulk", &[], bulk.to_string()));
            let status = reply.status.as_u16();
            prop_assert!(matches!(status, 200 | 400), "{bulk}: {status}");
            for result in reply.json()["Operations"].as_array().into_iter().flatten() {
                let failed = result["status"].as_str() >= Some("5");
                prop_assert!(!failed, "{bulk}: {result}");
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}\n{}", rollcall.process.log()));
    let log = rollcall.process.log();
    assert!(!log.contains("ERROR") && !log.contains("panicked"), "{log}");
}

/// Method, place, query and body.
fn requests() -> impl Strategy<Value = (&'static str, &'static str, String, Value)> {
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
    (method, place, text, body)
}
