//! What the feed tells, and how it is followed.

#[path = "events/directories.rs"]
mod directories;
#[path = "events/following.rs"]
mod following;
#[path = "events/forgetting.rs"]
mod forgetting;
#[path = "events/kinds.rs"]
mod kinds;
#[path = "events/numbers.rs"]
mod numbers;
#[path = "events/snapshots.rs"]
mod snapshots;
#[path = "events/tokens.rs"]
mod tokens;

use rollcall_control::authz::Guard;
use rollcall_control::store::entity::event;
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::event::v1::{
    Event, EventFilter, ListEventsRequest, ListEventsResponse, SnapshotRequest, WatchEventsRequest,
    WatchEventsResponse,
};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use tonic::service::Routes;
use tonic::{Status, Streaming};

use crate::replica::Replica;
use crate::support::{Service, bearing};

/// Whoever follows with one key.
#[derive(Clone)]
pub(crate) struct Follower {
    client: EventServiceClient<Guard<Routes>>,
    key: String,
}

impl Follower {
    pub(crate) async fn of(service: &Service) -> Self {
        Self::with_key(service, service.follower_key().await)
    }

    pub(crate) fn with_key(service: &Service, key: String) -> Self {
        let client = EventServiceClient::new(service.control.in_process());
        Self {
            client: client.max_decoding_message_size(16 * 1024 * 1024),
            key,
        }
    }

    pub(crate) async fn list(
        &self,
        request: ListEventsRequest,
    ) -> Result<ListEventsResponse, Status> {
        let request = bearing(&self.key, request);
        Ok(self.client.clone().list_events(request).await?.into_inner())
    }

    /// All events behind a cursor.
    pub(crate) async fn all(&self, cursor: &str, filter: Option<EventFilter>) -> Vec<Event> {
        let mut events = Vec::new();
        let mut cursor = cursor.to_owned();
        loop {
            let request = ListEventsRequest {
                cursor,
                filter: filter.clone(),
                page_size: 1_000,
            };
            let page = self.list(request).await.expect("listed");
            events.extend(page.events);
            cursor = page.next_cursor;
            if !page.has_more {
                return events;
            }
        }
    }

    pub(crate) async fn watch(
        &self,
        cursor: &str,
        filter: Option<EventFilter>,
    ) -> Result<Streaming<WatchEventsResponse>, Status> {
        let request = WatchEventsRequest {
            cursor: cursor.to_owned(),
            filter,
        };
        let request = bearing(&self.key, request);
        Ok(self
            .client
            .clone()
            .watch_events(request)
            .await?
            .into_inner())
    }

    /// A copy of what there is, and the cursor from which it goes on.
    pub(crate) async fn snapshot(
        &self,
        filter: Option<EventFilter>,
    ) -> Result<(Replica, String, i64), Status> {
        let request = bearing(&self.key, SnapshotRequest { filter });
        let mut parts = self.client.clone().snapshot(request).await?.into_inner();
        let mut replica = Replica::default();
        let mut at = None;
        while let Some(part) = parts.message().await? {
            at = Some((part.cursor.clone(), part.position));
            replica.add(part);
        }
        let (cursor, position) = at.expect("a part");
        Ok((replica, cursor, position))
    }
}

/// Waits until everything that was committed is numbered: until the feed is as
/// long as the rows are many.
pub(crate) async fn numbered(service: &Service, follower: &Follower) -> Vec<Event> {
    // What a request says of its directory is told of later than the request.
    service.control.flush_request_log().await;
    let readers = &service.installation.store.readers;
    let rows = event::Entity::find().count(readers).await.expect("rows");
    let mut events = Vec::new();
    let mut answers = follower.watch("", None).await.expect("watched");
    while (events.len() as u64) < rows {
        let answer = answers.message().await.expect("an answer");
        events.extend(answer.expect("goes on").events);
    }
    events
}
