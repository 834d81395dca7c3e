//! How many requests came to a directory in an hour.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::DirectoryId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "request_counts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub directory_id: DirectoryId,
    /// When it begins.
    #[sea_orm(primary_key, auto_increment = false)]
    pub hour: Moment,
    pub request_count: i64,
    /// Those of them that were refused.
    pub failed_count: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
