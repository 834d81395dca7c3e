//! What the SCIM edge asks, opened by the SCIM token in the request.

mod call;

use std::sync::Arc;

use rollcall_proto::provisioning::v1::provisioning_service_server::ProvisioningService;
use rollcall_proto::provisioning::v1::{
    ApplyBulkRequest, ApplyBulkResponse, CreateGroupRequest, CreateGroupResponse,
    CreateUserRequest, CreateUserResponse, DeleteGroupRequest, DeleteGroupResponse,
    DeleteUserRequest, DeleteUserResponse, GetGroupRequest, GetGroupResponse, GetUserRequest,
    GetUserResponse, IssueAccessTokenRequest, IssueAccessTokenResponse, ListGroupsRequest,
    ListGroupsResponse, ListResourcesRequest, ListResourcesResponse, ListUsersRequest,
    ListUsersResponse, PatchGroupRequest, PatchGroupResponse, PatchUserRequest, PatchUserResponse,
    RecordRefusalRequest, RecordRefusalResponse, RecordUnauthenticatedRequest,
    RecordUnauthenticatedResponse, ReplaceGroupRequest, ReplaceGroupResponse, ReplaceUserRequest,
    ReplaceUserResponse,
};
use tonic::{Request, Response, Status};

use crate::authz::{ACCESS_TOKEN_SECONDS, Gate};
use crate::bulk::{self, Applied};
use crate::listing::{Listing, Paging, list_resources};
use crate::request_log::{Outcome, Resource, Told};
use crate::{group, user};

use call::{call, required, unauthenticated};

type Reply<T> = std::result::Result<Response<T>, Status>;

#[derive(Debug)]
pub struct Provisioning {
    gate: Gate,
    paging: Paging,
}

impl Provisioning {
    pub fn new(gate: Gate) -> Self {
        let paging = Paging {
            secret: gate.secret().clone(),
            ends: Arc::default(),
        };
        Self { gate, paging }
    }
}

