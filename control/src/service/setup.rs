//! What the edge asks for a customer's IT admin, opened by the secret in a setup
//! link or by the session that it was redeemed for.

use rollcall_proto::setup::v1::setup_service_server::SetupService;
use rollcall_proto::setup::v1::{
    CreateSetupTokenRequest, CreateSetupTokenResponse, DescribeSetupLinkRequest,
    DescribeSetupLinkResponse, GetSetupProgressRequest, GetSetupProgressResponse, GetSetupRequest,
    GetSetupResponse, ListSetupRequestsRequest, ListSetupRequestsResponse, ListSetupTokensRequest,
    ListSetupTokensResponse, RedeemSetupLinkRequest, RedeemSetupLinkResponse,
    RevokeSetupTokenRequest, RevokeSetupTokenResponse, RotateSetupTokenRequest,
    RotateSetupTokenResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::setup::{
    create_token, describe, get, get_progress, list_requests, list_tokens, redeem, revoke_token,
    rotate_token,
};
use crate::store::entity::token;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Setup {
    gate: Gate,
}

impl Setup {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl SetupService for Setup {
    async fn describe_setup_link(
        &self,
        request: Request<DescribeSetupLinkRequest>,
    ) -> Reply<DescribeSetupLinkResponse> {
        let grant = self.gate.setup_link(&request.get_ref().secret).await?;
        Ok(Response::new(describe(&grant).await?))
    }

    async fn redeem_setup_link(
        &self,
        request: Request<RedeemSetupLinkRequest>,
    ) -> Reply<RedeemSetupLinkResponse> {
        let (_, call, request) = request.into_parts();
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .redeem(&call, request.secret, |grant| {
                Box::pin(async move { redeem(grant, &key).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_setup(&self, request: Request<GetSetupRequest>) -> Reply<GetSetupResponse> {
        let grant = self.gate.setup(&request.get_ref().session).await?;
        Ok(Response::new(get(&grant).await?))
    }

    async fn get_setup_progress(
        &self,
        request: Request<GetSetupProgressRequest>,
    ) -> Reply<GetSetupProgressResponse> {
        let grant = self.gate.setup(&request.get_ref().session).await?;
        Ok(Response::new(get_progress(&grant).await?))
    }

    async fn list_setup_requests(
        &self,
        request: Request<ListSetupRequestsRequest>,
    ) -> Reply<ListSetupRequestsResponse> {
        let request = request.into_inner();
        let grant = self.gate.setup(&request.session).await?;
        let listed = list_requests(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(listed))
    }

    async fn list_setup_tokens(
        &self,
        request: Request<ListSetupTokensRequest>,
    ) -> Reply<ListSetupTokensResponse> {
        let grant = self.gate.setup(&request.get_ref().session).await?;
        Ok(Response::new(list_tokens(&grant).await?))
    }

    async fn create_setup_token(
        &self,
        request: Request<CreateSetupTokenRequest>,
    ) -> Reply<CreateSetupTokenResponse> {
        let (_, call, request) = request.into_parts();
        let CreateSetupTokenRequest {
            session,
            oauth_client,
        } = request;
        let kind = if oauth_client {
            token::Kind::OAuthClient
        } else {
            token::Kind::Bearer
        };
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .set_up(&call, session, move |grant| {
                Box::pin(async move { create_token(grant, &key, kind).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn rotate_setup_token(
        &self,
        request: Request<RotateSetupTokenRequest>,
    ) -> Reply<RotateSetupTokenResponse> {
        let (_, call, request) = request.into_parts();
        let key = self.gate.secret().clone();
        let session = request.session.clone();
        let answer = self
            .gate
            .set_up(&call, session, move |grant| {
                Box::pin(async move { rotate_token(grant, &key, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn revoke_setup_token(
        &self,
        request: Request<RevokeSetupTokenRequest>,
    ) -> Reply<RevokeSetupTokenResponse> {
        let (_, call, request) = request.into_parts();
        let session = request.session.clone();
        let answer = self
            .gate
            .set_up(&call, session, move |grant| {
                Box::pin(async move { revoke_token(grant, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }
}
