//! How operators come in: what each method is given opens the way.

use rollcall_proto::console::v1::sign_in_service_server::SignInService;
use rollcall_proto::console::v1::{
    DescribeSignInLinkRequest, DescribeSignInLinkResponse, RedeemSignInLinkRequest,
    RedeemSignInLinkResponse, SignInRequest, SignInResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::console::{Newcomer, describe, redeem, sign_in};
use crate::fold::fold;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct SignIns {
    gate: Gate,
}

impl SignIns {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl SignInService for SignIns {
    async fn describe_sign_in_link(
        &self,
        request: Request<DescribeSignInLinkRequest>,
    ) -> Reply<DescribeSignInLinkResponse> {
        let grant = self.gate.sign_in_link(&request.get_ref().secret).await?;
        Ok(Response::new(describe(&grant)))
    }

    async fn redeem_sign_in_link(
        &self,
        request: Request<RedeemSignInLinkRequest>,
    ) -> Reply<RedeemSignInLinkResponse> {
        let RedeemSignInLinkRequest {
            secret,
            email,
            display_name,
            password,
            user_agent,
        } = request.into_inner();
        let newcomer = Newcomer {
            email,
            display_name,
            user_agent,
        };
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .redeem_sign_in_link(secret, password, |grant, hash| {
                Box::pin(async move { redeem(grant, &key, hash, newcomer).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn sign_in(&self, request: Request<SignInRequest>) -> Reply<SignInResponse> {
        let SignInRequest {
            email,
            password,
            user_agent,
        } = request.into_inner();
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .sign_in(fold(&email), password, |grant| {
                Box::pin(async move { sign_in(grant, &key, &user_agent).await })
            })
            .await?;
        Ok(Response::new(answer))
    }
}
