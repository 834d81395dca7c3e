//! What stands around every page: whose product it is, and where one is.

use rollcall_proto::management::v1::Branding;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::setup) enum Tab {
    Overview,
    Providers,
    Tokens,
    Requests,
}

#[derive(Debug, Clone, Default)]
pub(in crate::setup) struct Frame<'p> {
    /// The path of what clients see in front of this door.
    pub(super) prefix: &'p str,
    /// The product's name; empty where it has none.
    pub(super) product: String,
    /// An https URL.
    pub(super) logo: Option<String>,
    /// Six hexadecimal digits.
    pub(super) accent: Option<String>,
    pub(super) organization: String,
    tab: Option<Tab>,
    /// When the session ends.
    pub(super) until: String,
}

/// A tab as it is shown.
pub(super) struct TabLink {
    pub(super) path: &'static str,
    pub(super) name: &'static str,
    pub(super) is_here: bool,
}

impl Tab {
    const ALL: [Self; 4] = [
        Self::Overview,
        Self::Providers,
        Self::Tokens,
        Self::Requests,
    ];

    fn path_and_name(self) -> (&'static str, &'static str) {
        match self {
            Self::Overview => ("/setup", "Overview"),
            Self::Providers => ("/setup/providers", "Set up"),
            Self::Tokens => ("/setup/tokens", "Tokens"),
            Self::Requests => ("/setup/requests", "Requests"),
        }
    }
}

impl<'p> Frame<'p> {
    pub(in crate::setup) fn new(
        prefix: &'p str,
        organization: String,
        branding: Option<Branding>,
    ) -> Self {
        let Branding {
            product_name,
            logo_url,
            accent_color,
        } = branding.unwrap_or_default();
        let accent = accent_color.strip_prefix('#').map(str::to_owned);
        Self {
            prefix,
            product: product_name,
            logo: origin_of(&logo_url).is_some().then_some(logo_url),
            accent,
            organization,
            ..Self::default()
        }
    }

    /// One without anything of a product.
    pub(super) fn bare(prefix: &'p str) -> Self {
        Self {
            prefix,
            ..Self::default()
        }
    }

    pub(in crate::setup) fn at(self, tab: Tab) -> Self {
        Self {
            tab: Some(tab),
            ..self
        }
    }

    pub(in crate::setup) fn until(self, until: String) -> Self {
        Self { until, ..self }
    }

    /// None on a page that is outside the setup.
    pub(super) fn tabs(&self) -> Vec<TabLink> {
        let Some(here) = self.tab else {
            return vec![];
        };
        let links = Tab::ALL.into_iter().map(|tab| {
            let (path, name) = tab.path_and_name();
            TabLink {
                path,
                name,
                is_here: tab == here,
            }
        });
        links.collect()
    }

    /// What stands for a product without a logo.
    pub(super) fn initial(&self) -> Option<char> {
        self.product.chars().next()
    }

    pub(super) fn logo_origin(&self) -> Option<&str> {
        origin_of(self.logo.as_deref()?)
    }
}

/// Where an image is loaded from, in what a policy can name.
fn origin_of(url: &str) -> Option<&str> {
    const SCHEME: &str = "https://";
    let rest = url.strip_prefix(SCHEME)?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    (!authority.is_empty() && authority.bytes().all(is_plain)).then(|| &url[..SCHEME.len() + end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_comes_from_an_origin() {
        let check = |url: &str, expect: Option<&str>| assert_eq!(origin_of(url), expect, "{url}");
        check("https://cdn.example/a/b.svg?c", Some("https://cdn.example"));
        check("https://cdn.example:8443", Some("https://cdn.example:8443"));
        check("http://cdn.example/a.svg", None);
        check("https://a;script-src *", None);
        check("https:///a.svg", None);
        check("", None);
    }
}
