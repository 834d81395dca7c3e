//! Inputs that are nested or wide without end are refused, on a small stack.

#![expect(clippy::expect_used, reason = "a thread that died fails the test")]

use std::thread;

use rollcall_scim::etag::parse_condition;
use rollcall_scim::filter::{FILTER_BYTES_MAX, parse, parse_element};
use rollcall_scim::json::{LIST_ENTRIES_MAX, parse_object};
use rollcall_scim::list::Page;
use rollcall_scim::patch::{read_group_patch, read_user_patch};
use rollcall_scim::path::resolve;
use rollcall_scim::projection::Projection;
use rollcall_scim::resource::{read_group, read_user};
use rollcall_scim::schema::{GROUP, USER};
use rollcall_scim::search::{Search, Sort, read_search};
use rollcall_scim::{ScimError, ScimType};
use serde_json::{Map, Value, json};

const STEPS: usize = 1_000_000;
const STACK_BYTES: usize = 256 * 1024;

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(test);
    thread.expect("a thread").join().expect("no panic");
}

/// A ladder of a million steps, and the longest that the limit on bytes lets
/// through to the parser.
fn filter_ladders(step: &str, tail: &str) -> [String; 2] {
    let fitting = (FILTER_BYTES_MAX - tail.len()) / step.len();
    [STEPS, fitting].map(|steps| step.repeat(steps) + tail)
}

#[test]
fn filters() {
    on_a_small_stack(|| {
        for (step, tail) in [
            ("(", "userName pr"),
            ("(", ""),
            ("not(", "userName pr"),
            ("not (", ")"),
            ("not ", "userName pr"),
            ("emails[", "type pr"),
            ("[", "]"),
            ("(emails[", "type pr"),
            ("userName pr and ", "userName pr"),
            ("userName pr or ", ""),
            ("userName pr or ", "userName pr"),
            ("userName eq \"a\" and ", "userName eq \"a"),
            ("emails[type pr] or ", "emails[type pr]"),
            ("not (userName pr) and ", "not (userName pr)"),
            ("userName pr and not (", ""),
            ("userName pr or userName pr and ", "("),
            (")", ""),
            ("\"", ""),
            ("\\", "\""),
            ("a.", "b pr"),
            ("urn:", "a pr"),
        ] {
            for filter in filter_ladders(step, tail) {
                for outcome in [
                    parse(&USER, &filter),
                    parse(&GROUP, &filter),
                    parse_element(USER.attribute("emails"), &filter),
                    parse_element(None, &filter),
                ] {
                    let error = outcome.expect_err(step);
                    assert_eq!(error.scim_type, Some(ScimType::InvalidFilter), "{step}");
                }
            }
        }
        let closed = |open: &str, close: &str| {
            format!("{}userName pr{}", open.repeat(STEPS), close.repeat(STEPS))
        };
        assert!(parse(&USER, &closed("(", ")")).is_err());
        assert!(parse(&USER, &closed("not (", ")")).is_err());
        let fitting = format!("{}userName pr{}", "(".repeat(2000), ")".repeat(2000));
        assert!(parse(&USER, &fitting).is_err());
    });
}

#[test]
fn paths() {
    on_a_small_stack(|| {
        for (step, tail) in [
            ("emails[", ""),
            ("emails[(", "type pr)]"),
            ("emails[not (", ""),
            ("a.", "b"),
            ("urn:", "a"),
            ("]", ""),
            ("emails[\"", "]"),
        ] {
            for path in filter_ladders(step, tail) {
                for op in ["add", "replace", "remove"] {
                    let operation = json!({"op": op, "path": path, "value": "x"});
                    let body = object(json!({"Operations": [operation]}));
                    assert!(read_user_patch(body.clone()).is_err(), "{step}");
                    assert!(read_group_patch(body).is_err(), "{step}");
                }
                let operation = json!({"op": "add", "value": {path: "x"}});
                let body = object(json!({"Operations": [operation]}));
                assert!(read_user_patch(body).is_err(), "{step}");
            }
        }
    });
}

