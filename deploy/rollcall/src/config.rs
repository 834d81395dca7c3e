//! The settings, as flags and environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use rollcall_control::config::{
    DatabaseUrl, MetricsFlags, Organization, SinkFlags, loopback_address,
};
use rollcall_edge::config::public_url;

use crate::simulate::config::Simulate;

/// Rollcall stands between your product and your customers' identity
/// providers: they push people and groups over SCIM, you query them over gRPC.
#[derive(Debug, Parser)]
#[command(name = "rollcall", version)]
pub struct Config {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve SCIM and gRPC from one data folder. So does no command at all.
    Serve(Box<Serve>),
    /// Show the whole story on a throw-away store: Okta pushes people and
    /// groups, the product sees them.
    Demo,
    /// Play an identity provider against a SCIM base URL, and check each answer.
    Simulate(Box<Simulate>),
}

#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// The folder of the secret key, and of the database unless that is
    /// PostgreSQL.
    #[arg(
        long,
        env = "ROLLCALL_DATA",
        value_name = "DIR",
        default_value = "rollcall-data"
    )]
    pub data: PathBuf,
    /// Emulate directories for the tests of a product: in memory, under ids and
    /// credentials that are known beforehand. Nothing is kept.
    #[arg(long, conflicts_with_all = [
        "data", "database_url", "metrics_listen", "organization_external_id",
        "organization_name", "domains", "allow_any_domain",
    ])]
    #[cfg_attr(feature = "nats", arg(conflicts_with = "nats_url"))]
    pub dev: bool,
    /// What is emulated: organizations, directories, users and groups, as YAML.
    #[arg(long, value_name = "FILE", requires = "dev")]
    pub seed: Option<PathBuf>,
    #[command(flatten)]
    pub database: DatabaseUrl,
    /// Print one line of JSON on standard output once ready, and take free
    /// ports unless addresses are given.
    #[arg(long)]
    pub json: bool,
    /// Where to serve SCIM over HTTP [default: 127.0.0.1:7070].
    #[arg(long, env = "ROLLCALL_SCIM_LISTEN", value_name = "ADDRESS")]
    pub scim_listen: Option<SocketAddr>,
    /// Where to serve gRPC [default: 127.0.0.1:7071]. It is not encrypted, so
    /// only loopback is accepted.
    #[arg(
        long,
        env = "ROLLCALL_GRPC_LISTEN",
        value_name = "ADDRESS",
        value_parser = loopback_address
    )]
    pub grpc_listen: Option<SocketAddr>,
    #[command(flatten)]
    pub metrics: MetricsFlags,
    /// What identity providers see in front of /scim/v2, such as
    /// `https://scim.example.com`. Without it, the address that is listened on.
    #[arg(long, env = "ROLLCALL_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Deliver events to webhook endpoints on this machine too, over http: for
    /// development.
    #[arg(long, env = "ROLLCALL_ALLOW_LOOPBACK_WEBHOOKS")]
    pub allow_loopback_webhooks: bool,
    #[command(flatten)]
    pub sinks: SinkFlags,
    /// Of the directory that the first start makes.
    #[command(flatten)]
    pub organization: Organization,
}

impl Config {
    pub fn command(self) -> Command {
        self.command
            .unwrap_or_else(|| Command::Serve(Box::new(self.serve)))
    }
}
