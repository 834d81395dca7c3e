//! Groups by how their names begin.

use prost::Message as _;
use rollcall_proto::directory::v1::{
    SearchGroupsRequest, SearchGroupsResponse, list_groups_request,
};
use rollcall_proto::paged::Paged as _;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::page_size;
use crate::authz::SecretKey;
use crate::environment::group::parked_members;
use crate::environment::selection::{Selection, select};
use crate::environment::{PageTokens, Reading, cut_page};
use crate::error::Result;
use crate::group::describe;
use crate::prefix::Prefix;
use crate::store::entity::group;

pub async fn search_groups(
    grant: &Reading<'_>,
    secret: &SecretKey,
    mut request: SearchGroupsRequest,
) -> Result<SearchGroupsResponse> {
    let (size, page_token) = request.take_page();
    let limit = page_size(size);
    let tokens = PageTokens::new(secret, &grant.reader(), &request);
    let after = tokens.read_text(&page_token)?;
    let prefix = Prefix::parse(&request.prefix)?;
    let directory = list_groups_request::Selection::DirectoryId(request.directory_id);
    let selected = select(grant, Some(Selection::from(directory))).await?;
    let begin = match &after {
        Some(after) => group::Column::DisplayNameKey.gt(after),
        None => group::Column::DisplayNameKey.gte(&prefix.folded),
    };
    let mut rows = group::Entity::find()
        .filter(group::Column::DirectoryId.eq(selected.directory.id))
        .filter(begin)
        .filter(group::Column::DisplayNameKey.lt(&prefix.end))
        .order_by_asc(group::Column::DisplayNameKey)
        .limit(limit + 1)
        .all(grant.connection)
        .await?;
    let more = cut_page(&mut rows, limit, |row| row.attributes.0.encoded_len());
    let next_page_token = match rows.last() {
        Some(last) if more => tokens.write_text(&last.display_name_key),
        _ => String::new(),
    };
    let mut parked = parked_members(grant, &selected, &rows).await?;
    let groups = rows.into_iter().map(|row| {
        let parked = parked.remove(&row.id).unwrap_or_default();
        describe(row, parked, &selected.place())
    });
    Ok(SearchGroupsResponse {
        groups: groups.collect(),
        next_page_token,
    })
}
