//! Attribute names: the notation of RFC 7644 section 3.10.

use std::fmt;

use crate::quirk;
use crate::schema::{Attribute, Mutability, ResourceType};

/// The longest name of an attribute, in bytes, with its schema and
/// sub-attribute.
pub const NAME_BYTES_MAX: usize = 512;

/// The canonical name of an attribute.
///
/// An empty `attribute` means the whole extension `schema`, and where `schema`
/// is empty too, the whole core schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AttributeName {
    /// The URN of the extension that defines the attribute; empty for the
    /// resource's core schema, and inside a filter on elements.
    pub schema: String,
    pub attribute: String,
    /// Empty when the attribute itself is meant.
    pub sub_attribute: String,
}

/// A name with what the schema knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub name: AttributeName,
    pub attribute: Option<&'static Attribute>,
    pub sub_attribute: Option<&'static Attribute>,
}

impl AttributeName {
    pub(crate) fn is(&self, attribute: &str) -> bool {
        self.schema.is_empty() && self.attribute == attribute
    }

    /// Whether a password is named, wherever it stands.
    pub(crate) fn is_secret(&self) -> bool {
        is_secret(&self.attribute) || is_secret(&self.sub_attribute)
    }
}

impl Resolved {
    /// Whether the attribute, or the sub-attribute that is named, is read-only.
    pub(crate) fn is_read_only(&self) -> bool {
        self.known()
            .any(|attribute| attribute.mutability == Mutability::ReadOnly)
    }

    /// Whether it is read-only, or set but once.
    pub(crate) fn is_guarded(&self) -> bool {
        self.known().any(|attribute| {
            matches!(
                attribute.mutability,
                Mutability::ReadOnly | Mutability::Immutable
            )
        })
    }

    fn known(&self) -> impl Iterator<Item = &'static Attribute> {
        self.attribute.into_iter().chain(self.sub_attribute)
    }

    /// What the schema knows of the sub-attribute, or without one of the
    /// attribute.
    pub(crate) fn target(&self) -> Option<&'static Attribute> {
        if self.name.sub_attribute.is_empty() {
            self.attribute
        } else {
            self.sub_attribute
        }
    }
}

impl fmt::Display for AttributeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.schema)?;
        if !self.schema.is_empty() && !self.attribute.is_empty() {
            f.write_str(":")?;
        }
        f.write_str(&self.attribute)?;
        if !self.sub_attribute.is_empty() {
            write!(f, ".{}", self.sub_attribute)?;
        }
        Ok(())
    }
}

/// Resolves a name as a client spells it. None when the text is no attribute
/// name.
#[must_use]
pub fn resolve(resource_type: &'static ResourceType, text: &str) -> Option<Resolved> {
    // The core schema's URN is no part of the name.
    if text.len() > NAME_BYTES_MAX + resource_type.schema.urn.len() + 1 {
        return None;
    }
    let (schema, rest) = split_schema(resource_type, text)?;
    resolve_in(resource_type, schema, rest)
}

/// Resolves what stands behind the URN of a schema.
pub(crate) fn resolve_in(
    resource_type: &'static ResourceType,
    schema: &str,
    text: &str,
) -> Option<Resolved> {
    if schema.len() + text.len() > NAME_BYTES_MAX {
        return None;
    }
    if text.is_empty() {
        let name = AttributeName {
            schema: schema.to_owned(),
            ..AttributeName::default()
        };
        return Some(Resolved {
            name,
            attribute: None,
            sub_attribute: None,
        });
    }
    let (attribute, sub_attribute) = match text.split_once('.') {
        Some((attribute, sub_attribute)) => (attribute, Some(sub_attribute)),
        None => (text, None),
    };
    let schema = quirk::schema_of_manager(resource_type, schema, attribute).unwrap_or(schema);
    let known = find(resource_type, schema, attribute);
    let (attribute, known) = spell(known, attribute)?;
    let (sub_attribute, known_sub) = match sub_attribute {
        Some(text) => resolve_sub_attribute(known, text)?,
        None => (String::new(), None),
    };
    Some(Resolved {
        name: AttributeName {
            schema: schema.to_owned(),
            attribute,
            sub_attribute,
        },
        attribute: known,
        sub_attribute: known_sub,
    })
}

