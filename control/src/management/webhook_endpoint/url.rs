//! The URL of an endpoint. What a name stands for is looked at when it is called.

use crate::error::{Error, Result};
use crate::outbound::{Allowed, Place};

const URL_CHARS_MAX: usize = 2_048;

pub(super) fn check(url: String, allowed: Allowed) -> Result<String> {
    if url.is_empty() {
        return Err(Error::FieldMissing { field: "url" });
    }
    let place = (url.len() <= URL_CHARS_MAX)
        .then(|| Place::parse(&url))
        .flatten();
    let is_allowed = place.is_some_and(|place| {
        let with_loopback = allowed == Allowed::PublicAndLoopback;
        (place.is_https() || with_loopback)
            && !place.is_odd()
            && place
                .address()
                .is_none_or(|address| allowed.allows(address))
    });
    if is_allowed {
        return Ok(url);
    }
    Err(Error::InvalidValue {
        why: format!(
            "`url` must be an https URL of a public address, without credentials and fragment, \
             of at most {URL_CHARS_MAX} characters"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls() {
        let check = |url: &str, public: bool, with_loopback: bool| {
            let is_ok = |allowed| check(url.to_owned(), allowed).is_ok();
            assert_eq!(is_ok(Allowed::Public), public, "{url}");
            assert_eq!(is_ok(Allowed::PublicAndLoopback), with_loopback, "{url}");
        };
        for url in [
            "https://hooks.example/rollcall?tenant=1",
            "https://1.1.1.1:8443/",
            "https://[2606:4700::1111]/",
        ] {
            check(url, true, true);
        }
        for url in [
            "http://127.0.0.1:8080/",
            "https://127.0.0.1/",
            "http://localhost/",
            "https://[::1]/",
        ] {
            check(url, false, true);
        }
        for url in [
            "",
            "hooks.example",
            "http://hooks.example/",
            "https://10.0.0.1/",
            "https://169.254.169.254/latest/meta-data/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://0177.0.0.1/",
            "https://127.0.0.0x1/",
            "https://127.0.0.1./",
            "https://[fe80::1%25lo]/",
            "https://%31%32%37.0.0.1.example/",
            "https://user:password@hooks.example/",
            "https://hooks.example/#x",
            "ftp://hooks.example/",
        ] {
            check(url, false, false);
        }
        let long = format!("https://hooks.example/{}", "x".repeat(2_048));
        check(&long, false, false);
    }
}
