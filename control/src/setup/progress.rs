//! How far the identity provider has come.

use rollcall_proto::setup::v1::{GetSetupProgressResponse, SetupProgress};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, DatabaseConnection, FromQueryResult, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::authz::{Grant, SetupScope};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::management::request::to_proto;
use crate::request_log::People;
use crate::store::entity::{directory, group, request, user};

/// How long a request that was refused is told of.
const REFUSED_MICROS: i64 = 10 * 60 * 1_000_000;

/// A person or a group.
#[derive(FromQueryResult)]
struct Named {
    display_name: String,
    create_time: Moment,
}

type Seeing<'c> = Grant<'c, SetupScope, DatabaseConnection>;

pub async fn get_progress(grant: &Seeing<'_>) -> Result<GetSetupProgressResponse> {
    let directory = grant
        .directory()
        .one(grant.connection)
        .await?
        .ok_or(Error::SetupSessionInvalid)?;
    Ok(GetSetupProgressResponse {
        progress: Some(progress_of(grant, &directory).await?),
    })
}

pub(super) async fn progress_of(
    grant: &Seeing<'_>,
    directory: &directory::Model,
) -> Result<SetupProgress> {
    let user = grant
        .users()
        .select_only()
        .column(user::Column::DisplayName)
        .column(user::Column::CreateTime)
        .order_by_asc(user::Column::Id)
        .limit(1)
        .into_model::<Named>()
        .one(grant.connection)
        .await?;
    let group = grant
        .groups()
        .select_only()
        .column(group::Column::DisplayName)
        .column(group::Column::CreateTime)
        .order_by_asc(group::Column::Id)
        .limit(1)
        .into_model::<Named>()
        .one(grant.connection)
        .await?;
    let refused = refused_request(grant).await?;
    Ok(SetupProgress {
        first_request_time: directory.first_request_time.map(Moment::to_proto),
        first_user_create_time: user.as_ref().map(|user| user.create_time.to_proto()),
        first_user_display_name: user.map(|user| user.display_name).unwrap_or_default(),
        first_group_create_time: group.as_ref().map(|group| group.create_time.to_proto()),
        first_group_display_name: group.map(|group| group.display_name).unwrap_or_default(),
        user_count: directory.user_count,
        group_count: directory.group_count,
        refused_request: refused.map(|row| to_proto(row, People::ById)),
    })
}

/// The last one, unless it is old or plainly mended.
async fn refused_request(grant: &Seeing<'_>) -> Result<Option<request::Model>> {
    let last = grant
        .requests()
        // In the words of its index.
        .filter(Expr::cust("http_status >= 400"))
        .order_by_desc(request::Column::Id)
        .limit(1)
        .one(grant.connection)
        .await?;
    let Some(last) = last.filter(|row| row.create_time.0 + REFUSED_MICROS > grant.now.0) else {
        return Ok(None);
    };
    if last.token_id.is_some() {
        return Ok(Some(last));
    }
    // What is behind the last one that was refused was let in.
    let later = grant
        .requests()
        .filter(request::Column::Id.gt(last.id))
        .limit(1)
        .one(grant.connection)
        .await?;
    Ok(later.is_none().then_some(last))
}
