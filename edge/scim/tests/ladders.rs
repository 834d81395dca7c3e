//! Inputs that are nested without end are refused at once, on a small stack.

#![expect(clippy::expect_used, reason = "a thread that died fails the test")]

use std::thread;

use rollcall_scim::ScimType;
use rollcall_scim::filter::{FILTER_BYTES_MAX, parse};
use rollcall_scim::json::parse_object;
use rollcall_scim::patch::read_user_patch;
use rollcall_scim::schema::USER;
use serde_json::json;

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
            ("userName pr and not (", ""),
            ("userName pr or userName pr and ", "("),
            (")", ""),
            ("\"", ""),
            ("\\", "\""),
            ("a.", "b pr"),
            ("urn:", "a pr"),
        ] {
            for filter in filter_ladders(step, tail) {
                let error = parse(&USER, &filter).expect_err(step);
                assert_eq!(error.scim_type, Some(ScimType::InvalidFilter), "{step}");
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
                let operation = json!({"op": "remove", "path": path});
                let body = json!({"Operations": [operation]});
                let body = body.as_object().expect("an object").clone();
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

/// What is wide rather than deep is read.
#[test]
fn a_wide_body_is_read() {
    on_a_small_stack(|| {
        let body = format!(r#"{{"a":[{}]}}"#, vec!["{}"; STEPS].join(","));
        assert!(parse_object(body.as_bytes()).is_ok());
    });
}
