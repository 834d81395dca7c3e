//! A pass over the bytes before the parser, without recursion. It sees what
//! the parser would overlook or pay dearly for, and leaves every other fault
//! to it.

use std::borrow::Cow;
use std::collections::HashSet;

use memchr::memchr2;

use super::number::{is_exact, is_number, is_short};
use super::{JSON_DEPTH_MAX, LIST_ENTRIES_MAX, OBJECT_NAMES_MAX, syntax};
use crate::error::{ScimError, ScimType};
use crate::patch::OPERATIONS_MAX;

/// An object or a list that is open where the pass has come to.
enum Container<'a> {
    Array {
        commas: usize,
        entries_max: usize,
    },
    Object {
        /// Where its names begin in those of all open objects.
        names_start: usize,
        /// Its names, when it has so many that to hash them costs less than to
        /// look through them.
        many: Option<HashSet<Cow<'a, str>>>,
        name_is_next: bool,
    },
}

const FEW_NAMES_MAX: usize = 16;

#[derive(Default)]
struct Scan<'a> {
    open: Vec<Container<'a>>,
    /// The names of the open objects, those of the innermost last.
    names: Vec<Cow<'a, str>>,
    is_operations: bool,
}

pub(super) fn check(text: &str) -> Result<(), ScimError> {
    let bytes = text.as_bytes();
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => scan.open(byte)?,
            b'}' | b']' => scan.close(),
            b',' => scan.next_entry()?,
            b'"' => {
                let has_escapes;
                (at, has_escapes) = string_end(bytes, start)?;
                scan.note_name(&text[start..at], has_escapes)?;
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

impl<'a> Scan<'a> {
    fn open(&mut self, byte: u8) -> Result<(), ScimError> {
        if self.open.len() == JSON_DEPTH_MAX {
            return Err(syntax(format!(
                "The JSON body is nested more than {JSON_DEPTH_MAX} levels deep."
            )));
        }
        let is_operations = std::mem::take(&mut self.is_operations);
        self.open.push(if byte == b'[' {
            Container::Array {
                commas: 0,
                entries_max: if is_operations {
                    OPERATIONS_MAX
                } else {
                    LIST_ENTRIES_MAX
                },
            }
        } else {
            Container::Object {
                names_start: self.names.len(),
                many: None,
                name_is_next: true,
            }
        });
        Ok(())
    }

    fn close(&mut self) {
        if let Some(Container::Object { names_start, .. }) = self.open.pop() {
            self.names.truncate(names_start);
        }
    }

    fn next_entry(&mut self) -> Result<(), ScimError> {
        match self.open.last_mut() {
            Some(Container::Object { name_is_next, .. }) => *name_is_next = true,
            Some(Container::Array {
                commas,
                entries_max,
            }) => {
                *commas += 1;
                check_entries(*commas + 1, *entries_max)?;
            }
            None => {}
        }
        Ok(())
    }

    /// Remembers a string that is a member name, unless it is there already.
    fn note_name(&mut self, literal: &'a str, has_escapes: bool) -> Result<(), ScimError> {
        let Some(Container::Object {
            names_start,
            many,
            name_is_next,
        }) = self.open.last_mut()
        else {
            return Ok(());
        };
        if !std::mem::take(name_is_next) {
            return Ok(());
        }
        let name = if has_escapes {
            match serde_json::from_str(literal) {
                Ok(name) => Cow::Owned(name),
                Err(_) => return Ok(()),
            }
        } else {
            let text = literal.strip_prefix('"').unwrap_or(literal);
            Cow::Borrowed(text.strip_suffix('"').unwrap_or(text))
        };
        self.is_operations = name.eq_ignore_ascii_case("Operations");
        let few = &self.names[*names_start..];
        let is_new = if many.is_none() && few.len() < FEW_NAMES_MAX {
            let is_new = !few.contains(&name);
            self.names.push(name);
            is_new
        } else {
            let many = many.get_or_insert_default();
            many.extend(self.names.drain(*names_start..));
            many.insert(name)
        };
        if !is_new {
            return Err(syntax(
                "An object in the JSON body has the same member name twice.",
            ));
        }
        check_entries(
            self.names.len() - *names_start + many.as_ref().map_or(0, HashSet::len),
            OBJECT_NAMES_MAX,
        )
    }
}

/// The index behind the closing quote, or the end of the text without one, and
/// whether a backslash stands before it.
fn string_end(bytes: &[u8], start: usize) -> Result<(usize, bool), ScimError> {
    let mut at = start + 1;
    let mut has_escapes = false;
    while let Some(length) = memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
        at += length;
        if bytes[at] == b'"' {
            return Ok((at + 1, has_escapes));
        }
        if bytes[at..].starts_with(b"\\u0000") {
            // No text column of PostgreSQL holds it.
            return Err(ScimError::invalid(
                ScimType::InvalidValue,
                "The body holds the character U+0000, which cannot be stored.",
            ));
        }
        has_escapes = true;
        at += 2;
    }
    Ok((bytes.len(), has_escapes))
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
