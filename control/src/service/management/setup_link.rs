use rollcall_proto::management::v1::setup_link_service_server::SetupLinkService;
use rollcall_proto::management::v1::{
    CreateSetupLinkRequest, CreateSetupLinkResponse, GetSetupLinkRequest, GetSetupLinkResponse,
    ListSetupLinksRequest, ListSetupLinksResponse, RevokeSetupLinkRequest, RevokeSetupLinkResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::setup_link;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct SetupLinks {
    gate: Gate,
}

impl SetupLinks {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl SetupLinkService for SetupLinks {
    async fn create_setup_link(
        &self,
        request: Request<CreateSetupLinkRequest>,
    ) -> Reply<CreateSetupLinkResponse> {
        let key = self.gate.secret().clone();
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(async move { setup_link::create(grant, &key, request).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_setup_link(
        &self,
        request: Request<GetSetupLinkRequest>,
    ) -> Reply<GetSetupLinkResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = setup_link::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_setup_links(
        &self,
        request: Request<ListSetupLinksRequest>,
    ) -> Reply<ListSetupLinksResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = setup_link::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn revoke_setup_link(
        &self,
        request: Request<RevokeSetupLinkRequest>,
    ) -> Reply<RevokeSetupLinkResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(setup_link::revoke(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
