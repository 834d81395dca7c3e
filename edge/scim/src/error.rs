//! The error of the protocol: RFC 7644 section 3.12.

use std::borrow::Cow;

use serde_json::{Value, json};

pub const ERROR_URN: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

/// The longest attribute name that a `detail` repeats.
pub const SHOWN_NAME_CHARS_MAX: usize = 100;

/// RFC 7644 table 9.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScimType {
    InvalidFilter,
    TooMany,
    Uniqueness,
    Mutability,
    InvalidSyntax,
    InvalidPath,
    NoTarget,
    InvalidValue,
    InvalidVers,
    Sensitive,
    /// RFC 9865 section 2.1.
    InvalidCursor,
    /// RFC 9865 section 2.1.
    ExpiredCursor,
    /// RFC 9865 section 2.1.
    InvalidCount,
}

impl ScimType {
    const ALL: [Self; 13] = [
        Self::InvalidFilter,
        Self::TooMany,
        Self::Uniqueness,
        Self::Mutability,
        Self::InvalidSyntax,
        Self::InvalidPath,
        Self::NoTarget,
        Self::InvalidValue,
        Self::InvalidVers,
        Self::Sensitive,
        Self::InvalidCursor,
        Self::ExpiredCursor,
        Self::InvalidCount,
    ];

    /// The type of this name on the wire.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|scim_type| scim_type.as_str() == name)
    }

    /// The `scimType` on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidFilter => "invalidFilter",
            Self::TooMany => "tooMany",
            Self::Uniqueness => "uniqueness",
            Self::Mutability => "mutability",
            Self::InvalidSyntax => "invalidSyntax",
            Self::InvalidPath => "invalidPath",
            Self::NoTarget => "noTarget",
            Self::InvalidValue => "invalidValue",
            Self::InvalidVers => "invalidVers",
            Self::InvalidCursor => "invalidCursor",
            Self::ExpiredCursor => "expiredCursor",
            Self::InvalidCount => "invalidCount",
            Self::Sensitive => "sensitive",
        }
    }
}

/// What is wrong, where a log tells it apart from what has the same status and
/// `scimType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    NotJson,
    UserNameMissing,
}

/// What a client is told of a request that failed. The detail is a sentence
/// for the person who set up the identity provider; it may name attributes,
/// never a value that the client sent, since that may be a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{status}: {detail}")]
pub struct ScimError {
    /// The HTTP status.
    pub status: u16,
    pub scim_type: Option<ScimType>,
    pub detail: String,
    /// Not for the client.
    pub fault: Option<Fault>,
}

impl ScimError {
    #[must_use]
    pub fn new(status: u16, detail: impl Into<String>) -> Self {
        Self {
            status,
            scim_type: None,
            detail: detail.into(),
            fault: None,
        }
    }

    /// A 400 of the given type.
    #[must_use]
    pub fn invalid(scim_type: ScimType, detail: impl Into<String>) -> Self {
        Self {
            scim_type: Some(scim_type),
            ..Self::new(400, detail)
        }
    }

    #[must_use]
    pub(crate) fn because(self, fault: Fault) -> Self {
        Self {
            fault: Some(fault),
            ..self
        }
    }

    /// The body of the answer. `status` is a string (RFC 7644 erratum 7898).
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut body = json!({
            "schemas": [ERROR_URN],
            "status": self.status.to_string(),
            "detail": self.detail,
        });
        if let Some(scim_type) = self.scim_type {
            body["scimType"] = scim_type.as_str().into();
        }
        body
    }
}

/// A client's attribute name as a `detail` may repeat it.
pub(crate) fn shown(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(SHOWN_NAME_CHARS_MAX) {
        Some((end, _)) => Cow::Owned(format!("{}…", &name[..end])),
        None => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body() {
        let check = |error: ScimError, expect: Value| assert_eq!(error.to_json(), expect);
        check(
            ScimError::new(404, "No such user."),
            json!({"schemas": [ERROR_URN], "status": "404", "detail": "No such user."}),
        );
        check(
            ScimError::invalid(ScimType::InvalidFilter, "Odd."),
            json!({
                "schemas": [ERROR_URN], "status": "400", "detail": "Odd.",
                "scimType": "invalidFilter",
            }),
        );
    }

    #[test]
    fn types_have_their_names() {
        for scim_type in ScimType::ALL {
            assert_eq!(ScimType::named(scim_type.as_str()), Some(scim_type));
        }
        assert_eq!(ScimType::named("InvalidFilter"), None);
    }

    #[test]
    fn a_name_is_shortened_between_characters() {
        assert_eq!(shown("userName"), "userName");
        let long = "é".repeat(101);
        assert_eq!(shown(&long), format!("{}…", "é".repeat(100)));
    }
}