/// The canonical spelling of a sub-attribute of an attribute, which the schema
/// may not know.
pub(crate) fn resolve_sub_attribute(
    attribute: Option<&'static Attribute>,
    text: &str,
) -> Option<(String, Option<&'static Attribute>)> {
    spell(
        attribute.and_then(|attribute| attribute.sub_attribute(text)),
        text,
    )
}

/// What a schema, the core schema by an empty URN, knows of an attribute.
pub(crate) fn find(
    resource_type: &'static ResourceType,
    schema: &str,
    attribute: &str,
) -> Option<&'static Attribute> {
    if schema.is_empty() {
        resource_type.attribute(attribute)
    } else {
        resource_type.extension(schema)?.attribute(attribute)
    }
}

/// Splits a name into the URN of its schema, empty for the core schema and
/// canonical where it is known, and what follows. None for a malformed URN.
pub(crate) fn split_schema<'a>(
    resource_type: &'static ResourceType,
    text: &'a str,
) -> Option<(&'a str, &'a str)> {
    let core = [("", resource_type.schema.urn)];
    let extensions = resource_type.extensions.iter();
    let known = extensions.map(|schema| (schema.urn, schema.urn));
    let drafts = quirk::drafts_of_schemas(resource_type);
    for (schema, urn) in core.into_iter().chain(known).chain(drafts) {
        match strip_prefix_ignoring_case(text, urn) {
            Some("") => return Some((schema, "")),
            // A dot is SCIM 1.1's. To read it as something else would drop a
            // deactivation in silence.
            Some(rest) if rest.starts_with([':', '.']) => return Some((schema, &rest[1..])),
            _ => {}
        }
    }
    if !is_urn(text) {
        return Some(("", text));
    }
    let legal = |byte: u8| byte.is_ascii_graphic() && !b"\"()[]\\".contains(&byte);
    if !text.bytes().all(legal) {
        return None;
    }
    if names_extension(text) {
        return Some((text, ""));
    }
    text.rsplit_once(':').filter(|(_, rest)| !rest.is_empty())
}

pub(crate) fn is_urn(text: &str) -> bool {
    strip_prefix_ignoring_case(text, "urn:").is_some()
}

/// Whether a URN that no table has names a schema rather than an attribute of
/// one: `urn:acme:hr:2.0:User` and `urn:acme:hr:2.0` do, and
/// `urn:acme:hr:2.0:User:badge` does not (RFC 7643 section 10.2.1 puts the
/// version before the schema's name).
fn names_extension(urn: &str) -> bool {
    let mut segments = urn.rsplit(':');
    let is_version = |segment: Option<&str>| {
        segment.is_some_and(|segment| {
            segment.starts_with(|first: char| first.is_ascii_digit())
                && segment
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'.')
        })
    };
    let last = segments.next();
    is_version(last) || (is_version(segments.next()) && last.is_some_and(is_attribute_name))
}

