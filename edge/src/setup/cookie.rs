//! The cookie that holds a setup session.

use hyper::HeaderMap;
use hyper::header::COOKIE;
use rollcall_proto::credential::{Kind, key_id};
use rollcall_proto::setup::v1::RedeemSetupLinkResponse;

use super::ROOT;

const NAME: &str = "rollcall_setup";
/// Seconds that the browser keeps it; control ends the session by itself.
const AGE_SECONDS_MAX: u32 = 24 * 3_600;

/// The value of the header by which a browser gets it.
pub(super) fn set(redeemed: &RedeemSetupLinkResponse, origin: &str, prefix: &str) -> String {
    let secure = if origin.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    format!(
        "{NAME}={}; HttpOnly; SameSite=Strict; Path={prefix}{ROOT}; Max-Age={AGE_SECONDS_MAX}{secure}",
        redeemed.session
    )
}

/// The session of the request, when it has one that can be genuine.
pub(super) fn session(headers: &HeaderMap) -> Option<String> {
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .map(|(_, value)| value);
    let session = found.next()?;
    // Another one would be from somebody else.
    let is_only = found.next().is_none();
    (is_only && key_id(Kind::SetupSession, session).is_some()).then(|| session.to_owned())
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;
    use rollcall_proto::credential::{Credential, SECRET_BYTES};

    use super::*;

    #[test]
    fn a_session_is_read_as_it_was_set() {
        let key_id = "01h455vb4pex5vsknk084sn02q";
        let credential = Credential::compose(Kind::SetupSession, key_id, &[7; SECRET_BYTES]);
        let redeemed = RedeemSetupLinkResponse {
            session: credential.expose().to_owned(),
            expire_time: None,
        };
        let plain = set(&redeemed, "http://127.0.0.1:1", "");
        assert!(plain.ends_with("; HttpOnly; SameSite=Strict; Path=/setup; Max-Age=86400"));
        let secure = set(&redeemed, "https://x.example/rollcall", "/rollcall");
        assert!(secure.ends_with("; Path=/rollcall/setup; Max-Age=86400; Secure"));
        let pair = plain.split(';').next().unwrap_or_default();
        let check = |lines: &[String], expect: bool| {
            let headers: HeaderMap = lines
                .iter()
                .map(|line| (COOKIE, HeaderValue::from_str(line).expect("ASCII")))
                .collect();
            assert_eq!(session(&headers).is_some(), expect, "{lines:?}");
        };
        check(&[pair.to_owned()], true);
        check(&[format!("a=b; {pair}; c=d")], true);
        check(&[format!("{pair}; {pair}")], false);
        check(&[pair.to_owned(), pair.to_owned()], false);
        check(&[format!("{pair}x")], false);
        check(&["rollcall_setup=".to_owned()], false);
        check(&[], false);
    }
}
