use rollcall_proto::management::v1::user_service_server::UserService;
use rollcall_proto::management::v1::{
    EraseUserRequest, EraseUserResponse, ListDeletedUsersRequest, ListDeletedUsersResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::Gate;
use crate::error::Error;
use crate::management::user;

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Users {
    gate: Gate,
}

impl Users {
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }
}

#[tonic::async_trait]
impl UserService for Users {
    async fn list_deleted_users(
        &self,
        request: Request<ListDeletedUsersRequest>,
    ) -> Reply<ListDeletedUsersResponse> {
        let (_, call, request) = request.into_parts();
        let grant = self.gate.view(&call)?;
        let answer = user::list_deleted(&grant, self.gate.secret(), request).await?;
        Ok(Response::new(answer))
    }

    async fn erase_user(&self, request: Request<EraseUserRequest>) -> Reply<EraseUserResponse> {
        let gate = self.gate.clone();
        // A caller that goes away does not leave it half done.
        let erased = tokio::spawn(async move { user::erase(&gate, request).await });
        let answer = erased.await.map_err(|error| {
            tracing::error!(%error, "an erasure did not end");
            Error::Internal
        })??;
        Ok(Response::new(answer))
    }
}
