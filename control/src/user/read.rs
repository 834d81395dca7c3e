//! Reads one user.

use rollcall_proto::provisioning::v1::{GroupReference, User};
use sea_orm::{ColumnTrait as _, ConnectionTrait, QueryFilter as _};

use crate::authz::{DirectoryScope, Grant, Reading};
use crate::error::{Error, Result};
use crate::group::memberships_of;
use crate::id::UserId;
use crate::store::document::UserDocument;
use crate::store::entity::user;

pub async fn get(grant: &Reading<'_>, id: UserId, include_groups: bool) -> Result<User> {
    let row = find(grant, id).await?;
    let groups = if include_groups {
        groups_of(grant, id).await?
    } else {
        vec![]
    };
    Ok(to_proto(row, groups))
}

/// In a URL, what is no user's id is the id of no user.
pub fn parse_id(id: &str) -> Result<UserId> {
    id.parse().map_err(|_| Error::UserNotFound)
}

/// A user of the grant's directory; one of another does not exist.
pub(super) async fn find<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: UserId,
) -> Result<user::Model> {
    grant
        .users()
        .filter(user::Column::Id.eq(id))
        .one(grant.connection)
        .await?
        .ok_or(Error::UserNotFound)
}

pub(super) async fn groups_of<C: ConnectionTrait>(
    grant: &Grant<'_, DirectoryScope, C>,
    id: UserId,
) -> Result<Vec<GroupReference>> {
    let mut groups = memberships_of(grant, &[id]).await?;
    Ok(groups.remove(&id).unwrap_or_default())
}

pub(super) fn to_proto(row: user::Model, groups: Vec<GroupReference>) -> User {
    let user::Model {
        id,
        directory_id: _,
        user_name_key: _,
        external_id: _,
        display_name: _,
        active: _,
        attributes: UserDocument(attributes),
        folded_attributes: _,
        version,
        create_time,
        update_time,
        delete_time: _,
    } = row;
    User {
        id: id.to_string(),
        attributes: Some(attributes),
        groups,
        version,
        create_time: Some(create_time.to_proto()),
        update_time: Some(update_time.to_proto()),
    }
}
