//! Users and groups together: the base URL itself and its `/.search`, RFC 7644
//! sections 3.4.2.1 and 3.4.3.

use hyper::StatusCode;
use hyper::body::Incoming;
use rollcall_proto::provisioning::v1::{ListResourcesRequest, MemberView};
use rollcall_scim::list::list_response;
use rollcall_scim::schema::{GROUP, USER};
use rollcall_scim::search::{Search, read_search};
use rollcall_scim::{ScimError, ScimType};
use serde_json::Value;

use crate::answer::Answer;
use crate::convert::{self, Rendering};
use crate::door::{Exchange, Failure, call};

type Reply = Result<Answer, Failure>;

pub(crate) async fn list(exchange: Exchange) -> Reply {
    let _permit = exchange.enter()?;
    let query = exchange.query.clone();
    find(exchange, &query).await
}

pub(crate) async fn search(mut exchange: Exchange, body: Incoming) -> Reply {
    let (body, _permit) = exchange.read_object(body).await?;
    find(exchange, &read_search(body)?).await
}

async fn find(mut exchange: Exchange, search: &Search) -> Reply {
    if search.sort_by.is_some() || search.cursor.is_some() {
        return Err(ScimError::invalid(
            ScimType::InvalidValue,
            "Users and groups together can neither be sorted nor be followed by cursor",
        )
        .into());
    }
    let page = search.page()?;
    let of_users = search.projection(&USER)?;
    let of_groups = search.projection(&GROUP)?;
    let member_view = if of_groups.wants("members") {
        MemberView::All
    } else {
        MemberView::None
    };
    let request = ListResourcesRequest {
        context: Some(exchange.context.clone()),
        user_filter: search.filter(&USER)?.map(convert::filter),
        group_filter: search.filter(&GROUP)?.map(convert::filter),
        start_index: page.start_index,
        count: page.count,
        include_groups: of_users.wants("groups"),
        member_view: member_view.into(),
    };
    let list = call(exchange.provisioning.list_resources(request)).await?;
    let rendering = |projection| Rendering {
        base_url: &exchange.base_url,
        projection,
    };
    let users = list.users.into_iter();
    let groups = list.groups.into_iter();
    let resources = users
        .map(|user| Value::Object(rendering(&of_users).user(user)))
        .chain(groups.map(|group| Value::Object(rendering(&of_groups).group(group))))
        .collect();
    let body = list_response(list.total_results, page.start_index, resources);
    Ok(Answer::new(StatusCode::OK, body))
}
