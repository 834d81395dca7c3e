//! Where the service is, and whether the way to it is encrypted.

use std::net::IpAddr;

use http::Uri;

use crate::error::ConnectError;
use crate::transport::{GrpcService, connect_lazy};

/// Whether others on the way may read along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Security {
    /// Only on this machine is there no TLS.
    Encrypted,
    Any,
}

/// Connects at the first call. `address` is a URL, or a host and a port.
pub(crate) fn connect(address: &str, security: Security) -> Result<GrpcService, ConnectError> {
    let has_scheme = address.contains("://");
    let url = if has_scheme {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    let uri: Uri = url.parse().map_err(|_| ConnectError::Endpoint)?;
    let host = uri.host().ok_or(ConnectError::Endpoint)?;
    if is_loopback(host) || security == Security::Any || uri.scheme_str() != Some("http") {
        return connect_lazy(&url);
    }
    if has_scheme {
        return Err(ConnectError::Unencrypted);
    }
    connect_lazy(&format!("https://{address}"))
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_elsewhere_is_encrypted() {
        let refused = |address| connect(address, Security::Encrypted).err();
        for here in [
            "http://127.0.0.1:7071",
            "localhost:7071",
            "[::1]:7071",
            "http://[::1]:1",
        ] {
            assert!(refused(here).is_none(), "{here}");
        }
        for elsewhere in ["http://192.0.2.1:7071", "http://rollcall.example.com"] {
            let refused = refused(elsewhere);
            assert!(
                matches!(refused, Some(ConnectError::Unencrypted)),
                "{elsewhere}"
            );
            assert!(connect(elsewhere, Security::Any).is_ok());
        }
        for encrypted in ["https://rollcall.example.com", "rollcall.example.com:443"] {
            assert!(refused(encrypted).is_none(), "{encrypted}");
        }
        for nothing in ["", "://", "ftp://localhost", "a b:1"] {
            let refused = refused(nothing);
            assert!(matches!(refused, Some(ConnectError::Endpoint)), "{nothing}");
        }
    }
}
