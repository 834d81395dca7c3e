//! A key with which an operator manages every environment.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::OperatorKeyId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "operator_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OperatorKeyId,
    pub display_name: String,
    /// HMAC-SHA-256 of the whole key.
    pub mac: Vec<u8>,
    pub create_time: Moment,
    pub expire_time: Option<Moment>,
    pub revoke_time: Option<Moment>,
    pub last_use_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
