use rollcall_proto::management::v1::organization_service_server::OrganizationService;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateOrganizationResponse, DeleteOrganizationRequest,
    DeleteOrganizationResponse, ExportOrganizationRequest, ExportOrganizationResponse,
    GetOrganizationRequest, GetOrganizationResponse, ListOrganizationsRequest,
    ListOrganizationsResponse, RestoreOrganizationRequest, RestoreOrganizationResponse,
    SearchOrganizationsRequest, SearchOrganizationsResponse, UpdateOrganizationRequest,
    UpdateOrganizationResponse,
};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::organization;

/// Messages of an export that wait to be taken.
const ANSWERS_WAITING_MAX: usize = 2;

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

    async fn search_organizations(
        &self,
        request: Request<SearchOrganizationsRequest>,
    ) -> Reply<SearchOrganizationsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = organization::search(&grant, self.gate.secret(), request).await?;
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
        request: Request<DeleteOrganizationRequest>,
    ) -> Reply<DeleteOrganizationResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(organization::delete(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn restore_organization(
        &self,
        request: Request<RestoreOrganizationRequest>,
    ) -> Reply<RestoreOrganizationResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(organization::restore(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    type ExportOrganizationStream = ReceiverStream<Result<ExportOrganizationResponse, Status>>;

    async fn export_organization(
        &self,
        request: Request<ExportOrganizationRequest>,
    ) -> Reply<Self::ExportOrganizationStream> {
        let (_, call, request) = request.into_parts();
        let row = organization::find_named(&self.gate.view(&call)?, &request.id).await?;
        let (answers, stream) = mpsc::channel(ANSWERS_WAITING_MAX);
        let gate = self.gate.clone();
        tokio::spawn(async move {
            let written = match gate.view(&call) {
                Ok(grant) => organization::export(&grant, &row, &answers).await,
                Err(error) => Err(error),
            };
            if let Err(error) = written {
                // Whoever listened may have gone.
                let _ = answers.send(Err(error.into())).await;
            }
        });
        Ok(Response::new(ReceiverStream::new(stream)))
    }
}
