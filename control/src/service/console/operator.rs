use rollcall_proto::console::v1::operator_service_server::OperatorService;
use rollcall_proto::console::v1::{
    ChangePasswordRequest, ChangePasswordResponse, CreateSignInLinkRequest,
    CreateSignInLinkResponse, DeleteOperatorRequest, DeleteOperatorResponse,
    DisableOperatorRequest, DisableOperatorResponse, EnableOperatorRequest, EnableOperatorResponse,
    GetOperatorRequest, GetOperatorResponse, InviteOperatorRequest, InviteOperatorResponse,
    ListOperatorsRequest, ListOperatorsResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::{Gate, NewPassword};
use crate::console::{change_password, operator};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Operators {
    gate: Gate,
}

impl Operators {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl OperatorService for Operators {
    async fn list_operators(
        &self,
        request: Request<ListOperatorsRequest>,
    ) -> Reply<ListOperatorsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = operator::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn get_operator(
        &self,
        request: Request<GetOperatorRequest>,
    ) -> Reply<GetOperatorResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = operator::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn invite_operator(
        &self,
        request: Request<InviteOperatorRequest>,
    ) -> Reply<InviteOperatorResponse> {
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(async move { operator::invite(grant, &key, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn create_sign_in_link(
        &self,
        request: Request<CreateSignInLinkRequest>,
    ) -> Reply<CreateSignInLinkResponse> {
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(async move { operator::create_link(grant, &key, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn disable_operator(
        &self,
        request: Request<DisableOperatorRequest>,
    ) -> Reply<DisableOperatorResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(operator::disable(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn enable_operator(
        &self,
        request: Request<EnableOperatorRequest>,
    ) -> Reply<EnableOperatorResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(operator::enable(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn delete_operator(
        &self,
        request: Request<DeleteOperatorRequest>,
    ) -> Reply<DeleteOperatorResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(operator::delete(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn change_password(
        &self,
        request: Request<ChangePasswordRequest>,
    ) -> Reply<ChangePasswordResponse> {
        let (_, call, request) = request.into_parts();
        let ChangePasswordRequest {
            current_password,
            new_password,
        } = request;
        let (_, calling) = self.gate.session(&call)?;
        let new = NewPassword::parse("new_password", new_password)?;
        let answer = self
            .gate
            .change_password(&call, current_password, new, move |grant, hash| {
                Box::pin(change_password(grant, hash, calling))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
