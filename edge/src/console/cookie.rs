//! The cookie that holds an operator's session.

use hyper::HeaderMap;
use hyper::header::COOKIE;
use rollcall_proto::credential::{Kind, key_id};

/// Over https, browsers take one of this name from this host alone.
const SECURE_NAME: &str = "__Host-rollcall_console";
const NAME: &str = "rollcall_console";
/// Seconds that the browser keeps it; control ends the session by itself.
const AGE_SECONDS_MAX: u32 = 7 * 24 * 3_600;

/// The value of the header by which a browser gets it.
pub(super) fn set(session: &str, origin: &str) -> String {
    written(session, AGE_SECONDS_MAX, origin)
}

/// The value of the header by which a browser forgets it.
pub(super) fn clear(origin: &str) -> String {
    written("", 0, origin)
}

fn written(value: &str, age: u32, origin: &str) -> String {
    let (name, secure) = name(origin);
    // Lax, so that a link to a page in a mail opens it.
    format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={age}{secure}")
}

/// What it is called, and what browsers are told of it beside.
fn name(origin: &str) -> (&'static str, &'static str) {
    if origin.starts_with("https://") {
        (SECURE_NAME, "; Secure")
    } else {
        (NAME, "")
    }
}

/// The session of the request, when it has one that can be genuine.
pub(super) fn session(headers: &HeaderMap, origin: &str) -> Option<String> {
    let (wanted, _) = name(origin);
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == wanted)
        .map(|(_, value)| value);
    let session = found.next()?;
    // Another one would be from somebody else.
    let is_only = found.next().is_none();
    (is_only && key_id(Kind::OperatorSession, session).is_some()).then(|| session.to_owned())
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;
    use rollcall_proto::credential::{Credential, SECRET_BYTES};

    use super::*;

    #[test]
    fn a_session_is_read_as_it_was_set() {
        let key_id = "01h455vb4pex5vsknk084sn02q";
        let credential = Credential::compose(Kind::OperatorSession, key_id, &[7; SECRET_BYTES]);
        let plain = set(credential.expose(), "http://127.0.0.1:1");
        assert!(plain.starts_with("rollcall_console="));
        assert!(plain.ends_with("; HttpOnly; SameSite=Lax; Path=/; Max-Age=604800"));
        let secure = set(credential.expose(), "https://x.example/rollcall");
        assert!(secure.starts_with("__Host-rollcall_console="));
        assert!(secure.ends_with("; Path=/; Max-Age=604800; Secure"));
        let check = |origin: &str, lines: &[&str], expect: bool| {
            let headers: HeaderMap = lines
                .iter()
                .map(|line| (COOKIE, HeaderValue::from_str(line).expect("ASCII")))
                .collect();
            assert_eq!(session(&headers, origin).is_some(), expect, "{lines:?}");
        };
        let pair = plain.split(';').next().unwrap_or_default();
        let secure_pair = secure.split(';').next().unwrap_or_default();
        let origin = "http://127.0.0.1:1";
        check(origin, &[pair], true);
        check(origin, &[&format!("a=b; {pair}; c=d")], true);
        check(origin, &[pair, pair], false);
        check(origin, &[secure_pair], false);
        check(origin, &[&format!("{pair}x")], false);
        check(origin, &["rollcall_console="], false);
        check(origin, &[], false);
        // Over https, another host can have set one of the plain name.
        check("https://x.example", &[secure_pair, pair], true);
        check("https://x.example", &[pair], false);
    }
}
