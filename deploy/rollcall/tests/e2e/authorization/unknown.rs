//! What nobody has, and what is left of an answer when everything is taken out of
//! it that must differ.

use rollcall::scim_client::Reply;
use rollcall_proto::id::{SUFFIX_CHARS, parse_suffix, suffix};
use serde_json::Value;

/// A value of the same kind as this one that nothing has.
pub(crate) fn unknown(kind: &str, value: &str, number: u128) -> String {
    // Spread over the bits below the time of the tests.
    let bits = number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) >> 48;
    let id = suffix(0x0190 << 112 | bits);
    match (kind, value.rsplit_once('_')) {
        ("directory", _) => id,
        ("user" | "group" | "client", Some((prefix, _))) => format!("{prefix}_{id}"),
        // Other digits, where a version or a MAC is.
        ("version" | "cursor", _) => replaced(value, |letter| letter.is_ascii_digit(), b'0', 10),
        _ => replaced(value, |letter| letter.is_ascii_lowercase(), b'a', 26),
    }
}

/// Each letter of a range is the one behind it.
fn replaced(value: &str, is_in: impl Fn(char) -> bool, first: u8, count: u8) -> String {
    value
        .bytes()
        .map(|letter| {
            let is_other = is_in(char::from(letter));
            let other = || first + (letter - first + 1) % count;
            char::from(if is_other { other() } else { letter })
        })
        .collect()
}

/// The answer without the value that was asked for, and without ids, times and
/// versions, which no two answers have in common.
pub(crate) fn told(reply: &Reply, value: &str) -> String {
    let mut body = reply.json();
    blur(&mut body);
    let headers = reply
        .headers
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "date" | "etag" | "content-length"));
    let headers: Vec<_> = headers
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let text = format!("{} {headers:?} {body}", reply.status);
    without_ids(&text.replace(value, "<asked for>"))
}

fn blur(value: &mut Value) {
    match value {
        Value::Array(elements) => elements.iter_mut().for_each(blur),
        Value::Object(fields) => {
            for (name, field) in fields {
                if matches!(
                    name.as_str(),
                    "created" | "lastModified" | "version" | "access_token"
                ) {
                    *field = Value::Null;
                }
                blur(field);
            }
        }
        _ => {}
    }
}

fn without_ids(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(place) = rest.find(['_', '/']) {
        let (before, behind) = rest.split_at(place + 1);
        left.push_str(before);
        let id = behind.get(..SUFFIX_CHARS).and_then(parse_suffix);
        rest = if id.is_some() {
            left.push_str("<id>");
            &behind[SUFFIX_CHARS..]
        } else {
            behind
        };
    }
    left + rest
}
