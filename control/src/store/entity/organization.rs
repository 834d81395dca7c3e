//! A customer of the product.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{EnvironmentId, OrganizationId};
use crate::store::document::Domains;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganizationId,
    pub environment_id: EnvironmentId,
    /// The product's own id of the organization.
    pub external_id: Option<String>,
    pub display_name: String,
    /// Domains that the addresses of its users may have; none means any.
    #[sea_orm(column_type = "JsonBinary")]
    pub domains: Domains,
    /// Whether `domains` is not enforced.
    pub allow_any_domain: bool,
    pub create_time: Moment,
    pub update_time: Moment,
    pub delete_time: Option<Moment>,
    /// What `external_id` was before it was deleted.
    pub deleted_external_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