/// ATTRNAME of RFC 7643 section 2.1, and `$ref`.
pub(crate) fn is_attribute_name(text: &str) -> bool {
    let name = text.strip_prefix('$').unwrap_or(text);
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Whether a password is meant, or a part of one: `password`, `password.value`,
/// `password[type eq "x"]`.
pub(crate) fn is_secret(name: &str) -> bool {
    let attribute = name.split(['.', '[']).next().unwrap_or_default();
    attribute.trim_ascii().eq_ignore_ascii_case("password")
}

fn spell(
    known: Option<&'static Attribute>,
    text: &str,
) -> Option<(String, Option<&'static Attribute>)> {
    match known {
        Some(attribute) => Some((attribute.name.to_owned(), known)),
        None => is_attribute_name(text).then(|| (text.to_owned(), None)),
    }
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ENTERPRISE_USER_URN, GROUP, USER};

    const HR: &str = "urn:acme:hr:2.0:User";

    #[test]
    fn resolved() {
        let check = |text: &str, schema: &str, attribute: &str, sub_attribute: &str, known| {
            let resolved = resolve(&USER, text).expect(text);
            let expect = AttributeName {
                schema: schema.to_owned(),
                attribute: attribute.to_owned(),
                sub_attribute: sub_attribute.to_owned(),
            };
            assert_eq!(resolved.name, expect, "{text}");
            assert_eq!(resolved.target().is_some(), known, "{text}");
            let again = resolve(&USER, &resolved.name.to_string());
            let whole_core = resolved.name == AttributeName::default();
            assert!(whole_core || again == Some(resolved), "{text}");
        };
        check("USERNAME", "", "userName", "", true);
        check("name.GIVENNAME", "", "name", "givenName", true);
        check("meta.lastmodified", "", "meta", "lastModified", true);
        check("emails.$ref", "", "emails", "$ref", false);
        check("shoe-size_2", "", "shoe-size_2", "", false);
        check("name.initials", "", "name", "initials", false);
        check(
            "URN:IETF:params:scim:schemas:core:2.0:user:username",
            "",
            "userName",
            "",
            true,
        );
        check(
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "",
            "",
            "",
            false,
        );
        let enterprise = ENTERPRISE_USER_URN.to_uppercase();
        check(&enterprise, ENTERPRISE_USER_URN, "", "", false);
        check(
            &format!("{enterprise}:MANAGER.Value"),
            ENTERPRISE_USER_URN,
            "manager",
            "value",
            true,
        );
        check(
            &format!("{ENTERPRISE_USER_URN}:badge"),
            ENTERPRISE_USER_URN,
            "badge",
            "",
            false,
        );
        check(
            "urn:scim:schemas:extension:enterprise:1.0:department",
            ENTERPRISE_USER_URN,
            "department",
            "",
            true,
        );
        check(
            "urn:scim:schemas:extension:enterprise:1.0.department",
            ENTERPRISE_USER_URN,
            "department",
            "",
            true,
        );
        check(
            "urn:ietf:params:scim:schemas:core:2.0:User.name.givenName",
            "",
            "name",
            "givenName",
            true,
        );
        check(
            "urn:scim:schemas:extension:enterprise:2.0:User:department",
            ENTERPRISE_USER_URN,
            "department",
            "",
            true,
        );
        check(
            "urn:scim:schemas:core:2.0:User:title",
            "",
            "title",
            "",
            true,
        );
        check("urn:scim:schemas:core:1.0:title", "", "title", "", true);
        check(HR, HR, "", "", false);
        check("urn:acme:1.0", "urn:acme:1.0", "", "", false);
        check(&format!("{HR}:badge"), HR, "badge", "", false);
        check(&format!("{HR}:badge.no"), HR, "badge", "no", false);
        check("urn:acme:hr:badge", "urn:acme:hr", "badge", "", false);
    }

    #[test]
    fn the_enterprise_extension_is_the_users() {
        let resolved = resolve(&GROUP, &format!("{ENTERPRISE_USER_URN}:manager")).expect("a name");
        assert_eq!(resolved.attribute, None);
        assert_eq!(resolved.name.schema, ENTERPRISE_USER_URN);
    }

    #[test]
    fn no_names() {
        for text in [
            "",
            ".",
            "name.",
            ".value",
            "name.given.first",
            "1st",
            "user name",
            "näme",
            "$",
            "na$me",
            "urn:",
            "urn:acme:",
            "urn:ac me:x",
            "urn:acme:hr:2.0:User:1st",
            "urn:ietf:params:scim:schemas:core:2.0:User:name.",
            "urn:ietf:params:scim:schemas:core:2.0:User.name.givenName.x",
        ] {
            let resolved =
                resolve(&USER, text).filter(|resolved| !resolved.name.attribute.is_empty());
            assert_eq!(resolved, None, "{text}");
        }
    }
}
