//! What every caller of the gRPC API stands on: a connection to another
//! process, or the service itself in this one.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::Uri;
use hyper_util::rt::TokioIo;
use rollcall_tls as tls;
use tokio::net::TcpStream;
use tonic::body::Body;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Response, Status};
use tower::util::BoxCloneSyncService;
use tower::{Service, ServiceExt as _, service_fn};

use crate::error::{ConnectError, Error};

/// Something that answers gRPC requests, wherever it runs.
pub type GrpcService =
    BoxCloneSyncService<http::Request<Body>, http::Response<Body>, TransportError>;

/// A request that got no answer. tonic reads the code of the call's status
/// from the source.
#[derive(Debug, thiserror::Error)]
#[error("the service was not reached")]
pub struct TransportError(#[source] Box<dyn std::error::Error + Send + Sync>);

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// A connection on which nothing answers is given up after both.
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(30);
const KEEPALIVE_TIMEOUT: Duration = Duration::from_secs(10);

/// A connection that is made at the first call, and again whenever it is lost; over
/// TLS to https, from whom this machine trusts.
pub fn connect_lazy(endpoint: &str) -> Result<GrpcService, ConnectError> {
    Ok(boxed::<Channel>(
        Target::of_machine(endpoint)?.connect_lazy(),
    ))
}

/// So many of them, which calls take in turn: of one connection, one thread at a
/// time does the work.
pub fn connect_several(target: &Target, connections: usize) -> GrpcService {
    let channels: Arc<[Channel]> = (0..connections.max(1))
        .map(|_| target.connect_lazy())
        .collect();
    let turn = Arc::new(AtomicUsize::new(0));
    boxed(service_fn(move |request| {
        let place = turn.fetch_add(1, Ordering::Relaxed) % channels.len();
        channels[place].clone().oneshot(request)
    }))
}

/// A service of another process, and how connections to it are encrypted.
#[derive(Debug, Clone)]
pub struct Target {
    endpoint: Endpoint,
    tls: Option<tls::Client>,
}

impl Target {
    /// `tls` is asked for at an https URL alone.
    pub fn new(
        url: &str,
        tls: impl FnOnce() -> Result<tls::Client, tls::TlsError>,
    ) -> Result<Self, ConnectError> {
        let uri: Uri = url.parse().map_err(|_| ConnectError::Endpoint)?;
        let tls = match uri.scheme_str() {
            Some("http") => None,
            Some("https") => Some(tls()?),
            _ => return Err(ConnectError::Endpoint),
        };
        let endpoint = Endpoint::from(uri)
            .connect_timeout(CONNECT_TIMEOUT)
            .http2_keep_alive_interval(KEEPALIVE_INTERVAL)
            .keep_alive_timeout(KEEPALIVE_TIMEOUT);
        Ok(Self { endpoint, tls })
    }

    pub fn of_machine(url: &str) -> Result<Self, ConnectError> {
        Self::new(url, || tls::Client::of_machine(tls::GRPC))
    }

    fn connect_lazy(&self) -> Channel {
        let tls = self.tls.clone();
        let connector = service_fn(move |uri: Uri| {
            let tls = tls.clone();
            async move { connect(&uri, tls.as_ref()).await.map(TokioIo::new) }
        });
        self.endpoint.connect_with_connector_lazy(connector)
    }
}

async fn connect(uri: &Uri, tls: Option<&tls::Client>) -> std::io::Result<tls::Stream> {
    let host = uri.host().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let port = uri
        .port_u16()
        .unwrap_or(if tls.is_some() { 443 } else { 80 });
    let stream = TcpStream::connect((address, port)).await?;
    stream.set_nodelay(true)?;
    match tls {
        Some(tls) => tls.greet(address, stream).await,
        None => Ok(tls::Stream::plain(stream)),
    }
}

/// A service of this process, called without HTTP/2 in between.
pub fn boxed<S>(service: S) -> GrpcService
where
    S: Service<http::Request<Body>, Response = http::Response<Body>>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    S::Future: Send + 'static,
{
    BoxCloneSyncService::new(service.map_err(|error| TransportError(error.into())))
}

/// Gives up on a call after `deadline`, wherever the service runs.
pub async fn within<A>(
    deadline: Duration,
    call: impl Future<Output = Result<Response<A>, Status>>,
) -> Result<Response<A>, Error> {
    match tokio::time::timeout(deadline, call).await {
        Ok(answer) => answer.map_err(|status| Error::from(&status)),
        Err(_) => Err(Error::from(&Status::new(
            Code::DeadlineExceeded,
            "The service did not answer in time",
        ))),
    }
}
