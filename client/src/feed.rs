//! What changes in an environment, as it changes.

mod events;
mod follow;
mod mirror;
mod snapshot;

use rollcall_proto::event::v1::{Event, EventFilter, ListEventsRequest};

use crate::Client;
use crate::error::Error;

pub use events::Events;
pub use follow::{Follow, SILENCE_MAX_DEFAULT};
pub use mirror::Mirror;
pub use snapshot::Snapshot;

/// Some events in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// In the order of their positions. None where nothing came, or nothing for
    /// the filter.
    pub events: Vec<Event>,
    /// From here on the feed goes on behind the events, and behind all that the
    /// filter passed over.
    pub cursor: String,
}

impl Client {
    /// The events behind `cursor` that there are; the empty cursor is before the
    /// first. [`Client::follow`] has those to come too.
    pub fn events(&self, cursor: &str, filter: EventFilter) -> Events {
        self.list_events(ListEventsRequest {
            cursor: cursor.to_owned(),
            filter: Some(filter),
            page_size: events::PAGE_EVENTS_MAX,
        })
    }

    /// The events that `request` selects, in pages of its size.
    pub fn list_events(&self, request: ListEventsRequest) -> Events {
        Events::new(self.clone(), request)
    }

    /// All that there is at one moment, whatever kinds `filter` names. Behind its
    /// cursor [`Client::follow`] goes on with nothing missed and nothing twice.
    pub async fn snapshot(&self, filter: EventFilter) -> Result<Snapshot, Error> {
        Snapshot::open(self, filter).await
    }

    /// The events behind `cursor` and those to come, each once, in order.
    ///
    /// ```no_run
    /// # use rollcall_client::{Client, Error};
    /// # async fn example(client: Client, kept: String) -> Result<(), Error> {
    /// # fn handle(_: rollcall_client::proto::event::v1::Event) {}
    /// # fn keep(_: &str) {}
    /// let mut follow = client.follow(&kept, Default::default());
    /// while let Some(event) = follow.next().await? {
    ///     handle(event);
    ///     keep(follow.cursor());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn follow(&self, cursor: &str, filter: EventFilter) -> Follow {
        Follow::new(self.clone(), cursor.to_owned(), filter)
    }
}
