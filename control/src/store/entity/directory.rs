//! The connection to one identity provider of an organization.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, EnvironmentId, OrganizationId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "directories")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DirectoryId,
    pub environment_id: EnvironmentId,
    pub organization_id: OrganizationId,
    pub display_name: String,
    /// At most one directory of an organization is.
    pub is_primary: bool,
    /// Users that are not deleted.
    pub user_count: i64,
    pub group_count: i64,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
