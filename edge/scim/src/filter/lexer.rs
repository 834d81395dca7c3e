//! The tokens of a filter.

use super::invalid;
use crate::error::ScimError;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    LeftParenthesis,
    RightParenthesis,
    LeftBracket,
    RightBracket,
    /// A name, an operator, a number, `true`, `false` or `null`.
    Word(&'a str),
    Text(String),
}

pub(super) fn tokens(filter: &str) -> Result<Vec<Token<'_>>, ScimError> {
    let mut tokens = Vec::new();
    let mut rest = filter.trim_ascii_start();
    while let Some(first) = rest.bytes().next() {
        let (token, length) = match first {
            b'(' => (Token::LeftParenthesis, 1),
            b')' => (Token::RightParenthesis, 1),
            b'[' => (Token::LeftBracket, 1),
            b']' => (Token::RightBracket, 1),
            b'"' => text(rest)?,
            _ => {
                let ends_word =
                    |c: char| c.is_ascii_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '"');
                let length = rest.find(ends_word).unwrap_or(rest.len());
                (Token::Word(&rest[..length]), length)
            }
        };
        tokens.push(token);
        rest = rest[length..].trim_ascii_start();
    }
    Ok(tokens)
}

/// A JSON string at the beginning of the text, and its length with quotes.
fn text(rest: &str) -> Result<(Token<'_>, usize), ScimError> {
    let length =
        text_length(rest).ok_or_else(|| invalid("The filter has a string without an end."))?;
    let text: String = serde_json::from_str(&rest[..length])
        .map_err(|_| invalid("The filter has a string that is not a valid JSON string."))?;
    if text.contains('\0') {
        return Err(invalid(
            "The filter has a string with the character U+0000, which no attribute can hold.",
        ));
    }
    Ok((Token::Text(text), length))
}

/// The length of the JSON string that the text begins with, quotes included.
pub(crate) fn text_length(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read() {
        let check = |filter: &str, expect: &[Token]| {
            assert_eq!(tokens(filter).expect(filter), expect, "{filter}");
        };
        check("", &[]);
        check(
            " a.b eq \"x\\\"\\u00e9 (\"",
            &[
                Token::Word("a.b"),
                Token::Word("eq"),
                Token::Text("x\"é (".to_owned()),
            ],
        );
        check(
            "not(e[t pr].v)",
            &[
                Token::Word("not"),
                Token::LeftParenthesis,
                Token::Word("e"),
                Token::LeftBracket,
                Token::Word("t"),
                Token::Word("pr"),
                Token::RightBracket,
                Token::Word(".v"),
                Token::RightParenthesis,
            ],
        );
    }

    #[test]
    fn refused() {
        for filter in [
            "\"",
            "a eq \"b",
            r#"a eq "b\""#,
            r#""\x""#,
            r#""\u0000""#,
            "\"\n\"",
        ] {
            assert!(tokens(filter).is_err(), "{filter}");
        }
    }
}
