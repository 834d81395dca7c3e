//! The form of every credential: `kind_keyid_secret_checksum`, and of an access
//! token `rcaccess_jwt_checksum`.
//!
//! The form is public, so that a secret scanner can find a leaked credential
//! and the edge can refuse a mistyped one without asking control:
//! `(rcscim|rcclient|rckey|rcop|rcedge|rcsetup|rcsession|rcsignin|rcconsole)_[0-9a-hjkmnp-tv-z]{26}_[0-9a-hjkmnp-tv-z]{52}_[0-9a-hjkmnp-tv-z]{7}`.

use std::borrow::Cow;
use std::fmt;

use memchr::memchr2;

use crate::id::{ALPHABET, SUFFIX_CHARS, letter};

/// 52 characters of five bits hold at least 256 bits.
const SECRET_CHARS: usize = 52;
const CHECKSUM_CHARS: usize = 7;

const ACCESS_TOKEN_PREFIX: &str = "rcaccess_";
/// Bytes of an access token; it is some 350 bytes long.
const ACCESS_TOKEN_BYTES_MAX: usize = 1_024;

/// What stands in the place of a credential, or of a password.
pub const HIDDEN: &str = "[redacted]";

/// The `aud` of the tokens with which an edge says who it is; its key's id is
/// their `kid` and `iss`.
pub const EDGE_TOKEN_AUDIENCE: &str = "rollcall-control";
/// Seconds for which such a token may be good.
pub const EDGE_TOKEN_SECONDS_MAX: i64 = 300;
/// The metadata in which it stands.
pub const EDGE_TOKEN_METADATA: &str = "rollcall-edge";

/// Bytes of randomness that [`Credential::compose`] takes.
pub const SECRET_BYTES: usize = SECRET_CHARS;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The bearer token of one directory's identity provider.
    Scim,
    /// The secret with which an identity provider gets access tokens.
    ClientSecret,
    /// The key of a product backend.
    ApiKey,
    /// The key of an operator of the installation.
    OperatorKey,
    /// The private key of an edge.
    EdgeKey,
    /// The secret in a setup link.
    SetupLink,
    /// What a setup link was redeemed for.
    SetupSession,
    /// The secret in a link by which an operator comes in.
    SignInLink,
    /// What an operator opened by signing in.
    OperatorSession,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::Scim,
        Self::ClientSecret,
        Self::ApiKey,
        Self::OperatorKey,
        Self::EdgeKey,
        Self::SetupLink,
        Self::SetupSession,
        Self::SignInLink,
        Self::OperatorSession,
    ];
}

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Self::Scim => "rcscim_",
            Self::ClientSecret => "rcclient_",
            Self::ApiKey => "rckey_",
            Self::OperatorKey => "rcop_",
            Self::EdgeKey => "rcedge_",
            Self::SetupLink => "rcsetup_",
            Self::SetupSession => "rcsession_",
            Self::SignInLink => "rcsignin_",
            Self::OperatorSession => "rcconsole_",
        }
    }
}

/// A credential in plain, which nothing but [`Credential::expose`] shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential(String);

impl Credential {
    /// `key_id` is the suffix of the id under which the credential is kept.
    pub fn compose(kind: Kind, key_id: &str, randomness: &[u8; SECRET_BYTES]) -> Self {
        let secret: String = randomness
            .iter()
            .map(|byte| letter(u32::from(*byte)))
            .collect();
        let body = format!("{}{key_id}_{secret}", kind.prefix());
        let sum = checksum(&body);
        Self(format!("{body}_{sum}"))
    }

    /// One that was made before, where `text` has its form.
    pub fn parse(kind: Kind, text: &str) -> Option<Self> {
        key_id(kind, text).map(|_| Self(text.to_owned()))
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential")
    }
}

/// The key id in `text` when it has the form of a credential of this kind.
/// Whether it opens anything is for control to say.
pub fn key_id(kind: Kind, text: &str) -> Option<&str> {
    let (body, sum) = text.rsplit_once('_')?;
    let (key_id, secret) = body.strip_prefix(kind.prefix())?.split_once('_')?;
    let well_formed = key_id.len() == SUFFIX_CHARS
        && secret.len() == SECRET_CHARS
        && [key_id, secret]
            .iter()
            .all(|part| part.bytes().all(|byte| ALPHABET.contains(&byte)))
        && checksum(body) == sum;
    well_formed.then_some(key_id)
}

