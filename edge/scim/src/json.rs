//! The strict reading of a request body.

mod number;
mod scan;

pub(crate) use number::{integral, is_exact, is_number};

use serde_json::{Map, Value};

use crate::error::{Fault, ScimError, ScimType};
use crate::member::MEMBERS_MAX;

/// Bytes of a request's body.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;
/// How many objects and arrays may stand in one another.
pub const JSON_DEPTH_MAX: usize = 32;
/// How many entries one array may have: as many as the longest list that is
/// taken, so that what is endless is refused before anything is built of it. A
/// list of operations has its own limit, [`crate::patch::OPERATIONS_MAX`].
pub const LIST_ENTRIES_MAX: usize = MEMBERS_MAX;
/// How many members one object may have.
pub const OBJECT_NAMES_MAX: usize = 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a JSON object: UTF-8, of bounded depth, no member name twice in one
/// object, and only numbers that are kept exactly. RFC 8259 leaves the last
/// two to the reader; here nothing that was sent is lost in silence.
pub fn parse_object(body: &[u8]) -> Result<Map<String, Value>, ScimError> {
    let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body);
    let text = std::str::from_utf8(body).map_err(|_| syntax("The body is not UTF-8 text."))?;
    match text.trim_ascii_start().as_bytes().first() {
        None => return Err(syntax("The request has no body; a JSON object is needed.")),
        Some(b'{') => {}
        Some(_) => return Err(syntax("The body must be a JSON object.")),
    }
    scan::check(text)?;
    serde_json::from_str(text).map_err(|error| {
        syntax(format!(
            "The body is not valid JSON: see line {}, column {}.",
            error.line(),
            error.column()
        ))
    })
}

fn syntax(detail: impl Into<String>) -> ScimError {
    ScimError::invalid(ScimType::InvalidSyntax, detail).because(Fault::NotJson)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::patch::OPERATIONS_MAX;

    #[test]
    fn read() {
        let check = |body: &str, expect: Value| {
            let object = parse_object(body.as_bytes()).map(Value::Object);
            assert_eq!(object, Ok(expect), "{body}");
        };
        check("{}", json!({}));
        check(" \r\n{\"a\": [1, \"]\\\"{\"]}\t", json!({"a": [1, "]\"{"]}));
        check("\u{feff}{\"a\":null}", json!({"a": null}));
        check(
            r#"{"a":{"a":1},"b":{"a":1},"A":[{"a":1},{"a":2}]}"#,
            json!({"a": {"a": 1}, "b": {"a": 1}, "A": [{"a": 1}, {"a": 2}]}),
        );
        check(
            "{\"a\":[9223372036854775807,-9223372036854775808,1.5e3,0.1]}",
            json!({"a": [i64::MAX, i64::MIN, 1500.0, 0.1]}),
        );
        check(r#"{"\ud83d\ude00":"\u00e9"}"#, json!({"😀": "é"}));
    }

    #[test]
    fn refused() {
        let check = |body: &[u8], expect: ScimType| {
            let error = parse_object(body).expect_err("refused");
            assert_eq!((error.status, error.scim_type), (400, Some(expect)));
            assert!(!error.detail.contains("secret"), "{}", error.detail);
        };
        for body in [
            &b""[..],
            b" ",
            b"null",
            b"[]",
            b"\"secret\"",
            b"{",
            b"{\"secret\"",
            b"{\"a\":1}{",
            b"{\"a\":01}",
            b"{'a':1}",
            b"{\"a\":\"\xff\"}",
            b"{\"a\":\"\\ud800\"}",
            b"{\"a\":1,\"a\":2}",
            b"{\"secret\":1,\"b\":{},\"secr\\u0065t\":2}",
            b"{\"a\":[{\"b\":[],\"c\":1,\"b\":0}]}",
            b"{\"a\":NaN}",
            b"{\"a\":[1,]}",
            b"]",
            b"{]}",
        ] {
            check(body, ScimType::InvalidSyntax);
        }
        for body in [
            &b"{\"a\":9223372036854775808}"[..],
            b"{\"a\":[-9223372036854775809]}",
            b"{\"a\":0.1234567890123456}",
            b"{\"a\":1e400}",
            b"{\"a\":1e-400}",
            b"{\"a\":\"\\u0000\"}",
            b"{\"\\u0000\":1}",
        ] {
            check(body, ScimType::InvalidValue);
        }
    }

    #[test]
    fn depth() {
        let check = |arrays: usize, expect: bool| {
            let body = format!(r#"{{"a":{}{}}}"#, "[".repeat(arrays), "]".repeat(arrays));
            assert_eq!(parse_object(body.as_bytes()).is_ok(), expect, "{arrays}");
        };
        check(JSON_DEPTH_MAX - 1, true);
        check(JSON_DEPTH_MAX, false);
    }

    #[test]
    fn width() {
        let check = |body: String, expect: Option<u16>| {
            let refused = parse_object(body.as_bytes()).map_err(|error| error.status);
            assert_eq!(refused.err(), expect, "{} bytes", body.len());
        };
        let list = |entries| format!("{{\"a\":[{}]}}", vec!["0"; entries].join(","));
        check(list(LIST_ENTRIES_MAX), None);
        check(list(LIST_ENTRIES_MAX + 1), Some(413));
        for name in ["Operations", "operations", "Operation\\u0073"] {
            let operations = |entries| format!("{{\"{name}\":[{}]}}", vec!["0"; entries].join(","));
            check(operations(OPERATIONS_MAX), None);
            check(operations(OPERATIONS_MAX + 1), Some(413));
        }
        let object = |entries| {
            let names: Vec<String> = (0..entries).map(|name| format!("\"{name}\":0")).collect();
            format!("{{{}}}", names.join(","))
        };
        check(object(OBJECT_NAMES_MAX), None);
        check(object(OBJECT_NAMES_MAX + 1), Some(413));
    }

    #[test]
    fn names_are_told_apart_however_many() {
        for count in [1, 2, 15, 16, 17, 18, 100] {
            let names: Vec<String> = (0..count).map(|name| format!("\"{name}\":0")).collect();
            let body = |again: usize| format!("{{{},\"{again}\":0}}", names.join(","));
            assert!(parse_object(body(count).as_bytes()).is_ok());
            for again in [0, count / 2, count - 1] {
                assert!(
                    parse_object(body(again).as_bytes()).is_err(),
                    "{count} {again}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_accepted_reads_as_serde_json_reads_it(body in r#"[\{\}\[\]":,a\\0-9.e\- ]{0,40}"#) {
            if let Ok(object) = parse_object(body.as_bytes()) {
                prop_assert_eq!(Value::Object(object), serde_json::from_str::<Value>(&body).expect("valid"));
            }
        }

        #[test]
        fn no_bytes_are_a_panic(body in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse_object(&body);
        }
    }
}
