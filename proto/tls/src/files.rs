//! Certificates and keys, in PEM.

use std::path::{Path, PathBuf};

use tokio_rustls::rustls::RootCertStore;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::error::TlsError;

/// Certificates of a chain.
pub const CHAIN_MAX: usize = 16;
/// Certificates of authorities in one file.
pub const AUTHORITIES_MAX: usize = 1_000;

/// A file, and what was in it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct File {
    pub path: PathBuf,
    content: Vec<u8>,
}

impl File {
    pub(crate) fn read(path: &Path) -> Result<Self, TlsError> {
        let content = std::fs::read(path).map_err(|source| TlsError::File {
            path: path.to_owned(),
            source,
        })?;
        Ok(Self {
            path: path.to_owned(),
            content,
        })
    }

    /// One certificate, and those that lead from it to an authority.
    pub(crate) fn chain(&self) -> Result<Vec<CertificateDer<'static>>, TlsError> {
        self.certificates(CHAIN_MAX, "a certificate and its chain in PEM")
    }

    pub(crate) fn authorities(&self) -> Result<RootCertStore, TlsError> {
        let expected = "the certificates of authorities in PEM";
        let mut roots = RootCertStore::empty();
        for certificate in self.certificates(AUTHORITIES_MAX, expected)? {
            roots
                .add(certificate)
                .map_err(|source| TlsError::Certificate {
                    path: self.path.clone(),
                    source,
                })?;
        }
        Ok(roots)
    }

    pub(crate) fn key(&self) -> Result<PrivateKeyDer<'static>, TlsError> {
        PrivateKeyDer::from_pem_slice(&self.content)
            .map_err(|_| self.is_not("no private key", "a private key in PEM, without a password"))
    }

    fn certificates(
        &self,
        most: usize,
        expected: &'static str,
    ) -> Result<Vec<CertificateDer<'static>>, TlsError> {
        let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&self.content)
            .take(most + 1)
            .collect();
        let certificates = certificates.map_err(|_| self.is_not("what is no PEM", expected))?;
        match certificates.len() {
            0 => Err(self.is_not("no certificate", expected)),
            found if found > most => Err(self.is_not("too many certificates", expected)),
            _ => Ok(certificates),
        }
    }

    fn is_not(&self, found: &'static str, expected: &'static str) -> TlsError {
        TlsError::Content {
            path: self.path.clone(),
            found,
            expected,
        }
    }
}

/// Reads them all; nothing of a key is ever shown.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<File>, TlsError> {
    paths.iter().map(|path| File::read(path)).collect()
}
