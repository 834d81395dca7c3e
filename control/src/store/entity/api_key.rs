//! A key with which a product backend reads, follows or manages one environment.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{ApiKeyId, EnvironmentId, OrganizationId};
use crate::store::document::Scopes;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "api_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApiKeyId,
    pub environment_id: EnvironmentId,
    /// The one organization that it reaches; all where there is none.
    pub organization_id: Option<OrganizationId>,
    pub display_name: String,
    /// HMAC-SHA-256 of the whole key.
    pub mac: Vec<u8>,
    #[sea_orm(column_type = "JsonBinary")]
    pub scopes: Scopes,
    pub create_time: Moment,
    pub expire_time: Option<Moment>,
    pub revoke_time: Option<Moment>,
    pub last_use_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
