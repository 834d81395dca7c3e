//! Text of others, as a terminal may show it.

use std::borrow::Cow;

/// Nothing in it moves the cursor, changes a color or the direction of what is read:
/// such characters are spelled out.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if acts(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

fn acts(letter: char) -> bool {
    let turns_direction = matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    letter.is_control() || turns_direction || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_spelled_out() {
        let check = |text: &str, expect: &str| assert_eq!(escape(text), expect);
        check("Ada Lovelace, 愛", "Ada Lovelace, 愛");
        check("a\x1b[2Jb", "a\\u{1b}[2Jb");
        check("a\nb\tc\r\0", "a\\nb\\tc\\r\\u{0}");
        check("\u{9b}31m", "\\u{9b}31m");
        check("\u{202e}cba\u{2069}", "\\u{202e}cba\\u{2069}");
    }
}
