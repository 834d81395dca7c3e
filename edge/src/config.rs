//! The settings of `rollcall-edge`, as flags and environment variables.

use std::net::SocketAddr;

use clap::Parser;
use hyper::Uri;

use crate::identity::EdgeKey;

/// The SCIM edge of Rollcall.
#[derive(Debug, Parser)]
#[command(name = "rollcall-edge", version)]
pub struct Config {
    /// Where to serve SCIM over HTTP. TLS ends in front of it.
    #[arg(
        long,
        env = "ROLLCALL_SCIM_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:7070"
    )]
    pub scim_listen: SocketAddr,
    /// The control service, such as `http://127.0.0.1:7071`.
    #[arg(long, env = "ROLLCALL_CONTROL", value_name = "URL", value_parser = control_url)]
    pub control: String,
    /// What `rollcall-control create-edge-key` printed for this edge.
    #[arg(
        long,
        env = "ROLLCALL_EDGE_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    pub edge_key: EdgeKey,
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
pub fn origin(public_url: Option<String>, listening: SocketAddr) -> String {
    public_url.unwrap_or_else(|| format!("http://{listening}"))
}

/// An http or https URL, without what is not an origin or a path in front.
pub fn public_url(text: &str) -> Result<String, String> {
    let url = http_url(text)?;
    if url.ends_with("/scim/v2") || url.contains("/scim/v2/") {
        return Err("leave /scim/v2 out: it follows".to_owned());
    }
    Ok(url)
}

fn control_url(text: &str) -> Result<String, String> {
    http_url(text)
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
