//! How operators come in: what each method is given opens the way.

use rollcall_proto::console::v1::sign_in_service_server::SignInService;
use rollcall_proto::console::v1::{
    BeginOidcSignInRequest, BeginOidcSignInResponse, DescribeSignInLinkRequest,
    DescribeSignInLinkResponse, DescribeSignInRequest, DescribeSignInResponse,
    FinishOidcSignInRequest, FinishOidcSignInResponse, RedeemSignInLinkRequest,
    RedeemSignInLinkResponse, SignInRequest, SignInResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::{Begun, Gate, Oidc, Returned};
use crate::console::{Newcomer, describe, finish_oidc, redeem, sign_in};
use crate::error::Error;
use crate::fold::fold;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct SignIns {
    gate: Gate,
    oidc: Option<Oidc>,
}

impl SignIns {
    pub fn new(gate: Gate, oidc: Option<Oidc>) -> Self {
        Self { gate, oidc }
    }

    fn oidc(&self) -> Result<&Oidc, Error> {
        self.oidc.as_ref().ok_or(Error::OidcNotConfigured)
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

    async fn describe_sign_in(
        &self,
        _: Request<DescribeSignInRequest>,
    ) -> Reply<DescribeSignInResponse> {
        let has_oidc = self.oidc.is_some();
        Ok(Response::new(DescribeSignInResponse { has_oidc }))
    }

    async fn begin_oidc_sign_in(
        &self,
        request: Request<BeginOidcSignInRequest>,
    ) -> Reply<BeginOidcSignInResponse> {
        let redirect_url = &request.get_ref().redirect_url;
        let begun = self.gate.begin_oidc_sign_in(self.oidc()?, redirect_url);
        let Begun {
            authorization_url,
            binding,
            expire_time,
        } = begun.await?;
        Ok(Response::new(BeginOidcSignInResponse {
            authorization_url,
            binding,
            expire_time: Some(expire_time.to_proto()),
        }))
    }

    async fn finish_oidc_sign_in(
        &self,
        request: Request<FinishOidcSignInRequest>,
    ) -> Reply<FinishOidcSignInResponse> {
        let FinishOidcSignInRequest {
            state,
            code,
            binding,
            redirect_url,
            user_agent,
        } = request.into_inner();
        let returned = Returned {
            state,
            code,
            binding,
            redirect_url,
        };
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .finish_oidc_sign_in(self.oidc()?, returned, |grant, vouched| {
                Box::pin(async move { finish_oidc(grant, &key, &vouched, &user_agent).await })
            })
            .await?;
        Ok(Response::new(answer))
    }
}
