//! One operation, as its own call would do it.

use std::fmt;

use rollcall_proto::provisioning::v1::bulk_operation::Operation;
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, DeleteGroupRequest, DeleteUserRequest, Group,
    GroupReference, MemberView, PatchGroupRequest, PatchUserRequest, ReplaceGroupRequest,
    ReplaceUserRequest, User,
};

use crate::authz::Writing;
use crate::error::{Error, Result};
use crate::id::{GroupId, UserId};
use crate::{group, user};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ResourceId {
    User(UserId),
    Group(GroupId),
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => id.fmt(f),
            Self::Group(id) => id.fmt(f),
        }
    }
}

/// What an operation did.
#[derive(Debug)]
pub(super) struct Done {
    pub id: ResourceId,
    /// 0 after a deletion.
    pub version: i64,
    /// The groups of a user.
    pub groups: Vec<GroupReference>,
}

/// `new_id` is for what the operation creates. The answer has no members, so
/// none are read.
pub(super) async fn run(
    grant: &Writing<'_>,
    operation: Operation,
    new_id: Option<ResourceId>,
) -> Result<Done> {
    match operation {
        Operation::CreateUser(request) => create_user(grant, request, new_id).await,
        Operation::ReplaceUser(request) => Box::pin(replace_user(grant, request)).await,
        Operation::PatchUser(request) => patch_user(grant, request).await,
        Operation::DeleteUser(request) => delete_user(grant, request).await,
        Operation::CreateGroup(request) => create_group(grant, request, new_id).await,
        Operation::ReplaceGroup(request) => replace_group(grant, request).await,
        Operation::PatchGroup(request) => patch_group(grant, request).await,
        Operation::DeleteGroup(request) => delete_group(grant, request).await,
        // There is nothing to run.
        Operation::Refusal(_) => Err(Error::Internal),
    }
}

/// The resource that an operation has in its path.
pub(super) fn named(operation: &Operation) -> Option<ResourceId> {
    let user = |id: &String| id.parse().ok().map(ResourceId::User);
    let group = |id: &String| id.parse().ok().map(ResourceId::Group);
    match operation {
        Operation::ReplaceUser(request) => user(&request.id),
        Operation::PatchUser(request) => user(&request.id),
        Operation::DeleteUser(request) => user(&request.id),
        Operation::ReplaceGroup(request) => group(&request.id),
        Operation::PatchGroup(request) => group(&request.id),
        Operation::DeleteGroup(request) => group(&request.id),
        Operation::CreateUser(_) | Operation::CreateGroup(_) | Operation::Refusal(_) => None,
    }
}

async fn create_user(
    grant: &Writing<'_>,
    request: CreateUserRequest,
    new_id: Option<ResourceId>,
) -> Result<Done> {
    let CreateUserRequest {
        context: _,
        attributes,
    } = request;
    let id = match new_id {
        Some(ResourceId::User(id)) => id,
        _ => grant.ids.next(),
    };
    let attributes = attributes.ok_or_else(attributes_missing)?;
    let (user, _) = user::create(grant, id, attributes).await?;
    done_user(user)
}

async fn replace_user(grant: &Writing<'_>, request: ReplaceUserRequest) -> Result<Done> {
    let ReplaceUserRequest {
        context: _,
        id,
        attributes,
        condition,
    } = request;
    let id = user::parse_id(&id)?;
    let attributes = attributes.ok_or_else(attributes_missing)?;
    let (user, _) = user::replace(grant, id, attributes, condition).await?;
    done_user(user)
}

async fn patch_user(grant: &Writing<'_>, request: PatchUserRequest) -> Result<Done> {
    let PatchUserRequest {
        context: _,
        id,
        operations,
        condition,
    } = request;
    let id = user::parse_id(&id)?;
    let (user, _) = user::patch(grant, id, operations, condition).await?;
    done_user(user)
}

async fn delete_user(grant: &Writing<'_>, request: DeleteUserRequest) -> Result<Done> {
    let DeleteUserRequest {
        context: _,
        id,
        condition,
    } = request;
    let id = user::parse_id(&id)?;
    user::delete(grant, id, condition).await?;
    Ok(gone(ResourceId::User(id)))
}

async fn create_group(
    grant: &Writing<'_>,
    request: CreateGroupRequest,
    new_id: Option<ResourceId>,
) -> Result<Done> {
    let CreateGroupRequest {
        context: _,
        attributes,
        members,
        member_view: _,
    } = request;
    let id = match new_id {
        Some(ResourceId::Group(id)) => id,
        _ => grant.ids.next(),
    };
    let attributes = attributes.ok_or_else(attributes_missing)?;
    let (group, _) = group::create(grant, id, attributes, members, MemberView::None).await?;
    done_group(group)
}

async fn replace_group(grant: &Writing<'_>, request: ReplaceGroupRequest) -> Result<Done> {
    let ReplaceGroupRequest {
        context: _,
        id,
        attributes,
        members,
        condition,
        member_view: _,
    } = request;
    let id = group::parse_id(&id)?;
    let attributes = attributes.ok_or_else(attributes_missing)?;
    let view = MemberView::None;
    let (group, _) = group::replace(grant, id, attributes, members, condition, view).await?;
    done_group(group)
}

async fn patch_group(grant: &Writing<'_>, request: PatchGroupRequest) -> Result<Done> {
    let PatchGroupRequest {
        context: _,
        id,
        operations,
        condition,
        member_view: _,
    } = request;
    let id = group::parse_id(&id)?;
    let view = MemberView::None;
    let (group, _) = group::patch(grant, id, operations, condition, view).await?;
    done_group(group)
}

async fn delete_group(grant: &Writing<'_>, request: DeleteGroupRequest) -> Result<Done> {
    let DeleteGroupRequest {
        context: _,
        id,
        condition,
    } = request;
    let id = group::parse_id(&id)?;
    group::delete(grant, id, condition).await?;
    Ok(gone(ResourceId::Group(id)))
}

fn done_user(user: User) -> Result<Done> {
    let User {
        id,
        attributes: _,
        groups,
        version,
        create_time: _,
        update_time: _,
    } = user;
    Ok(Done {
        id: ResourceId::User(user::parse_id(&id)?),
        version,
        groups,
    })
}

fn done_group(group: Group) -> Result<Done> {
    let Group {
        id,
        attributes: _,
        members: _,
        members_omitted: _,
        version,
        create_time: _,
        update_time: _,
    } = group;
    Ok(Done {
        id: ResourceId::Group(group::parse_id(&id)?),
        version,
        groups: vec![],
    })
}

/// The versions that groups have by now.
pub(super) async fn as_they_are(grant: &Writing<'_>, all: Vec<Done>) -> Result<Vec<Done>> {
    let mut now = Vec::with_capacity(all.len());
    for done in all {
        now.push(match done.id {
            ResourceId::Group(id) if done.version > 0 => {
                done_group(group::get(grant, id, MemberView::None).await?)?
            }
            _ => done,
        });
    }
    Ok(now)
}

fn gone(id: ResourceId) -> Done {
    Done {
        id,
        version: 0,
        groups: vec![],
    }
}

fn attributes_missing() -> Error {
    Error::FieldMissing {
        field: "attributes",
    }
}
