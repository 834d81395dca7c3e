//! Where a request goes: an https URL, or an http URL of this machine.

use http::Uri;

/// A URL of which nothing but its parts is used further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub(super) is_https: bool,
    /// An IP address without brackets, or a name.
    pub(super) host: String,
    pub(super) port: u16,
    /// As the `Host` header has it.
    pub(super) authority: String,
    pub(super) path_and_query: String,
}

impl Place {
    pub fn parse(url: &str) -> Option<Self> {
        // A `Uri` drops what stands behind it.
        if url.contains('#') || !url.is_ascii() {
            return None;
        }
        let uri: Uri = url.parse().ok()?;
        let is_https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?;
        let host = authority.host();
        let host = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .unwrap_or(host);
        // Not `user@host`, and not a port that is none.
        let port = match authority.as_str().strip_prefix(authority.host())? {
            "" if is_https => 443,
            "" => 80,
            port => port.strip_prefix(':')?.parse().ok()?,
        };
        let place = Self {
            is_https,
            host: host.to_owned(),
            port,
            authority: authority.as_str().to_owned(),
            path_and_query: uri.path_and_query()?.as_str().to_owned(),
        };
        (!host.is_empty() && (is_https || place.is_loopback())).then_some(place)
    }

    /// Whether it has no query.
    pub fn is_bare(&self) -> bool {
        !self.path_and_query.contains('?')
    }

    /// Whether it is encrypted.
    pub fn is_https(&self) -> bool {
        self.is_https
    }

    /// The host, where that is an address.
    pub fn address(&self) -> Option<std::net::IpAddr> {
        self.host.parse().ok()
    }

    /// Whether the host is neither an address nor plainly a name: some programs read
    /// an address in what ends in a number, and others do not.
    pub fn is_odd(&self) -> bool {
        if self.address().is_some() {
            return false;
        }
        let host = self.host.trim_end_matches('.');
        let last = host.rsplit('.').next().unwrap_or_default();
        let is_hexadecimal = last.starts_with("0x") || last.starts_with("0X");
        let is_number = last.bytes().all(|byte| byte.is_ascii_digit());
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        is_number || is_hexadecimal || !host.bytes().all(is_of_name)
    }

    fn is_loopback(&self) -> bool {
        match self.host.parse::<std::net::IpAddr>() {
            Ok(address) => address.is_loopback(),
            Err(_) => self.host == "localhost",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        let check = |url: &str, expect: Option<(&str, u16, &str)>| {
            let place = Place::parse(url);
            let parts = place.as_ref().map(|place| {
                (
                    place.host.as_str(),
                    place.port,
                    place.path_and_query.as_str(),
                )
            });
            assert_eq!(parts, expect, "{url}");
        };
        check("https://a.example", Some(("a.example", 443, "/")));
        check(
            "https://a.example:8443/x?y",
            Some(("a.example", 8443, "/x?y")),
        );
        check("https://[2001:db8::1]/", Some(("2001:db8::1", 443, "/")));
        check("http://127.0.0.1:80/", Some(("127.0.0.1", 80, "/")));
        check("http://[::1]:9/x", Some(("::1", 9, "/x")));
        check("http://localhost/", Some(("localhost", 80, "/")));
        for url in [
            "",
            "a.example",
            "//a.example",
            "ftp://a.example",
            "http://a.example",
            "http://127.0.0.1.example/",
            "http://0x7f.1/",
            "https://user@a.example/",
            "https://a.example@127.0.0.1/",
            "https://a.example:0x50/",
            "https://a.example:/",
            "https://a.example:65536/",
            "https://a.example/#x",
            "https:///x",
            "https://a.example/ x",
            "file:///etc/passwd",
        ] {
            check(url, None);
        }
    }
}
