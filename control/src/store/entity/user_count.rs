//! How many users a directory had when a day began.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::DirectoryId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "user_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub directory_id: DirectoryId,
    /// When it begins.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: Moment,
    pub user_count: i64,
    pub active_user_count: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
