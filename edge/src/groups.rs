//! `/Groups`.

use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::header::ETAG;
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, DeleteGroupRequest, GetGroupRequest, Group, ListGroupsRequest, MemberView,
    PatchGroupRequest, ReplaceGroupRequest, RequestContext, VersionCondition,
};
use rollcall_scim::ScimError;
use rollcall_scim::list::{cursor_response, list_response};
use rollcall_scim::patch::read_group_patch;
use rollcall_scim::projection::Projection;
use rollcall_scim::resource::{GroupBody, read_group};
use rollcall_scim::schema::GROUP;
use rollcall_scim::search::{Search, Sort, read_search};
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::convert::{self, Rendering};
use crate::door::{Exchange, Failure, call};
use crate::request::{self, Target};

type Reply = Result<Answer, Failure>;

pub(crate) async fn list(exchange: Exchange) -> Reply {
    let _permit = exchange.enter()?;
    let query = exchange.query.clone();
    find(exchange, &query).await
}

/// A list whose filter does not stand in the URL, where logs would have it.
pub(crate) async fn search(mut exchange: Exchange, body: Incoming) -> Reply {
    let (body, _permit) = exchange.read_object(body).await?;
    find(exchange, &read_search(body)?).await
}

async fn find(mut exchange: Exchange, search: &Search) -> Reply {
    let projection = search.projection(&GROUP)?;
    let page = search.page()?;
    let request = ListGroupsRequest {
        context: Some(exchange.context.clone()),
        filter: search.filter(&GROUP)?.map(convert::filter),
        sort: Sort::new(&GROUP, search)?.map(convert::sort),
        start_index: page.start_index,
        count: page.count,
        cursor: search.cursor.clone(),
        member_view: member_view(&projection, MemberView::All).into(),
    };
    let list = call(exchange.provisioning.list_groups(request)).await?;
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection: &projection,
    };
    let resources = list
        .groups
        .into_iter()
        .map(|group| Value::Object(rendering.group(group)))
        .collect();
    let body = match search.cursor {
        Some(_) => cursor_response(list.total_results, &list.next_cursor, resources),
        None => list_response(list.total_results, page.start_index, resources),
    };
    Ok(Answer::new(StatusCode::OK, body))
}

pub(crate) async fn create(mut exchange: Exchange, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&GROUP)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let view = member_view(&projection, MemberView::All);
    let request = creation(Some(exchange.context.clone()), body, view)?;
    let group = call(exchange.provisioning.create_group(request))
        .await?
        .group;
    Ok(answer(&exchange, &projection, StatusCode::CREATED, group))
}

pub(crate) async fn get(mut exchange: Exchange, id: String) -> Reply {
    let _permit = exchange.enter()?;
    let projection = exchange.query.projection(&GROUP)?;
    let request = GetGroupRequest {
        context: Some(exchange.context.clone()),
        id,
        member_view: member_view(&projection, MemberView::All).into(),
    };
    let group = call(exchange.provisioning.get_group(request)).await?.group;
    let group = group.unwrap_or_default();
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection: &projection,
    };
    let tag = rendering.tag_of_group(&group);
    if request::wants_another(&exchange.parts.headers, tag)? {
        return Err(ScimError::new(412, "The resource has another version").into());
    }
    if request::client_has(&exchange.parts.headers, tag)? {
        let location = rendering.url(&GROUP, &group.id);
        return Ok(Answer::empty(StatusCode::NOT_MODIFIED)
            .at(location)
            .with(ETAG, tag.to_string()));
    }
    Ok(answer(&exchange, &projection, StatusCode::OK, Some(group)))
}

pub(crate) async fn replace(mut exchange: Exchange, id: String, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&GROUP)?;
    let condition = condition(&exchange)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let target = Target { id, condition };
    let view = member_view(&projection, MemberView::All);
    let request = replacement(Some(exchange.context.clone()), target, body, view)?;
    let group = call(exchange.provisioning.replace_group(request))
        .await?
        .group;
    Ok(answer(&exchange, &projection, StatusCode::OK, group))
}

