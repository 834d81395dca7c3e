//! The request log.

use rollcall_proto::management::v1::request_log_service_server::RequestLogService;
use rollcall_proto::management::v1::{
    GetRequestCountsRequest, GetRequestCountsResponse, GetRequestRequest, GetRequestResponse,
    ListRequestsRequest, ListRequestsResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::{request, request_count};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Requests {
    gate: Gate,
}

impl Requests {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl RequestLogService for Requests {
    async fn list_requests(
        &self,
        request: Request<ListRequestsRequest>,
    ) -> Reply<ListRequestsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = request::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn get_request(&self, request: Request<GetRequestRequest>) -> Reply<GetRequestResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = request::get(&grant, request).await?;
        Ok(Response::new(answer))
    }

    async fn get_request_counts(
        &self,
        request: Request<GetRequestCountsRequest>,
    ) -> Reply<GetRequestCountsResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = request_count::get(&grant, request.get_ref()).await?;
        Ok(Response::new(answer))
    }
}
