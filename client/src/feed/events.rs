//! The events that there are, fetched page by page.

use std::collections::VecDeque;

use rollcall_proto::event::v1::{Event, ListEventsRequest, ListEventsResponse};

use super::Batch;
use crate::Client;
use crate::error::Error;

/// The largest page of the service.
pub(super) const PAGE_EVENTS_MAX: i32 = 1_000;

/// Events that are fetched as they are needed.
#[derive(Debug)]
pub struct Events {
    client: Client,
    /// Of the next page.
    request: ListEventsRequest,
    has_more: bool,
    waiting: VecDeque<Event>,
    cursor: String,
}

impl Events {
    pub(super) fn new(client: Client, request: ListEventsRequest) -> Self {
        Self {
            client,
            cursor: request.cursor.clone(),
            request,
            has_more: true,
            waiting: VecDeque::new(),
        }
    }

    /// The next event; `None` behind the last that there was. After an error it
    /// may be called again, and goes on where it was.
    pub async fn next(&mut self) -> Result<Option<Event>, Error> {
        while self.waiting.is_empty() {
            let Some(batch) = self.next_batch().await? else {
                return Ok(None);
            };
            self.waiting = batch.events.into();
        }
        let event = self.waiting.pop_front();
        self.cursor = match &event {
            Some(event) if !self.waiting.is_empty() => event.cursor.clone(),
            _ => self.request.cursor.clone(),
        };
        Ok(event)
    }

    /// The next events, as many as are there at once.
    pub async fn next_batch(&mut self) -> Result<Option<Batch>, Error> {
        let mut events = Vec::from(std::mem::take(&mut self.waiting));
        if events.is_empty() {
            if !self.has_more {
                return Ok(None);
            }
            let ListEventsResponse {
                events: fetched,
                next_cursor,
                has_more,
            } = self.client.call(self.request.clone()).await?;
            events = fetched;
            self.request.cursor = next_cursor;
            self.has_more = has_more;
        }
        self.cursor.clone_from(&self.request.cursor);
        Ok(Some(Batch {
            events,
            cursor: self.cursor.clone(),
        }))
    }

    /// Where to go on behind what was returned.
    pub fn cursor(&self) -> &str {
        &self.cursor
    }
}
