use rollcall_proto::management::v1::directory_service_server::DirectoryService;
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, DeleteDirectoryRequest,
    DeleteDirectoryResponse, DisableDirectoryRequest, DisableDirectoryResponse,
    EnableDirectoryRequest, EnableDirectoryResponse, GetDirectoryRequest, GetDirectoryResponse,
    GetUserCountsRequest, GetUserCountsResponse, ListDirectoriesRequest, ListDirectoriesResponse,
    ReleaseDeactivationsRequest, ReleaseDeactivationsResponse, RestoreDirectoryRequest,
    RestoreDirectoryResponse, UpdateDirectoryRequest, UpdateDirectoryResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::id::DirectoryId;
use crate::management::{directory, user_count};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Directories {
    gate: Gate,
}

impl Directories {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl DirectoryService for Directories {
    async fn create_directory(
        &self,
        request: Request<CreateDirectoryRequest>,
    ) -> Reply<CreateDirectoryResponse> {
        let answer = self
            .gate
            .manage(request, None, |grant, request| {
                Box::pin(directory::create(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_directory(
        &self,
        request: Request<GetDirectoryRequest>,
    ) -> Reply<GetDirectoryResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = directory::get(&grant, &request.get_ref().id).await?;
        Ok(Response::new(answer))
    }

    async fn list_directories(
        &self,
        request: Request<ListDirectoriesRequest>,
    ) -> Reply<ListDirectoriesResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = directory::list(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn update_directory(
        &self,
        request: Request<UpdateDirectoryRequest>,
    ) -> Reply<UpdateDirectoryResponse> {
        let lane = lane(request.get_ref().directory.as_ref().map(|given| &given.id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(directory::update(grant, request))
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn disable_directory(
        &self,
        request: Request<DisableDirectoryRequest>,
    ) -> Reply<DisableDirectoryResponse> {
        let lane = lane(Some(&request.get_ref().id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(async move { directory::disable(grant, &request.id).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn enable_directory(
        &self,
        request: Request<EnableDirectoryRequest>,
    ) -> Reply<EnableDirectoryResponse> {
        let lane = lane(Some(&request.get_ref().id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(async move { directory::enable(grant, &request.id).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn delete_directory(
        &self,
        request: Request<DeleteDirectoryRequest>,
    ) -> Reply<DeleteDirectoryResponse> {
        let lane = lane(Some(&request.get_ref().id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(async move { directory::delete(grant, &request.id).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn restore_directory(
        &self,
        request: Request<RestoreDirectoryRequest>,
    ) -> Reply<RestoreDirectoryResponse> {
        let lane = lane(Some(&request.get_ref().id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(async move { directory::restore(grant, &request.id).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn release_deactivations(
        &self,
        request: Request<ReleaseDeactivationsRequest>,
    ) -> Reply<ReleaseDeactivationsResponse> {
        let lane = lane(Some(&request.get_ref().id));
        let answer = self
            .gate
            .manage(request, lane, |grant, request| {
                Box::pin(async move { directory::release(grant, &request.id).await })
            })
            .await?;
        Ok(Response::new(answer))
    }

    async fn get_user_counts(
        &self,
        request: Request<GetUserCountsRequest>,
    ) -> Reply<GetUserCountsResponse> {
        let grant = self.gate.view(request.extensions())?;
        let answer = user_count::get(&grant, request.get_ref()).await?;
        Ok(Response::new(answer))
    }
}

/// Changes of a directory come after one another with what its identity provider
/// writes. What is no id is refused where it is looked up.
fn lane(id: Option<&String>) -> Option<DirectoryId> {
    id?.parse().ok()
}
