//! What a person is called, and whether a text speaks of them.

use crate::fold::fold;
use crate::store::entity::user;

/// The names of one person, folded.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// That of the resource, which tells nothing by itself.
    id: String,
    names: Vec<String>,
}

impl Person {
    pub(super) fn of(row: &user::Model) -> Self {
        let attributes = &row.attributes.0;
        let name = attributes.name.as_ref();
        // One of them alone is the name of many.
        let whole_name = name.and_then(|name| {
            let (given, family) = (name.given_name.as_ref()?, name.family_name.as_ref()?);
            Some(format!("{given} {family}"))
        });
        let single = [
            Some(&attributes.user_name),
            attributes.external_id.as_ref(),
            attributes.display_name.as_ref(),
            name.and_then(|name| name.formatted.as_ref()),
            whole_name.as_ref(),
        ];
        let several = attributes.emails.iter().chain(&attributes.phone_numbers);
        let places = attributes.addresses.iter();
        let places = places.flat_map(|place| [&place.formatted, &place.street_address]);
        let names = single
            .into_iter()
            .flatten()
            .chain(several.filter_map(|element| element.value.as_ref()))
            .chain(places.flatten())
            .map(|name| fold(name))
            .filter(|name| !name.trim().is_empty());
        Self {
            id: row.id.to_string(),
            names: names.collect(),
        }
    }

    /// The names under which an identity provider may have parked the person.
    pub(super) fn external_names(row: &user::Model) -> Vec<String> {
        let attributes = &row.attributes.0;
        let emails = attributes.emails.iter();
        [Some(row.id.to_string()), attributes.external_id.clone()]
            .into_iter()
            .flatten()
            .chain([attributes.user_name.clone()])
            .chain(emails.filter_map(|email| email.value.clone()))
            .collect()
    }

    /// Whether the text holds a name of the person, as a word or words.
    pub(super) fn is_named_in(&self, text: &str) -> bool {
        let text = fold(&unescaped(text));
        self.names.iter().any(|name| has_word(&text, name))
    }

    /// Whether it holds a name or the id.
    pub(super) fn is_meant_in(&self, text: &str) -> bool {
        text.contains(&self.id) || self.is_named_in(text)
    }
}

/// Whether `word` stands in the text by itself, not inside a longer word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(place, _)| {
        let before = text[..place].chars().next_back();
        let after = text[place + word.len()..].chars().next();
        let goes_on = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !goes_on(before) && !goes_on(after)
    })
}

/// The text with the escapes of JSON and of URLs resolved. It may have been cut,
/// so it is not parsed, and may be escaped several times, as a filter in a JSON
/// text is.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..2 {
        if text.contains('%') {
            let decoded = percent_decoded(&text);
            text = decoded;
        }
        if !text.contains('\\') {
            break;
        }
        text = json_unescaped(&text);
    }
    text
}

fn json_unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            units.extend_from_slice(letter.encode_utf16(&mut [0; 2]));
            continue;
        }
        match rest.next() {
            Some('u') => {
                let digits: String = rest.by_ref().take(4).collect();
                units.extend(u16::from_str_radix(&digits, 16).ok());
            }
            Some('n' | 'r' | 't' | 'b' | 'f') => units.push(u16::from(b' ')),
            Some(other) => units.extend_from_slice(other.encode_utf16(&mut [0; 2])),
            None => {}
        }
    }
    String::from_utf16_lossy(&units)
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let digits = (bytes[place] == b'%')
            .then(|| text.get(place + 1..place + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(digits.unwrap_or(bytes[place]));
        place += if digits.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_by_whole_names() {
        let person = Person {
            id: "user_1".to_owned(),
            names: ["al", "zoë o'neil", "ada@x.example", "+1 555"]
                .map(fold)
                .to_vec(),
        };
        let check = |text: &str, expect: bool| {
            assert_eq!(person.is_named_in(text), expect, "{text}");
        };
        check(r#"{"userName": "AL"}"#, true);
        check(r#"{"userName": "alan", "x": "total"}"#, false);
        check(r#"{"filter": "userName eq \"Ada@X.example\""}"#, true);
        check(r#"{"display": "Zo\u00eb O\u0027Neil"}"#, true);
        check(r#"{"detail": "{\"display\": \"Zo\\u00eb O'Neil\"}"}"#, true);
        check(r#"{"value": "ada@x.example"#, true);
        check(r#"{"value": "ada@x.examples"}"#, false);
        check("/Users/ada%40x.example", true);
        check(r#"["+1 555"]"#, true);
        check(r#"["user_1"]"#, false);
        check("\\u00", false);
        check("%", false);
        assert!(person.is_meant_in(r#"["user_1"]"#));
    }
}
