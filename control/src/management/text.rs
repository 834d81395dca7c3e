//! Texts that a caller gives.

use crate::error::{Error, Result};

/// Characters of a name.
const NAME_CHARS_MAX: usize = 200;

/// A name of 1 to 200 characters, without control characters.
pub fn name(field: &'static str, text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Error::FieldMissing { field });
    }
    short(field, text)
}

/// The same, or none.
pub fn optional(field: &'static str, text: String) -> Result<Option<String>> {
    if text.is_empty() {
        return Ok(None);
    }
    short(field, text).map(Some)
}

fn short(field: &'static str, text: String) -> Result<String> {
    let chars = text.chars().count();
    if chars > NAME_CHARS_MAX || text.chars().any(char::is_control) {
        return Err(Error::InvalidValue {
            why: format!("`{field}` has at most {NAME_CHARS_MAX} characters, none of them control"),
        });
    }
    Ok(text)
}

/// A field that must be there.
pub fn required<T>(field: &'static str, value: Option<T>) -> Result<T> {
    value.ok_or(Error::FieldMissing { field })
}

/// An id of the kind that the field wants.
pub fn id<T>(field: &'static str, text: &str) -> Result<T>
where
    T: std::str::FromStr<Err = crate::id::InvalidId>,
{
    if text.is_empty() {
        return Err(Error::FieldMissing { field });
    }
    text.parse()
        .map_err(|source| Error::InvalidId { field, source })
}
