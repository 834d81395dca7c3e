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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http_body_util::BodyExt as _;
    use tokio::sync::Semaphore;

    use super::*;

    #[tokio::test]
    async fn what_is_cut_off_does_not_look_whole() {
        let places = Arc::new(Semaphore::new(1));
        let permit = Arc::clone(&places).try_acquire_owned().expect("a place");
        let (pieces, mut live) = Live::channel(2, permit);
        pieces.try_send(Ok(Bytes::from("a"))).expect("sent");
        pieces.try_send(Err(CutOff)).expect("sent");
        drop(pieces);
        let first = live.frame().await.expect("a piece").expect("whole");
        assert_eq!(first.into_data().expect("data"), "a");
        assert!(live.frame().await.expect("a piece").is_err());
        assert!(live.frame().await.is_none());
        // Its place is free when it is gone.
        assert_eq!(places.available_permits(), 0);
        drop(live);
        assert_eq!(places.available_permits(), 1);
    }
}
