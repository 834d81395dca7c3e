//! Versions as entity-tags: RFC 7644 section 3.14.

use std::fmt;

use crate::error::ScimError;

/// The most tags in one header.
pub const TAGS_MAX: usize = 100;

/// What a representation is a representation of. It is written as a weak tag:
/// `W/"3"`, or `W/"3-00c0ffee"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Of the resource's own attributes.
    pub version: i64,
    /// A checksum of what is shown of other resources and changes without the
    /// version, such as the groups of a user.
    pub derived: Option<u32>,
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { version, derived } = self;
        match derived {
            Some(derived) => write!(f, "W/\"{version}-{derived:08x}\""),
            None => write!(f, "W/\"{version}\""),
        }
    }
}

/// What an `If-Match` or `If-None-Match` header names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `*`: whatever there is.
    Any,
    /// None of them when every tag is one that this server never gave.
    Tags(Vec<Tag>),
}

/// Parses the header by RFC 9110 section 13.1.1. Tags are compared weakly, so
/// a strong one is as good.
pub fn parse_condition(header: &str) -> Result<Condition, ScimError> {
    let mut rest = header.trim_ascii();
    if rest == "*" {
        return Ok(Condition::Any);
    }
    let mut tags = Vec::new();
    for _ in 0..TAGS_MAX {
        let opaque = rest.strip_prefix("W/").unwrap_or(rest);
        let opaque = opaque.strip_prefix('"').ok_or_else(malformed)?;
        let (tag, behind) = opaque.split_once('"').ok_or_else(malformed)?;
        tags.extend(read(tag));
        let behind = behind.trim_ascii_start();
        if behind.is_empty() {
            return Ok(Condition::Tags(tags));
        }
        rest = behind
            .strip_prefix(',')
            .ok_or_else(malformed)?
            .trim_ascii_start();
    }
    Err(malformed())
}

/// What stands between the quotation marks of a [`Tag`].
fn read(text: &str) -> Option<Tag> {
    let (version, derived) = match text.split_once('-') {
        Some((version, derived)) => (version, Some(u32::from_str_radix(derived, 16).ok()?)),
        None => (text, None),
    };
    let tag = Tag {
        version: version.parse().ok()?,
        derived,
    };
    // Each tag has one spelling.
    (tag.to_string() == format!("W/\"{text}\"")).then_some(tag)
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
        let tag = |version, derived| Tag { version, derived };
        let versions = |versions: &[i64]| {
            Condition::Tags(versions.iter().map(|version| tag(*version, None)).collect())
        };
        let derived = tag(3, Some(0xc0_ffee));
        assert_eq!(derived.to_string(), "W/\"3-00c0ffee\"");
        check(&derived.to_string(), Condition::Tags(vec![derived]));
        check(
            "\"3-c0ffee\", \"3-00C0FFEE\", \"3-\", \"-1\"",
            versions(&[]),
        );
        check("*", Condition::Any);
        check(&tag(3, None).to_string(), versions(&[3]));
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
