use rollcall_proto::management::v1::audit_log_service_server::AuditLogService;
use rollcall_proto::management::v1::{ListAuditEntriesRequest, ListAuditEntriesResponse};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::audit_log;

#[derive(Debug)]
pub struct AuditLog {
    gate: Gate,
}

impl AuditLog {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl AuditLogService for AuditLog {
    async fn list_audit_entries(
        &self,
        request: Request<ListAuditEntriesRequest>,
    ) -> Result<Response<ListAuditEntriesResponse>, Status> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = audit_log::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }
}
