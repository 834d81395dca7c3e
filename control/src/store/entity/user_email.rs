//! An email address of a user, for finding the user by it.

use sea_orm::entity::prelude::*;

use crate::id::{DirectoryId, UserId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "user_emails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: UserId,
    /// The address, folded.
    #[sea_orm(primary_key, auto_increment = false)]
    pub value_key: String,
    pub directory_id: DirectoryId,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
