//! The listener: connections, their limits, and the end of it all.

use std::future::Future;
use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::header::{CONNECTION, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use rollcall_tls::{self as tls, Listening};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::door::Door;

/// How long the head of a request may take to arrive, and so how long an idle
/// connection is kept.
const HEAD_TIME_MAX: Duration = Duration::from_secs(10);
/// What hyper reads of a head before it gives up by itself. It is more than
/// the door's limits, so that the door can answer with a SCIM error.
const HEAD_BYTES_MAX: usize = 64 * 1024;
const HEADERS_MAX: usize = 256;
/// How long requests under way may take after the end was asked for.
const DRAIN_TIME_MAX: Duration = Duration::from_secs(30);
/// How long idle connections are kept after the end was asked for, for whoever is
/// about to ask; and whoever asks is told to come no more.
const LEAVE_TIME_MAX: Duration = Duration::from_secs(2);
/// How often is looked whether all have left.
const LEAVE_INTERVAL: Duration = Duration::from_millis(20);
/// A pause after the system could not give us a connection (too many open
/// files), so that trying again does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves the door until `shutdown` resolves, and then lets what is under way
/// finish.
pub async fn serve(
    listening: impl Into<Listening>,
    door: Door,
    shutdown: impl Future<Output = ()>,
) {
    let Listening { listener, tls } = listening.into();
    let graceful = GracefulShutdown::new();
    let (stop, stopped) = oneshot::channel();
    let telling = tokio::spawn(door.clone().tell_unauthenticated(stopped));
    let ending = Arc::new(AtomicBool::new(false));
    let serve_connection =
        |stream| serve_connection(stream, tls.clone(), &door, &ending, &graceful);
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => serve_connection(stream),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                }
            },
        }
    }
    ending.store(true, Ordering::Relaxed);
    match last_accepted(listener) {
        Ok(streams) => streams.into_iter().for_each(serve_connection),
        Err(error) => tracing::warn!(%error, "the last connections could not be accepted"),
    }
    door.end_streams();
    let left = async {
        while graceful.count() > 0 {
            tokio::time::sleep(LEAVE_INTERVAL).await;
        }
    };
    // What is idle still is closed next.
    let _ = tokio::time::timeout(LEAVE_TIME_MAX, left).await;
    if tokio::time::timeout(DRAIN_TIME_MAX, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests that did not finish were cut off");
    }
    // What it is told is that there is nothing more to come.
    drop(stop);
    if let Err(error) = telling.await {
        tracing::error!(%error, "requests without a credential are not in the request log");
    }
}

/// The connections that the system has accepted and nobody here has: it would reset
/// them with the listener, which is closed then.
fn last_accepted(listener: TcpListener) -> std::io::Result<Vec<TcpStream>> {
    let listener = listener.into_std()?;
    let mut streams = Vec::new();
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                stream.set_nonblocking(true)?;
                streams.push(TcpStream::from_std(stream)?);
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(streams),
            Err(error) => return Err(error),
        }
    }
}

fn serve_connection(
    stream: TcpStream,
    tls: Option<Arc<tls::Door>>,
    door: &Door,
    ending: &Arc<AtomicBool>,
    graceful: &GracefulShutdown,
) {
    door.metrics().connections.inc();
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection is gone already");
    }
    // A client that hangs up ends its connection and nothing else: many calls that
    // end early would have control give up the connection that all of them share.
    let (door, ending) = (door.clone(), Arc::clone(ending));
    let service = service_fn(move |request| {
        let (door, ending) = (door.clone(), Arc::clone(&ending));
        tokio::spawn(async move {
            let mut response = door.answer(request).await;
            if ending.load(Ordering::Relaxed) {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
            }
            response
        })
    });
    let watcher = graceful.watcher();
    tokio::spawn(async move {
        let stream = match tls::greet(tls.as_deref(), stream).await {
            Ok(stream) => stream,
            Err(error) => {
                tracing::debug!(%error, "a connection was not encrypted");
                return;
            }
        };
        let connection = http1::Builder::new()
            // Without a timer hyper applies no time limit.
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME_MAX)
            .max_buf_size(HEAD_BYTES_MAX)
            .max_headers(HEADERS_MAX)
            .serve_connection(TokioIo::new(stream), service);
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection ended early");
        }
    });
}
