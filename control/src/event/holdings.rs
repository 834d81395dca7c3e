//! What a directory holds, some rows at a time.

use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};

use crate::error::Result;
use crate::id::{DirectoryId, GroupId, UserId};
use crate::store::entity::{group, membership, user};
use crate::store::one_column::OneColumn as _;

/// Rows that are read at a time.
const ROWS_MAX: u64 = 200;

/// Users behind one, who are not deleted.
pub(super) async fn users<C: ConnectionTrait>(
    connection: &C,
    id: DirectoryId,
    after: Option<UserId>,
) -> Result<Vec<user::Model>> {
    let mut select = user::Entity::find()
        .filter(user::Column::DirectoryId.eq(id))
        .filter(user::Column::DeleteTime.is_null());
    if let Some(after) = after {
        select = select.filter(user::Column::Id.gt(after));
    }
    let select = select.order_by_asc(user::Column::Id).limit(ROWS_MAX);
    Ok(select.all(connection).await?)
}

/// Groups behind one.
pub(super) async fn groups<C: ConnectionTrait>(
    connection: &C,
    id: DirectoryId,
    after: Option<GroupId>,
) -> Result<Vec<group::Model>> {
    let mut select = group::Entity::find().filter(group::Column::DirectoryId.eq(id));
    if let Some(after) = after {
        select = select.filter(group::Column::Id.gt(after));
    }
    let select = select.order_by_asc(group::Column::Id).limit(ROWS_MAX);
    Ok(select.all(connection).await?)
}

/// All groups, since memberships are found by their groups.
pub(super) async fn group_ids<C: ConnectionTrait>(
    connection: &C,
    id: DirectoryId,
) -> Result<Vec<GroupId>> {
    Ok(group::Entity::find()
        .select_only()
        .column(group::Column::Id)
        .filter(group::Column::DirectoryId.eq(id))
        .order_by_asc(group::Column::Id)
        .one_column()
        .all(connection)
        .await?)
}

/// Memberships of a group behind that of one member.
pub(super) async fn memberships<C: ConnectionTrait>(
    connection: &C,
    id: DirectoryId,
    group_id: GroupId,
    after: &str,
) -> Result<Vec<membership::Model>> {
    Ok(membership::Entity::find()
        .filter(membership::Column::DirectoryId.eq(id))
        .filter(membership::Column::GroupId.eq(group_id))
        .filter(membership::Column::MemberId.gt(after))
        .order_by_asc(membership::Column::MemberId)
        .limit(ROWS_MAX)
        .all(connection)
        .await?)
}
