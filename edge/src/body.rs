//! The body of an answer: whole, or one that goes on while something happens.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::{Either, Full};
use hyper::body::Frame;
use tokio::sync::mpsc;

pub type Body = Either<Full<Bytes>, Live>;

/// Sends what it is handed until whoever hands it over is gone.
#[derive(Debug)]
pub struct Live {
    pieces: mpsc::Receiver<Bytes>,
}

impl Live {
    /// The other end takes so many pieces that were not sent yet.
    pub(crate) fn channel(pieces: usize) -> (mpsc::Sender<Bytes>, Self) {
        let (sender, pieces) = mpsc::channel(pieces);
        (sender, Self { pieces })
    }
}

impl hyper::body::Body for Live {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.pieces.poll_recv(context);
        piece.map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}
