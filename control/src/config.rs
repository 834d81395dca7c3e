//! The settings of `rollcall-control`, as flags and environment variables.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::operator::NewDirectory;

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
    Serve(Serve),
    /// Make a directory and its first bearer token; prints them as JSON.
    CreateDirectory(CreateDirectory),
    /// Make an API key for product backends; prints it as JSON.
    CreateApiKey(CreateApiKey),
}

#[derive(Debug, Args)]
pub struct DataFolder {
    /// The folder of the database and the secret key.
    #[arg(long, env = "ROLLCALL_DATA", value_name = "DIR")]
    pub data: PathBuf,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub folder: DataFolder,
    /// Where to serve gRPC. It is not encrypted, so only loopback is accepted.
    #[arg(
        long,
        env = "ROLLCALL_GRPC_LISTEN",
        value_name = "ADDRESS",
        default_value = "127.0.0.1:7071",
        value_parser = loopback_address
    )]
    pub grpc_listen: SocketAddr,
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
    /// The product's own id of the organization; one that has it already is used
    /// as it is.
    #[arg(long, value_name = "ID", default_value = "first-customer")]
    pub organization_external_id: String,
    /// The organization's name.
    #[arg(long, value_name = "NAME", default_value = "First customer")]
    pub organization_name: String,
    /// A domain that the addresses of its users may have; may be repeated.
    /// Without any, every domain is accepted.
    #[arg(long = "domain", value_name = "DOMAIN")]
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
pub struct CreateApiKey {
    #[command(flatten)]
    pub folder: DataFolder,
    /// What the key is for.
    #[arg(long, value_name = "NAME", default_value = "API key")]
    pub name: String,
}

/// An address on which plaintext gRPC harms nobody.
pub fn loopback_address(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|_| "not an IP address and port")?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("gRPC without encryption is served on loopback alone".to_owned())
    }
}
