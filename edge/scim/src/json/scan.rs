//! A pass over the bytes before the parser, without recursion. It sees what
//! the parser would overlook or pay dearly for, and leaves every other fault
//! to it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::number::{is_exact, is_number};
use super::{JSON_DEPTH_MAX, syntax};
use crate::error::{ScimError, ScimType};

enum Container<'a> {
    Array,
    Object {
        names: HashSet<Cow<'a, str>>,
        name_is_next: bool,
    },
}

pub(super) fn check(text: &str) -> Result<(), ScimError> {
    let bytes = text.as_bytes();
    let mut open: Vec<Container> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                if open.len() == JSON_DEPTH_MAX {
                    return Err(syntax(format!(
                        "The JSON body is nested more than {JSON_DEPTH_MAX} levels deep."
                    )));
                }
                open.push(if byte == b'[' {
                    Container::Array
                } else {
                    Container::Object {
                        names: HashSet::new(),
                        name_is_next: true,
                    }
                });
            }
            b'}' | b']' => {
                open.pop();
            }
            b',' => {
                if let Some(Container::Object { name_is_next, .. }) = open.last_mut() {
                    *name_is_next = true;
                }
            }
            b'"' => {
                at = string_end(bytes, start)?;
                note_name(&mut open, &text[start..at])?;
            }
            b'-' | b'0'..=b'9' => {
                at = number_end(bytes, start);
                check_number(&text[start..at])?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The index behind the closing quote, or the end of the text without one.
fn string_end(bytes: &[u8], start: usize) -> Result<usize, ScimError> {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Ok(at + 1),
            b'\\' if bytes[at..].starts_with(b"\\u0000") => {
                // No text column of PostgreSQL holds it.
                return Err(ScimError::invalid(
                    ScimType::InvalidValue,
                    "The body holds the character U+0000, which cannot be stored.",
                ));
            }
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    Ok(bytes.len())
}

/// Remembers a string that is a member name, unless it is there already.
fn note_name<'a>(open: &mut [Container<'a>], literal: &'a str) -> Result<(), ScimError> {
    let Some(Container::Object {
        names,
        name_is_next,
    }) = open.last_mut()
    else {
        return Ok(());
    };
    if !std::mem::take(name_is_next) {
        return Ok(());
    }
    let name = if literal.contains('\\') {
        match serde_json::from_str(literal) {
            Ok(name) => Cow::Owned(name),
            Err(_) => return Ok(()),
        }
    } else {
        Cow::Borrowed(literal.trim_matches('"'))
    };
    if names.insert(name) {
        Ok(())
    } else {
        Err(syntax(
            "An object in the JSON body has the same member name twice.",
        ))
    }
}

fn number_end(bytes: &[u8], start: usize) -> usize {
    let length = bytes[start..]
        .iter()
        .take_while(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'))
        .count();
    start + length
}

fn check_number(literal: &str) -> Result<(), ScimError> {
    // What is no number is the parser's to refuse.
    if is_exact(literal) || !is_number(literal) {
        return Ok(());
    }
    Err(ScimError::invalid(
        ScimType::InvalidValue,
        "A number in the JSON body cannot be kept exactly: \
         integers have at most 64 bits, decimals at most 15 significant digits.",
    ))
}
