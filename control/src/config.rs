//! The settings of `rollcall-control`, as flags and environment variables.

mod oidc;
mod sink;
mod tls;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};
use rollcall_proto::management::v1::Scope;

pub use self::oidc::{OidcFlags, OidcFlagsError};
pub use self::sink::{SinkError, SinkFlags};
pub use self::tls::{PlaintextExposed, TlsFlags, check_listening};
use crate::console::Email;
use crate::id::{DirectoryId, EdgeKeyId};
use crate::management::organization;
use crate::operator::NewDirectory;
use crate::store::{Database, PostgresUrl};

/// The control service of Rollcall.
#[derive(Debug, Parser)]
#[command(name = "rollcall-control", version)]
pub struct Config {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the gRPC API.
    Serve(Box<Serve>),
    /// Make a directory and its first bearer token; prints them as JSON.
    CreateDirectory(CreateDirectory),
    /// Make a further bearer token of a directory; prints it as JSON. Those that
    /// it has stay valid.
    CreateToken(CreateToken),
    /// Make an OAuth client of a directory, for identity providers that get
    /// access tokens by client credentials; prints it as JSON.
    CreateOauthClient(CreateToken),
    /// Make an API key for product backends; prints it as JSON.
    CreateApiKey(CreateApiKey),
    /// Make a key with which an operator manages every environment; prints it as
    /// JSON.
    CreateOperatorKey(CreateOperatorKey),
    /// Make a link by which an operator comes into the console; prints it as JSON.
    CreateSignInLink(CreateSignInLink),
    /// Make the key by which control knows an edge of another process; prints it
    /// as JSON.
    CreateEdgeKey(CreateEdgeKey),
    /// End an edge's key: control answers none of its calls after five seconds.
    RevokeEdgeKey(RevokeEdgeKey),
}

#[derive(Debug, Args)]
pub struct DataFolder {
    /// The folder of the secret key, and of the database unless that is
    /// PostgreSQL.
    #[arg(long, env = "ROLLCALL_DATA", value_name = "DIR")]
    pub data: PathBuf,
    #[command(flatten)]
    pub database: DatabaseUrl,
}

#[derive(Debug, Clone, Args)]
pub struct DatabaseUrl {
    /// PostgreSQL, such as `postgres://user@host/database`, in the place of
    /// SQLite in the data folder.
    #[arg(
        long,
        env = "ROLLCALL_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database_url: Option<PostgresUrl>,
}

impl DatabaseUrl {
    pub fn database(&self, data: &Path) -> Database {
        Database::new(data, self.database_url.clone())
    }
}

impl DataFolder {
    pub fn database(&self) -> Database {
        self.database.database(&self.data)
    }
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub folder: DataFolder,
    /// Where to serve gRPC: without TLS, on loopback alone.
    #[arg(
        long,
        env = "ROLLCALL_GRPC_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:7071"
    )]
    pub grpc_listen: SocketAddr,
    #[command(flatten)]
    pub tls: TlsFlags,
    #[command(flatten)]
    pub metrics: MetricsFlags,
    /// Read the keys of trusted issuers from this machine too, over http: for
    /// development.
    #[arg(long, env = "ROLLCALL_ALLOW_LOOPBACK_ISSUERS")]
    pub allow_loopback_issuers: bool,
    /// Deliver events to webhook endpoints on this machine too, over http: for
    /// development.
    #[arg(long, env = "ROLLCALL_ALLOW_LOOPBACK_WEBHOOKS")]
    pub allow_loopback_webhooks: bool,
    #[command(flatten)]
    pub sinks: SinkFlags,
    #[command(flatten)]
    pub oidc: OidcFlags,
}

#[derive(Debug, Clone, Args)]
pub struct MetricsFlags {
    /// Where to serve `/metrics` for Prometheus, `/healthz` and `/readyz` over HTTP,
    /// to whoever asks. Nowhere unless an address is given.
    #[arg(long, env = "ROLLCALL_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub struct CreateDirectory {
    #[command(flatten)]
    pub folder: DataFolder,
    #[command(flatten)]
    pub organization: Organization,
}

/// The organization of a directory that is to be made.
#[derive(Debug, Clone, Args)]
pub struct Organization {
    /// The product's own id of the organization. One that is there already gets
    /// a further directory.
    #[arg(long, value_name = "ID", default_value = "first-customer", value_parser = nonempty)]
    pub organization_external_id: String,
    /// The organization's name.
    #[arg(long, value_name = "NAME", default_value = "First customer")]
    pub organization_name: String,
    /// A domain that the addresses of its users may have; may be repeated.
    /// Without any, every domain is accepted.
    #[arg(long = "domain", value_name = "DOMAIN", value_parser = domain)]
    pub domains: Vec<String>,
    /// Accept every domain even though the organization has some.
    #[arg(long)]
    pub allow_any_domain: bool,
}

impl From<Organization> for NewDirectory {
    fn from(organization: Organization) -> Self {
        let Organization {
            organization_external_id,
            organization_name,
            domains,
            allow_any_domain,
        } = organization;
        Self {
            organization_external_id,
            organization_name,
            domains,
            allow_any_domain,
        }
    }
}

#[derive(Debug, Args)]
pub struct CreateToken {
    #[command(flatten)]
    pub folder: DataFolder,
    /// The directory's id (`dir_...`).
    #[arg(long, value_name = "ID")]
    pub directory: DirectoryId,
}

#[derive(Debug, Args)]
pub struct CreateApiKey {
    #[command(flatten)]
    pub folder: DataFolder,
    /// What the key is for.
    #[arg(long, value_name = "NAME", default_value = "API key")]
    pub name: String,
    /// What the key may do: `read-users`, `follow-events`, `manage`; may be
    /// repeated.
    #[arg(long = "scope", value_name = "SCOPE", value_parser = scope, default_value = "read-users")]
    pub scopes: Vec<Scope>,
}

#[derive(Debug, Args)]
pub struct CreateOperatorKey {
    #[command(flatten)]
    pub folder: DataFolder,
    /// Who has the key.
    #[arg(long, value_name = "NAME", default_value = "Operator key", value_parser = nonempty)]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct CreateSignInLink {
    #[command(flatten)]
    pub folder: DataFolder,
    /// Whose link it is: an operator who is there, or a new one. Without it, whoever
    /// uses the link becomes an operator.
    #[arg(long, value_name = "EMAIL", value_parser = email)]
    pub email: Option<Email>,
}

#[derive(Debug, Args)]
pub struct CreateEdgeKey {
    #[command(flatten)]
    pub folder: DataFolder,
    /// Which edge it is for.
    #[arg(long, value_name = "NAME", default_value = "Edge", value_parser = nonempty)]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct RevokeEdgeKey {
    #[command(flatten)]
    pub folder: DataFolder,
    /// The key's id (`edge_...`).
    #[arg(long, value_name = "ID")]
    pub id: EdgeKeyId,
}

fn nonempty(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("must not be empty".to_owned());
    }
    Ok(text.to_owned())
}

/// A domain name in lower case.
fn domain(text: &str) -> Result<String, String> {
    organization::domain(text).map_err(|error| error.to_string())
}

/// A scope by its name in lower case.
fn scope(text: &str) -> Result<Scope, String> {
    let name = text.to_ascii_uppercase().replace('-', "_");
    Scope::from_str_name(&format!("SCOPE_{name}"))
        .filter(|scope| *scope != Scope::Unspecified)
        .ok_or_else(|| "one of read-users, follow-events, manage".to_owned())
}

fn email(text: &str) -> Result<Email, String> {
    Email::parse("email", text.to_owned()).map_err(|error| error.to_string())
}
