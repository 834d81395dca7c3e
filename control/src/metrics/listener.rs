//! The listener on which the process tells of itself: `/metrics`, `/healthz`,
//! `/readyz`. It is for those who run it, so it is not that of clients.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use prometheus_client::encoding::text::encode;
use prometheus_client::registry::Registry;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::Surveyor;

/// Of `OpenMetrics`, which Prometheus reads.
const MEDIA_TYPE: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
const CONNECTIONS_MAX: usize = 16;
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// A pause after the system could not give us a connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Answers until it is dropped.
pub async fn serve(listener: TcpListener, registry: Registry, surveyor: Surveyor) {
    let registry = Arc::new(registry);
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "a connection for metrics could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
                continue;
            }
        };
        let (registry, surveyor) = (Arc::clone(&registry), surveyor.clone());
        let service = service_fn(move |request: Request<Incoming>| {
            let (registry, surveyor) = (Arc::clone(&registry), surveyor.clone());
            async move { Ok::<_, Infallible>(answer(&request, &registry, &surveyor).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME_MAX)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection for metrics ended early");
            }
            drop(place);
        });
    }
}

async fn answer(
    request: &Request<Incoming>,
    registry: &Registry,
    surveyor: &Surveyor,
) -> Response<Full<Bytes>> {
    if request.method() != Method::GET {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "GET alone is answered\n");
    }
    match request.uri().path() {
        "/metrics" => {
            surveyor.look().await;
            metrics(registry)
        }
        "/healthz" => plain(StatusCode::OK, "alive\n"),
        "/readyz" if surveyor.is_ready().await => plain(StatusCode::OK, "ready\n"),
        "/readyz" => plain(StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
        _ => plain(StatusCode::NOT_FOUND, "/metrics, /healthz or /readyz\n"),
    }
}

fn metrics(registry: &Registry) -> Response<Full<Bytes>> {
    let mut text = String::new();
    if let Err(error) = encode(&mut text, registry) {
        tracing::error!(%error, "the metrics cannot be written");
        return plain(StatusCode::INTERNAL_SERVER_ERROR, "\n");
    }
    let mut response = Response::new(Full::new(Bytes::from(text)));
    response.headers_mut().insert(CONTENT_TYPE, MEDIA_TYPE);
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    response
}