/// A group of many members is answered without a representation, as RFC 7644
/// section 3.5.2 allows unless `attributes` are named: one member's change must
/// not read all of them.
pub(crate) async fn patch(mut exchange: Exchange, id: String, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&GROUP)?;
    let condition = condition(&exchange)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let target = Target { id, condition };
    let view = if projection.is_named() {
        MemberView::All
    } else {
        MemberView::Few
    };
    let view = member_view(&projection, view);
    let request = patching(Some(exchange.context.clone()), target, body, view)?;
    let group = call(exchange.provisioning.patch_group(request))
        .await?
        .group;
    let group = group.unwrap_or_default();
    if group.members_omitted && projection.wants("members") {
        let rendering = Rendering {
            base_url: &exchange.base_url,
            projection: &projection,
        };
        let tag = rendering.tag_of_group(&group);
        return Ok(Answer::empty(StatusCode::NO_CONTENT).with(ETAG, tag.to_string()));
    }
    Ok(answer(&exchange, &projection, StatusCode::OK, Some(group)))
}

pub(crate) async fn delete(mut exchange: Exchange, id: String) -> Reply {
    let _permit = exchange.enter()?;
    let condition = condition(&exchange)?;
    let target = Target { id, condition };
    let request = deletion(Some(exchange.context.clone()), target);
    call(exchange.provisioning.delete_group(request)).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

/// What control is asked by a POST with this body.
pub(crate) fn creation(
    context: Option<RequestContext>,
    body: Map<String, Value>,
    member_view: MemberView,
) -> Result<CreateGroupRequest, ScimError> {
    let GroupBody {
        attributes,
        members,
    } = read_group(body)?;
    Ok(CreateGroupRequest {
        context,
        attributes: Some(convert::group_attributes(attributes)?),
        members: convert::member_names(members),
        member_view: member_view.into(),
    })
}

/// By a PUT.
pub(crate) fn replacement(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
    body: Map<String, Value>,
    member_view: MemberView,
) -> Result<ReplaceGroupRequest, ScimError> {
    let GroupBody {
        attributes,
        members,
    } = read_group(body)?;
    Ok(ReplaceGroupRequest {
        context,
        id,
        attributes: Some(convert::group_attributes(attributes)?),
        members: convert::member_names(members),
        condition,
        member_view: member_view.into(),
    })
}

/// By a PATCH.
pub(crate) fn patching(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
    body: Map<String, Value>,
    member_view: MemberView,
) -> Result<PatchGroupRequest, ScimError> {
    let operations = read_group_patch(body)?;
    let operations = operations
        .into_iter()
        .map(convert::group_operation)
        .collect::<Result<_, _>>()?;
    Ok(PatchGroupRequest {
        context,
        id,
        operations,
        condition,
        member_view: member_view.into(),
    })
}

/// By a DELETE.
pub(crate) fn deletion(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
) -> DeleteGroupRequest {
    DeleteGroupRequest {
        context,
        id,
        condition,
    }
}

/// Members that the answer will not show are not read.
fn member_view(projection: &Projection, wanted: MemberView) -> MemberView {
    if projection.wants("members") {
        wanted
    } else {
        MemberView::None
    }
}

fn condition(exchange: &Exchange) -> Result<Option<VersionCondition>, ScimError> {
    let versions = request::write_condition(&exchange.parts.headers)?;
    Ok(versions.map(|versions| VersionCondition { versions }))
}

fn answer(
    exchange: &Exchange,
    projection: &Projection,
    status: StatusCode,
    group: Option<Group>,
) -> Answer {
    let group = group.unwrap_or_default();
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection,
    };
    let location = rendering.url(&GROUP, &group.id);
    let tag = rendering.tag_of_group(&group);
    let body = Value::Object(rendering.group(group));
    Answer::new(status, body)
        .at(location)
        .with(ETAG, tag.to_string())
}
