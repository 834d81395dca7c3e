//! The places of the setup door.

use hyper::Method;

use super::ROOT;
use super::provider::Provider;

/// Every route of this door, with names in braces in the place of what varies.
pub const ROUTES: [(Method, &str); 24] = [
    (Method::GET, "/setup"),
    (Method::HEAD, "/setup"),
    (Method::GET, "/setup/style.css"),
    (Method::HEAD, "/setup/style.css"),
    (Method::GET, "/setup/setup.js"),
    (Method::HEAD, "/setup/setup.js"),
    (Method::GET, "/setup/accent/{color}"),
    (Method::HEAD, "/setup/accent/{color}"),
    (Method::GET, "/setup/progress"),
    (Method::GET, "/setup/providers"),
    (Method::HEAD, "/setup/providers"),
    (Method::GET, "/setup/providers/{provider}"),
    (Method::HEAD, "/setup/providers/{provider}"),
    (Method::POST, "/setup/providers/{provider}"),
    (Method::GET, "/setup/tokens"),
    (Method::HEAD, "/setup/tokens"),
    (Method::POST, "/setup/tokens"),
    (Method::POST, "/setup/tokens/{token}/rotate"),
    (Method::POST, "/setup/tokens/{token}/revoke"),
    (Method::GET, "/setup/requests"),
    (Method::HEAD, "/setup/requests"),
    (Method::GET, "/setup/{secret}"),
    (Method::HEAD, "/setup/{secret}"),
    (Method::POST, "/setup/{secret}"),
];

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// How the directory of the session does.
    Overview,
    /// The identity providers to choose from.
    Providers,
    /// What to do in one of them.
    Provider(&'static Provider),
    Tokens,
    RotateToken(String),
    RevokeToken(String),
    Requests,
    /// What was seen of the identity provider, as it is seen.
    Progress,
    Stylesheet,
    Script,
    /// What makes the pages a product's own: `rrggbb.css`.
    Accent(String),
    /// What stands where a link has its secret.
    Link(String),
}

/// Whether the path is one of this door.
pub(crate) fn is_here(path: &str) -> bool {
    path.strip_prefix(ROOT)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Place {
    pub(super) fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix(ROOT)?;
        let segments: Vec<_> = rest
            .strip_prefix('/')
            .unwrap_or_default()
            .split('/')
            .collect();
        Some(match segments[..] {
            [""] => Self::Overview,
            ["style.css"] => Self::Stylesheet,
            ["setup.js"] => Self::Script,
            ["accent", color] => Self::Accent(color.to_owned()),
            ["progress"] => Self::Progress,
            ["providers"] => Self::Providers,
            ["providers", id] => Self::Provider(Provider::find(id)?),
            ["tokens"] => Self::Tokens,
            ["tokens", id, "rotate"] => Self::RotateToken(id.to_owned()),
            ["tokens", id, "revoke"] => Self::RevokeToken(id.to_owned()),
            ["requests"] => Self::Requests,
            [secret] => Self::Link(secret.to_owned()),
            _ => return None,
        })
    }

    pub(super) fn allow(&self) -> &'static str {
        match self {
            Self::Overview
            | Self::Providers
            | Self::Requests
            | Self::Stylesheet
            | Self::Script
            | Self::Accent(_) => "GET, HEAD",
            Self::Progress => "GET",
            Self::RotateToken(_) | Self::RevokeToken(_) => "POST",
            Self::Provider(_) | Self::Tokens | Self::Link(_) => "GET, HEAD, POST",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_what_places_answer() {
        for (_, listed) in &ROUTES {
            let path = listed.replace("{provider}", "okta").replace(['{', '}'], "");
            let place = Place::parse(&path).expect("a place");
            let of_place = ROUTES.iter().filter(|(_, path)| path == listed);
            let methods: Vec<_> = of_place.map(|(method, _)| method.as_str()).collect();
            assert_eq!(methods.join(", "), place.allow(), "{listed}");
        }
    }

    #[test]
    fn paths_lead_to_places() {
        let check = |path: &str, expect: Option<Place>| {
            assert_eq!(Place::parse(path), expect, "{path}");
        };
        check("/setup", Some(Place::Overview));
        check("/setup/", Some(Place::Overview));
        check("/setup/tokens", Some(Place::Tokens));
        let id = || "tok_1".to_owned();
        check("/setup/tokens/tok_1/rotate", Some(Place::RotateToken(id())));
        check("/setup/tokens/tok_1/revoke", Some(Place::RevokeToken(id())));
        check("/setup/tokens/tok_1", None);
        check("/setup/style.css", Some(Place::Stylesheet));
        let okta = Provider::find("okta").expect("Okta");
        check("/setup/providers/okta", Some(Place::Provider(okta)));
        check("/setup/providers/nobody", None);
        check("/setup/x", Some(Place::Link("x".to_owned())));
        check("/setup/x/y", None);
        check("/setup/tokens/", None);
        for (path, expect) in [
            ("/setup", true),
            ("/setup/x", true),
            ("/setups", false),
            ("/scim/v2/setup", false),
            ("/", false),
        ] {
            assert_eq!(is_here(path), expect, "{path}");
        }
    }
}
