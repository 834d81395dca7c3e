//! A member of a group.

use sea_orm::entity::prelude::*;

use crate::id::{DirectoryId, GroupId, UserId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    /// The user's id; while the member is parked, what the identity provider called it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: String,
    pub directory_id: DirectoryId,
    /// Absent while the member is parked.
    pub user_id: Option<UserId>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
