//! What a product backend follows, opened by the API key of the call.

use futures_util::stream::BoxStream;
use rollcall_proto::event::v1::event_service_server::EventService;
use rollcall_proto::event::v1::{
    EventFilter, ListEventsRequest, ListEventsResponse, SnapshotRequest, SnapshotResponse,
    WatchEventsRequest, WatchEventsResponse,
};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Extensions, Request, Response, Status};

use crate::authz::Gate;
use crate::environment::page_size;
use crate::error;
use crate::event::{Cursors, Page, Selection, list, snapshot, watch};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Events {
    gate: Gate,
}

impl Events {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }

    fn selected(
        &self,
        call: &Extensions,
        filter: Option<EventFilter>,
    ) -> error::Result<(Selection, Cursors)> {
        let grant = self.gate.environment(call)?;
        let environment_id = grant.environment_id();
        let selection = Selection::new(environment_id, grant.organization_id(), filter)?;
        Ok((selection, Cursors::new(self.gate.secret(), environment_id)))
    }
}

#[tonic::async_trait]
impl EventService for Events {
    async fn list_events(&self, request: Request<ListEventsRequest>) -> Reply<ListEventsResponse> {
        let (_, call, request) = request.into_parts();
        let ListEventsRequest {
            cursor,
            filter,
            page_size: size,
        } = request;
        let (selection, cursors) = self.selected(&call, filter)?;
        let standing = cursors.read(&cursor)?;
        let limit = usize::try_from(page_size(size)).unwrap_or(usize::MAX);
        let grant = self.gate.environment(&call)?;
        let page = list(grant.connection, &selection, &cursors, standing, limit).await?;
        let Page {
            events,
            standing,
            has_more,
        } = page;
        Ok(Response::new(ListEventsResponse {
            events,
            next_cursor: cursors.write(standing),
            has_more,
        }))
    }

    type WatchEventsStream = BoxStream<'static, Result<WatchEventsResponse, Status>>;

    async fn watch_events(
        &self,
        request: Request<WatchEventsRequest>,
    ) -> Reply<Self::WatchEventsStream> {
        let (_, call, request) = request.into_parts();
        let WatchEventsRequest { cursor, filter } = request;
        let (selection, cursors) = self.selected(&call, filter)?;
        let standing = cursors.read(&cursor)?;
        let events = watch(&self.gate, call, selection, cursors, standing).await?;
        Ok(Response::new(Box::pin(events)))
    }

    type SnapshotStream = ReceiverStream<Result<SnapshotResponse, Status>>;

    async fn snapshot(&self, request: Request<SnapshotRequest>) -> Reply<Self::SnapshotStream> {
        let (_, call, request) = request.into_parts();
        let (selection, cursors) = self.selected(&call, request.filter)?;
        let parts = snapshot(&self.gate, call, selection, cursors)?;
        Ok(Response::new(ReceiverStream::new(parts)))
    }
}
