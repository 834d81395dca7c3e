//! The address by which an operator is known.

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::user::is_address;

/// RFC 5321 section 4.5.3.1.3, without the angle brackets.
const EMAIL_BYTES_MAX: usize = 254;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// As it was given.
    pub text: String,
    /// Folded: what is compared.
    pub key: String,
}

impl Email {
    pub fn parse(field: &'static str, text: String) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::FieldMissing { field });
        }
        let key = fold(&text);
        if text.len().max(key.len()) > EMAIL_BYTES_MAX || !is_address(&text) {
            return Err(Error::InvalidValue {
                why: format!("`{field}` is not an email address"),
            });
        }
        Ok(Self { text, key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_in_any_case() {
        let key = |text: &str| Email::parse("email", text.to_owned()).map(|email| email.key);
        assert_eq!(key("Ada@Example.com").as_deref(), Ok("ada@example.com"));
        let long = format!("{}@example.com", "a".repeat(EMAIL_BYTES_MAX));
        for refused in ["", "ada", "@example.com", "ada@", "a b@c", "a@b\0", &long] {
            assert!(key(refused).is_err(), "{refused}");
        }
    }
}
