use rollcall_proto::management::v1::organization_service_server::OrganizationService;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateOrganizationResponse, DeleteOrganizationRequest,
    DeleteOrganizationResponse, ExportOrganizationRequest, ExportOrganizationResponse,
    GetOrganizationRequest, GetOrganizationResponse, ListOrganizationsRequest,
    ListOrganizationsResponse, RestoreOrganizationRequest, RestoreOrganizationResponse,
    UpdateOrganizationRequest, UpdateOrganizationResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::organization;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Organizations {
    gate: Gate,
}

impl Organizations {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl OrganizationService for Organizations {
    async fn create_organization(
        &self,
        request: Request<CreateOrganizationRequest>,
    ) -> Reply<CreateOrganizationResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(organization::create(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_organization(
        &self,
        request: Request<GetOrganizationRequest>,
    ) -> Reply<GetOrganizationResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = organization::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_organizations(
        &self,
        request: Request<ListOrganizationsRequest>,
    ) -> Reply<ListOrganizationsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = organization::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_organization(
        &self,
        request: Request<UpdateOrganizationRequest>,
    ) -> Reply<UpdateOrganizationResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(organization::update(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn delete_organization(
        &self,
        _: Request<DeleteOrganizationRequest>,
    ) -> Reply<DeleteOrganizationResponse> {
        Err(Status::unimplemented(""))
    }

    async fn restore_organization(
        &self,
        _: Request<RestoreOrganizationRequest>,
    ) -> Reply<RestoreOrganizationResponse> {
        Err(Status::unimplemented(""))
    }

    type ExportOrganizationStream = tokio_stream::Empty<Result<ExportOrganizationResponse, Status>>;

    async fn export_organization(
        &self,
        _: Request<ExportOrganizationRequest>,
    ) -> Reply<Self::ExportOrganizationStream> {
        Err(Status::unimplemented(""))
    }
}
