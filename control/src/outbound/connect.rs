//! One request on a connection of its own.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use http::Request;
use http::header::{HOST, HeaderValue};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rollcall_tls::authorities_of_machine;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::ClientConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::ServerName;

use super::{Allowed, Answer, Names, OutboundError, Place};

/// Which addresses are connected to, and how names are looked up.
#[derive(Debug, Clone)]
pub struct Outbound {
    allowed: Allowed,
    names: Names,
}

impl Outbound {
    pub fn new(allowed: Allowed, names: Names) -> Self {
        Self { allowed, names }
    }

    pub fn allowed(&self) -> Allowed {
        self.allowed
    }

    /// Sends a request, of whose answer so many bytes are read. It may be dropped at
    /// any time, and takes as long as the other side likes.
    pub async fn send(
        &self,
        place: &Place,
        mut request: Request<Full<Bytes>>,
        answer_bytes_max: usize,
    ) -> Result<Answer, OutboundError> {
        *request.uri_mut() = place
            .path_and_query
            .parse()
            .map_err(|_| OutboundError::Place)?;
        let host = HeaderValue::from_str(&place.authority).map_err(|_| OutboundError::Place)?;
        request.headers_mut().insert(HOST, host);
        let addresses = self.addresses(place).await?;
        let stream = TcpStream::connect(addresses.as_slice()).await?;
        if !place.is_https {
            return exchange(stream, request, answer_bytes_max).await;
        }
        let name = ServerName::try_from(place.host.clone()).map_err(|_| OutboundError::Place)?;
        let stream = TlsConnector::from(tls()?).connect(name, stream).await?;
        exchange(stream, request, answer_bytes_max).await
    }

    /// The addresses of the host that are allowed. They are looked up once, and
    /// these are connected to, whatever the name means a moment later.
    async fn addresses(&self, place: &Place) -> Result<Vec<SocketAddr>, OutboundError> {
        let found = self.names.addresses(&place.host, place.port).await?;
        let addresses: Vec<_> = found
            .into_iter()
            .filter(|address| self.allowed.allows(*address))
            .map(|address| SocketAddr::from((address, place.port)))
            .collect();
        if addresses.is_empty() {
            return Err(OutboundError::Address);
        }
        Ok(addresses)
    }
}

async fn exchange<S>(
    stream: S,
    request: Request<Full<Bytes>>,
    answer_bytes_max: usize,
) -> Result<Answer, OutboundError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with the answer, whose failure the sender tells, or with whoever
    // waits for that.
    let mut running = tokio::task::JoinSet::new();
    running.spawn(connection);
    let (head, body) = sender.send_request(request).await?.into_parts();
    let body = Limited::new(body, answer_bytes_max).collect().await;
    Ok(Answer {
        status: head.status,
        headers: head.headers,
        body: body.ok().map(http_body_util::Collected::to_bytes),
    })
}

/// The certificates that this machine trusts, read once.
fn tls() -> Result<Arc<ClientConfig>, OutboundError> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(Arc::clone(config));
    }
    let roots = authorities_of_machine()?;
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::clone(CONFIG.get_or_init(|| Arc::new(config))))
}
