//! All that there is at one moment, part by part.

use std::time::Duration;

use rollcall_proto::event::v1::{EventFilter, SnapshotRequest, SnapshotResponse};
use tonic::{Code, Streaming};

use crate::Client;
use crate::error::Error;
use crate::retry;

/// A part that takes longer to come does not come any more.
const PART_TIME_MAX: Duration = Duration::from_mins(1);

/// A snapshot that the service sends. It has to be taken without long pauses:
/// the service gives up on whoever takes no part for 15 seconds.
#[derive(Debug)]
pub struct Snapshot {
    stream: Streaming<SnapshotResponse>,
    /// The first part, until it is taken.
    first: Option<SnapshotResponse>,
    cursor: String,
    position: i64,
    end: Option<Result<(), Error>>,
}

impl Snapshot {
    pub(super) async fn open(client: &Client, filter: EventFilter) -> Result<Self, Error> {
        let request = SnapshotRequest {
            filter: Some(filter),
        };
        let opened = retry::while_unavailable(|| {
            let request = request.clone();
            async move {
                let mut stream = client.open(request).await?;
                let first = receive(&mut stream).await?;
                Ok((stream, first.ok_or_else(Error::empty_answer)?))
            }
        });
        let (stream, first) = opened.await?;
        Ok(Self {
            stream,
            cursor: first.cursor.clone(),
            position: first.position,
            first: Some(first),
            end: None,
        })
    }

    /// Where the feed goes on behind the snapshot.
    pub fn cursor(&self) -> &str {
        &self.cursor
    }

    /// Of the last event that is in the snapshot.
    pub fn position(&self) -> i64 {
        self.position
    }

    /// The next part; `None` after the last. After an error there is no more of
    /// it, and what was taken is not the whole: another has to be taken.
    pub async fn next(&mut self) -> Result<Option<SnapshotResponse>, Error> {
        if let Some(part) = self.first.take() {
            return Ok(Some(part));
        }
        if let Some(end) = &self.end {
            return end.clone().map(|()| None);
        }
        let received = receive(&mut self.stream).await;
        match &received {
            Ok(Some(_)) => {}
            Ok(None) => self.end = Some(Ok(())),
            Err(error) => self.end = Some(Err(error.clone())),
        }
        received
    }

    /// How it ended, once it has.
    pub(super) fn end(&self) -> Option<&Result<(), Error>> {
        self.end.as_ref()
    }
}

async fn receive(
    stream: &mut Streaming<SnapshotResponse>,
) -> Result<Option<SnapshotResponse>, Error> {
    match tokio::time::timeout(PART_TIME_MAX, stream.message()).await {
        Ok(part) => part.map_err(|status| Error::from(&status)),
        Err(_) => Err(Error::own(
            Code::DeadlineExceeded,
            "The snapshot did not go on in time",
        )),
    }
}
