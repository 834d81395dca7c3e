//! Lists and their pages: RFC 7644 sections 3.4.2 and 3.4.2.4.

use serde_json::{Value, json};

use crate::error::{ScimError, ScimType};

pub const LIST_RESPONSE_URN: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// How many resources a page has when the client does not say.
pub const COUNT_DEFAULT: i32 = 100;
/// The most resources in a page.
pub const COUNT_MAX: i32 = 1000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The first result to return; counts from 1.
    pub start_index: i64,
    /// At most so many results; 0 asks for the total alone.
    pub count: i32,
}

impl Page {
    /// Reads the parameters `startIndex` and `count`.
    pub fn new(start_index: Option<&str>, count: Option<&str>) -> Result<Self, ScimError> {
        let start_index = match start_index {
            Some(text) => integer("startIndex", text)?,
            None => 1,
        };
        let count = match count {
            Some(text) => integer("count", text)?.clamp(0, COUNT_MAX.into()),
            None => COUNT_DEFAULT.into(),
        };
        Ok(Self {
            start_index: start_index.max(1),
            count: i32::try_from(count).unwrap_or(COUNT_MAX),
        })
    }
}

#[must_use]
pub fn list_response(total_results: i64, start_index: i64, resources: Vec<Value>) -> Value {
    let mut response = json!({
        "schemas": [LIST_RESPONSE_URN],
        "totalResults": total_results,
        "startIndex": start_index,
        "itemsPerPage": resources.len(),
    });
    response["Resources"] = resources.into();
    response
}

/// A page of RFC 9865; the last one has no next.
#[must_use]
pub fn cursor_response(total_results: i64, next_cursor: &str, resources: Vec<Value>) -> Value {
    let mut response = json!({
        "schemas": [LIST_RESPONSE_URN],
        "totalResults": total_results,
        "itemsPerPage": resources.len(),
    });
    if !next_cursor.is_empty() {
        response["nextCursor"] = next_cursor.into();
    }
    response["Resources"] = resources.into();
    response
}

/// An integer, or where it is larger than any the nearest there is.
fn integer(parameter: &str, text: &str) -> Result<i64, ScimError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    // All of them are looked at, which is many at a time.
    let are_digits = digits
        .bytes()
        .fold(true, |are, byte| are & byte.is_ascii_digit());
    if digits.is_empty() || !are_digits {
        return Err(ScimError::invalid(
            ScimType::InvalidValue,
            format!("The parameter {parameter} must be an integer."),
        ));
    }
    let saturated = if digits.len() < text.len() {
        i64::MIN
    } else {
        i64::MAX
    };
    Ok(text.parse().unwrap_or(saturated))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages() {
        let check = |start_index: Option<&str>, count: Option<&str>, expect: (i64, i32)| {
            let page = Page::new(start_index, count).expect("valid");
            assert_eq!((page.start_index, page.count), expect);
        };
        check(None, None, (1, 100));
        check(Some("101"), Some("2"), (101, 2));
        check(Some("0"), Some("0"), (1, 0));
        check(Some("-7"), Some("-1"), (1, 0));
        check(Some("1"), Some("1001"), (1, 1000));
        let huge = "9".repeat(40);
        check(Some(&huge), Some(&huge), (i64::MAX, 1000));
        let huge = format!("-{huge}");
        check(Some(&huge), Some(&huge), (1, 0));
    }

    #[test]
    fn refused() {
        for text in ["", "x", "1.5", "+1", " 1", "-", "0x1", "١"] {
            for (start_index, count) in [(Some(text), None), (None, Some(text))] {
                let error = Page::new(start_index, count).expect_err(text);
                assert_eq!(error.scim_type, Some(ScimType::InvalidValue));
            }
        }
    }

    #[test]
    fn response() {
        let expect = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": 7, "startIndex": 3, "itemsPerPage": 1, "Resources": [{"id": "1"}],
        });
        assert_eq!(list_response(7, 3, vec![json!({"id": "1"})]), expect);
    }
}
