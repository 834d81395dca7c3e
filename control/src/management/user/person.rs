//! What a person is called, and whether a text speaks of them.

use std::collections::BTreeSet;

use rollcall_proto::scim::v1::UserAttributes;

use crate::fold::fold;
use crate::store::entity::user;

/// The names of one person, those of before included.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// That of the resource, which tells nothing by itself.
    id: String,
    /// Folded.
    names: BTreeSet<String>,
    /// Those under which an identity provider may have parked the person.
    external_names: BTreeSet<String>,
}

impl Person {
    pub(super) fn of(row: &user::Model) -> Self {
        let mut person = Self {
            id: row.id.to_string(),
            names: BTreeSet::new(),
            external_names: BTreeSet::from([row.id.to_string()]),
        };
        person.learn(&row.attributes.0);
        person
    }

    /// Adds what the person is called, or was.
    pub(super) fn learn(&mut self, attributes: &UserAttributes) {
        let name = attributes.name.as_ref();
        // One of them alone is the name of many.
        let whole_name = name.and_then(|name| {
            let (given, family) = (name.given_name.as_ref()?, name.family_name.as_ref()?);
            Some(format!("{given} {family}"))
        });
        let emails = attributes.emails.iter();
        let external = [Some(&attributes.user_name), attributes.external_id.as_ref()]
            .into_iter()
            .flatten()
            .chain(emails.filter_map(|email| email.value.as_ref()));
        let single = [
            attributes.display_name.as_ref(),
            name.and_then(|name| name.formatted.as_ref()),
            whole_name.as_ref(),
        ];
        let numbers = attributes.phone_numbers.iter();
        let places = attributes.addresses.iter();
        let places = places.flat_map(|place| [&place.formatted, &place.street_address]);
        let names = external
            .clone()
            .chain(single.into_iter().flatten())
            .chain(numbers.filter_map(|number| number.value.as_ref()))
            .chain(places.flatten())
            .map(|name| fold(name));
        self.names
            .extend(names.filter(|name| !name.trim().is_empty()));
        let external = external.filter(|name| !name.trim().is_empty());
        self.external_names.extend(external.cloned());
    }

    pub(super) fn external_names(&self) -> impl Iterator<Item = &String> {
        self.external_names.iter()
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
                .into(),
            external_names: BTreeSet::new(),
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
