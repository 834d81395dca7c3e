//! Groups in groups.

use sea_orm::DbBackend;
use sea_orm::sea_query::SimpleExpr;

use super::fragment::Fragment;
use crate::id::{DirectoryId, GroupId};

/// The condition that a user belongs to a group, directly or as a member of a
/// member.
pub fn is_within(directory_id: DirectoryId, group_id: GroupId, backend: DbBackend) -> SimpleExpr {
    let mut out = Fragment::new(backend.into());
    out.sql("users.id IN (");
    users_within(&mut out, directory_id, &group_id.to_string());
    out.sql(")");
    out.into_expr()
}

/// Selects the ids of the users in a group and in the groups within it. A group
/// that contains itself is visited once.
pub(super) fn users_within(out: &mut Fragment, directory_id: DirectoryId, group_id: &str) {
    out.sql("WITH RECURSIVE nested (group_id) AS (SELECT id FROM \"groups\" WHERE directory_id = ")
        .bind(directory_id)
        .sql(" AND id = ")
        .bind(group_id)
        .sql(
            " UNION SELECT m.member_group_id FROM nested JOIN memberships AS m \
             ON m.group_id = nested.group_id AND m.member_group_id IS NOT NULL) \
             SELECT m.user_id FROM nested JOIN memberships AS m \
             ON m.group_id = nested.group_id AND m.user_id IS NOT NULL",
        );
}
