//! The request log as a product's team and an operator read it.

use prost_types::Timestamp;
use rollcall_proto::management::v1::{
    GetRequestRequest, GetRequestResponse, ListRequestsRequest, ListRequestsResponse,
    LoggedRequest, RequestView,
};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::page::{Order, Page};
use super::text::id;
use crate::authz::{SecretKey, Viewing};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, GroupId, RequestId, UserId};
use crate::request_log::{People, advice_of, reason_of_row, sentence_of};
use crate::store::entity::request;

/// Entries of a page: each may have two bodies of 16 KiB.
const PAGE_SIZE_MAX: u64 = 100;
/// Places below a base URL; whatever else stands in a path is the client's.
const PLACES: [&str; 12] = [
    "",
    "Users",
    "Groups",
    "Bulk",
    ".search",
    "Me",
    "Schemas",
    "ResourceTypes",
    "oauth",
    "token",
    "v1",
    "v2",
];

pub async fn get(grant: &Viewing<'_>, request: GetRequestRequest) -> Result<GetRequestResponse> {
    let people = people(request.view)?;
    let id: RequestId = id("id", &request.id)?;
    let row = request::Entity::find_by_id(id)
        .one(grant.connection)
        .await?
        .ok_or(Error::RequestNotFound)?;
    // That of another's directory does not exist.
    grant
        .requests(row.directory_id)
        .await
        .map_err(|error| match error {
            Error::DirectoryNotFound => Error::RequestNotFound,
            error => error,
        })?;
    Ok(GetRequestResponse {
        request: Some(to_proto(row, people)),
    })
}

pub async fn list(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListRequestsRequest,
) -> Result<ListRequestsResponse> {
    let people = people(request.view)?;
    let page = Page::take(secret, grant, &mut request)?.at_most(PAGE_SIZE_MAX);
    let directory_id: DirectoryId = id("directory_id", &request.directory_id)?;
    let mut select = grant.requests(directory_id).await?;
    if request.failed {
        // In the words of its index.
        select = select.filter(Expr::cust("http_status >= 400"));
    }
    if !request.resource_id.is_empty() {
        check_resource_id(&request.resource_id)?;
        select = select.filter(request::Column::ResourceId.eq(request.resource_id));
    }
    // An id begins with the time at which it was made.
    if let Some(start) = request.start_time {
        select = select.filter(request::Column::Id.gte(first_id_of("start_time", start)?));
    }
    if let Some(end) = request.end_time {
        select = select.filter(request::Column::Id.lt(first_id_of("end_time", end)?));
    }
    let (rows, next_page_token) = page
        .read(
            grant,
            select,
            request::Column::Id,
            Order::LatestFirst,
            |row| row.id,
        )
        .await?;
    Ok(ListRequestsResponse {
        requests: rows.into_iter().map(|row| to_proto(row, people)).collect(),
        next_page_token,
    })
}

/// An entry as it is shown.
pub fn to_proto(row: request::Model, people: People) -> LoggedRequest {
    let sentence = sentence_of(&row, people);
    let advice = advice_of(&row).to_owned();
    let reason = reason_of_row(&row);
    let request::Model {
        id,
        directory_id,
        token_id,
        operation: _,
        resource_id,
        http_method,
        path,
        http_status,
        reason: _,
        detail: _,
        effect: _,
        subject: _,
        request_body,
        response_body,
        repeat_count,
        user_agent,
        duration_micros,
        create_time,
    } = row;
    let shown = |body: Option<String>| body.filter(|_| people == People::ByName);
    LoggedRequest {
        id: id.to_string(),
        directory_id: directory_id.to_string(),
        token_id: token_id.map(|id| id.to_string()).unwrap_or_default(),
        create_time: Some(create_time.to_proto()),
        duration_micros,
        http_status,
        http_method,
        path: match people {
            People::ByName => path,
            People::ById => places(&path),
        },
        user_agent,
        sentence,
        reason: reason.into(),
        advice,
        resource_id: resource_id.unwrap_or_default(),
        count: repeat_count,
        request_body: shown(request_body).unwrap_or_default(),
        response_body: shown(response_body).unwrap_or_default(),
    }
}

/// A view that is not known may be one that shows less.
fn people(view: i32) -> Result<People> {
    match RequestView::try_from(view) {
        Ok(RequestView::WithoutPersonalData) => Ok(People::ById),
        Ok(RequestView::Unspecified | RequestView::Full) => Ok(People::ByName),
        Err(_) => Err(Error::InvalidValue {
            why: "`view` is none that there is".to_owned(),
        }),
    }
}

fn check_resource_id(text: &str) -> Result<()> {
    if text.parse::<GroupId>().is_ok() {
        return Ok(());
    }
    id::<UserId>("resource_id", text).map(drop)
}

/// The first id that can be made in the millisecond.
fn first_id_of(field: &'static str, time: Timestamp) -> Result<RequestId> {
    let Timestamp { seconds, nanos } = time;
    let millis = i128::from(seconds) * 1_000 + i128::from(nanos / 1_000_000);
    let bits = u128::try_from(millis)
        .ok()
        .filter(|millis| *millis < 1 << 48)
        .ok_or_else(|| Error::InvalidValue {
            why: format!("`{field}` is no time of this age"),
        })?;
    Ok(RequestId::new(Uuid::from_u128(bits << 80)))
}

/// A path of which only places and ids of ours are left: a client may have put a
/// person's address in it.
fn places(path: &str) -> String {
    let shown = path.split('/').map(|segment| {
        let is_ours = PLACES.contains(&segment)
            || segment.parse::<UserId>().is_ok()
            || segment.parse::<GroupId>().is_ok();
        if is_ours { segment } else { "..." }
    });
    shown.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_without_people() {
        let check = |path: &str, expect: &str| assert_eq!(places(path), expect);
        let id = UserId::new(Uuid::max());
        check(&format!("/Users/{id}"), &format!("/Users/{id}"));
        check("/Users/ada@example.com", "/Users/...");
        check("/Groups/.search", "/Groups/.search");
        check("/Ada/Users/", "/.../Users/");
        check("/", "/");
    }

    #[test]
    fn times_are_ids() {
        let time = |seconds, nanos| Timestamp { seconds, nanos };
        let id = first_id_of("start_time", time(1, 2_999_999)).expect("a time");
        assert_eq!(id, RequestId::new(Uuid::from_u128(1_002 << 80)));
        for refused in [time(-1, 0), time(i64::MAX, 0)] {
            assert!(first_id_of("start_time", refused).is_err());
        }
    }
}
