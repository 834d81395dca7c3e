use rollcall_proto::console::v1::session_service_server::SessionService;
use rollcall_proto::console::v1::{
    GetCurrentSessionRequest, GetCurrentSessionResponse, ListSessionsRequest, ListSessionsResponse,
    RevokeSessionRequest, RevokeSessionResponse, SignOutRequest, SignOutResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::console::session;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Sessions {
    gate: Gate,
}

impl Sessions {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl SessionService for Sessions {
    async fn get_current_session(
        &self,
        request: Request<GetCurrentSessionRequest>,
    ) -> Reply<GetCurrentSessionResponse> {
        let (_, id) = self.gate.session(request.extensions())?;
        let grant = self.gate.view(request.extensions())?;
        let answer = session::current(&grant, id).await?;
        Ok(Response::new(answer))
    }

    async fn list_sessions(
        &self,
        request: Request<ListSessionsRequest>,
    ) -> Reply<ListSessionsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = session::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn revoke_session(
        &self,
        request: Request<RevokeSessionRequest>,
    ) -> Reply<RevokeSessionResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(session::revoke(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn sign_out(&self, request: Request<SignOutRequest>) -> Reply<SignOutResponse> {
        let call = request.extensions();
        let (_, id) = self.gate.session(call)?;
        let answer = self
            .gate
            .manage_once(call, move |grant| Box::pin(session::sign_out(grant, id)))
            .await?;
        Ok(Response::new(answer))
    }
}
