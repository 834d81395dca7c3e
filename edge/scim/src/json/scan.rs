//! A pass over the bytes before the parser, without recursion. It sees what
//! the parser would overlook or pay dearly for, and leaves every other fault
//! to it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::number::{is_exact, is_number, is_short};
use super::{JSON_DEPTH_MAX, LIST_ENTRIES_MAX, OBJECT_NAMES_MAX, syntax};
use crate::error::{ScimError, ScimType};

enum Container<'a> {
    Array {
        commas: usize,
    },
    Object {
        names: Names<'a>,
        name_is_next: bool,
    },
}

/// The names of one object, most of which have so few that to look through them
/// costs less than to hash them.
#[derive(Default)]
struct Names<'a> {
    few: Vec<Cow<'a, str>>,
    many: HashSet<Cow<'a, str>>,
}

impl<'a> Names<'a> {
    const FEW_MAX: usize = 16;

    /// Whether the name is new.
    fn insert(&mut self, name: Cow<'a, str>) -> bool {
        if self.many.is_empty() && self.few.len() < Self::FEW_MAX {
            let is_new = !self.few.contains(&name);
            self.few.push(name);
            return is_new;
        }
        self.many.extend(self.few.drain(..));
        self.many.insert(name)
    }

    fn count(&self) -> usize {
        self.few.len() + self.many.len()
    }
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
                    Container::Array { commas: 0 }
                } else {
                    Container::Object {
                        names: Names::default(),
                        name_is_next: true,
                    }
                });
            }
            b'}' | b']' => {
                open.pop();
            }
            b',' => match open.last_mut() {
                Some(Container::Object { name_is_next, .. }) => *name_is_next = true,
                Some(Container::Array { commas }) => {
                    *commas += 1;
                    check_entries(*commas + 1, LIST_ENTRIES_MAX)?;
                }
                None => {}
            },
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
    if !names.insert(name) {
        return Err(syntax(
            "An object in the JSON body has the same member name twice.",
        ));
    }
    check_entries(names.count(), OBJECT_NAMES_MAX)
}

fn check_entries(entries: usize, max: usize) -> Result<(), ScimError> {
    if entries <= max {
        return Ok(());
    }
    Err(ScimError::new(
        413,
        format!("A list or an object in the JSON body has more than {max} entries."),
    ))
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
    if is_short(literal) || is_exact(literal) || !is_number(literal) {
        return Ok(());
    }
    Err(ScimError::invalid(
        ScimType::InvalidValue,
        "A number in the JSON body cannot be kept exactly: \
         integers have at most 64 bits, decimals at most 15 significant digits.",
    ))
}
