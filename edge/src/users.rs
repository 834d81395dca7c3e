//! `/Users`.

use hyper::StatusCode;
use hyper::body::Incoming;
use hyper::header::ETAG;
use rollcall_proto::provisioning::v1::{
    CreateUserRequest, DeleteUserRequest, GetUserRequest, ListUsersRequest, PatchUserRequest,
    ReplaceUserRequest, RequestContext, User, VersionCondition,
};
use rollcall_scim::ScimError;
use rollcall_scim::list::{cursor_response, list_response};
use rollcall_scim::patch::read_user_patch;
use rollcall_scim::projection::Projection;
use rollcall_scim::resource::{UserBody, read_user};
use rollcall_scim::schema::USER;
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
    let projection = search.projection(&USER)?;
    let page = search.page()?;
    let request = ListUsersRequest {
        context: Some(exchange.context.clone()),
        filter: search.filter(&USER)?.map(convert::filter),
        sort: Sort::new(&USER, search)?.map(convert::sort),
        start_index: page.start_index,
        count: page.count,
        cursor: search.cursor.clone(),
        include_groups: projection.wants("groups"),
    };
    let list = call(exchange.provisioning.list_users(request)).await?;
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection: &projection,
    };
    let resources = list
        .users
        .into_iter()
        .map(|user| Value::Object(rendering.user(user)))
        .collect();
    let body = match search.cursor {
        Some(_) => cursor_response(list.total_results, &list.next_cursor, resources),
        None => list_response(list.total_results, page.start_index, resources),
    };
    Ok(Answer::new(StatusCode::OK, body))
}

pub(crate) async fn create(mut exchange: Exchange, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&USER)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let request = creation(Some(exchange.context.clone()), body)?;
    let user = call(exchange.provisioning.create_user(request)).await?.user;
    Ok(answer(&exchange, &projection, StatusCode::CREATED, user))
}

pub(crate) async fn get(mut exchange: Exchange, id: String) -> Reply {
    let _permit = exchange.enter()?;
    let projection = exchange.query.projection(&USER)?;
    let request = GetUserRequest {
        context: Some(exchange.context.clone()),
        id,
        include_groups: projection.wants("groups"),
    };
    let user = call(exchange.provisioning.get_user(request)).await?.user;
    let user = user.unwrap_or_default();
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection: &projection,
    };
    let tag = rendering.tag_of_user(&user);
    if request::wants_another(&exchange.parts.headers, tag)? {
        return Err(ScimError::new(412, "The resource has another version").into());
    }
    if request::client_has(&exchange.parts.headers, tag)? {
        let location = rendering.url(&USER, &user.id);
        return Ok(Answer::empty(StatusCode::NOT_MODIFIED)
            .at(location)
            .with(ETAG, tag.to_string()));
    }
    Ok(answer(&exchange, &projection, StatusCode::OK, Some(user)))
}

pub(crate) async fn replace(mut exchange: Exchange, id: String, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&USER)?;
    let condition = condition(&exchange)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let target = Target { id, condition };
    let request = replacement(Some(exchange.context.clone()), target, body)?;
    let user = call(exchange.provisioning.replace_user(request))
        .await?
        .user;
    Ok(answer(&exchange, &projection, StatusCode::OK, user))
}

pub(crate) async fn patch(mut exchange: Exchange, id: String, body: Incoming) -> Reply {
    let projection = exchange.query.projection(&USER)?;
    let condition = condition(&exchange)?;
    let (body, _permit) = exchange.read_object(body).await?;
    let target = Target { id, condition };
    let request = patching(Some(exchange.context.clone()), target, body)?;
    let user = call(exchange.provisioning.patch_user(request)).await?.user;
    Ok(answer(&exchange, &projection, StatusCode::OK, user))
}

pub(crate) async fn delete(mut exchange: Exchange, id: String) -> Reply {
    let _permit = exchange.enter()?;
    let condition = condition(&exchange)?;
    let target = Target { id, condition };
    let request = deletion(Some(exchange.context.clone()), target);
    call(exchange.provisioning.delete_user(request)).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

/// What control is asked by a POST with this body.
pub(crate) fn creation(
    context: Option<RequestContext>,
    body: Map<String, Value>,
) -> Result<CreateUserRequest, ScimError> {
    let UserBody { attributes } = read_user(body)?;
    Ok(CreateUserRequest {
        context,
        attributes: Some(convert::user_attributes(attributes)?),
    })
}

/// By a PUT.
pub(crate) fn replacement(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
    body: Map<String, Value>,
) -> Result<ReplaceUserRequest, ScimError> {
    let UserBody { attributes } = read_user(body)?;
    Ok(ReplaceUserRequest {
        context,
        id,
        attributes: Some(convert::user_attributes(attributes)?),
        condition,
    })
}

/// By a PATCH.
pub(crate) fn patching(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
    body: Map<String, Value>,
) -> Result<PatchUserRequest, ScimError> {
    let operations = read_user_patch(body)?;
    let operations = operations
        .into_iter()
        .map(convert::patch_operation)
        .collect::<Result<_, _>>()?;
    Ok(PatchUserRequest {
        context,
        id,
        operations,
        condition,
    })
}

/// By a DELETE.
pub(crate) fn deletion(
    context: Option<RequestContext>,
    Target { id, condition }: Target,
) -> DeleteUserRequest {
    DeleteUserRequest {
        context,
        id,
        condition,
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
    user: Option<User>,
) -> Answer {
    let user = user.unwrap_or_default();
    let rendering = Rendering {
        base_url: &exchange.base_url,
        projection,
    };
    let location = rendering.url(&USER, &user.id);
    let tag = rendering.tag_of_user(&user);
    let body = Value::Object(rendering.user(user));
    Answer::new(status, body)
        .at(location)
        .with(ETAG, tag.to_string())
}
