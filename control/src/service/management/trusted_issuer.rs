//! Issuers whose workloads may call.

use rollcall_proto::management::v1::trusted_issuer_service_server::TrustedIssuerService;
use rollcall_proto::management::v1::{
    CreateTrustedIssuerRequest, CreateTrustedIssuerResponse, DeleteTrustedIssuerRequest,
    DeleteTrustedIssuerResponse, GetTrustedIssuerRequest, GetTrustedIssuerResponse,
    ListTrustedIssuersRequest, ListTrustedIssuersResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::trusted_issuer;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct TrustedIssuers {
    gate: Gate,
}

impl TrustedIssuers {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl TrustedIssuerService for TrustedIssuers {
    async fn create_trusted_issuer(
        &self,
        request: Request<CreateTrustedIssuerRequest>,
    ) -> Reply<CreateTrustedIssuerResponse> {
        let givable = self.gate.givable_scopes(request.extensions())?;
        let answer = self
            .gate
            .manage(request, None, move |grant, request| {
                Box::pin(async move { trusted_issuer::create(grant, &givable, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_trusted_issuer(
        &self,
        request: Request<GetTrustedIssuerRequest>,
    ) -> Reply<GetTrustedIssuerResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = trusted_issuer::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_trusted_issuers(
        &self,
        request: Request<ListTrustedIssuersRequest>,
    ) -> Reply<ListTrustedIssuersResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = trusted_issuer::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn delete_trusted_issuer(
        &self,
        request: Request<DeleteTrustedIssuerRequest>,
    ) -> Reply<DeleteTrustedIssuerResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(trusted_issuer::delete(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
