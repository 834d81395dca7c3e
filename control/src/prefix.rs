//! How texts begin, without regard to case.

use crate::error::{Error, Result};
use crate::fold::fold;
use crate::store::document::KEY_BYTES_MAX;

/// A text without regard to case, with which others begin.
#[derive(Debug, Clone)]
pub struct Prefix {
    pub folded: String,
    /// After everything that begins so.
    pub end: String,
}

impl Prefix {
    pub fn parse(text: &str) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::FieldMissing { field: "prefix" });
        }
        let folded = fold(text);
        if text.len().max(folded.len()) > KEY_BYTES_MAX || text.contains('\0') {
            return Err(Error::InvalidValue {
                why: format!(
                    "`prefix` has at most {KEY_BYTES_MAX} bytes, none of them of the character \
                     U+0000"
                ),
            });
        }
        let end = end_of(&folded);
        Ok(Self { folded, end })
    }

    pub fn begins(&self, folded: &str) -> bool {
        folded.starts_with(&self.folded)
    }
}

/// The first text behind all that begin so, byte by byte.
fn end_of(folded: &str) -> String {
    let mut letters: Vec<char> = folded.chars().collect();
    while let Some(last) = letters.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            letters.push(next);
            return letters.into_iter().collect();
        }
    }
    // Nothing is behind those; they are not assigned, and nobody's name.
    folded.to_owned() + "\u{10ffff}"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_so_is_before_the_end() {
        let check = |prefix: &str, end: &str| {
            let prefix = Prefix::parse(prefix).expect("a prefix");
            assert_eq!(prefix.end, end);
            let longest = format!("{}{}", prefix.folded, "\u{10fffe}".repeat(3));
            assert!(prefix.folded < prefix.end && longest < prefix.end);
            assert!(prefix.begins(&longest));
        };
        check("Ad", "ae");
        check("z", "{");
        check("é", "ê");
        check("a\u{d7ff}", "a\u{e000}");
        check("a\u{10ffff}", "b");
        for refused in ["", "a\0", &"x".repeat(KEY_BYTES_MAX + 1)] {
            assert!(Prefix::parse(refused).is_err());
        }
    }
}
