use rollcall_proto::management::v1::event_log_service_server::EventLogService;
use rollcall_proto::management::v1::{ListDirectoryEventsRequest, ListDirectoryEventsResponse};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::event_log;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct EventLog {
    gate: Gate,
}

impl EventLog {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl EventLogService for EventLog {
    async fn list_directory_events(
        &self,
        request: Request<ListDirectoryEventsRequest>,
    ) -> Reply<ListDirectoryEventsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = event_log::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }
}
