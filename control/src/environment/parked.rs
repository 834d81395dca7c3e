//! Those whom a group awaits, for a product backend.

use rollcall_proto::directory::v1::{
    ListParkedMembersRequest, ListParkedMembersResponse, ParkedMember,
};
use rollcall_proto::paged::Paged as _;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
};

use super::selection::by_directory;
use super::{PageTokens, Reading, page_size};
use crate::authz::SecretKey;
use crate::error::{Error, Result};
use crate::id::GroupId;
use crate::store::entity::{group, membership};
use crate::store::one_column::OneColumn as _;

pub async fn list_parked_members(
    grant: &Reading<'_>,
    secret: &SecretKey,
    mut request: ListParkedMembersRequest,
) -> Result<ListParkedMembersResponse> {
    let (size, page_token) = request.take_page();
    let limit = page_size(size);
    let tokens = PageTokens::new(secret, &grant.reader(), &request);
    let after = tokens.read_text(&page_token)?;
    let field = "group_id";
    if request.group_id.is_empty() {
        return Err(Error::FieldMissing { field });
    }
    let id: GroupId = request
        .group_id
        .parse()
        .map_err(|source| Error::InvalidId { field, source })?;
    let row = group::Entity::find_by_id(id)
        .one(grant.connection)
        .await?
        .ok_or(Error::GroupNotFound)?;
    by_directory(grant, row.directory_id)
        .await?
        .ok_or(Error::GroupNotFound)?;
    let mut names: Vec<String> = select(id, after.as_deref())
        .limit(limit + 1)
        .one_column()
        .all(grant.connection)
        .await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = names.len() > limit;
    names.truncate(limit);
    let next_page_token = match names.last() {
        Some(last) if more => tokens.write_text(last),
        _ => String::new(),
    };
    let parked_members = names.into_iter().map(|name| ParkedMember { name });
    Ok(ListParkedMembersResponse {
        parked_members: parked_members.collect(),
        next_page_token,
    })
}

/// The names of those whom a group awaits, behind one of them.
fn select(id: GroupId, after: Option<&str>) -> Select<membership::Entity> {
    let select = membership::Entity::find()
        .select_only()
        .column(membership::Column::MemberId)
        .filter(membership::Column::GroupId.eq(id))
        .filter(membership::Column::UserId.is_null())
        .filter(membership::Column::MemberGroupId.is_null())
        .order_by_asc(membership::Column::MemberId);
    match after {
        Some(after) => select.filter(membership::Column::MemberId.gt(after)),
        None => select,
    }
}
