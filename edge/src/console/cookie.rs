//! The cookies: of an operator's session, and of an attempt to sign in at an issuer.

use hyper::HeaderMap;
use hyper::header::COOKIE;
use rollcall_proto::credential::{Kind, key_id};

/// Seconds that the browser keeps a session; control ends it by itself.
const SESSION_SECONDS: u32 = 7 * 24 * 3_600;
/// As long as control resumes an attempt.
const BINDING_SECONDS: u32 = 600;

struct Cookie {
    name: &'static str,
    /// Over https, browsers take one of this name from this host alone.
    secure_name: &'static str,
    seconds: u32,
}

const SESSION: Cookie = Cookie {
    name: "rollcall_console",
    secure_name: "__Host-rollcall_console",
    seconds: SESSION_SECONDS,
};
const BINDING: Cookie = Cookie {
    name: "rollcall_sign_in",
    secure_name: "__Host-rollcall_sign_in",
    seconds: BINDING_SECONDS,
};

/// The value of the header by which a browser gets a session.
pub(super) fn set(session: &str, origin: &str) -> String {
    SESSION.written(session, origin)
}

/// The value of the header by which a browser forgets it.
pub(super) fn clear(origin: &str) -> String {
    SESSION.cleared(origin)
}

/// The same of the secret by which the browser is known when it comes back.
pub(super) fn set_binding(binding: &str, origin: &str) -> String {
    BINDING.written(binding, origin)
}

pub(super) fn clear_binding(origin: &str) -> String {
    BINDING.cleared(origin)
}

/// The session of the request, when it has one that can be genuine.
pub(super) fn session(headers: &HeaderMap, origin: &str) -> Option<String> {
    let session = SESSION.read(headers, origin)?;
    key_id(Kind::OperatorSession, session).map(|_| session.to_owned())
}

/// What control compares.
pub(super) fn binding(headers: &HeaderMap, origin: &str) -> Option<String> {
    BINDING.read(headers, origin).map(str::to_owned)
}

impl Cookie {
    fn written(&self, value: &str, origin: &str) -> String {
        self.line(value, self.seconds, origin)
    }

    fn cleared(&self, origin: &str) -> String {
        self.line("", 0, origin)
    }

    fn line(&self, value: &str, age: u32, origin: &str) -> String {
        let (name, secure) = self.name(origin);
        // Lax, so that a link to a page in a mail opens it, and the way back from an
        // issuer.
        format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={age}{secure}")
    }

    /// What it is called, and what browsers are told of it beside.
    fn name(&self, origin: &str) -> (&'static str, &'static str) {
        if origin.starts_with("https://") {
            (self.secure_name, "; Secure")
        } else {
            (self.name, "")
        }
    }

    /// The one of the request. Another one would be from somebody else.
    fn read<'h>(&self, headers: &'h HeaderMap, origin: &str) -> Option<&'h str> {
        let (wanted, _) = self.name(origin);
        let mut found = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(name, _)| *name == wanted)
            .map(|(_, value)| value);
        let value = found.next()?;
        found.next().is_none().then_some(value)
    }
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
        let binding = set_binding("x", origin);
        assert_eq!(
            binding,
            "rollcall_sign_in=x; HttpOnly; SameSite=Lax; Path=/; Max-Age=600"
        );
        assert!(set_binding("x", "https://x.example").starts_with("__Host-rollcall_sign_in="));
        check(origin, &[&binding, pair], true);
        // Over https, another host can have set one of the plain name.
        check("https://x.example", &[secure_pair, pair], true);
        check("https://x.example", &[pair], false);
    }
}
