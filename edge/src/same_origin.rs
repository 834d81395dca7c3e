//! Forms of other sites must not do anything here.

use hyper::HeaderMap;
use hyper::header::{HeaderName, ORIGIN};

use crate::request::only;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a form is of a page at this origin. Browsers say so in Sec-Fetch-Site. Those that do not know it, and others where it is not https,
/// send Origin, which our referrer policy may have made `null`.
pub(crate) fn is_ours(headers: &HeaderMap, origin: &str) -> bool {
    let [site, from] = [&SEC_FETCH_SITE, &ORIGIN].map(|name| only(headers, name));
    match (site, from) {
        (Ok(Some(site)), Ok(_)) => site == "same-origin",
        (Ok(None), Ok(Some(from))) => from.eq_ignore_ascii_case(without_path(origin)),
        _ => false,
    }
}

/// An origin as browsers spell it.
fn without_path(url: &str) -> &str {
    let Some(start) = url.find("://").map(|place| place + 3) else {
        return url;
    };
    let end = url[start..].find('/').map_or(url.len(), |end| start + end);
    &url[..end]
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn forms_of_other_sites_are_refused() {
        let check = |lines: &[(&HeaderName, &'static str)], expect: bool| {
            let headers: HeaderMap = lines
                .iter()
                .map(|(name, value)| ((*name).clone(), HeaderValue::from_static(value)))
                .collect();
            let outcome = is_ours(&headers, "https://scim.example.com/rollcall");
            assert_eq!(outcome, expect, "{lines:?}");
        };
        let ours = "https://scim.example.com";
        check(&[(&SEC_FETCH_SITE, "same-origin"), (&ORIGIN, "null")], true);
        check(&[(&SEC_FETCH_SITE, "same-site"), (&ORIGIN, ours)], false);
        check(&[(&SEC_FETCH_SITE, "cross-site")], false);
        check(&[(&SEC_FETCH_SITE, "none")], false);
        check(&[(&ORIGIN, ours)], true);
        check(&[(&ORIGIN, "https://scim.example.com.evil.example")], false);
        check(&[(&ORIGIN, "http://scim.example.com")], false);
        check(&[(&ORIGIN, "null")], false);
        check(&[(&ORIGIN, ours), (&ORIGIN, ours)], false);
        check(&[], false);
    }
}
