//! A connection, encrypted or not.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsStream;
use tonic::transport::server::Connected;

/// Who is at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer {
    /// It has proved, by a certificate of the authority of clients, to have one of
    /// the names of the door's clients.
    pub is_named: bool,
}

#[derive(Debug)]
pub struct Stream {
    carried: Carried,
    peer: Peer,
}

#[derive(Debug)]
enum Carried {
    Plain(TcpStream),
    Encrypted(Box<TlsStream<TcpStream>>),
}

impl Stream {
    pub fn plain(stream: TcpStream) -> Self {
        Self {
            carried: Carried::Plain(stream),
            peer: Peer { is_named: false },
        }
    }

    pub(crate) fn encrypted(stream: impl Into<TlsStream<TcpStream>>, peer: Peer) -> Self {
        Self {
            carried: Carried::Encrypted(Box::new(stream.into())),
            peer,
        }
    }
}

impl Connected for Stream {
    type ConnectInfo = Peer;

    fn connect_info(&self) -> Peer {
        self.peer
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match &mut self.get_mut().carried {
            Carried::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Carried::Encrypted(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().carried {
            Carried::Plain(stream) => Pin::new(stream).poll_write(context, buffer),
            Carried::Encrypted(stream) => Pin::new(stream).poll_write(context, buffer),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match &mut self.get_mut().carried {
            Carried::Plain(stream) => Pin::new(stream).poll_write_vectored(context, buffers),
            Carried::Encrypted(stream) => Pin::new(stream).poll_write_vectored(context, buffers),
        }
    }

    fn is_write_vectored(&self) -> bool {
        match &self.carried {
            Carried::Plain(stream) => stream.is_write_vectored(),
            Carried::Encrypted(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().carried {
            Carried::Plain(stream) => Pin::new(stream).poll_flush(context),
            Carried::Encrypted(stream) => Pin::new(stream).poll_flush(context),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.get_mut().carried {
            Carried::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Carried::Encrypted(stream) => Pin::new(stream).poll_shutdown(context),
        }
    }
}
