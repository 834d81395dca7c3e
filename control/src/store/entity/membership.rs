//! A member of a group.

use sea_orm::entity::prelude::*;

use crate::id::{DirectoryId, GroupId, UserId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    /// The id of the user or group; while the member is parked, what the identity
    /// provider called it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    pub directory_id: DirectoryId,
    /// The member, where it is a user.
    pub user_id: Option<UserId>,
    /// The member, where it is a group.
    pub member_group_id: Option<GroupId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
