//! A base URL of https.

use std::path::Path;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use super::{FEW, report, simulate};
use crate::support::Rollcall;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_the_machine_trusts_is_spoken_to() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let public_url = format!("https://localhost:{port}");
    let rollcall = Rollcall::start_with(&["--public-url", &public_url], &[]);
    let target = rollcall.ready["scim_address"].as_str().expect("said");
    tokio::spawn(end_tls(listener, target.to_owned()));
    for (certificates, is_trusted) in [("authority.pem", true), ("other_authority.pem", false)] {
        let certificates = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/e2e/issuer_tls")
            .join(certificates);
        let mut command = simulate("okta", &rollcall.base_url, &rollcall.bearer_token, &FEW);
        command
            .env("SSL_CERT_FILE", certificates)
            .env_remove("SSL_CERT_DIR");
        let output = tokio::task::spawn_blocking(move || command.output());
        let output = output.await.expect("no panic").expect("runs");
        let report = report(&output);
        assert_eq!(output.status.success(), is_trusted, "{report:#}");
        if !is_trusted {
            let failure = report["failures"][0]["what"].as_str().unwrap_or_default();
            assert!(
                failure.contains("no answer: invalid peer certificate"),
                "{failure}"
            );
        }
    }
}

async fn end_tls(listener: TcpListener, target: String) {
    let certificate =
        CertificateDer::from(include_bytes!("../issuer_tls/certificate.der").as_slice());
    let private = PrivatePkcs8KeyDer::from(include_bytes!("../issuer_tls/key.der").as_slice());
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(private))
        .expect("a certificate");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, target) = (acceptor.clone(), target.clone());
        tokio::spawn(async move {
            let Ok(mut client) = acceptor.accept(stream).await else {
                return;
            };
            let mut server = TcpStream::connect(target).await.expect("it listens");
            // Either side may end it as it likes.
            let _ = copy_bidirectional(&mut client, &mut server).await;
        });
    }
}
