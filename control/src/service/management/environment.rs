use rollcall_proto::management::v1::environment_service_server::EnvironmentService;
use rollcall_proto::management::v1::{
    CreateEnvironmentRequest, CreateEnvironmentResponse, DeleteEnvironmentRequest,
    DeleteEnvironmentResponse, GetEnvironmentRequest, GetEnvironmentResponse,
    ListEnvironmentsRequest, ListEnvironmentsResponse, UpdateEnvironmentRequest,
    UpdateEnvironmentResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::management::environment;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Environments {
    gate: Gate,
}

impl Environments {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl EnvironmentService for Environments {
    async fn create_environment(
        &self,
        request: Request<CreateEnvironmentRequest>,
    ) -> Reply<CreateEnvironmentResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(environment::create(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_environment(
        &self,
        request: Request<GetEnvironmentRequest>,
    ) -> Reply<GetEnvironmentResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = environment::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_environments(
        &self,
        request: Request<ListEnvironmentsRequest>,
    ) -> Reply<ListEnvironmentsResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = environment::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_environment(
        &self,
        request: Request<UpdateEnvironmentRequest>,
    ) -> Reply<UpdateEnvironmentResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(environment::update(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn delete_environment(
        &self,
        request: Request<DeleteEnvironmentRequest>,
    ) -> Reply<DeleteEnvironmentResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(environment::delete(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }
}
