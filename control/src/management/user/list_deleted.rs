//! Lists the deleted users of a directory.

use rollcall_proto::management::v1::{
    DeletedUser, ListDeletedUsersRequest, ListDeletedUsersResponse,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use crate::authz::{SecretKey, Viewing};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::DirectoryId;
use crate::management::page::{Order, Page};
use crate::management::text::id;
use crate::store::entity::{directory, environment, user};

const DAY_MICROS: i64 = 86_400 * 1_000_000;

pub async fn list_deleted(
    grant: &Viewing<'_>,
    secret: &SecretKey,
    mut request: ListDeletedUsersRequest,
) -> Result<ListDeletedUsersResponse> {
    let page = Page::take(secret, grant, &mut request)?;
    let directory_id: DirectoryId = id("directory_id", &request.directory_id)?;
    let directory = grant
        .directories()
        .filter(directory::Column::Id.eq(directory_id))
        .filter(directory::Column::DeleteTime.is_null())
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)?;
    let environment = grant
        .environments()
        .filter(environment::Column::Id.eq(directory.environment_id))
        .one(grant.connection)
        .await?
        .ok_or(Error::DirectoryNotFound)?;
    let kept = i64::from(environment.user_retention_days) * DAY_MICROS;
    let select = grant
        .users_ever()
        .filter(user::Column::DirectoryId.eq(directory_id))
        .filter(user::Column::DeleteTime.is_not_null());
    let (rows, next_page_token) = page
        .read(grant, select, user::Column::Id, Order::OldestFirst, |row| {
            row.id
        })
        .await?;
    Ok(ListDeletedUsersResponse {
        users: rows.into_iter().map(|row| to_proto(row, kept)).collect(),
        next_page_token,
    })
}

/// `kept` is how long a deleted user is kept, in microseconds.
fn to_proto(row: user::Model, kept: i64) -> DeletedUser {
    let purge_time = row.delete_time.map(|at| Moment(at.0 + kept));
    DeletedUser {
        id: row.id.to_string(),
        directory_id: row.directory_id.to_string(),
        user_name: row.attributes.0.user_name,
        delete_time: row.delete_time.map(Moment::to_proto),
        purge_time: purge_time.map(Moment::to_proto),
    }
}
