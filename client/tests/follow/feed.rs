//! A feed in the test's hands, served by a real server.

use std::collections::VecDeque;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};

use rollcall_client::Client;
use rollcall_client::proto::ERROR_DOMAIN;
use rollcall_client::proto::directory::v1::User;
use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::event_service_server::{EventService, EventServiceServer};
use rollcall_client::proto::event::v1::{
    Event, ListEventsRequest, ListEventsResponse, SnapshotRequest, SnapshotResponse, UserChange,
    WatchEventsRequest, WatchEventsResponse,
};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_stream::wrappers::TcpListenerStream;
use tokio_stream::{Stream, StreamExt as _};
use tonic::{Code, Request, Response, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

/// Events of one answer.
const ANSWER_EVENTS: usize = 2;

/// The feed's cursors are its positions, and its event N is that user N came.
#[derive(Clone, Default)]
pub(crate) struct Feed(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    last: i64,
    watches: VecDeque<Turn>,
    lists: VecDeque<Status>,
    snapshots: VecDeque<Turn>,
    asked: Vec<String>,
}

/// What becomes of a call. One for which there is none gets all that there is,
/// and a watch of it goes on.
pub(crate) enum Turn {
    Refuse(Status),
    /// All up to this position, and then the end.
    Until(i64, End),
}

pub(crate) enum End {
    Closed,
    Failed(Status),
    Silence,
    /// A last answer without events, of this cursor.
    Heartbeat(i64),
}

impl Feed {
    pub(crate) fn new(last: i64) -> Self {
        let feed = Self::default();
        feed.state().last = last;
        feed
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no panic")
    }

    pub(crate) fn watches(&self, turns: impl IntoIterator<Item = Turn>) {
        self.state().watches.extend(turns);
    }

    pub(crate) fn lists(&self, refusals: impl IntoIterator<Item = Status>) {
        self.state().lists.extend(refusals);
    }

    pub(crate) fn snapshots(&self, turns: impl IntoIterator<Item = Turn>) {
        self.state().snapshots.extend(turns);
    }

    /// The calls since it was asked last, in words.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.state().asked)
    }
}

fn events(cursor: &str, until: i64) -> Vec<Event> {
    let after = position(cursor);
    (after + 1..=until).map(event).collect()
}

fn position(cursor: &str) -> i64 {
    if cursor.is_empty() {
        return 0;
    }
    cursor.parse().expect("a cursor of this feed")
}

fn user(position: i64) -> User {
    User {
        id: format!("user_{position}"),
        ..User::default()
    }
}

fn event(position: i64) -> Event {
    Event {
        position,
        cursor: position.to_string(),
        change: Some(Change::User(Box::new(UserChange {
            user_id: user(position).id,
            after: Some(user(position)),
            ..UserChange::default()
        }))),
        ..Event::default()
    }
}

fn watched(events: Vec<Event>, position: i64) -> WatchEventsResponse {
    WatchEventsResponse {
        events,
        cursor: position.to_string(),
        position,
    }
}

/// As the service itself refuses.
pub(crate) fn refusal(code: Code, reason: &str) -> Status {
    let details = ErrorDetails::with_error_info(reason, ERROR_DOMAIN, []);
    Status::with_error_details(code, "refused", details)
}

/// As what is in between does.
pub(crate) fn broken(code: Code) -> Status {
    Status::new(code, "broken")
}

type Answers<A> = Pin<Box<dyn Stream<Item = Result<A, Status>> + Send>>;

#[tonic::async_trait]
impl EventService for Feed {
    async fn list_events(
        &self,
        request: Request<ListEventsRequest>,
    ) -> Result<Response<ListEventsResponse>, Status> {
        let request = request.into_inner();
        let (last, refusal) = {
            let mut state = self.state();
            state.asked.push(format!("list {}", request.cursor));
            (state.last, state.lists.pop_front())
        };
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        let size = usize::try_from(request.page_size).expect("a size");
        let mut events = events(&request.cursor, last);
        let has_more = events.len() > size;
        events.truncate(size);
        let next_cursor = events.last().map_or(request.cursor, |e| e.cursor.clone());
        Ok(Response::new(ListEventsResponse {
            events,
            next_cursor,
            has_more,
        }))
    }

