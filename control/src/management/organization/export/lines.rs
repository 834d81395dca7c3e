//! Lines that are sent many at a time.

use rollcall_proto::management::v1::ExportOrganizationResponse;
use serde_json::Value;
use tokio::sync::mpsc;
use tonic::Status;

use crate::error::Error;

/// Bytes from which on lines are sent. One line more is far below what a gRPC
/// client takes in a message.
const CHUNK_BYTES: usize = 256 * 1024;

/// Why an export ends before its end.
#[derive(Debug)]
pub(super) enum Ended {
    NobodyListens,
    Failed(Error),
}

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

type Answers = mpsc::Sender<std::result::Result<ExportOrganizationResponse, Status>>;

#[derive(Debug)]
pub(super) struct Lines<'a> {
    answers: &'a Answers,
    waiting: Vec<u8>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self {
            answers,
            waiting: Vec::new(),
        }
    }

    pub(super) async fn add(&mut self, line: &Value) -> std::result::Result<(), Ended> {
        self.waiting.extend(line.to_string().into_bytes());
        self.waiting.push(b'\n');
        if self.waiting.len() >= CHUNK_BYTES {
            self.send().await?;
        }
        Ok(())
    }

    /// Sends what waits.
    pub(super) async fn send(&mut self) -> std::result::Result<(), Ended> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let lines = std::mem::take(&mut self.waiting);
        self.answers
            .send(Ok(ExportOrganizationResponse { lines }))
            .await
            .map_err(|_| Ended::NobodyListens)
    }
}
