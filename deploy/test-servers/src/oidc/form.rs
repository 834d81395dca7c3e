//! The pairs of a query or a form.

use percent_encoding::percent_decode_str;

/// Each name is there once.
#[derive(Debug)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=')?;
            let (name, value) = (decoded(name)?, decoded(value)?);
            if pairs.iter().any(|(is, _)| *is == name) {
                return None;
            }
            pairs.push((name, value));
        }
        Some(Self(pairs))
    }

    /// Empty where it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        let mut found = self.0.iter().filter(|(is, _)| is == name);
        found.next().map_or("", |(_, value)| value)
    }
}

pub(super) fn decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    let decoded = percent_decode_str(&text).decode_utf8().ok()?;
    Some(decoded.into_owned())
}
