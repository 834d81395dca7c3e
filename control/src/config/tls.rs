//! How the gRPC door is encrypted, and which edges are known by their certificates.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rollcall_tls::{Clients, Door, DoorFlags, GRPC, ServerName, TlsError};

#[derive(Debug, Clone, Default, Args)]
pub struct TlsFlags {
    #[command(flatten)]
    pub door: DoorFlags,
    /// The authorities, in PEM, that vouch for the certificates of edges. Product
    /// backends need none.
    #[arg(
        long,
        env = "ROLLCALL_TLS_CLIENT_AUTHORITY",
        value_name = "FILE",
        requires = "tls_certificate",
        requires = "edge_names"
    )]
    pub tls_client_authority: Option<PathBuf>,
    /// A name in the certificates of edges, such as `edge.rollcall.internal`; may be
    /// repeated. Whoever proves it is an edge, and needs no key of
    /// `create-edge-key`.
    #[arg(
        long = "edge-name",
        env = "ROLLCALL_EDGE_NAMES",
        value_name = "NAME",
        value_delimiter = ',',
        value_parser = name,
        requires = "tls_client_authority"
    )]
    pub edge_names: Vec<ServerName<'static>>,
}

impl TlsFlags {
    /// Reads the files, if any are named.
    pub fn open(&self) -> Result<Option<Arc<Door>>, TlsError> {
        let clients = self.tls_client_authority.clone().map(|authority| Clients {
            authority,
            names: self.edge_names.clone(),
        });
        self.door.open_to(GRPC, clients)
    }
}

#[derive(Debug, thiserror::Error)]
#[error(
    "{0}: gRPC without encryption is served on loopback alone; give --tls-certificate and --tls-key"
)]
pub struct PlaintextExposed(SocketAddr);

/// What is called are bearer tokens and API keys: over TLS, or not out of the
/// machine.
pub fn check_listening(address: SocketAddr, tls: Option<&Door>) -> Result<(), PlaintextExposed> {
    if tls.is_some() || address.ip().is_loopback() {
        Ok(())
    } else {
        Err(PlaintextExposed(address))
    }
}

fn name(text: &str) -> Result<ServerName<'static>, String> {
    ServerName::try_from(text.to_owned())
        .map_err(|_| "a DNS name or an address, such as edge.rollcall.internal".to_owned())
}
