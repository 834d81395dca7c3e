//! The side that connects.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::error::TlsError;
use crate::files::File;
use crate::follow::Followed;
use crate::stream::{Peer, Stream};

/// How the service is known, and how this process is known to it, as flags.
#[derive(Debug, Clone, Default, Args)]
pub struct ClientFlags {
    /// The authorities, in PEM, of which one has to vouch for control's certificate,
    /// in the place of those that this machine trusts. A changed file is taken within
    /// a second.
    #[arg(long, env = "ROLLCALL_CONTROL_AUTHORITY", value_name = "FILE")]
    pub control_authority: Option<PathBuf>,
    /// The certificate and its chain, in PEM, by which control knows this process.
    #[arg(
        long,
        env = "ROLLCALL_CONTROL_CERTIFICATE",
        value_name = "FILE",
        requires = "control_key"
    )]
    pub control_certificate: Option<PathBuf>,
    /// The certificate's private key, in PEM.
    #[arg(
        long,
        env = "ROLLCALL_CONTROL_KEY",
        value_name = "FILE",
        requires = "control_certificate"
    )]
    pub control_key: Option<PathBuf>,
}

impl ClientFlags {
    /// Reads the files that are named, to speak `protocol`.
    pub fn open(&self, protocol: &'static str) -> Result<Client, TlsError> {
        let has_authority = self.control_authority.is_some();
        let paths = [
            &self.control_authority,
            &self.control_certificate,
            &self.control_key,
        ];
        let paths = paths.into_iter().flatten().cloned().collect();
        let config = Followed::start(paths, move |files| config(files, has_authority, protocol))?;
        Ok(Client { config })
    }
}

/// Clones share the certificates.
#[derive(Clone)]
pub struct Client {
    config: Arc<Followed<ClientConfig>>,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").finish_non_exhaustive()
    }
}

impl Client {
    /// Trusts whom this machine trusts, shows no certificate, and speaks `protocol`.
    pub fn of_machine(protocol: &'static str) -> Result<Self, TlsError> {
        ClientFlags::default().open(protocol)
    }

    /// Encrypts a connection to the host, whose name its certificate must have.
    pub async fn greet(&self, host: &str, stream: TcpStream) -> io::Result<Stream> {
        let host = host.trim_start_matches('[').trim_end_matches(']');
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "not the name of a host"))?;
        let connector = TlsConnector::from(self.config.current());
        let stream = connector.connect(name, stream).await?;
        // Whom a client connects to has the name that it asked for.
        Ok(Stream::encrypted(stream, Peer { is_named: true }))
    }
}

fn config(files: &[File], has_authority: bool, protocol: &str) -> Result<ClientConfig, TlsError> {
    let (authorities, identity) = files.split_at(usize::from(has_authority).min(files.len()));
    let roots = match authorities {
        [authority, ..] => authority.authorities()?,
        [] => authorities_of_machine()?,
    };
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots);
    let mut config = match identity {
        [certificate, key, ..] => config
            .with_client_auth_cert(certificate.chain()?, key.key()?)
            .map_err(|source| TlsError::Certificate {
                path: certificate.path.clone(),
                source,
            })?,
        _ => config.with_no_client_auth(),
    };
    config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
    Ok(config)
}

/// Whom this machine trusts.
pub fn authorities_of_machine() -> Result<RootCertStore, TlsError> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (added, passed_over) = roots.add_parsable_certificates(found.certs);
    if !found.errors.is_empty() || passed_over > 0 {
        tracing::warn!(errors = ?found.errors, passed_over, "certificates were not read");
    }
    if added == 0 {
        return Err(TlsError::NoAuthorities);
    }
    Ok(roots)
}
