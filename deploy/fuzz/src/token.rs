//! Credentials, in text and in the header.

use http::header::{AUTHORIZATION, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use rollcall_edge::request;
use rollcall_proto::credential::{Credential, Kind, SECRET_BYTES, key_id};
use rollcall_proto::id::{SUFFIX_CHARS, parse_suffix, suffix};

const CREDENTIAL_KEY_ID: &str = "01h455vb4pex5vsknk084sn02q";
/// Characters of a SCIM token: `rcscim_`, the key's id, the secret and the
/// checksum, with underscores between them.
const TOKEN_CHARS: usize = 7 + SUFFIX_CHARS + 1 + 52 + 1 + 7;

/// The value of an `Authorization` header. Then the first byte as the secret of
/// a genuine token, and the rest as a fault in it.
pub fn token(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        check_text(text);
    }
    check_header(data);
    if let Some((first, fault)) = data.split_first() {
        check_fault(*first, fault);
    }
}

fn check_text(text: &str) {
    if let Some(uuid) = parse_suffix(text) {
        assert_eq!(suffix(uuid), text);
    }
    let kinds = [Kind::Scim, Kind::ApiKey].map(|kind| key_id(kind, text));
    for key_id in kinds.iter().flatten() {
        assert_eq!(key_id.len(), SUFFIX_CHARS);
        assert!(text.is_ascii());
    }
    assert!(kinds.contains(&None), "of both kinds: {text}");
}

fn check_header(data: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(data) else {
        return;
    };
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, value.clone());
    headers.insert(USER_AGENT, value.clone());
    assert!(request::user_agent(&headers).len() <= 256);
    if let Ok(token) = request::token(&headers) {
        assert_eq!(token.len(), TOKEN_CHARS);
        assert!(key_id(Kind::Scim, &token).is_some());
        assert!(data.ends_with(token.as_bytes()));
    }
    headers.append(AUTHORIZATION, value);
    assert!(request::token(&headers).is_err(), "two headers");
}

/// A token with a fault in it is none.
fn check_fault(secret: u8, fault: &[u8]) {
    let credential = Credential::compose(Kind::Scim, CREDENTIAL_KEY_ID, &[secret; SECRET_BYTES]);
    let genuine = credential.expose();
    assert_eq!(key_id(Kind::Scim, genuine), Some(CREDENTIAL_KEY_ID));
    let (Some(at), Ok(part)) = (
        fault.first(),
        std::str::from_utf8(fault.get(1..).unwrap_or(&[])),
    ) else {
        return;
    };
    let (head, tail) = genuine.split_at(usize::from(*at) % genuine.len());
    let inserted = format!("{head}{part}{tail}");
    let replaced = format!("{head}{part}{}", tail.get(part.len()..).unwrap_or_default());
    for mutant in [inserted.as_str(), &replaced, head, tail] {
        // Four bytes in a row are what the checksum always finds.
        if mutant != genuine && (mutant.len() != genuine.len() || part.len() <= 4) {
            assert_eq!(key_id(Kind::Scim, mutant), None, "{mutant}");
        }
    }
}
