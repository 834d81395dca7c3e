//! An issuer of `OpenID` Connect tokens whose workloads may call.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{EnvironmentId, OrganizationId, TrustedIssuerId};
use crate::store::document::Scopes;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "trusted_issuers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TrustedIssuerId,
    pub environment_id: EnvironmentId,
    /// The one organization that its workloads reach; all where there is none.
    pub organization_id: Option<OrganizationId>,
    pub issuer: String,
    pub audience: String,
    pub subject: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub scopes: Scopes,
    /// Its keys (RFC 7517), where they are not read from the issuer.
    pub jwks: Option<String>,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
