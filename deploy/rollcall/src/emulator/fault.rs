//! What goes wrong between the service and a product.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf as _, Bytes, BytesMut};
use futures_util::future::BoxFuture;
use http::{HeaderMap, Response};
use http_body::Frame;
use tokio::sync::watch;
use tonic::Status;
use tonic::body::Body;

/// The head of a message of gRPC: whether it is compressed, and its length.
const HEAD_BYTES: usize = 5;

/// Clones are of the same.
#[derive(Debug, Clone)]
pub(super) struct Faults {
    set: Arc<Mutex<Set>>,
    /// Counts how often streams were dropped.
    drops: watch::Sender<u64>,
}

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Set {
    pub(super) delay: Duration,
    pub(super) deliver_twice: bool,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            set: Arc::default(),
            drops: watch::Sender::new(0),
        }
    }
}

impl Faults {
    pub(super) fn set(&self, set: Set) {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = set;
    }

    pub(super) fn get(&self) -> Set {
        *self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn drop_streams(&self) {
        self.drops.send_modify(|drops| *drops += 1);
    }

    /// The answer that follows events, with what goes wrong.
    pub(super) fn break_stream(&self, response: Response<Body>) -> Response<Body> {
        let mut drops = self.drops.subscribe();
        let faults = self.clone();
        response.map(|inner| {
            Body::new(Broken {
                inner,
                faults,
                begun: BytesMut::new(),
                dropped: Box::pin(async move {
                    // Its sender lives as long as the process.
                    let _ = drops.changed().await;
                }),
                has_ended: false,
            })
        })
    }
}

struct Broken {
    inner: Body,
    faults: Faults,
    /// Of a message that is not whole yet.
    begun: BytesMut,
    dropped: BoxFuture<'static, ()>,
    has_ended: bool,
}

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        if self.dropped.as_mut().poll(context).is_ready() {
            self.has_ended = true;
            let mut trailers = HeaderMap::new();
            Status::unavailable("The stream was dropped").add_header(&mut trailers)?;
            return Poll::Ready(Some(Ok(Frame::trailers(trailers))));
        }
        loop {
            let Some(frame) = std::task::ready!(Pin::new(&mut self.inner).poll_frame(context))
            else {
                return Poll::Ready(None);
            };
            match frame?.into_data() {
                Ok(data) => {
                    let messages = self.whole_messages(&data);
                    if !messages.is_empty() {
                        return Poll::Ready(Some(Ok(Frame::data(messages))));
                    }
                }
                Err(trailers) => return Poll::Ready(Some(Ok(trailers))),
            }
        }
    }
}

impl Broken {
    /// The messages that are whole with this, each as often as it is to come.
    fn whole_messages(&mut self, data: &Bytes) -> Bytes {
        self.begun.extend_from_slice(data);
        let times = if self.faults.get().deliver_twice {
            2
        } else {
            1
        };
        let mut messages = BytesMut::new();
        while let Some(mut length) = self.begun.get(1..HEAD_BYTES) {
            let end = HEAD_BYTES + length.get_u32() as usize;
            if self.begun.len() < end {
                break;
            }
            let message = self.begun.split_to(end);
            for _ in 0..times {
                messages.extend_from_slice(&message);
            }
        }
        messages.freeze()
    }
}
