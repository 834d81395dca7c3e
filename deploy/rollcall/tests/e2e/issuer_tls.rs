//! An issuer's keys are read over TLS, from whom the system's certificates vouch
//! for.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rollcall_client::{Client, Error, Selection, transport};
use rollcall_proto::credential::ed25519_private_key;
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::management::v1::trusted_issuer_service_client::TrustedIssuerServiceClient;
use rollcall_proto::management::v1::{CreateTrustedIssuerRequest, Scope, TrustedIssuer};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::processes::control;
use crate::support::{Process, binary, text};

const SUBJECT: &str = "backend";
/// The end of the year 9999.
const EXPIRY: i64 = 253_402_300_799;

fn key() -> EncodingKey {
    EncodingKey::from_ed_der(&ed25519_private_key(&[7; 32]))
}

/// The name of `localhost` is in its certificate; an address is not.
pub(crate) fn server_config() -> ServerConfig {
    let certificate = CertificateDer::from(include_bytes!("issuer_tls/certificate.der").as_slice());
    let private = PrivatePkcs8KeyDer::from(include_bytes!("issuer_tls/key.der").as_slice());
    ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], PrivateKeyDer::Pkcs8(private))
        .expect("a certificate")
}

async fn serve_issuer() -> u16 {
    let acceptor = TlsAcceptor::from(Arc::new(server_config()));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let url = format!("https://localhost:{port}");
    let keys = json!({"keys": [Jwk::from_encoding_key(&key(), Algorithm::EdDSA).expect("a key")]});
    let discovery = json!({"issuer": url, "jwks_uri": format!("{url}/keys")});
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.expect("a head"));
            }
            let body = if head.starts_with(b"GET /keys ") {
                keys.to_string()
            } else {
                discovery.to_string()
            };
            let length = body.len();
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).await.expect("sent");
            let _ = stream.shutdown().await;
        }
    });
    port
}

/// Control that trusts these certificates.
fn serve_control(folder: &Path, certificates: &str) -> (Process, String) {
    let certificates = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/e2e/issuer_tls")
        .join(certificates);
    let (process, ready) = Process::start(
        Command::new(binary("rollcall-control"))
            .args(["serve", "--grpc-listen", "127.0.0.1:0"])
            .args(["--allow-loopback-issuers", "--data"])
            .arg(folder)
            .env("SSL_CERT_FILE", certificates)
            .env_remove("SSL_CERT_DIR"),
    );
    let endpoint = format!("http://{}", text(&ready["grpc_address"]));
    (process, endpoint)
}

async fn trust(endpoint: &str, api_key: &str, issuer: &str) {
    let mut asking = tonic::Request::new(CreateTrustedIssuerRequest {
        trusted_issuer: Some(TrustedIssuer {
            issuer: issuer.to_owned(),
            audience: "rollcall".to_owned(),
            subject: SUBJECT.to_owned(),
            scopes: vec![Scope::ReadUsers.into()],
            ..TrustedIssuer::default()
        }),
        ..CreateTrustedIssuerRequest::default()
    });
    let value = format!("Bearer {api_key}").parse().expect("ASCII");
    asking.metadata_mut().insert("authorization", value);
    let service = transport::connect_lazy(endpoint).expect("valid");
    let made = TrustedIssuerServiceClient::new(service)
        .create_trusted_issuer(asking)
        .await;
    made.expect("made");
}

/// What a workload of this issuer is told.
async fn read(endpoint: &str, issuer: &str, directory: &Value) -> Result<usize, Error> {
    let claims = json!({"iss": issuer, "aud": "rollcall", "sub": SUBJECT, "exp": EXPIRY});
    let token = encode(&Header::new(Algorithm::EdDSA), &claims, &key()).expect("signed");
    let client = Client::connect(endpoint, &token).expect("valid");
    let directory_id = Selection::DirectoryId(text(&directory["directory_id"]));
    let users = client.users(directory_id).all().await?;
    Ok(users.len())
}

#[tokio::test]
async fn an_issuer_is_known_by_its_certificate() {
    let folder = tempfile::tempdir().expect("a folder");
    let directory = control(folder.path(), &["create-directory"]);
    let scopes = [
        "create-api-key",
        "--scope",
        "manage",
        "--scope",
        "read-users",
    ];
    let api_key = text(&control(folder.path(), &scopes)["api_key"]);
    let port = serve_issuer().await;
    let [by_name, by_address] =
        ["localhost", "127.0.0.1"].map(|host| format!("https://{host}:{port}"));

    let (process, endpoint) = serve_control(folder.path(), "authority.pem");
    for issuer in [&by_name, &by_address] {
        trust(&endpoint, &api_key, issuer).await;
    }
    assert_eq!(read(&endpoint, &by_name, &directory).await.ok(), Some(0));
    let refused = read(&endpoint, &by_address, &directory).await;
    let reason = refused.expect_err("another's name").reason;
    assert_eq!(reason, ErrorReason::Unavailable);
    drop(process);

    let (_process, endpoint) = serve_control(folder.path(), "other_authority.pem");
    let refused = read(&endpoint, &by_name, &directory).await;
    let reason = refused.expect_err("nobody vouches").reason;
    assert_eq!(reason, ErrorReason::Unavailable);
}
