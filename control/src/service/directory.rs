//! What a product backend asks, opened by the API key in the call's metadata.

use rollcall_proto::directory::v1::directory_service_server::DirectoryService;
use rollcall_proto::directory::v1::{
    GetGroupRequest, GetGroupResponse, GetUserRequest, GetUserResponse, ListGroupsRequest,
    ListGroupsResponse, ListUsersRequest, ListUsersResponse,
};
use tonic::metadata::MetadataMap;
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::environment::{get_group, get_user, list_groups, list_users};

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

/// `authorization: Bearer <API key>`; two of them are none.
fn api_key(metadata: &MetadataMap) -> Option<String> {
    let mut values = metadata.get_all("authorization").iter();
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    let (scheme, key) = value.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| key.to_owned())
}

#[tonic::async_trait]
impl DirectoryService for Directory {
    async fn list_users(&self, request: Request<ListUsersRequest>) -> Reply<ListUsersResponse> {
        let key = api_key(request.metadata());
        let grant = self.gate.environment(key.as_deref()).await?;
        let list = list_users(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(list))
    }

    async fn get_user(&self, request: Request<GetUserRequest>) -> Reply<GetUserResponse> {
        let key = api_key(request.metadata());
        let grant = self.gate.environment(key.as_deref()).await?;
        let user = get_user(&grant, &request.into_inner().id).await?;
        Ok(Response::new(GetUserResponse { user: Some(user) }))
    }

    async fn list_groups(&self, request: Request<ListGroupsRequest>) -> Reply<ListGroupsResponse> {
        let key = api_key(request.metadata());
        let grant = self.gate.environment(key.as_deref()).await?;
        let list = list_groups(&grant, self.gate.secret(), request.into_inner()).await?;
        Ok(Response::new(list))
    }

    async fn get_group(&self, request: Request<GetGroupRequest>) -> Reply<GetGroupResponse> {
        let key = api_key(request.metadata());
        let grant = self.gate.environment(key.as_deref()).await?;
        let group = get_group(&grant, &request.into_inner().id).await?;
        Ok(Response::new(GetGroupResponse { group: Some(group) }))
    }
}
