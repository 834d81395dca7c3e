//! Follows the feed over any number of connections.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use rollcall_proto::event::v1::{Event, EventFilter, WatchEventsRequest, WatchEventsResponse};
use tokio::time::Instant;
use tokio::time::error::Elapsed;
use tonic::{Code, Status, Streaming};

use super::Batch;
use crate::Client;
use crate::backoff::Backoff;
use crate::error::Error;

/// How long a connection may be silent before another is made. The service sends
/// a heartbeat every 10 seconds.
pub const SILENCE_MAX_DEFAULT: Duration = Duration::from_secs(30);

/// Events as they come, each once, in order. While the service is away, or the
/// connection breaks or goes silent, it connects again, with growing pauses of
/// up to 10 seconds, and goes on behind what it has received; everything else is
/// an error: [`Error::needs_snapshot`] tells that events are missing.
pub struct Follow {
    watch: Watch,
    /// Received and not returned yet.
    waiting: VecDeque<Event>,
    cursor: String,
    end: Pin<Box<dyn Future<Output = ()> + Send>>,
    is_over: bool,
}

/// The feed over whichever connection there is at the moment.
struct Watch {
    client: Client,
    filter: EventFilter,
    /// Behind all that was received.
    cursor: String,
    connection: Connection,
    /// When it said something last.
    heard: Instant,
    silence_max: Duration,
    backoff: Backoff,
}

type Stream = Streaming<WatchEventsResponse>;

enum Connection {
    Lost,
    /// Kept, so that whoever drops a call halfway does not begin again.
    Opening(Pin<Box<dyn Future<Output = Result<Stream, Error>> + Send>>),
    Open(Box<Stream>),
}

impl std::fmt::Debug for Follow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Follow")
            .field("cursor", &self.cursor)
            .finish_non_exhaustive()
    }
}

impl Follow {
    pub(super) fn new(client: Client, cursor: String, filter: EventFilter) -> Self {
        Self {
            watch: Watch {
                client,
                filter,
                cursor: cursor.clone(),
                connection: Connection::Lost,
                heard: Instant::now(),
                silence_max: SILENCE_MAX_DEFAULT,
                backoff: Backoff::default(),
            },
            waiting: VecDeque::new(),
            cursor,
            end: Box::pin(std::future::pending()),
            is_over: false,
        }
    }

    /// Ends, with `None`, as soon as `end` is ready: between two events.
    #[must_use]
    pub fn until(mut self, end: impl Future<Output = ()> + Send + 'static) -> Self {
        self.end = Box::pin(end);
        self
    }

    /// The same, with another time after which a silent connection is given up;
    /// below 10 seconds, one that has nothing to tell is given up too.
    #[must_use]
    pub fn with_silence_max(mut self, silence_max: Duration) -> Self {
        self.watch.silence_max = silence_max;
        self
    }

    /// The next event, whenever it comes; `None` after the end of
    /// [`Follow::until`]. It may be dropped halfway, as in `select!`, and loses
    /// nothing. After an error it may be called again, and goes on where it was.
    pub async fn next(&mut self) -> Result<Option<Event>, Error> {
        if !self.waiting.is_empty() && self.has_ended().await {
            return Ok(None);
        }
        while self.waiting.is_empty() {
            let Some(batch) = self.next_batch().await? else {
                return Ok(None);
            };
            self.waiting = batch.events.into();
        }
        let event = self.waiting.pop_front();
        self.cursor = match &event {
            Some(event) if !self.waiting.is_empty() => event.cursor.clone(),
            _ => self.watch.cursor.clone(),
        };
        Ok(event)
    }

    /// The next events, as many as are there at once; none is a heartbeat, which
    /// moves only the cursor. As [`Follow::next`] otherwise.
    pub async fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        if self.is_over {
            return Ok(None);
        }
        let received = async {
            if self.waiting.is_empty() {
                self.watch.receive().await
            } else {
                Ok(self.waiting.drain(..).collect())
            }
        };
        let events = tokio::select! {
            biased;
            () = &mut self.end => {
                self.is_over = true;
                return Ok(None);
            }
            events = received => events?,
        };
        self.cursor.clone_from(&self.watch.cursor);
        Ok(Some(Batch {
            events,
            cursor: self.cursor.clone(),
        }))
    }

    /// Where to go on behind what was returned, and behind all that the filter
    /// passed over since.
    pub fn cursor(&self) -> &str {
        &self.cursor
    }

    /// Whether the end of [`Follow::until`] is there already.
    async fn has_ended(&mut self) -> bool {
        self.is_over = self.is_over
            || tokio::select! {
                biased;
                () = &mut self.end => true,
                () = std::future::ready(()) => false,
            };
        self.is_over
    }
}

impl Watch {
    async fn receive(&mut self) -> Result<Vec<Event>, Error> {
        loop {
            self.backoff.wait().await;
            match self.try_receive().await {
                Ok(answer) => {
                    self.backoff.succeeded();
                    self.cursor = answer.cursor;
                    return Ok(answer.events);
                }
                Err(error) => {
                    self.connection = Connection::Lost;
                    if !error.is_transient() {
                        return Err(error);
                    }
                    let pause = self.backoff.failed();
                    tracing::warn!(%error, ?pause, "the feed was lost and is sought again");
                }
            }
        }
    }

    async fn try_receive(&mut self) -> Result<WatchEventsResponse, Error> {
        loop {
            match &mut self.connection {
                Connection::Lost => self.connection = Connection::Opening(self.open()),
                Connection::Opening(opening) => {
                    let stream = opening.await?;
                    self.heard = Instant::now();
                    self.connection = Connection::Open(Box::new(stream));
                }
                Connection::Open(stream) => {
                    let silence = self.heard + self.silence_max;
                    let answer = tokio::time::timeout_at(silence, stream.message()).await;
                    self.heard = Instant::now();
                    return answer_of(answer);
                }
            }
        }
    }

    fn open(&self) -> Pin<Box<dyn Future<Output = Result<Stream, Error>> + Send>> {
        let client = self.client.clone();
        let request = WatchEventsRequest {
            cursor: self.cursor.clone(),
            filter: Some(self.filter.clone()),
        };
        Box::pin(async move { client.open(request).await })
    }
}

fn answer_of(
    received: Result<Result<Option<WatchEventsResponse>, Status>, Elapsed>,
) -> Result<WatchEventsResponse, Error> {
    let lost = match received {
        Ok(Ok(Some(answer))) => return Ok(answer),
        Ok(Err(status)) => return Err(Error::from(&status)),
        Ok(Ok(None)) => "The feed ended",
        Err(_) => "The feed has gone silent",
    };
    Err(Error::own(Code::Unavailable, lost))
}
