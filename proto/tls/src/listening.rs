//! A listener, and what it encrypts with.

use std::io;
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};

use crate::door::Door;
use crate::stream::Stream;

#[derive(Debug)]
pub struct Listening {
    pub listener: TcpListener,
    /// Without it, nothing is encrypted.
    pub tls: Option<Arc<Door>>,
}

impl From<TcpListener> for Listening {
    fn from(listener: TcpListener) -> Self {
        Self {
            listener,
            tls: None,
        }
    }
}

/// What is spoken on a connection that was accepted, once both ends agree on the
/// encryption.
pub async fn greet(tls: Option<&Door>, stream: TcpStream) -> io::Result<Stream> {
    match tls {
        None => Ok(Stream::plain(stream)),
        Some(door) => door.greet(stream).await,
    }
}
