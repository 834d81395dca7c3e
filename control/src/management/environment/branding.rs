//! What the setup portal shows of a product, and what it may be.

use crate::error::{Error, Result};
use crate::management::text::optional;
use crate::outbound::Place;

const LOGO_URL_CHARS_MAX: usize = 2_048;

pub(super) fn product_name(text: String) -> Result<String> {
    Ok(optional("branding.product_name", text)?.unwrap_or_default())
}

/// Browsers load it, and a policy of the page names where from.
pub(super) fn logo_url(url: String) -> Result<String> {
    if url.is_empty() {
        return Ok(url);
    }
    let place = (url.len() <= LOGO_URL_CHARS_MAX)
        .then(|| Place::parse(&url))
        .flatten();
    if place.is_some_and(|place| place.is_https() && !place.is_odd()) {
        return Ok(url);
    }
    Err(Error::InvalidValue {
        why: format!(
            "`branding.logo_url` must be an https URL without credentials and fragment, of at \
             most {LOGO_URL_CHARS_MAX} characters"
        ),
    })
}

pub(super) fn accent_color(text: &str) -> Result<String> {
    let is_color = text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    });
    if text.is_empty() || is_color {
        return Ok(text.to_ascii_lowercase());
    }
    Err(Error::InvalidValue {
        why: "`branding.accent_color` is written #rrggbb".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logos() {
        let check = |url: &str, expect: bool| {
            assert_eq!(logo_url(url.to_owned()).is_ok(), expect, "{url}");
        };
        check("", true);
        check("https://cdn.example/logo.svg?v=1", true);
        check("https://cdn.example:8443/logo.png", true);
        for url in [
            "http://cdn.example/logo.svg",
            "//cdn.example/logo.svg",
            "javascript:alert(1)",
            "data:image/png;base64,AA==",
            "https://user:password@cdn.example/logo.svg",
            "https://cdn.example/logo.svg#x",
            "https://cdn.example;script-src *",
            "https://*/logo.svg",
            "https://cdn.example/lo go.svg",
            "https://cdn.example/\nlogo.svg",
        ] {
            check(url, false);
        }
        check(&format!("https://cdn.example/{}", "x".repeat(2_048)), false);
    }

    #[test]
    fn colors() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(accent_color(text).ok().as_deref(), expect, "{text}");
        };
        check("", Some(""));
        check("#3056D3", Some("#3056d3"));
        for text in ["3056d3", "#305", "#3056d3ff", "#3056dg", "red", "#3056d3;"] {
            check(text, None);
        }
    }
}