    type WatchEventsStream = Answers<WatchEventsResponse>;

    async fn watch_events(
        &self,
        request: Request<WatchEventsRequest>,
    ) -> Result<Response<Self::WatchEventsStream>, Status> {
        let WatchEventsRequest { cursor, .. } = request.into_inner();
        let turn = {
            let mut state = self.state();
            state.asked.push(format!("watch {cursor}"));
            let last = state.last;
            let turn = state.watches.pop_front();
            turn.unwrap_or(Turn::Until(last, End::Silence))
        };
        let (until, end) = match turn {
            Turn::Refuse(status) => return Err(status),
            Turn::Until(until, end) => (until, end),
        };
        let answers: Vec<_> = events(&cursor, until)
            .chunks(ANSWER_EVENTS)
            .map(|events| {
                let last = events.last().expect("some").position;
                Ok(watched(events.to_vec(), last))
            })
            .collect();
        let end: Answers<_> = match end {
            End::Closed => Box::pin(tokio_stream::empty()),
            End::Failed(status) => Box::pin(tokio_stream::once(Err(status))),
            End::Silence => Box::pin(tokio_stream::pending()),
            End::Heartbeat(position) => {
                let heartbeat = tokio_stream::once(Ok(watched(vec![], position)));
                Box::pin(heartbeat.chain(tokio_stream::pending()))
            }
        };
        let answers = tokio_stream::iter(answers).chain(end);
        Ok(Response::new(Box::pin(answers)))
    }

    type SnapshotStream = Answers<SnapshotResponse>;

    async fn snapshot(
        &self,
        _: Request<SnapshotRequest>,
    ) -> Result<Response<Self::SnapshotStream>, Status> {
        let turn = {
            let mut state = self.state();
            state.asked.push("snapshot".to_owned());
            let last = state.last;
            let turn = state.snapshots.pop_front();
            turn.unwrap_or(Turn::Until(last, End::Closed))
        };
        let (until, end) = match turn {
            Turn::Refuse(status) => return Err(status),
            Turn::Until(until, end) => (until, end),
        };
        let part = move |users| SnapshotResponse {
            cursor: until.to_string(),
            position: until,
            users,
            ..SnapshotResponse::default()
        };
        let users = (1..=until).map(move |position| part(vec![user(position)]));
        let parts = tokio_stream::iter(std::iter::once(part(vec![])).chain(users).map(Ok));
        let end: Answers<_> = match end {
            End::Failed(status) => Box::pin(tokio_stream::once(Err(status))),
            _ => Box::pin(tokio_stream::empty()),
        };
        Ok(Response::new(Box::pin(parts.chain(end))))
    }
}

/// A server of the feed, with threads of its own.
pub(crate) struct Server {
    feed: Feed,
    address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    pub(crate) fn start(feed: &Feed) -> Self {
        Self::start_at(feed, SocketAddr::from(([127, 0, 0, 1], 0)))
    }

    fn start_at(feed: &Feed, address: SocketAddr) -> Self {
        let listener = StdListener::bind(address).expect("a port");
        let address = listener.local_addr().expect("an address");
        listener.set_nonblocking(true).expect("set");
        let runtime = Runtime::new().expect("a runtime");
        let service = EventServiceServer::new(feed.clone());
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a listener");
            tonic::transport::Server::builder()
                .add_service(service)
                .serve_with_incoming(TcpListenerStream::new(listener))
                .await
        });
        Self {
            feed: feed.clone(),
            address,
            runtime: Some(runtime),
        }
    }

    pub(crate) fn client(&self) -> Client {
        let endpoint = format!("http://{}", self.address);
        Client::connect(&endpoint, "rckey_of_the_test").expect("valid")
    }

    /// Breaks every connection off.
    pub(crate) fn kill(&mut self) {
        let runtime = self.runtime.take();
        let ended = std::thread::spawn(|| drop(runtime)).join();
        ended.expect("no panic");
    }

    /// Begins again at the same address.
    pub(crate) fn start_again(&mut self) {
        *self = Self::start_at(&self.feed.clone(), self.address);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