#[tonic::async_trait]
impl ProvisioningService for Provisioning {
    async fn create_user(&self, request: Request<CreateUserRequest>) -> Reply<CreateUserResponse> {
        let CreateUserRequest {
            context,
            attributes,
        } = request.into_inner();
        let call = call("CreateUser", context, None)?;
        let attributes = required(attributes, "attributes")?;
        let user = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let attributes = attributes.clone();
                    Box::pin(async move {
                        user::create(grant, grant.ids.next(), attributes)
                            .await
                            .map(Told::user)
                    })
                }),
            )
            .await?;
        Ok(Response::new(CreateUserResponse { user: Some(user) }))
    }

    async fn get_user(&self, request: Request<GetUserRequest>) -> Reply<GetUserResponse> {
        let GetUserRequest {
            context,
            id,
            include_groups,
        } = request.into_inner();
        let call = call("GetUser", context, Some(&id))?;
        let lookup = call.presented.directory_id().zip(user::parse_id(&id).ok());
        let lookup = lookup.map(|(directory_id, id)| {
            user::lookup_of(directory_id, id, include_groups, self.gate.backend())
        });
        let user = self
            .gate
            .read(
                call,
                lookup,
                Box::new(move |_, found| {
                    Box::pin(async move { user::found(found.as_ref()).map(Told::user_read) })
                }),
            )
            .await?;
        Ok(Response::new(GetUserResponse { user: Some(user) }))
    }

    async fn list_users(&self, request: Request<ListUsersRequest>) -> Reply<ListUsersResponse> {
        let ListUsersRequest {
            context,
            filter,
            start_index,
            count,
            include_groups,
            sort,
            cursor,
        } = request.into_inner();
        let call = call("ListUsers", context, None)?;
        let paging = self.paging.clone();
        let listing = Listing {
            filter,
            sort,
            start_index,
            count,
            cursor,
        };
        let backend = self.gate.backend();
        let lookup = call.presented.directory_id().and_then(|directory_id| {
            user::lookup_listed(directory_id, &listing, include_groups, backend)
        });
        let list = self
            .gate
            .read(
                call,
                lookup,
                Box::new(move |grant, found| {
                    Box::pin(async move {
                        let is_filtered = listing.filter.is_some();
                        let list =
                            user::list(grant, &paging, listing, include_groups, found).await?;
                        let (found, shown) = (list.total_results, list.users.len());
                        Ok(Told::listed(
                            list,
                            Resource::User,
                            found,
                            shown,
                            is_filtered,
                        ))
                    })
                }),
            )
            .await?;
        Ok(Response::new(list))
    }

    async fn replace_user(
        &self,
        request: Request<ReplaceUserRequest>,
    ) -> Reply<ReplaceUserResponse> {
        let ReplaceUserRequest {
            context,
            id,
            attributes,
            condition,
        } = request.into_inner();
        let call = call("ReplaceUser", context, Some(&id))?;
        let attributes = required(attributes, "attributes")?;
        let user = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let id = user::parse_id(&id);
                    let (attributes, condition) = (attributes.clone(), condition.clone());
                    Box::pin(async move {
                        user::replace(grant, id?, attributes, condition)
                            .await
                            .map(Told::user)
                    })
                }),
            )
            .await?;
        Ok(Response::new(ReplaceUserResponse { user: Some(user) }))
    }

    async fn patch_user(&self, request: Request<PatchUserRequest>) -> Reply<PatchUserResponse> {
        let PatchUserRequest {
            context,
            id,
            operations,
            condition,
        } = request.into_inner();
        let call = call("PatchUser", context, Some(&id))?;
        let user = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let id = user::parse_id(&id);
                    let (operations, condition) = (operations.clone(), condition.clone());
                    Box::pin(async move {
                        user::patch(grant, id?, operations, condition)
                            .await
                            .map(Told::user)
                    })
                }),
            )
            .await?;
        Ok(Response::new(PatchUserResponse { user: Some(user) }))
    }

    async fn delete_user(&self, request: Request<DeleteUserRequest>) -> Reply<DeleteUserResponse> {
        let DeleteUserRequest {
            context,
            id,
            condition,
        } = request.into_inner();
        let call = call("DeleteUser", context, Some(&id))?;
        self.gate
            .write(
                call,
                Box::new(move |grant| {
                    let (id, condition) = (id.clone(), condition.clone());
                    Box::pin(async move {
                        let deleted = user::delete(grant, user::parse_id(&id)?, condition).await?;
                        Ok(Told::deleted(id, deleted))
                    })
                }),
            )
            .await?;
        Ok(Response::new(DeleteUserResponse {}))
    }

    async fn create_group(
        &self,
        request: Request<CreateGroupRequest>,
    ) -> Reply<CreateGroupResponse> {
        let member_view = request.get_ref().member_view();
        let CreateGroupRequest {
            context,
            attributes,
            members,
            member_view: _,
        } = request.into_inner();
        let call = call("CreateGroup", context, None)?;
        let attributes = required(attributes, "attributes")?;
        let group = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let (attributes, members) = (attributes.clone(), members.clone());
                    Box::pin(async move {
                        group::create(grant, grant.ids.next(), attributes, members, member_view)
                            .await
                            .map(Told::group)
                    })
                }),
            )
            .await?;
        Ok(Response::new(CreateGroupResponse { group: Some(group) }))
    }

    async fn get_group(&self, request: Request<GetGroupRequest>) -> Reply<GetGroupResponse> {
        let member_view = request.get_ref().member_view();
        let GetGroupRequest {
            context,
            id,
            member_view: _,
        } = request.into_inner();
        let call = call("GetGroup", context, Some(&id))?;
        let lookup = call.presented.directory_id().zip(group::parse_id(&id).ok());
        let lookup = lookup.map(|(directory_id, id)| group::lookup_of(directory_id, id));
        let group = self
            .gate
            .read(
                call,
                lookup,
                Box::new(move |grant, found| {
                    Box::pin(async move {
                        group::found(grant, found.as_ref(), member_view)
                            .await
                            .map(Told::group_read)
                    })
                }),
            )
            .await?;
        Ok(Response::new(GetGroupResponse { group: Some(group) }))
    }

    async fn list_groups(&self, request: Request<ListGroupsRequest>) -> Reply<ListGroupsResponse> {
        let member_view = request.get_ref().member_view();
        let ListGroupsRequest {
            context,
            filter,
            start_index,
            count,
            member_view: _,
            sort,
            cursor,
        } = request.into_inner();
        let call = call("ListGroups", context, None)?;
        let paging = self.paging.clone();
        let listing = Listing {
            filter,
            sort,
            start_index,
            count,
            cursor,
        };
        let backend = self.gate.backend();
        let lookup = call
            .presented
            .directory_id()
            .and_then(|directory_id| group::lookup_listed(directory_id, &listing, backend));
        let list = self
            .gate
            .read(
                call,
                lookup,
                Box::new(move |grant, found| {
                    Box::pin(async move {
                        let is_filtered = listing.filter.is_some();
                        let list = group::list(grant, &paging, listing, member_view, found).await?;
                        let (found, shown) = (list.total_results, list.groups.len());
                        Ok(Told::listed(
                            list,
                            Resource::Group,
                            found,
                            shown,
                            is_filtered,
                        ))
                    })
                }),
            )
            .await?;
        Ok(Response::new(list))
    }

    async fn replace_group(
        &self,
        request: Request<ReplaceGroupRequest>,
    ) -> Reply<ReplaceGroupResponse> {
        let member_view = request.get_ref().member_view();
        let ReplaceGroupRequest {
            context,
            id,
            attributes,
            members,
            condition,
            member_view: _,
        } = request.into_inner();
        let call = call("ReplaceGroup", context, Some(&id))?;
        let attributes = required(attributes, "attributes")?;
        let group = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let id = group::parse_id(&id);
                    let (attributes, members) = (attributes.clone(), members.clone());
                    let condition = condition.clone();
                    Box::pin(async move {
                        group::replace(grant, id?, attributes, members, condition, member_view)
                            .await
                            .map(Told::group)
                    })
                }),
            )
            .await?;
        Ok(Response::new(ReplaceGroupResponse { group: Some(group) }))
    }

    async fn patch_group(&self, request: Request<PatchGroupRequest>) -> Reply<PatchGroupResponse> {
        let member_view = request.get_ref().member_view();
        let PatchGroupRequest {
            context,
            id,
            operations,
            condition,
            member_view: _,
        } = request.into_inner();
        let call = call("PatchGroup", context, Some(&id))?;
        let group = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let id = group::parse_id(&id);
                    let (operations, condition) = (operations.clone(), condition.clone());
                    Box::pin(async move {
                        group::patch(grant, id?, operations, condition, member_view)
                            .await
                            .map(|patched| Told::patched_group(patched, member_view))
                    })
                }),
            )
            .await?;
        Ok(Response::new(PatchGroupResponse { group: Some(group) }))
    }

    async fn delete_group(
        &self,
        request: Request<DeleteGroupRequest>,
    ) -> Reply<DeleteGroupResponse> {
        let DeleteGroupRequest {
            context,
            id,
            condition,
        } = request.into_inner();
        let call = call("DeleteGroup", context, Some(&id))?;
        self.gate
            .write(
                call,
                Box::new(move |grant| {
                    let (id, condition) = (id.clone(), condition.clone());
                    Box::pin(async move {
                        let deleted =
                            group::delete(grant, group::parse_id(&id)?, condition).await?;
                        Ok(Told::deleted(id, deleted))
                    })
                }),
            )
            .await?;
        Ok(Response::new(DeleteGroupResponse {}))
    }

    async fn list_resources(
        &self,
        request: Request<ListResourcesRequest>,
    ) -> Reply<ListResourcesResponse> {
        let mut request = request.into_inner();
        let call = call("ListResources", request.context.take(), None)?;
        let paging = self.paging.clone();
        let list = self
            .gate
            .read(
                call,
                None,
                Box::new(move |grant, _| {
                    Box::pin(async move {
                        let is_filtered = request.user_filter.is_some();
                        let list = list_resources(grant, &paging, request).await?;
                        let found = list.total_results;
                        let shown = list.users.len() + list.groups.len();
                        Ok(Told::listed(list, Resource::Any, found, shown, is_filtered))
                    })
                }),
            )
            .await?;
        Ok(Response::new(list))
    }

    async fn apply_bulk(&self, request: Request<ApplyBulkRequest>) -> Reply<ApplyBulkResponse> {
        let ApplyBulkRequest {
            context,
            fail_on_errors,
            operations,
        } = request.into_inner();
        let call = call("ApplyBulk", context, None)?;
        let results = self
            .gate
            .write(
                call,
                Box::new(move |grant| {
                    let operations = operations.clone();
                    Box::pin(async move {
                        let Applied {
                            results,
                            failed,
                            failures,
                        } = Box::pin(bulk::apply(grant, operations, fail_on_errors)).await?;
                        Ok(Told::bulk(results, failed, failures))
                    })
                }),
            )
            .await?;
        Ok(Response::new(ApplyBulkResponse { results }))
    }

    async fn issue_access_token(
        &self,
        request: Request<IssueAccessTokenRequest>,
    ) -> Reply<IssueAccessTokenResponse> {
        let IssueAccessTokenRequest { context, client_id } = request.into_inner();
        let call = call("IssueAccessToken", context, None)?;
        let access_token = self.gate.issue_access_token(call, &client_id).await?;
        Ok(Response::new(IssueAccessTokenResponse {
            access_token,
            expires_in: ACCESS_TOKEN_SECONDS,
        }))
    }

    async fn record_unauthenticated(
        &self,
        request: Request<RecordUnauthenticatedRequest>,
    ) -> Reply<RecordUnauthenticatedResponse> {
        for (call, reason, count) in unauthenticated(request.into_inner())? {
            self.gate.record_unauthenticated(&call, reason, count);
        }
        Ok(Response::new(RecordUnauthenticatedResponse {}))
    }

    async fn record_refusal(
        &self,
        request: Request<RecordRefusalRequest>,
    ) -> Reply<RecordRefusalResponse> {
        let request = request.into_inner();
        let reason = request.reason();
        let RecordRefusalRequest {
            context,
            operation,
            status,
            scim_type,
            detail,
            reason: _,
            resource_id,
        } = request;
        let call = call(&operation, context, Some(&resource_id))?;
        let refusal = Outcome::Refused {
            status,
            scim_type,
            detail,
            reason,
        };
        self.gate.record_refusal(call, refusal).await?;
        Ok(Response::new(RecordRefusalResponse {}))
    }
}
