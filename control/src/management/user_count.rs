//! How many users a directory had, over time.

use rollcall_proto::management::v1::{GetUserCountsRequest, GetUserCountsResponse, UserCount};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::span::Span;
use super::text::id;
use crate::authz::Viewing;
use crate::count::DAY_MICROS;
use crate::error::Result;
use crate::id::DirectoryId;
use crate::store::entity::user_count;

/// Days that are told of where no start is named.
const DAYS: i64 = 30;

pub async fn get(
    grant: &Viewing<'_>,
    request: &GetUserCountsRequest,
) -> Result<GetUserCountsResponse> {
    let (start, end) = (request.start_time, request.end_time);
    let span = Span::parse(start, end, DAY_MICROS, DAYS, grant.now)?;
    let id: DirectoryId = id("directory_id", &request.directory_id)?;
    let directory = grant.directory(id).await?;
    let rows = user_count::Entity::find()
        .filter(user_count::Column::DirectoryId.eq(id))
        .filter(user_count::Column::Day.gte(span.start))
        .filter(user_count::Column::Day.lt(span.end))
        .order_by_asc(user_count::Column::Day)
        .all(grant.connection)
        .await?;
    let counts = rows.into_iter().map(|row| UserCount {
        start_time: Some(row.day.to_proto()),
        user_count: row.user_count,
        active_user_count: row.active_user_count,
    });
    Ok(GetUserCountsResponse {
        counts: counts.collect(),
        current: Some(UserCount {
            start_time: None,
            user_count: directory.user_count,
            active_user_count: directory.active_user_count,
        }),
    })
}
