//! The public key by which an edge is known.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::EdgeKeyId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "edge_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EdgeKeyId,
    pub display_name: String,
    /// The 32 bytes of an Ed25519 public key.
    pub public_key: Vec<u8>,
    pub create_time: Moment,
    pub revoke_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
