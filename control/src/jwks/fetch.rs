//! Reads an issuer's key set: OpenID Connect Discovery 1.0 section 4. Each
//! document is bounded in bytes and time, a redirect is not followed, and the
//! addresses that were looked up and allowed are those that are connected to.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, HOST, USER_AGENT};
use http::{Request, StatusCode};
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::address::Allowed;
use super::key::{SET_BYTES_MAX, read};
use super::place::Place;

const DISCOVERY: &str = "/.well-known/openid-configuration";
/// How long one document may take, from the look-up of its host on.
const TIME_MAX: Duration = Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    #[error("no URL that may be read")]
    Place,
    #[error("no address that may be connected to")]
    Address,
    #[error("the system's certificates: {0}")]
    Certificates(#[from] tokio_rustls::rustls::Error),
    #[error("{0}")]
    Connection(#[from] std::io::Error),
    #[error("{0}")]
    Http(#[from] hyper::Error),
    #[error("the answer was {0}")]
    Status(StatusCode),
    #[error("the document has more than 64 KiB, or did not come whole")]
    Body,
    #[error("it took too long")]
    Time,
    #[error("the discovery document is of another issuer, or none")]
    Discovery,
    #[error("the document is no key set")]
    KeySet,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

pub(super) async fn key_set(issuer: &str, allowed: Allowed) -> Result<JwkSet, FetchError> {
    let url = format!("{}{DISCOVERY}", issuer.trim_end_matches('/'));
    let document = get(&url, allowed).await?;
    let discovery: Discovery =
        serde_json::from_slice(&document).map_err(|_| FetchError::Discovery)?;
    if discovery.issuer != issuer {
        return Err(FetchError::Discovery);
    }
    let document = get(&discovery.jwks_uri, allowed).await?;
    read(&document).ok_or(FetchError::KeySet)
}

async fn get(url: &str, allowed: Allowed) -> Result<Bytes, FetchError> {
    let place = Place::parse(url).ok_or(FetchError::Place)?;
    tokio::time::timeout(TIME_MAX, async {
        let addresses = addresses(&place, allowed).await?;
        let stream = TcpStream::connect(addresses.as_slice()).await?;
        if !place.is_https {
            return exchange(stream, &place).await;
        }
        let name = ServerName::try_from(place.host.clone()).map_err(|_| FetchError::Place)?;
        let stream = TlsConnector::from(tls()?).connect(name, stream).await?;
        exchange(stream, &place).await
    })
    .await
    .unwrap_or(Err(FetchError::Time))
}

/// The addresses of the host that are allowed.
async fn addresses(place: &Place, allowed: Allowed) -> Result<Vec<SocketAddr>, FetchError> {
    let found = tokio::net::lookup_host((place.host.as_str(), place.port)).await?;
    let addresses: Vec<_> = found
        .filter(|address| allowed.allows(address.ip()))
        .collect();
    if addresses.is_empty() {
        return Err(FetchError::Address);
    }
    Ok(addresses)
}

async fn exchange<S>(stream: S, place: &Place) -> Result<Bytes, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with the answer, whose failure the sender tells.
    let running = tokio::spawn(connection);
    let request = Request::get(&place.path_and_query)
        .header(HOST, &place.authority)
        .header(ACCEPT, "application/json")
        .header(USER_AGENT, "rollcall")
        .body(Empty::<Bytes>::new())
        .map_err(|_| FetchError::Place)?;
    let answer = async {
        let answer = sender.send_request(request).await?;
        if answer.status() != StatusCode::OK {
            return Err(FetchError::Status(answer.status()));
        }
        let body = Limited::new(answer.into_body(), SET_BYTES_MAX)
            .collect()
            .await;
        Ok(body.map_err(|_| FetchError::Body)?.to_bytes())
    };
    let answer = answer.await;
    running.abort();
    answer
}

/// The certificates that this machine trusts, read once.
fn tls() -> Result<Arc<ClientConfig>, FetchError> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(Arc::clone(config));
    }
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (_, passed_over) = roots.add_parsable_certificates(found.certs);
    if !found.errors.is_empty() || passed_over > 0 {
        tracing::warn!(errors = ?found.errors, passed_over, "certificates were not read");
    }
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::clone(CONFIG.get_or_init(|| Arc::new(config))))
}
