//! Tokens. Their changes go to the writer of their directory, where they stand in
//! one row with the writes that are made with them.

use rollcall_proto::management::v1::token_service_server::TokenService;
use rollcall_proto::management::v1::{
    CreateTokenRequest, CreateTokenResponse, GetTokenRequest, GetTokenResponse, ListTokensRequest,
    ListTokensResponse, RevokeAllTokensRequest, RevokeAllTokensResponse, RevokeTokenRequest,
    RevokeTokenResponse, RotateTokenRequest, RotateTokenResponse, UpdateTokenRequest,
    UpdateTokenResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::{text::id, token};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Tokens {
    gate: Gate,
}

impl Tokens {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl TokenService for Tokens {
    async fn create_token(
        &self,
        request: Request<CreateTokenRequest>,
    ) -> Reply<CreateTokenResponse> {
        let directory_id = token::directory_of_new(request.get_ref())?;
        let secret = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, Some(directory_id), move |grant, request| {
                Box::pin(async move { token::create(grant, &secret, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_token(&self, request: Request<GetTokenRequest>) -> Reply<GetTokenResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = token::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_tokens(&self, request: Request<ListTokensRequest>) -> Reply<ListTokensResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = token::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_token(
        &self,
        request: Request<UpdateTokenRequest>,
    ) -> Reply<UpdateTokenResponse> {
        let id = token::id_of(request.get_ref())?;
        let grant = self.gate.view(request.extensions())?;
        let directory_id = token::directory_of(&grant, id).await?;
        let answer = self
            .gate
            .manage(request, Some(directory_id), |grant, request| {
                Box::pin(token::update(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn rotate_token(
        &self,
        request: Request<RotateTokenRequest>,
    ) -> Reply<RotateTokenResponse> {
        let grant = self.gate.view(request.extensions())?;
        let directory_id = token::directory_of(&grant, &request.get_ref().id).await?;
        let secret = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, Some(directory_id), move |grant, request| {
                Box::pin(async move { token::rotate(grant, &secret, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn revoke_token(
        &self,
        request: Request<RevokeTokenRequest>,
    ) -> Reply<RevokeTokenResponse> {
        let grant = self.gate.view(request.extensions())?;
        let directory_id = token::directory_of(&grant, &request.get_ref().id).await?;
        let answer = self
            .gate
            .manage(request, Some(directory_id), |grant, request| {
                Box::pin(token::revoke(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn revoke_all_tokens(
        &self,
        request: Request<RevokeAllTokensRequest>,
    ) -> Reply<RevokeAllTokensResponse> {
        let directory_id = id("directory_id", &request.get_ref().directory_id)?;
        let answer = self
            .gate
            .manage(request, Some(directory_id), |grant, request| {
                Box::pin(token::revoke_all(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
