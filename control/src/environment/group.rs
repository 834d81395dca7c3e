//! Groups, for a product backend.

use std::collections::HashMap;

use prost::Message as _;
use rollcall_proto::directory::v1::{
    Group, ListGroupsRequest, ListGroupsResponse, list_groups_request,
};
use rollcall_proto::paged::Paged as _;
use sea_orm::sea_query::Query;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::page_token::PageTokens;
use super::selection::{Selected, Selection, by_directory, select};
use super::{Reading, cut_page, page_size};
use crate::authz::SecretKey;
use crate::error::{Error, Result};
use crate::group::describe;
use crate::id::GroupId;
use crate::store::entity::{group, membership};
use crate::store::one_column::OneColumn as _;

/// Parked members that a group shows.
const PARKED_MEMBERS_MAX: usize = 100;

pub async fn list_groups(
    grant: &Reading<'_>,
    secret: &SecretKey,
    mut request: ListGroupsRequest,
) -> Result<ListGroupsResponse> {
    let (size, page_token) = request.take_page();
    let limit = page_size(size);
    let tokens = PageTokens::new(secret, &grant.reader(), &request);
    let after: Option<GroupId> = tokens.read(&page_token)?;
    let selected = select(grant, request.selection.map(Selection::from)).await?;

    let mut rows =
        group::Entity::find().filter(group::Column::DirectoryId.eq(selected.directory.id));
    if !request.group_id.is_empty() {
        let group_id = find_group(grant, &selected, &request.group_id).await?;
        rows = rows.filter(
            group::Column::Id.in_subquery(
                Query::select()
                    .column(membership::Column::MemberGroupId)
                    .from(membership::Entity)
                    .and_where(membership::Column::GroupId.eq(group_id))
                    .and_where(membership::Column::MemberGroupId.is_not_null())
                    .to_owned(),
            ),
        );
    }
    if let Some(after) = after {
        rows = rows.filter(group::Column::Id.gt(after));
    }
    let mut rows = rows
        .order_by_asc(group::Column::Id)
        .limit(limit + 1)
        .all(grant.connection)
        .await?;
    let more = cut_page(&mut rows, limit, |row| row.attributes.0.encoded_len());
    let next_page_token = match rows.last() {
        Some(last) if more => tokens.write(last.id),
        _ => String::new(),
    };
    let mut parked = parked_members(grant, &selected, &rows).await?;
    let groups = rows
        .into_iter()
        .map(|row| {
            let parked = parked.remove(&row.id).unwrap_or_default();
            describe(row, parked, &selected.place())
        })
        .collect();
    Ok(ListGroupsResponse {
        groups,
        next_page_token,
    })
}

pub async fn get_group(grant: &Reading<'_>, id: &str) -> Result<Group> {
    let id: GroupId = id.parse().map_err(|source| Error::InvalidId {
        field: "id",
        source,
    })?;
    let row = group::Entity::find_by_id(id)
        .one(grant.connection)
        .await?
        .ok_or(Error::GroupNotFound)?;
    let selected = by_directory(grant, row.directory_id)
        .await?
        .ok_or(Error::GroupNotFound)?;
    let rows = [row];
    let mut parked = parked_members(grant, &selected, &rows).await?;
    let [row] = rows;
    let parked = parked.remove(&row.id).unwrap_or_default();
    Ok(describe(row, parked, &selected.place()))
}

/// The id of a group of the selected directory.
pub(super) async fn find_group(
    grant: &Reading<'_>,
    selected: &Selected,
    id: &str,
) -> Result<GroupId> {
    let id: GroupId = id.parse().map_err(|source| Error::InvalidId {
        field: "group_id",
        source,
    })?;
    group::Entity::find_by_id(id)
        .filter(group::Column::DirectoryId.eq(selected.directory.id))
        .one(grant.connection)
        .await?
        .map(|group| group.id)
        .ok_or(Error::GroupNotFound)
}

pub(super) async fn parked_members(
    grant: &Reading<'_>,
    selected: &Selected,
    groups: &[group::Model],
) -> Result<HashMap<GroupId, Vec<String>>> {
    let mut parked: HashMap<_, Vec<_>> = HashMap::new();
    for group in groups.iter().filter(|group| group.parked_count > 0) {
        let rows: Vec<String> = membership::Entity::find()
            .select_only()
            .column(membership::Column::MemberId)
            .filter(membership::Column::DirectoryId.eq(selected.directory.id))
            .filter(membership::Column::GroupId.eq(group.id))
            .filter(membership::Column::UserId.is_null())
            .filter(membership::Column::MemberGroupId.is_null())
            .order_by_asc(membership::Column::MemberId)
            .limit(PARKED_MEMBERS_MAX as u64)
            .one_column()
            .all(grant.connection)
            .await?;
        parked.insert(group.id, rows);
    }
    Ok(parked)
}

impl From<list_groups_request::Selection> for Selection {
    fn from(selection: list_groups_request::Selection) -> Self {
        use list_groups_request::Selection as Wire;
        match selection {
            Wire::DirectoryId(id) => Self::Directory(id),
            Wire::OrganizationId(id) => Self::Organization(id),
            Wire::OrganizationExternalId(id) => Self::OrganizationExternalId(id),
        }
    }
}
