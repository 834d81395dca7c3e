//! The settings of `rollcall-edge`, as flags and environment variables.

use std::net::SocketAddr;

use clap::Parser;

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
    #[arg(long, env = "ROLLCALL_CONTROL", value_name = "URL")]
    pub control: String,
    /// What identity providers see in front of /scim/v2, such as
    /// `https://scim.example.com`. Without it, the address that is listened on.
    #[arg(long, env = "ROLLCALL_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
}

/// The origin of every base URL.
pub fn origin(public_url: Option<String>, listening: SocketAddr) -> String {
    public_url.unwrap_or_else(|| format!("http://{listening}"))
}
