//! What comes in headers, queries and cursors without end is refused, and the
//! most that one request can ask of a resource is done or refused, on a small
//! stack. `rollcall-scim` has the ladders of its own language.

#![expect(clippy::expect_used, reason = "a thread that died fails the test")]

use std::thread;

use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName, IF_MATCH, IF_NONE_MATCH, USER_AGENT};
use rollcall_control::authz::SecretKey;
use rollcall_control::environment::PageTokens;
use rollcall_control::error::Error;
use rollcall_control::filter::{memory::Matcher, sql};
use rollcall_control::id::{DirectoryId, User};
use rollcall_control::listing::{Cursors, Listing};
use rollcall_edge::{convert, request};
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::directory::v1::ListUsersRequest;
use rollcall_proto::id::parse_suffix;
use rollcall_scim::filter::{FILTER_DEPTH_MAX, FILTER_TERMS_MAX, parse};
use rollcall_scim::schema::USER;
use sea_orm::DbBackend;
use serde_json::json;
use uuid::Uuid;

const STEPS: usize = 1_000_000;
const STACK_BYTES: usize = 256 * 1024;

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(STACK_BYTES).spawn(test);
    thread.expect("a thread").join().expect("no panic");
}

#[test]
fn cursors_and_page_tokens() {
    on_a_small_stack(|| {
        let secret = SecretKey::from_bytes(b"0123456789abcdef0123456789abcdef").expect("a key");
        let listing = Listing {
            filter: None,
            sort: None,
            start_index: 1,
            count: 100,
            cursor: None,
        };
        let cursors = Cursors::new(&secret, DirectoryId::new(Uuid::nil()), "user", &listing);
        let query = ListUsersRequest::default();
        let tokens = PageTokens::new(&secret, "env", &query);
        for step in [
            "0",
            ".",
            "-",
            "~",
            "user_0-100.",
            "00112233445566778899aabbccddeeff",
            "\u{e9}",
        ] {
            for tail in ["", ".", "-100.00112233445566778899aabbccddeeff"] {
                let text = step.repeat(STEPS) + tail;
                assert_eq!(cursors.read(&text), Err(Error::CursorInvalid), "{step}");
                let read = tokens.read::<User>(&text);
                assert_eq!(read, Err(Error::PageTokenInvalid), "{step}");
            }
        }
    });
}

#[test]
fn credentials_and_headers() {
    on_a_small_stack(|| {
        for step in ["rcscim_", "Bearer ", "_", "0", " ", "W/", "\"1\", ", "\""] {
            for tail in ["", "_01h455vb4pex5vsknk084sn02q", "\""] {
                let text = step.repeat(STEPS) + tail;
                assert_eq!(key_id(Kind::Scim, &text), None, "{step}");
                assert_eq!(key_id(Kind::ApiKey, &text), None, "{step}");
                assert_eq!(parse_suffix(&text), None, "{step}");
                let header = |name: HeaderName| {
                    HeaderMap::from_iter([(name, text.parse().expect("the value of a header"))])
                };
                assert!(request::token(&header(AUTHORIZATION)).is_err(), "{step}");
                assert!(
                    request::write_condition(&header(IF_MATCH)).is_err(),
                    "{step}"
                );
                assert!(
                    request::write_condition(&header(IF_NONE_MATCH)).is_err(),
                    "{step}"
                );
                assert!(request::user_agent(&header(USER_AGENT)).len() <= 256);
            }
        }
    });
}

#[test]
fn queries() {
    on_a_small_stack(|| {
        for (step, refused) in [
            ("count=1&", true),
            ("filter=%ff&", true),
            ("cursor=", false),
            ("a=b&", false),
            ("&", false),
            ("=", false),
            ("%", false),
            ("+", false),
        ] {
            let outcome = request::query(&step.repeat(STEPS));
            assert_eq!(outcome.is_err(), refused, "{step}");
        }
    });
}

/// What the limits just let through needs no more stack either.
#[test]
fn the_deepest_and_widest_filters() {
    on_a_small_stack(|| {
        let deep = |open: &str| {
            let close = ")".repeat(FILTER_DEPTH_MAX);
            format!("{}userName pr{close}", open.repeat(FILTER_DEPTH_MAX))
        };
        let wide = |word: &str| vec!["emails.value eq \"a\""; FILTER_TERMS_MAX].join(word);
        let object = json!({"userName": "a", "emails": [{"value": "a"}]});
        for text in [deep("("), deep("not ("), wide(" and "), wide(" or ")] {
            let filter = parse(&USER, &text).expect("a filter");
            assert_eq!(parse(&USER, &filter.to_string()).as_ref(), Ok(&filter));
            let filter = convert::filter(filter);
            assert!(
                sql::users(&filter, DirectoryId::new(Uuid::nil()), DbBackend::Postgres).is_ok()
            );
            assert_eq!(Matcher::default().matches(&filter, &object), Ok(true));
        }
    });
}
