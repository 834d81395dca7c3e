//! `rollcall.dev.v1.DevService`.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rollcall_control::error::Error;
use rollcall_proto::dev::v1::dev_service_server::DevService;
use rollcall_proto::dev::v1::{
    AddMembersRequest, AddMembersResponse, CreateUserRequest, CreateUserResponse,
    DeactivateUserRequest, DeactivateUserResponse, DeleteUserRequest, DeleteUserResponse,
    DropStreamsRequest, DropStreamsResponse, ExpireCursorsRequest, ExpireCursorsResponse,
    RemoveMembersRequest, RemoveMembersResponse, ResetRequest, ResetResponse, SetFaultsRequest,
    SetFaultsResponse, UpdateUserRequest, UpdateUserResponse,
};
use tonic::{Request, Response, Status};

use super::fault::{Faults, Set};
use super::identity_provider::IdentityProvider;
use super::inner::Current;
use super::seed::Planned;
use crate::Failure;

/// For how long answers may be held back.
const DELAY_MAX: Duration = Duration::from_mins(1);

type Reply<T> = Result<Response<T>, Status>;

#[derive(Debug)]
pub(super) struct Dev {
    pub(super) planned: Arc<Planned>,
    pub(super) scim_address: SocketAddr,
    pub(super) current: Current,
    pub(super) faults: Faults,
}

/// Lets the seed's API key in.
pub(super) fn admit(api_key: &str, request: Request<()>) -> Result<Request<()>, Status> {
    let given = request.metadata().get("authorization");
    let given = given.and_then(|value| value.to_str().ok()?.split_once(' '));
    match given {
        Some((scheme, key)) if scheme.eq_ignore_ascii_case("bearer") && key == api_key => {
            Ok(request)
        }
        _ => Err(Error::ApiKeyInvalid.into()),
    }
}

impl Dev {
    /// That of the directory that is named by its id or its organization.
    fn identity_provider(&self, directory: &str) -> Result<IdentityProvider, Status> {
        let mut named = self.planned.directories().filter(|one| {
            directory.is_empty()
                || one.organization_external_id == directory
                || one.id.to_string() == directory
        });
        match (named.next(), named.next()) {
            (Some(one), None) => Ok(IdentityProvider::of(&one, self.scim_address)),
            (Some(_), Some(_)) => Err(Error::SelectionMissing.into()),
            (None, _) => Err(Error::DirectoryNotFound.into()),
        }
    }

    /// What was done stands in the request log when it is told.
    async fn done<T>(&self, answer: T) -> Reply<T> {
        let control = self.current.control().map_err(|error| internal(&error))?;
        control.flush_request_log().await;
        Ok(Response::new(answer))
    }
}

#[tonic::async_trait]
impl DevService for Dev {
    async fn create_user(&self, request: Request<CreateUserRequest>) -> Reply<CreateUserResponse> {
        let CreateUserRequest {
            directory,
            attributes,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        let id = provider
            .create_user(&attributes.unwrap_or_default())
            .await?;
        self.done(CreateUserResponse { id }).await
    }

    async fn update_user(&self, request: Request<UpdateUserRequest>) -> Reply<UpdateUserResponse> {
        let UpdateUserRequest {
            directory,
            user_name,
            attributes,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        let attributes = attributes.unwrap_or_default();
        provider.update_user(&user_name, &attributes).await?;
        self.done(UpdateUserResponse {}).await
    }

    async fn deactivate_user(
        &self,
        request: Request<DeactivateUserRequest>,
    ) -> Reply<DeactivateUserResponse> {
        let DeactivateUserRequest {
            directory,
            user_name,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        provider.deactivate_user(&user_name).await?;
        self.done(DeactivateUserResponse {}).await
    }

    async fn delete_user(&self, request: Request<DeleteUserRequest>) -> Reply<DeleteUserResponse> {
        let DeleteUserRequest {
            directory,
            user_name,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        provider.delete_user(&user_name).await?;
        self.done(DeleteUserResponse {}).await
    }

    async fn add_members(&self, request: Request<AddMembersRequest>) -> Reply<AddMembersResponse> {
        let AddMembersRequest {
            directory,
            group,
            user_names,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        let group_id = provider.add_members(&group, &user_names).await?;
        self.done(AddMembersResponse { group_id }).await
    }

    async fn remove_members(
        &self,
        request: Request<RemoveMembersRequest>,
    ) -> Reply<RemoveMembersResponse> {
        let RemoveMembersRequest {
            directory,
            group,
            user_names,
        } = request.into_inner();
        let provider = self.identity_provider(&directory)?;
        provider.remove_members(&group, &user_names).await?;
        self.done(RemoveMembersResponse {}).await
    }

    async fn set_faults(&self, request: Request<SetFaultsRequest>) -> Reply<SetFaultsResponse> {
        let SetFaultsRequest {
            delay,
            deliver_twice,
        } = request.into_inner();
        let delay = Duration::try_from(delay.unwrap_or_default()).ok();
        let delay = delay.filter(|delay| *delay <= DELAY_MAX).ok_or_else(|| {
            Status::from(Error::InvalidValue {
                why: "`delay` is from 0 to 60 seconds".to_owned(),
            })
        })?;
        self.faults.set(Set {
            delay,
            deliver_twice,
        });
        Ok(Response::new(SetFaultsResponse {}))
    }

    async fn drop_streams(&self, _: Request<DropStreamsRequest>) -> Reply<DropStreamsResponse> {
        self.faults.drop_streams();
        Ok(Response::new(DropStreamsResponse {}))
    }

    async fn expire_cursors(
        &self,
        _: Request<ExpireCursorsRequest>,
    ) -> Reply<ExpireCursorsResponse> {
        self.current
            .expire_events()
            .await
            .map_err(|error| internal(&error))?;
        Ok(Response::new(ExpireCursorsResponse {}))
    }

    async fn reset(&self, _: Request<ResetRequest>) -> Reply<ResetResponse> {
        self.faults.set(Set::default());
        self.faults.drop_streams();
        self.current
            .reset()
            .await
            .map_err(|error| internal(&error))?;
        Ok(Response::new(ResetResponse {}))
    }
}

fn internal(error: &Failure) -> Status {
    tracing::error!(%error, "the emulator fails");
    Error::Internal.into()
}
