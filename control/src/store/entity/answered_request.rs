//! What was answered to a change that named a `request_id`.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answered_requests")]
pub struct Model {
    /// The id of the credential that the caller had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub actor: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: String,
    /// SHA-256 of the method and the request.
    pub request_hash: Vec<u8>,
    /// The encoded answer; absent where it held a secret.
    pub answer: Option<Vec<u8>>,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
