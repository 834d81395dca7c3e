//! Users, for a product backend.

use prost::Message as _;
use rollcall_proto::directory::v1::{
    ListUsersRequest, ListUsersResponse, User, list_users_request,
};
use rollcall_proto::paged::Paged as _;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::group::find_group;
use super::page_token::PageTokens;
use super::selection::{Selection, by_directory, select};
use super::{Reading, cut_page, page_size};
use crate::authz::SecretKey;
use crate::error::{Error, Result};
use crate::filter::nesting::is_within;
use crate::id::UserId;
use crate::store::entity::{membership, user};
use crate::user::describe;

pub async fn list_users(
    grant: &Reading<'_>,
    secret: &SecretKey,
    mut request: ListUsersRequest,
) -> Result<ListUsersResponse> {
    let (size, page_token) = request.take_page();
    let limit = page_size(size);
    let tokens = PageTokens::new(secret, &grant.reader(), &request);
    let after: Option<UserId> = tokens.read(&page_token)?;
    let ListUsersRequest {
        selection,
        group_id,
        active,
        page_size: _,
        page_token: _,
        include_indirect,
    } = request;

    let selected = select(grant, selection.map(Selection::from)).await?;
    let directory_id = selected.directory.id;
    let mut rows = user::Entity::find()
        .filter(user::Column::DirectoryId.eq(directory_id))
        .filter(user::Column::DeleteTime.is_null());
    if !group_id.is_empty() {
        let group_id = find_group(grant, &selected, &group_id).await?;
        let is_member = if include_indirect {
            let backend = grant.connection.get_database_backend();
            is_within(directory_id, group_id, backend)
        } else {
            user::Column::Id.in_subquery(
                Query::select()
                    .column(membership::Column::UserId)
                    .from(membership::Entity)
                    .and_where(membership::Column::GroupId.eq(group_id))
                    .and_where(membership::Column::UserId.is_not_null())
                    .to_owned(),
            )
        };
        rows = rows.filter(is_member);
    }
    match active {
        Some(true) if selected.is_disabled() => return Ok(ListUsersResponse::default()),
        Some(active) if !selected.is_disabled() => {
            rows = rows.filter(user::Column::Active.eq(active));
        }
        _ => {}
    }
    if let Some(after) = after {
        rows = rows.filter(user::Column::Id.gt(after));
    }
    let mut rows = rows
        .order_by_asc(user::Column::Id)
        .limit(limit + 1)
        .all(grant.connection)
        .await?;
    let more = cut_page(&mut rows, limit, |row| row.attributes.0.encoded_len());
    let next_page_token = match rows.last() {
        Some(last) if more => tokens.write(last.id),
        _ => String::new(),
    };
    let place = selected.place();
    Ok(ListUsersResponse {
        users: rows.into_iter().map(|row| describe(row, &place)).collect(),
        next_page_token,
    })
}

pub async fn get_user(grant: &Reading<'_>, id: &str) -> Result<User> {
    let id: UserId = id.parse().map_err(|source| Error::InvalidId {
        field: "id",
        source,
    })?;
    let row = user::Entity::find_by_id(id)
        .filter(user::Column::DeleteTime.is_null())
        .one(grant.connection)
        .await?
        .ok_or(Error::UserNotFound)?;
    let selected = by_directory(grant, row.directory_id)
        .await?
        .ok_or(Error::UserNotFound)?;
    Ok(describe(row, &selected.place()))
}

impl From<list_users_request::Selection> for Selection {
    fn from(selection: list_users_request::Selection) -> Self {
        use list_users_request::Selection as Wire;
        match selection {
            Wire::DirectoryId(id) => Self::Directory(id),
            Wire::OrganizationId(id) => Self::Organization(id),
            Wire::OrganizationExternalId(id) => Self::OrganizationExternalId(id),
        }
    }
}
