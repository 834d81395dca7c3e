//! Which addresses this service connects to because somebody named a URL: those
//! of the public internet, so that nobody reaches through it what stands around
//! it. Whoever runs the service may name what stands there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Which addresses are connected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    Public,
    /// Those of this machine too, over http: for tests and development.
    PublicAndLoopback,
    /// Where whoever runs this service named the URL.
    Any,
}

impl Allowed {
    pub fn of(with_loopback: bool) -> Self {
        if with_loopback {
            Self::PublicAndLoopback
        } else {
            Self::Public
        }
    }

    pub fn allows(self, address: IpAddr) -> bool {
        match address {
            _ if self == Self::Any => true,
            _ if address.is_loopback() => self == Self::PublicAndLoopback,
            IpAddr::V4(address) => is_public_v4(address),
            IpAddr::V6(address) => is_public_v6(address),
        }
    }
}

/// What the registry of special-purpose addresses (RFC 6890) has not.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        // Shared (RFC 6598), protocol assignments, 6to4 relays, benchmarks.
        || (a == 100 && b & 0xc0 == 64)
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && b & 0xfe == 18)
        // Multicast, reserved, broadcast.
        || a >= 224)
}

/// Global unicast alone (RFC 4291 section 2.4), and of that nothing in which an
/// IPv4 address stands or that is set aside: neither mapped and translated
/// addresses, which begin otherwise, nor Teredo, 6to4 and documentation.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_global = first & 0xe000 == 0x2000;
    let is_set_aside = match first {
        0x2001 => second < 0x0200 || second == 0x0db8,
        0x2002 | 0x3fff => true,
        _ => false,
    };
    is_global && !is_set_aside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_allowed() {
        let check = |text: &str, public: bool, with_loopback: bool| {
            let address: IpAddr = text.parse().expect("an address");
            assert_eq!(Allowed::Public.allows(address), public, "{text}");
            let allowed = Allowed::PublicAndLoopback.allows(address);
            assert_eq!(allowed, with_loopback, "{text}");
            assert!(Allowed::Any.allows(address), "{text}");
        };
        for text in [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "198.20.0.1",
            "223.255.255.254",
        ] {
            check(text, true, true);
        }
        for text in ["2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888"] {
            check(text, true, true);
        }
        for text in ["127.0.0.1", "127.255.255.254", "::1"] {
            check(text, false, true);
        }
        for text in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:1.1.1.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            check(text, false, false);
        }
    }
}
