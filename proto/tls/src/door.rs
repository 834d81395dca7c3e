//! The side that is connected to.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::server::{NoClientAuth, WebPkiClientVerifier};
use webpki::EndEntityCert;

use crate::error::TlsError;
use crate::files::File;
use crate::follow::Followed;
use crate::stream::{Peer, Stream};

/// How long both ends may take to agree.
const HANDSHAKE_TIME_MAX: Duration = Duration::from_secs(10);

/// The certificate of a door, as flags.
#[derive(Debug, Clone, Default, Args)]
pub struct DoorFlags {
    /// Serve over TLS, with the certificate and its chain in this file, in PEM. A
    /// changed file is taken within a second.
    #[arg(
        long,
        env = "ROLLCALL_TLS_CERTIFICATE",
        value_name = "FILE",
        requires = "tls_key"
    )]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key, in PEM.
    #[arg(
        long,
        env = "ROLLCALL_TLS_KEY",
        value_name = "FILE",
        requires = "tls_certificate"
    )]
    pub tls_key: Option<PathBuf>,
}

impl DoorFlags {
    /// Reads the files, if any are named, to speak `protocol`.
    pub fn open(&self, protocol: &'static str) -> Result<Option<Arc<Door>>, TlsError> {
        self.open_to(protocol, None)
    }

    /// The same, for clients that prove their name by a certificate of `authority`.
    /// Those that show none are served too; a wrong one ends the connection.
    pub fn open_to(
        &self,
        protocol: &'static str,
        clients: Option<Clients>,
    ) -> Result<Option<Arc<Door>>, TlsError> {
        let (Some(certificate), Some(key)) = (&self.tls_certificate, &self.tls_key) else {
            return Ok(None);
        };
        let mut paths = vec![certificate.clone(), key.clone()];
        let names = clients.map_or_else(Vec::new, |clients| {
            paths.push(clients.authority);
            clients.names
        });
        let config = Followed::start(paths, move |files| config(files, protocol))?;
        Ok(Some(Arc::new(Door { config, names })))
    }
}

/// Which clients are known by their certificates.
#[derive(Debug, Clone)]
pub struct Clients {
    pub authority: PathBuf,
    pub names: Vec<ServerName<'static>>,
}

pub struct Door {
    config: Arc<Followed<ServerConfig>>,
    names: Vec<ServerName<'static>>,
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Door")
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

impl Door {
    pub(crate) async fn greet(&self, stream: TcpStream) -> io::Result<Stream> {
        let acceptor = TlsAcceptor::from(self.config.current());
        let stream = tokio::time::timeout(HANDSHAKE_TIME_MAX, acceptor.accept(stream)).await??;
        let certificate = stream.get_ref().1.peer_certificates();
        let peer = Peer {
            is_named: certificate
                .and_then(|chain| chain.first())
                .is_some_and(|certificate| self.is_of_client(certificate)),
        };
        Ok(Stream::encrypted(stream, peer))
    }

    /// Of a certificate that was verified, only the name is left to be looked at.
    fn is_of_client(&self, certificate: &CertificateDer<'_>) -> bool {
        EndEntityCert::try_from(certificate).is_ok_and(|certificate| {
            let is_for = |name| certificate.verify_is_valid_for_subject_name(name).is_ok();
            self.names.iter().any(is_for)
        })
    }
}

fn config(files: &[File], protocol: &str) -> Result<ServerConfig, TlsError> {
    let [certificate, key, authority @ ..] = files else {
        return Err(TlsError::NoAuthorities);
    };
    let provider = Arc::new(aws_lc_rs::default_provider());
    let clients = match authority {
        [] => Arc::new(NoClientAuth) as _,
        [authority, ..] => {
            let roots = Arc::new(authority.authorities()?);
            WebPkiClientVerifier::builder_with_provider(roots, Arc::clone(&provider))
                .allow_unauthenticated()
                .build()
                .map_err(|_| TlsError::NoAuthorities)?
        }
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_client_cert_verifier(clients)
        .with_single_cert(certificate.chain()?, key.key()?)
        .map_err(|source| TlsError::Certificate {
            path: certificate.path.clone(),
            source,
        })?;
    config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
    Ok(config)
}
