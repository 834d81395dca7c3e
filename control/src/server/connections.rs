//! The connections of the gRPC server, each ready to be spoken on.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use rollcall_tls::{self as tls, Listening, Stream};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::metrics::Metrics;

/// Connections that both ends agreed on, and that the server has not taken yet.
const WAITING_MAX: usize = 64;
/// A pause after the system could not give us a connection (too many open files),
/// so that trying again does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

type Connection = io::Result<Stream>;

/// Accepts until the stream is dropped. Nobody waits for the encryption of another's
/// connection.
pub(super) fn accept(listening: Listening, metrics: Metrics) -> ReceiverStream<Connection> {
    let (connections, taken) = mpsc::channel(WAITING_MAX);
    tokio::spawn(async move {
        let Listening { listener, tls } = listening;
        tokio::select! {
            () = accept_each(&listener, tls, &connections, &metrics) => {}
            () = connections.closed() => {}
        }
    });
    ReceiverStream::new(taken)
}

async fn accept_each(
    listener: &TcpListener,
    tls: Option<Arc<tls::Door>>,
    connections: &mpsc::Sender<Connection>,
    metrics: &Metrics,
) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                metrics.connection_opened();
                tokio::spawn(greet(stream, tls.clone(), connections.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn greet(
    stream: TcpStream,
    tls: Option<Arc<tls::Door>>,
    connections: mpsc::Sender<Connection>,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection is gone already");
    }
    match tls::greet(tls.as_deref(), stream).await {
        // The server is gone only when it ends.
        Ok(stream) => drop(connections.send(Ok(stream)).await),
        Err(error) => tracing::debug!(%error, "a connection was not encrypted"),
    }
}
