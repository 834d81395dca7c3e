//! Authorities of the test's own, and what they vouch for.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::process::run;

pub(crate) struct Authority {
    folder: TempDir,
}

/// A certificate and its key, in PEM.
#[derive(Clone)]
pub(crate) struct Certified {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

fn new_key(command: &mut Command) -> &mut Command {
    command.args(["req", "-newkey", "ec", "-nodes"]);
    command.args(["-pkeyopt", "ec_paramgen_curve:P-256"])
}

impl Authority {
    pub(crate) fn create() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        run(new_key(&mut Command::new("openssl"))
            .args(["-x509", "-days", "2", "-subj", "/CN=authority"])
            .args(["-addext", "keyUsage=critical,keyCertSign", "-keyout"])
            .arg(folder.path().join("key.pem"))
            .arg("-out")
            .arg(folder.path().join("certificate.pem")));
        Self { folder }
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// For a name such as `DNS:edge.example` or `IP:192.0.2.1`, in files whose names
    /// begin with `file`; what is there already is replaced by another.
    pub(crate) fn vouch(&self, name: &str, folder: &Path, file: &str) -> Certified {
        let certified = Certified {
            certificate: folder.join(format!("{file}.crt")),
            key: folder.join(format!("{file}.key")),
        };
        let request = folder.join(format!("{file}.csr"));
        let extensions = folder.join(format!("{file}.ext"));
        let new = folder.join(format!("{file}.new"));
        std::fs::write(&extensions, format!("subjectAltName={name}\n")).expect("written");
        run(new_key(&mut Command::new("openssl"))
            .args(["-subj", "/CN=rollcall", "-keyout"])
            .arg(&certified.key)
            .arg("-out")
            .arg(&request));
        run(Command::new("openssl")
            .args(["x509", "-req", "-days", "1", "-CAcreateserial", "-in"])
            .arg(&request)
            .arg("-extfile")
            .arg(&extensions)
            .arg("-CA")
            .arg(self.certificate())
            .arg("-CAkey")
            .arg(self.folder.path().join("key.pem"))
            .arg("-out")
            .arg(&new));
        std::fs::rename(new, &certified.certificate).expect("renamed");
        certified
    }
}