#[test]
fn json() {
    on_a_small_stack(|| {
        for (step, tail) in [
            (r#"{"a":"#, ""),
            (r#"{"a":"#, "1"),
            (r#"{"a":["#, "]"),
            (r#"{"a":[[[["#, "\""),
            (r"{", "}"),
            (r#"{"a":1"#, ""),
            (r#"{"a":"\"#, "\""),
        ] {
            let body = step.repeat(STEPS) + tail;
            let error = parse_object(body.as_bytes()).expect_err(step);
            assert_eq!(error.scim_type, Some(ScimType::InvalidSyntax), "{step}");
        }
        for (open, close) in [("[", "]"), (r#"{"a":"#, "}"), (r#"[{"a":"#, "}]")] {
            let body = format!(r#"{{"a":{}1{}}}"#, open.repeat(STEPS), close.repeat(STEPS));
            let error = parse_object(body.as_bytes()).expect_err(open);
            assert_eq!(error.scim_type, Some(ScimType::InvalidSyntax), "{open}");
        }
    });
}

/// What is wide rather than deep is read up to a limit.
#[test]
fn wide_json() {
    on_a_small_stack(|| {
        for (head, part, tail) in [
            ("{\"a\":[", "{}", "]}"),
            ("{\"a\":[", "[]", "]}"),
            ("{\"a\":[", "0", "]}"),
            ("{\"a\":[", "\"\"", "]}"),
            ("{\"a\":[[[", "0", "]]]}"),
        ] {
            let body = |entries, tail| format!("{head}{}{tail}", vec![part; entries].join(","));
            assert!(parse_object(body(LIST_ENTRIES_MAX, tail).as_bytes()).is_ok());
            for tail in [tail, "", ",", "]]"] {
                let error = parse_object(body(STEPS, tail).as_bytes()).expect_err(part);
                assert_eq!(error.status, 413, "{part}");
            }
        }
        let names: Vec<String> = (0..STEPS).map(|name| format!("\"{name}\":0")).collect();
        for tail in ["}", ""] {
            let body = format!("{{{}{tail}", names.join(","));
            assert_eq!(status(parse_object(body.as_bytes())), 413);
        }
    });
}

/// What the JSON's own limit keeps away is refused without it too.
#[test]
fn lists() {
    on_a_small_stack(|| {
        let ids = vec!["u"; STEPS];
        let group = json!({"displayName": "G", "members": ids});
        assert_eq!(status(read_group(object(group))), 413);
        let objects = vec![json!({"value": "u"}); STEPS];
        let group = json!({"displayName": "G", "members": objects});
        assert_eq!(status(read_group(object(group))), 413);
        for op in ["add", "replace", "remove"] {
            let operation = json!({"op": op, "path": "members", "value": ids});
            let patch = json!({"Operations": [operation]});
            assert_eq!(status(read_group_patch(object(patch))), 413, "{op}");
        }
        let operation = json!({"op": "replace", "value": {"members": ids}});
        let patch = json!({"Operations": [operation]});
        assert_eq!(status(read_group_patch(object(patch))), 413);
        let operation = json!({"op": "remove", "path": "title"});
        let patch = json!({"Operations": vec![operation; STEPS]});
        assert_eq!(status(read_user_patch(object(patch))), 413);
        let patch = json!({"Operations": vec![json!(0); STEPS]});
        assert_eq!(status(read_group_patch(object(patch))), 413);
        for path in ["emails", "title"] {
            let operation = json!({"op": "add", "path": path, "value": ids});
            let patch = json!({"Operations": [operation]});
            assert_eq!(status(read_user_patch(object(patch))), 400, "{path}");
            let user = json!({"userName": "a", path: ids});
            assert_eq!(status(read_user(object(user))), 400, "{path}");
        }
        let schemas = vec!["urn:a"; STEPS];
        for body in [
            json!({"schemas": schemas, "userName": "a"}),
            json!({"schemas": schemas, "displayName": "a"}),
        ] {
            assert_eq!(status(read_user(object(body.clone()))), 400);
            assert_eq!(status(read_group(object(body.clone()))), 400);
            assert_eq!(status(read_user_patch(object(body.clone()))), 400);
            assert_eq!(status(read_search(object(body))), 400);
        }
        let removed: Map<String, Value> = (0..STEPS)
            .map(|name| (format!("a{name}"), Value::Null))
            .collect();
        let operation = json!({"op": "replace", "path": "name", "value": removed});
        let patch = json!({"Operations": [operation]});
        assert_eq!(status(read_user_patch(object(patch))), 413);
    });
}

/// The parameters of a list, and the header with versions.
#[test]
fn parameters() {
    on_a_small_stack(|| {
        for step in ["a,", "a", "urn:", "a.", "[", "urn:a:2.0:User:a,", " "] {
            for tail in ["", "a", "[", "1"] {
                let text = step.repeat(STEPS) + tail;
                let search = Search {
                    attributes: Some(text.clone()),
                    ..Search::default()
                };
                let is_blank = text.trim().len() <= 1;
                let projection = search.projection(&USER);
                assert!(is_blank || projection.is_err(), "{step}{tail}");
                assert!(resolve(&USER, &text).is_none(), "{step}{tail}");
                let search = Search {
                    sort_by: Some(text),
                    ..Search::default()
                };
                assert_eq!(status(Sort::new(&GROUP, &search)), 400, "{step}{tail}");
            }
        }
        let excluded = "a,".repeat(STEPS);
        assert!(Projection::new(&USER, None, Some(&excluded)).is_err());
        let names = json!({"excludedAttributes": vec!["a"; STEPS]});
        assert_eq!(status(read_search(object(names))), 400);
        let digits = "9".repeat(STEPS);
        let page = Page::new(Some(&digits), Some(&digits)).expect("the last page");
        assert_eq!(page.start_index, i64::MAX);
        assert!(Page::new(Some(&(digits + "x")), None).is_err());
        for step in ["\"1\",", "W/", "\"", ",", "*"] {
            for tail in ["", "\"1\"", "\""] {
                let header = step.repeat(STEPS) + tail;
                assert_eq!(status(parse_condition(&header)), 400, "{step}{tail}");
            }
        }
    });
}

fn status<T>(outcome: Result<T, ScimError>) -> u16 {
    outcome.map_or_else(|error| error.status, |_| 200)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
