//! The settings of `rollcall-edge`, as flags and environment variables.

use std::net::{IpAddr, SocketAddr};

use clap::Parser;
use hyper::Uri;
use rollcall_tls::{ClientFlags, DoorFlags};

use crate::identity::EdgeKey;

/// The SCIM edge of Rollcall.
#[derive(Debug, Parser)]
#[command(name = "rollcall-edge", version)]
pub struct Config {
    /// Where to serve SCIM over HTTP.
    #[arg(
        long,
        env = "ROLLCALL_SCIM_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:7070"
    )]
    pub scim_listen: SocketAddr,
    #[command(flatten)]
    pub tls: DoorFlags,
    /// The control service, such as `https://control.example.com:7071`, or
    /// `http://127.0.0.1:7071` on the same machine.
    #[arg(long, env = "ROLLCALL_CONTROL", value_name = "URL", value_parser = control_url)]
    pub control: String,
    #[command(flatten)]
    pub control_tls: ClientFlags,
    /// What `rollcall-control create-edge-key` printed for this edge. An edge that
    /// control knows by its certificate needs none.
    #[arg(
        long,
        env = "ROLLCALL_EDGE_KEY",
        hide_env_values = true,
        value_name = "KEY",
        required_unless_present = "control_certificate"
    )]
    pub edge_key: Option<EdgeKey>,
    /// What identity providers see in front of /scim/v2, such as
    /// `https://scim.example.com`. Without it, the address that is listened on.
    #[arg(long, env = "ROLLCALL_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Where to serve `/metrics` for Prometheus, `/healthz` and `/readyz` over HTTP,
    /// to whoever asks. Nowhere unless an address is given.
    #[arg(long, env = "ROLLCALL_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
}

/// The origin of every base URL.
pub fn origin(public_url: Option<String>, listening: SocketAddr, tls: bool) -> String {
    let scheme = if tls { "https" } else { "http" };
    public_url.unwrap_or_else(|| format!("{scheme}://{listening}"))
}

/// An http or https URL, without what is not an origin or a path in front.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = http_url(text)?;
    if url.ends_with("/scim/v2") || url.contains("/scim/v2/") {
        return Err("leave /scim/v2 out: it follows".to_owned());
    }
    Ok(url)
}

/// What goes to control are bearer tokens: over TLS, or not out of the machine.
fn control_url(text: &str) -> Result<String, String> {
    let url = http_url(text)?;
    let uri: Uri = url.parse().map_err(|_| "not a URL")?;
    let host = uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let is_loopback = address == "localhost"
        || address
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback());
    if uri.scheme_str() == Some("https") || is_loopback {
        Ok(url)
    } else {
        Err("gRPC without encryption goes to loopback alone: take https".to_owned())
    }
}

fn http_url(text: &str) -> Result<String, String> {
    let wrong = || "not a URL such as https://scim.example.com".to_owned();
    let uri: Uri = text.trim_end_matches('/').parse().map_err(|_| wrong())?;
    let is_http = matches!(uri.scheme_str(), Some("http" | "https"));
    if is_http && uri.host().is_some_and(|host| !host.is_empty()) && uri.query().is_none() {
        Ok(uri.to_string().trim_end_matches('/').to_owned())
    } else {
        Err(wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_urls() {
        let check = |text: &str, expect: bool| {
            assert_eq!(control_url(text).is_ok(), expect, "{text}");
        };
        check("http://127.0.0.1:7071", true);
        check("http://[::1]:7071", true);
        check("http://localhost:7071", true);
        check("https://control.example.com", true);
        check("http://control.example.com", false);
        check("http://localhost.example.com:7071", false);
        check("http://10.0.0.7:7071", false);
        check("ftp://127.0.0.1", false);
    }

    #[test]
    fn public_urls() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(public_url(text).ok().as_deref(), expect, "{text}");
        };
        check("https://scim.example.com", Some("https://scim.example.com"));
        check(
            "https://scim.example.com/",
            Some("https://scim.example.com"),
        );
        check(
            "http://[::1]:7070/rollcall/",
            Some("http://[::1]:7070/rollcall"),
        );
        check("https://scim.example.com/scim/v2", None);
        check("https://scim.example.com/?x", None);
        check("scim.example.com", None);
        check("ftp://scim.example.com", None);
        check("not a url", None);
        check("", None);
    }
}
