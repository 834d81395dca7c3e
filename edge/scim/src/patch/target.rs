//! The `path` of an operation: an attribute, maybe a filter on its elements,
//! maybe one of their sub-attributes.

use crate::error::{ScimError, ScimType, shown};
use crate::filter::{self, FILTER_BYTES_MAX, Filter};
use crate::path::{self, NAME_BYTES_MAX, Resolved};
use crate::schema::ResourceType;

/// The longest path, in bytes: two names around a filter.
const PATH_BYTES_MAX: usize = FILTER_BYTES_MAX + 2 * NAME_BYTES_MAX;

#[derive(Debug)]
pub(super) struct Target {
    pub(super) resolved: Resolved,
    pub(super) filter: Option<Filter>,
}

impl Target {
    pub(super) fn is_secret(&self) -> bool {
        self.resolved.name.is_secret()
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.resolved.is_read_only()
    }

    /// Whether the path is the URN of a schema.
    pub(super) fn names_schema(&self) -> bool {
        self.resolved.name.attribute.is_empty()
    }

    /// Whether the attribute as a whole is meant.
    pub(super) fn is_whole(&self) -> bool {
        self.filter.is_none() && self.resolved.name.sub_attribute.is_empty()
    }

    /// The name as an error may repeat it.
    pub(super) fn shown(&self) -> String {
        shown(&self.resolved.name.to_string()).into_owned()
    }
}

pub(super) fn parse(resource_type: &'static ResourceType, text: &str) -> Result<Target, ScimError> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(bad_path());
    }
    parse_with(text, |name| path::resolve(resource_type, name))
}

/// Parses a path behind the URN of a schema.
pub(super) fn parse_in(
    resource_type: &'static ResourceType,
    schema: &str,
    text: &str,
) -> Result<Target, ScimError> {
    if schema.is_empty() && text.is_empty() {
        return Err(bad_path());
    }
    parse_with(text, |name| path::resolve_in(resource_type, schema, name))
}

pub(super) fn bad_path() -> ScimError {
    ScimError::invalid(
        ScimType::InvalidPath,
        "The path must be an attribute such as name.givenName or \
         emails[type eq \"work\"].value.",
    )
}

fn parse_with(text: &str, resolve: impl Fn(&str) -> Option<Resolved>) -> Result<Target, ScimError> {
    if text.len() > PATH_BYTES_MAX {
        return Err(ScimError::invalid(
            ScimType::InvalidPath,
            format!("The path is longer than {PATH_BYTES_MAX} bytes."),
        ));
    }
    let Some((name, rest)) = text.split_once('[') else {
        let resolved = resolve(text).ok_or_else(bad_path)?;
        return Ok(Target {
            resolved,
            filter: None,
        });
    };
    let mut resolved = resolve(name.trim_ascii_end()).ok_or_else(bad_path)?;
    let known = resolved.attribute;
    if resolved.name.attribute.is_empty() || !resolved.name.sub_attribute.is_empty() {
        return Err(bad_path());
    }
    if known.is_some_and(|known| !known.multi_valued || known.sub_attributes.is_empty()) {
        return Err(ScimError::invalid(
            ScimType::InvalidPath,
            format!(
                "The attribute {} has no elements that a filter in brackets could select.",
                shown(&resolved.name.to_string())
            ),
        ));
    }
    let end = filter::closing_bracket(rest).ok_or_else(bad_path)?;
    let filter = filter::parse_element(known, &rest[..end])?;
    match &rest[end + 1..] {
        "" => {}
        tail => {
            let sub_attribute = tail.strip_prefix('.').ok_or_else(bad_path)?;
            let (name, known_sub) =
                path::resolve_sub_attribute(known, sub_attribute).ok_or_else(bad_path)?;
            resolved.name.sub_attribute = name;
            resolved.sub_attribute = known_sub;
        }
    }
    Ok(Target {
        resolved,
        filter: Some(filter),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::USER;

    #[test]
    fn paths() {
        let check = |text: &str, name: &str, filter: Option<&str>| {
            let target = parse(&USER, text).expect(text);
            assert_eq!(target.resolved.name.to_string(), name);
            let printed = target.filter.map(|filter| filter.to_string());
            assert_eq!(printed.as_deref(), filter, "{text}");
        };
        check("USERNAME", "userName", None);
        check("name.familyname", "name.familyName", None);
        check(
            "emails[type eq \"work\"]",
            "emails",
            Some("type eq \"work\""),
        );
        check(
            "Emails [Type Eq \"a]\\\"]\" and not (primary eq true)].VALUE",
            "emails.value",
            Some("type eq \"a]\\\"]\" and not (primary eq true)"),
        );
        check(
            "urn:ietf:params:scim:schemas:core:2.0:User:emails[value pr].type",
            "emails.type",
            Some("value pr"),
        );
        check(
            "urn:acme:hr:2.0:User:badges[kind eq 1].no",
            "urn:acme:hr:2.0:User:badges.no",
            Some("kind eq 1"),
        );
        check(
            "manager",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
            None,
        );
    }

    #[test]
    fn refused() {
        let check = |text: &str, expect: ScimType| {
            let error = parse(&USER, text).expect_err(text);
            assert_eq!(error.scim_type, Some(expect), "{text}");
        };
        for text in [
            "",
            " ",
            "emails[",
            "emails[type eq \"work\"",
            "emails[type eq \"work]",
            "emails]",
            "emails[type pr]value",
            "emails[type pr].",
            "emails[type pr].value.x",
            "emails[type pr][value pr]",
            "emails.value[type pr]",
            "name[givenName pr]",
            "userName[value pr]",
            "[type pr]",
            "a b",
            "emails..value",
        ] {
            check(text, ScimType::InvalidPath);
        }
        check("emails[]", ScimType::InvalidFilter);
        check("emails[type xx 1]", ScimType::InvalidFilter);
        check("emails[password pr]", ScimType::InvalidFilter);
    }
}
