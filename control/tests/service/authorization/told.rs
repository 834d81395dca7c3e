//! What is left of an answer when everything is taken out of it that must differ.

use rollcall_proto::id::{SUFFIX_CHARS, parse_suffix, suffix};

use super::server::Answer;

/// What stands behind it is in base64.
const WEBHOOK_PREFIX: &str = "whsec_";

/// With what every credential begins.
const CREDENTIAL_PREFIXES: [&str; 11] = [
    "rcscim_",
    "rcclient_",
    "rckey_",
    "rcop_",
    "rcedge_",
    "rcsetup_",
    "rcsession_",
    "rcsignin_",
    "rcconsole_",
    "rcaccess_",
    WEBHOOK_PREFIX,
];

/// A value of the same kind as this one that nothing has.
pub(crate) fn unknown(value: &str, number: u128) -> String {
    if let Some((prefix, id)) = value.rsplit_once('_')
        && parse_suffix(id).is_some()
    {
        // Spread over the bits below the time of the tests.
        let bits = number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835) >> 48;
        return format!("{prefix}_{}", suffix(0x0190 << 112 | bits));
    }
    let is_of_a_page = value.contains('.') && value.len() > SUFFIX_CHARS && !value.contains('@');
    value
        .chars()
        .map(|letter| match letter {
            // What stands in the place of a MAC has its form.
            'a'..='z' if is_of_a_page => letter,
            '0'..='8' if is_of_a_page => char::from(u8::try_from(letter).expect("ASCII") + 1),
            '9' if is_of_a_page => '0',
            'a'..='y' => char::from(u8::try_from(letter).expect("ASCII") + 1),
            'z' => 'a',
            _ => letter,
        })
        .collect()
}

/// The answer without the values that were asked for, and without ids and
/// credentials, which no two answers have in common.
pub(crate) fn told(answer: &Answer, values: &[String]) -> String {
    let Answer {
        code,
        reason,
        message,
        body,
    } = answer;
    let mut text = format!(
        "{code:?} {reason} {message} {}",
        String::from_utf8_lossy(body)
    );
    for value in values {
        text = text.replace(value.as_str(), "<asked for>");
    }
    without_ids(&without_credentials(&text))
}

fn without_credentials(text: &str) -> String {
    let mut left = text.to_owned();
    for prefix in CREDENTIAL_PREFIXES {
        let mut pieces = left.split(prefix);
        let mut kept = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let others = if prefix == WEBHOOK_PREFIX {
                "+/="
            } else {
                "-_."
            };
            let is_of_it = |letter: char| letter.is_ascii_alphanumeric() || others.contains(letter);
            kept.push_str("<credential>");
            kept.push_str(piece.trim_start_matches(is_of_it));
        }
        left = kept;
    }
    left
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

#[test]
fn what_is_told_has_nothing_that_must_differ() {
    let id = suffix(7);
    let answer = |id: &str, asked_for: &str| Answer {
        code: tonic::Code::Ok,
        reason: String::new(),
        message: format!("{asked_for} user_{id}"),
        body: format!("/scim/v2/{id}2rckey_{id}_x_y\"").into_bytes(),
    };
    let told_of = |id: &str, asked_for: &str| told(&answer(id, asked_for), &[asked_for.to_owned()]);
    let other = unknown(&format!("user_{id}"), 1);
    let (_, other_id) = other.split_once('_').expect("an id");
    assert_eq!(told_of(&id, "ada"), told_of(other_id, &unknown("ada", 1)));
    assert_eq!(
        told_of(&id, "ada"),
        "Ok  <asked for> user_<id> /scim/v2/<id>2<credential>\""
    );
    assert_eq!(unknown("ada@b.example", 1), "beb@c.fybnqmf");
}
