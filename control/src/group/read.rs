//! Reads one group.

use rollcall_proto::provisioning::v1::{Group, Member, MemberView};
use sea_orm::{ColumnTrait as _, ConnectionTrait, IdenStatic as _, QueryFilter as _, Select};

use super::membership::members_of;
use crate::authz::{DirectoryScope, Found, Grant, Lookup};
use crate::error::{Error, Result};
use crate::id::{DirectoryId, GroupId};
use crate::store::document::GroupDocument;
use crate::store::entity::group;

/// Members that `MEMBER_VIEW_FEW` still shows.
const FEW_MEMBERS_MAX: i64 = 100;

pub async fn get<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: GroupId,
    member_view: MemberView,
) -> Result<Group> {
    let row = find(grant, id).await?;
    view(grant, row, member_view).await
}

pub(super) fn lookup(select: Select<group::Entity>) -> Lookup {
    Lookup::new(select, group::columns().map(|column| column.as_str()))
}

/// Looks for the one group, in the statement that lets the caller in.
pub fn lookup_of(directory_id: DirectoryId, id: GroupId) -> Lookup {
    lookup(
        group::select()
            .filter(group::Column::DirectoryId.eq(directory_id))
            .filter(group::Column::Id.eq(id)),
    )
}

/// What such a lookup found.
pub async fn found<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    found: Option<&Found>,
    member_view: MemberView,
) -> Result<Group> {
    let rows: Vec<group::Model> = found.map(Found::read).transpose()?.unwrap_or_default();
    let row = rows.into_iter().next().ok_or(Error::GroupNotFound)?;
    view(grant, row, member_view).await
}

/// In a URL, what is no group's id is the id of no group.
pub fn parse_id(id: &str) -> Result<GroupId> {
    id.parse().map_err(|_| Error::GroupNotFound)
}

/// A group of the grant's directory; one of another does not exist.
pub(super) async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: GroupId,
) -> Result<group::Model> {
    grant
        .groups()
        .filter(group::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::GroupNotFound)
}

/// The group with the members that the view shows.
pub(super) async fn view<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    row: group::Model,
    member_view: MemberView,
) -> Result<Group> {
    let members = if shows_members(&row, member_view) {
        let mut members = members_of(grant, &[row.id]).await?;
        Some(members.remove(&row.id).unwrap_or_default())
    } else {
        None
    };
    Ok(to_proto(row, members))
}

pub(super) fn shows_members(row: &group::Model, member_view: MemberView) -> bool {
    match member_view {
        MemberView::All => true,
        MemberView::Few => all_members(row) <= FEW_MEMBERS_MAX,
        MemberView::None | MemberView::Unspecified => false,
    }
}

/// Members of every kind.
pub(super) fn all_members(row: &group::Model) -> i64 {
    row.member_count + row.member_group_count + row.parked_count
}

pub(super) fn to_proto(row: group::Model, members: Option<Vec<Member>>) -> Group {
    let members_omitted = members.is_none() && all_members(&row) > 0;
    let group::Model {
        id,
        directory_id: _,
        display_name_key: _,
        display_name: _,
        external_id: _,
        attributes: GroupDocument(attributes),
        folded_attributes: _,
        member_count: _,
        member_group_count: _,
        parked_count: _,
        version,
        create_time,
        update_time,
    } = row;
    Group {
        id: id.to_string(),
        attributes: Some(attributes),
        members_omitted,
        members: members.unwrap_or_default(),
        version,
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}