/// The Ed25519 private key that the secret of an edge key is, as PKCS#8.
pub fn edge_private_key(text: &str) -> Option<Vec<u8>> {
    key_id(Kind::EdgeKey, text)?;
    let secret = text.rsplit('_').nth(1)?;
    // 52 letters of five bits: 32 bytes, and four bits more.
    let (mut seed, mut bits, mut held) = (Vec::with_capacity(32), 0_u32, 0);
    for byte in secret.bytes() {
        let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
        bits = bits << 5 | u32::try_from(digit).ok()?;
        held += 5;
        if held >= 8 {
            held -= 8;
            seed.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    let seed = seed.try_into().ok()?;
    Some(ed25519_private_key(&seed))
}

/// An Ed25519 private key as PKCS#8 (RFC 8410 section 7).
pub fn ed25519_private_key(seed: &[u8; 32]) -> Vec<u8> {
    const HEAD: [u8; 16] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04,
        0x20,
    ];
    [HEAD.as_slice(), seed].concat()
}

/// Gives a JSON Web Token the form of an access token.
pub fn access_token(jwt: &str) -> String {
    let body = format!("{ACCESS_TOKEN_PREFIX}{jwt}");
    let sum = checksum(&body);
    format!("{body}_{sum}")
}

/// The JSON Web Token in `text` when it has the form of an access token.
pub fn access_token_jwt(text: &str) -> Option<&str> {
    let (body, sum) = text.rsplit_once('_')?;
    let jwt = body.strip_prefix(ACCESS_TOKEN_PREFIX)?;
    let well_formed = text.len() <= ACCESS_TOKEN_BYTES_MAX && checksum(body) == sum;
    well_formed.then_some(jwt)
}

/// The kind of credential that `text` begins as, whole or cut off.
pub fn kind_begun(text: &str) -> Option<Kind> {
    let mut kinds = Kind::ALL.into_iter();
    kinds.find(|kind| text.starts_with(kind.prefix()))
}

/// The text with every credential in it, whole or cut off, in any case,
/// hidden.
pub fn hide(text: &str) -> Cow<'_, str> {
    let mut hidden = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(start) = next_credential(text, at) {
        let run = text[start..].bytes().take_while(|byte| is_of_token(*byte));
        at = start + run.count();
        hidden.push_str(&text[kept..start]);
        hidden.push_str(HIDDEN);
        kept = at;
    }
    if kept == 0 {
        return Cow::Borrowed(text);
    }
    hidden.push_str(&text[kept..]);
    Cow::Owned(hidden)
}

/// Where something begins behind `from` that has the prefix of a credential.
fn next_credential(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = from;
    while let Some(length) = memchr2(b'r', b'R', bytes.get(from..)?) {
        let start = from + length;
        let rest = &bytes[start..];
        let begins = |prefix: &str| {
            rest.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
        };
        let kinds = Kind::ALL.into_iter().map(Kind::prefix);
        if kinds.chain([ACCESS_TOKEN_PREFIX]).any(begins) {
            return Some(start);
        }
        from = start + 1;
    }
    None
}

/// The letters of credentials, and of the JSON Web Token in one.
fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)
}

/// Whether `text` has the form of what an identity provider presents.
pub fn is_scim_bearer(text: &str) -> bool {
    key_id(Kind::Scim, text).is_some() || access_token_jwt(text).is_some()
}

fn checksum(body: &str) -> String {
    let sum = crc32fast::hash(body.as_bytes());
    (0..CHECKSUM_CHARS)
        .rev()
        .map(|place| {
            letter(
                sum.checked_shr(5 * u32::try_from(place).unwrap_or(0))
                    .unwrap_or(0),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY_ID: &str = "01h455vb4pex5vsknk084sn02q";

    #[test]
    fn an_access_token_holds_its_jwt() {
        let token = access_token("e30.e30._w_A");
        assert_eq!(access_token_jwt(&token), Some("e30.e30._w_A"));
        assert!(is_scim_bearer(&token));
        for place in 0..token.len() {
            let mut other = token.as_bytes().to_vec();
            other[place] = if other[place] == b'7' { b'8' } else { b'7' };
            let other = String::from_utf8(other).expect("ASCII");
            assert_eq!(access_token_jwt(&other), None, "{other}");
            assert_eq!(access_token_jwt(&token[..place]), None);
        }
        assert_eq!(access_token_jwt(&access_token(&"x".repeat(1_024))), None);
    }

    #[test]
    fn credentials_are_hidden_wherever_they_stand() {
        let check = |text: &str, expect: &str| assert_eq!(hide(text), expect, "{text}");
        let scim = Credential::compose(Kind::Scim, KEY_ID, &[201; SECRET_BYTES]);
        let scim = scim.expose();
        check("", "");
        check("Record rc rcscim", "Record rc rcscim");
        check(scim, HIDDEN);
        check(&format!("é{scim}é"), "é[redacted]é");
        check(
            &format!("{{\"a\":\"Bearer {scim}\",\"b\":\"{}\"}}", &scim[..30]),
            "{\"a\":\"Bearer [redacted]\",\"b\":\"[redacted]\"}",
        );
        check(&scim.to_uppercase(), HIDDEN);
        check(&access_token("e30.e30._w-A"), HIDDEN);
        for kind in Kind::ALL {
            let text = Credential::compose(kind, KEY_ID, &[7; SECRET_BYTES]);
            assert_eq!(kind_begun(text.expose()), Some(kind));
            check(&format!("x{}", text.expose()), "x[redacted]");
        }
        assert_eq!(kind_begun("rcscim"), None);
    }

    #[test]
    fn only_the_exact_text_has_the_form() {
        let credential = Credential::compose(Kind::Scim, KEY_ID, &[201; SECRET_BYTES]);
        let text = credential.expose();
        assert_eq!(key_id(Kind::Scim, text), Some(KEY_ID));
        assert_eq!(key_id(Kind::ApiKey, text), None);
        assert_eq!(format!("{credential:?}"), "Credential");
        for place in 0..text.len() {
            let mut other = text.as_bytes().to_vec();
            other[place] = if other[place] == b'7' { b'8' } else { b'7' };
            let other = String::from_utf8(other).expect("ASCII");
            assert_eq!(key_id(Kind::Scim, &other), None, "{other}");
            assert_eq!(key_id(Kind::Scim, &text[..place]), None);
        }
        for other in [text.to_uppercase(), format!(" {text}"), format!("{text} ")] {
            assert_eq!(key_id(Kind::Scim, &other), None, "{other}");
        }
    }
}
