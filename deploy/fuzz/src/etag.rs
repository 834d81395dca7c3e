//! Headers with entity-tags, and the others that are read.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, IF_MATCH, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue};
use rollcall_edge::request;
use rollcall_scim::etag::{Condition, TAGS_MAX, Tag, parse_condition};

/// The value of a header.
pub fn etag(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check_condition(text);
    }
    let Ok(value) = HeaderValue::from_bytes(data) else {
        return;
    };
    let tag = Tag {
        version: 3,
        derived: None,
    };
    for name in [IF_MATCH, IF_NONE_MATCH, CONTENT_TYPE, CONTENT_ENCODING] {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.clone());
        let outcomes = [
            request::write_condition(&headers).map(drop),
            request::client_has(&headers, tag).map(drop),
            request::check_media_type(&headers),
        ];
        for error in outcomes.into_iter().filter_map(Result::err) {
            crate::check_refusal(&error);
        }
    }
}

/// Each tag has one spelling, by which it is read again.
fn check_condition(text: &str) {
    match parse_condition(text) {
        Ok(Condition::Any) => assert_eq!(text.trim_ascii(), "*"),
        Ok(Condition::Tags(tags)) => {
            assert!(tags.len() <= TAGS_MAX);
            for tag in tags {
                let printed = tag.to_string();
                assert!(text.contains(&printed["W/".len()..]), "{printed}");
                let expect = Condition::Tags(vec![tag]);
                assert_eq!(parse_condition(&printed), Ok(expect));
            }
        }
        Err(error) => crate::check_refusal(&error),
    }
}
