//! The request log as a customer's IT admin reads it.

use rollcall_proto::setup::v1::{ListSetupRequestsRequest, ListSetupRequestsResponse};
use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseConnection, QueryFilter as _};

use crate::authz::{Grant, SecretKey, SetupScope};
use crate::error::Result;
use crate::management::page::{Order, Page};
use crate::management::request::to_proto;
use crate::request_log::People;
use crate::store::entity::request;

/// Entries of a page.
const PAGE_SIZE_MAX: u64 = 100;

pub async fn list_requests(
    grant: &Grant<'_, SetupScope, DatabaseConnection>,
    secret: &SecretKey,
    mut request: ListSetupRequestsRequest,
) -> Result<ListSetupRequestsResponse> {
    let viewing = grant.viewing();
    let page = Page::take(secret, &viewing, &mut request)?.at_most(PAGE_SIZE_MAX);
    let mut select = grant.requests();
    if request.failed {
        // In the words of its index.
        select = select.filter(Expr::cust("http_status >= 400"));
    }
    let (rows, next_page_token) = page
        .read(
            &viewing,
            select,
            request::Column::Id,
            Order::LatestFirst,
            |row| row.id,
        )
        .await?;
    let requests = rows.into_iter().map(|row| to_proto(row, People::ById));
    Ok(ListSetupRequestsResponse {
        requests: requests.collect(),
        next_page_token,
    })
}
