//! A person of a directory.

use sea_orm::entity::prelude::*;
use sea_orm::{Iterable as _, QuerySelect as _};

use crate::clock::Moment;
use crate::id::{DirectoryId, UserId};
use crate::store::document::{FoldedDocument, UserDocument};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    pub directory_id: DirectoryId,
    /// The userName, folded: unique among the directory's users that are not deleted.
    pub user_name_key: String,
    pub external_id: Option<String>,
    /// How lists of members show the person.
    pub display_name: String,
    pub active: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub attributes: UserDocument,
    /// The attributes with every text folded.
    #[sea_orm(column_type = "JsonBinary")]
    pub folded_attributes: FoldedDocument,
    pub version: i64,
    pub create_time: Moment,
    pub update_time: Moment,
    pub delete_time: Option<Moment>,
}

/// What conditions alone look at is left where it is.
pub fn columns() -> impl Iterator<Item = Column> {
    Column::iter().filter(|column| !matches!(column, Column::FoldedAttributes))
}

pub fn select() -> Select<Entity> {
    Entity::find().select_only().columns(columns())
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
