//! What every caller of the gRPC API stands on: a connection to another
//! process, or the service itself in this one.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

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

/// A connection that is made at the first call, and again whenever it is lost.
pub fn connect_lazy(endpoint: &str) -> Result<GrpcService, ConnectError> {
    Ok(boxed::<Channel>(self::endpoint(endpoint)?.connect_lazy()))
}

/// So many of them, which calls take in turn: of one connection, one thread at a
/// time does the work.
pub fn connect_several(endpoint: &str, connections: usize) -> Result<GrpcService, ConnectError> {
    let endpoint = self::endpoint(endpoint)?;
    let channels: Arc<[Channel]> = (0..connections.max(1))
        .map(|_| endpoint.connect_lazy())
        .collect();
    let turn = Arc::new(AtomicUsize::new(0));
    Ok(boxed(service_fn(move |request| {
        let place = turn.fetch_add(1, Ordering::Relaxed) % channels.len();
        channels[place].clone().oneshot(request)
    })))
}

fn endpoint(endpoint: &str) -> Result<Endpoint, ConnectError> {
    let endpoint = Endpoint::from_shared(endpoint.to_owned())
        .ok()
        .filter(|endpoint| matches!(endpoint.uri().scheme_str(), Some("http" | "https")))
        .ok_or(ConnectError::Endpoint)?
        .connect_timeout(CONNECT_TIMEOUT)
        .tcp_nodelay(true)
        .http2_keep_alive_interval(KEEPALIVE_INTERVAL)
        .keep_alive_timeout(KEEPALIVE_TIMEOUT);
    Ok(endpoint)
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
