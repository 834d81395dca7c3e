//! The body of an answer: whole, or one that goes on while something happens.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::{Either, Full};
use hyper::body::Frame;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

pub type Body = Either<Full<Bytes>, Live>;

/// Sends what it is handed until whoever hands it over is gone.
#[derive(Debug)]
pub struct Live {
    pieces: mpsc::Receiver<Piece>,
    /// The place that it takes.
    _permit: OwnedSemaphorePermit,
}

pub(crate) type Piece = Result<Bytes, CutOff>;

/// There would have been more. The connection ends with it, so that whoever reads
/// does not take what came for the whole.
#[derive(Debug, thiserror::Error)]
#[error("the rest of the answer could not be had")]
pub struct CutOff;

impl Live {
    /// The other end takes so many pieces that were not sent yet. The permit is held
    /// for as long as the body is there.
    pub(crate) fn channel(
        pieces: usize,
        permit: OwnedSemaphorePermit,
    ) -> (mpsc::Sender<Piece>, Self) {
        let (sender, pieces) = mpsc::channel(pieces);
        let live = Self {
            pieces,
            _permit: permit,
        };
        (sender, live)
    }
}

impl hyper::body::Body for Live {
    type Data = Bytes;
    type Error = CutOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, CutOff>>> {
        let piece = self.pieces.poll_recv(context);
        piece.map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}
