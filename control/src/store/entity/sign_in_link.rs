//! A link by which an operator comes in without a password.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{OperatorId, SignInLinkId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignInLinkId,
    /// Absent until whoever uses it says who they are.
    pub operator_id: Option<OperatorId>,
    /// HMAC-SHA-256 of the secret in the link.
    pub mac: Vec<u8>,
    pub create_time: Moment,
    pub expire_time: Moment,
    pub redeem_time: Option<Moment>,
    pub revoke_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
