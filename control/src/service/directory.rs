//! What a product backend asks, opened by the API key of the call.

use rollcall_proto::directory::v1::directory_service_server::DirectoryService;
use rollcall_proto::directory::v1::{
    GetGroupRequest, GetGroupResponse, GetUserRequest, GetUserResponse, ListGroupsRequest,
    ListGroupsResponse, ListParkedMembersRequest, ListParkedMembersResponse, ListUsersRequest,
    ListUsersResponse, SearchGroupsRequest, SearchGroupsResponse, SearchUsersRequest,
    SearchUsersResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::environment::{
    get_group, get_user, list_groups, list_parked_members, list_users, search_groups, search_users,
};

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Directory {
    gate: Gate,
}

impl Directory {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl DirectoryService for Directory {
    async fn list_users(&self, request: Request<ListUsersRequest>) -> Reply<ListUsersResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let list = list_users(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(list))
    }

    async fn get_user(&self, request: Request<GetUserRequest>) -> Reply<GetUserResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let user = get_user(&grant, &request.into_inner().id).await?;
        Ok(Response::new(GetUserResponse { user: Some(user) }))
    }

    async fn list_groups(&self, request: Request<ListGroupsRequest>) -> Reply<ListGroupsResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let list = list_groups(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(list))
    }

    async fn get_group(&self, request: Request<GetGroupRequest>) -> Reply<GetGroupResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let group = get_group(&grant, &request.into_inner().id).await?;
        Ok(Response::new(GetGroupResponse { group: Some(group) }))
    }

    async fn search_users(
        &self,
        request: Request<SearchUsersRequest>,
    ) -> Reply<SearchUsersResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let found = search_users(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(found))
    }

    async fn search_groups(
        &self,
        request: Request<SearchGroupsRequest>,
    ) -> Reply<SearchGroupsResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let found = search_groups(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(found))
    }

    async fn list_parked_members(
        &self,
        request: Request<ListParkedMembersRequest>,
    ) -> Reply<ListParkedMembersResponse> {
        let grant = self.gate.environment(request.extensions())?;
        let list = list_parked_members(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(list))
    }
}
