//! `/Bulk`: many operations at once, RFC 7644 section 3.7. Each is read as the
//! single request would be, and all of them are one call of control.

use hyper::StatusCode;
use hyper::body::Incoming;
use rollcall_client::Error;
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::provisioning::v1::bulk_operation::Operation as WireOperation;
use rollcall_proto::provisioning::v1::group_operation::Operation as GroupChange;
use rollcall_proto::provisioning::v1::{
    ApplyBulkRequest, BulkFailure, BulkOperation, BulkRefusal, BulkResult, Group, MemberView, User,
    VersionCondition,
};
use rollcall_scim::bulk::{
    Content, Method, Operation, Outcome, bulk_response, check_members, read_bulk,
};
use rollcall_scim::projection::Projection;
use rollcall_scim::schema::{GROUP, ResourceType, USER};
use rollcall_scim::{ScimError, ScimType};
use tonic::Code;

use crate::answer::Answer;
use crate::convert::Rendering;
use crate::door::{Exchange, Failure, call};
use crate::error::to_scim;
use crate::request::Target;
use crate::route::Place;
use crate::{groups, users};

/// What the answer needs of an operation beside its outcome.
#[derive(Debug, Default)]
struct Asked {
    method: Option<String>,
    bulk_id: Option<String>,
    /// Where a resource that the operation names is.
    location: Option<String>,
    /// Of the resource, and the status of success.
    effect: Option<(&'static ResourceType, StatusCode)>,
    refusal: Option<ScimError>,
}

pub(crate) async fn apply(mut exchange: Exchange, body: Incoming) -> Result<Answer, Failure> {
    let (body, _permit) = exchange.read_object(body).await?;
    let request = read_bulk(body, &exchange.base_url)?;
    let (asked, operations): (Vec<_>, Vec<_>) = request
        .operations
        .into_iter()
        .map(|operation| typed(operation, &exchange.base_url))
        .unzip();
    check_members(operations.iter().map(member_count).sum())?;
    let fail_on_errors = request.fail_on_errors.unwrap_or_default();
    let request = ApplyBulkRequest {
        context: Some(exchange.context.clone()),
        fail_on_errors: i32::try_from(fail_on_errors).unwrap_or(i32::MAX),
        operations,
    };
    // What a version depends on when a client asks for nothing special.
    let projection = Projection::new(&USER, None, None)?;
    let results = call(exchange.provisioning.apply_bulk(request))
        .await?
        .results;
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection: &projection,
    };
    let mut asked: Vec<Option<Asked>> = asked.into_iter().map(Some).collect();
    let outcomes = results
        .into_iter()
        .filter_map(|result| {
            let place = usize::try_from(result.operation_index).ok()?;
            Some(outcome(asked.get_mut(place)?.take()?, result, &rendering))
        })
        .collect();
    Ok(Answer::new(StatusCode::OK, bulk_response(outcomes)))
}

/// The call that stands for an operation; of one that is refused, why. Its
/// errors must not end the request.
fn typed(operation: Operation, base_url: &str) -> (Asked, BulkOperation) {
    let Operation {
        method,
        bulk_id,
        is_referable,
        content,
    } = operation;
    let mut asked = Asked {
        method,
        bulk_id: bulk_id.clone(),
        ..Asked::default()
    };
    let wire = content
        .and_then(|content| read(content, base_url, &mut asked))
        .unwrap_or_else(|error| {
            let wire = WireOperation::Refusal(refusal(&error));
            asked.refusal = Some(error);
            wire
        });
    let operation = BulkOperation {
        bulk_id: bulk_id.filter(|_| is_referable).unwrap_or_default(),
        operation: Some(wire),
    };
    (asked, operation)
}

