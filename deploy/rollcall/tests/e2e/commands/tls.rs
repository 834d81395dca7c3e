//! A service on another machine, behind what ends TLS.

use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::{Caller, at_home};
use crate::issuer_tls::server_config;
use crate::support::Rollcall;

/// Ends TLS for `localhost` in front of `target`.
async fn end_tls(target: String) -> u16 {
    let mut config = server_config();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let target = target.clone();
            tokio::spawn(async move {
                let mut server = TcpStream::connect(target).await.expect("it is there");
                // Either side may end it as it likes.
                let _ = copy_bidirectional(&mut stream, &mut server).await;
            });
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_is_known_by_its_certificate() {
    let rollcall = Rollcall::start();
    let caller = Caller::new(&rollcall);
    let port = end_tls(rollcall.grpc.clone()).await;
    let list = |host: &str, authority: &str| -> Output {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/issuer_tls");
        at_home(&caller.home, &["organizations", "list"])
            .args(["--address", &format!("https://{host}:{port}")])
            .env("ROLLCALL_API_KEY", &caller.api_key)
            .env("SSL_CERT_FILE", folder.join(authority))
            .env_remove("SSL_CERT_DIR")
            .output()
            .expect("runs")
    };
    let known = list("localhost", "authority.pem");
    assert!(known.status.success(), "{known:?}");
    assert!(String::from_utf8_lossy(&known.stdout).contains("acme"));
    for (host, authority) in [
        ("localhost", "other_authority.pem"),
        ("127.0.0.1", "authority.pem"),
    ] {
        let unknown = list(host, authority);
        assert_eq!(unknown.status.code(), Some(4), "{unknown:?}");
        assert!(unknown.stdout.is_empty());
    }
}
