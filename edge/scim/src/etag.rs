//! Versions as entity-tags: RFC 7644 section 3.14.

use crate::error::ScimError;

/// The most tags in one header.
pub const TAGS_MAX: usize = 100;

/// The weak tag of a version.
#[must_use]
pub fn etag(version: i64) -> String {
    format!("W/\"{version}\"")
}

/// What an `If-Match` or `If-None-Match` header names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `*`: whatever there is.
    Any,
    /// None of them when every tag is one that this server never gave.
    Versions(Vec<i64>),
}

/// Parses the header by RFC 9110 section 13.1.1. Tags are compared weakly, so
/// a strong one is as good.
pub fn parse_condition(header: &str) -> Result<Condition, ScimError> {
    let mut rest = header.trim_ascii();
    if rest == "*" {
        return Ok(Condition::Any);
    }
    let mut versions = Vec::new();
    for _ in 0..TAGS_MAX {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest);
        let opaque = opaque.strip_prefix('"').ok_or_else(malformed)?;
        let (tag, behind) = opaque.split_once('"').ok_or_else(malformed)?;
        versions.extend(version(tag));
        let behind = behind.trim_ascii_start();
        if behind.is_empty() {
            return Ok(Condition::Versions(versions));
        }
        rest = behind
            .strip_prefix(',')
            .ok_or_else(malformed)?
            .trim_ascii_start();
    }
    Err(malformed())
}

/// The version of a tag that [`etag`] writes.
fn version(tag: &str) -> Option<i64> {
    let version: i64 = tag.parse().ok()?;
    (version.to_string() == tag).then_some(version)
}

fn malformed() -> ScimError {
    ScimError::new(
        400,
        "The If-Match or If-None-Match header must be * or a list of entity-tags \
         such as W/\"3\".",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let check = |header: &str, expect: Condition| {
            assert_eq!(parse_condition(header), Ok(expect), "{header}");
        };
        let versions = |versions: &[i64]| Condition::Versions(versions.to_vec());
        check("*", Condition::Any);
        check(&etag(3), versions(&[3]));
        check("\"3\"", versions(&[3]));
        check(" W/\"3\" ,\"4\", W/\"x,y\" ", versions(&[3, 4]));
        check("W/\"x\"", versions(&[]));
        check("\"\"", versions(&[]));
        check("\"03\"", versions(&[]));
        check("\"+3\"", versions(&[]));
    }

    #[test]
    fn refused() {
        for header in [
            "",
            "3",
            "W/3",
            "W/\"3",
            "\"3\" \"4\"",
            "\"3\",",
            "w/\"3\"",
            "*,\"3\"",
        ] {
            assert_eq!(parse_condition(header).expect_err(header).status, 400);
        }
        let many = vec!["\"1\""; TAGS_MAX + 1].join(",");
        assert!(parse_condition(&many).is_err());
    }
}