fn read(content: Content, base_url: &str, asked: &mut Asked) -> Result<WireOperation, ScimError> {
    let Content {
        method,
        path,
        versions,
        data,
    } = content;
    let condition = versions.map(|versions| VersionCondition { versions });
    let place = Place::parse(&path);
    if matches!(place, Place::User(_) | Place::Group(_)) && method != Method::Post {
        asked.location = Some(format!("{base_url}/{path}"));
    }
    let mut effect = |resource_type, status| asked.effect = Some((resource_type, status));
    Ok(match (place, method) {
        (Place::Users, Method::Post) => {
            effect(&USER, StatusCode::CREATED);
            WireOperation::CreateUser(users::creation(None, data)?)
        }
        (Place::User(id), Method::Put) => {
            effect(&USER, StatusCode::OK);
            let target = Target { id, condition };
            WireOperation::ReplaceUser(users::replacement(None, target, data)?)
        }
        (Place::User(id), Method::Patch) => {
            effect(&USER, StatusCode::OK);
            let target = Target { id, condition };
            WireOperation::PatchUser(users::patching(None, target, data)?)
        }
        (Place::User(id), Method::Delete) => {
            effect(&USER, StatusCode::NO_CONTENT);
            WireOperation::DeleteUser(users::deletion(None, Target { id, condition }))
        }
        (Place::Groups, Method::Post) => {
            effect(&GROUP, StatusCode::CREATED);
            WireOperation::CreateGroup(groups::creation(None, data, MemberView::None)?)
        }
        (Place::Group(id), Method::Put) => {
            effect(&GROUP, StatusCode::OK);
            let target = Target { id, condition };
            let view = MemberView::None;
            WireOperation::ReplaceGroup(groups::replacement(None, target, data, view)?)
        }
        (Place::Group(id), Method::Patch) => {
            effect(&GROUP, StatusCode::OK);
            let target = Target { id, condition };
            let view = MemberView::None;
            WireOperation::PatchGroup(groups::patching(None, target, data, view)?)
        }
        (Place::Group(id), Method::Delete) => {
            effect(&GROUP, StatusCode::NO_CONTENT);
            WireOperation::DeleteGroup(groups::deletion(None, Target { id, condition }))
        }
        (Place::Users | Place::Groups, _) => {
            return Err(ScimError::new(
                405,
                "In a bulk request this path takes POST; any other method needs the path of a \
                 resource",
            ));
        }
        (Place::User(_) | Place::Group(_), Method::Post) => {
            return Err(ScimError::new(
                405,
                "In a bulk request this path takes PUT, PATCH and DELETE; a POST needs /Users or \
                 /Groups",
            ));
        }
        _ => {
            return Err(ScimError::new(
                404,
                "An operation must be on /Users, /Groups or a resource below them",
            ));
        }
    })
}

fn refusal(error: &ScimError) -> BulkRefusal {
    BulkRefusal {
        status: error.status.into(),
        scim_type: error
            .scim_type
            .map(ScimType::as_str)
            .unwrap_or_default()
            .to_owned(),
        detail: error.detail.clone(),
    }
}

fn member_count(operation: &BulkOperation) -> usize {
    match &operation.operation {
        Some(WireOperation::CreateGroup(request)) => request.members.len(),
        Some(WireOperation::ReplaceGroup(request)) => request.members.len(),
        Some(WireOperation::PatchGroup(request)) => request
            .operations
            .iter()
            .map(|change| match &change.operation {
                Some(
                    GroupChange::AddMembers(list)
                    | GroupChange::RemoveMembers(list)
                    | GroupChange::ReplaceMembers(list),
                ) => list.members.len(),
                Some(GroupChange::Attribute(_) | GroupChange::RemoveMembersWhere(_)) | None => 0,
            })
            .sum(),
        _ => 0,
    }
}

fn outcome(asked: Asked, result: BulkResult, rendering: &Rendering<'_>) -> Outcome {
    let Asked {
        method,
        bulk_id,
        location,
        effect,
        refusal,
    } = asked;
    let BulkResult {
        operation_index: _,
        id,
        version,
        groups,
        failure,
    } = result;
    let (resource_type, status) = effect.unzip();
    let location = match resource_type {
        Some(resource_type) if !id.is_empty() => Some(rendering.url(resource_type, &id)),
        _ => location,
    };
    let version = (version > 0).then(|| match resource_type {
        Some(resource_type) if *resource_type == USER => rendering.tag_of_user(&User {
            groups,
            version,
            ..User::default()
        }),
        _ => rendering.tag_of_group(&Group {
            version,
            ..Group::default()
        }),
    });
    let status = match (refusal, failure) {
        (Some(refusal), _) => Err(refusal),
        (None, Some(failure)) => Err(to_scim(&failed(failure))),
        (None, None) => Ok(status.unwrap_or(StatusCode::OK).as_u16()),
    };
    Outcome {
        method,
        bulk_id,
        location,
        version,
        status,
    }
}

/// What the single request would have failed with.
fn failed(failure: BulkFailure) -> Error {
    let BulkFailure {
        code,
        reason,
        message,
    } = failure;
    Error {
        code: Code::from_i32(code),
        reason: ErrorReason::try_from(reason).unwrap_or_default(),
        message,
    }
}
