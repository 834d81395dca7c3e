//! A group of a directory.

use sea_orm::entity::prelude::*;
use sea_orm::{Iterable as _, QuerySelect as _};

use crate::clock::Moment;
use crate::id::{DirectoryId, GroupId};
use crate::store::document::{FoldedDocument, GroupDocument};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "groups")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GroupId,
    pub directory_id: DirectoryId,
    /// The displayName, folded: unique in the directory.
    pub display_name_key: String,
    pub display_name: String,
    pub external_id: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub attributes: GroupDocument,
    /// The attributes with every text folded.
    #[sea_orm(column_type = "JsonBinary")]
    pub folded_attributes: FoldedDocument,
    /// Members who are users.
    pub member_count: i64,
    /// Members that are groups.
    pub member_group_count: i64,
    /// Members that are not known yet.
    pub parked_count: i64,
    pub version: i64,
    pub create_time: Moment,
    pub update_time: Moment,
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
