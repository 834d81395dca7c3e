//! What an operator opened by signing in.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{OperatorId, OperatorSessionId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "operator_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OperatorSessionId,
    pub operator_id: OperatorId,
    /// HMAC-SHA-256 of the whole credential.
    pub mac: Vec<u8>,
    /// The browser in which it began.
    pub user_agent: String,
    pub create_time: Moment,
    pub last_use_time: Moment,
    pub expire_time: Moment,
    pub revoke_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
