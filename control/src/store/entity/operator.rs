//! Somebody who manages the installation by the console.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::OperatorId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "operators")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OperatorId,
    pub email: String,
    /// The email, folded: unique.
    pub email_key: String,
    /// Empty until they have come in.
    pub display_name: String,
    /// Argon2id, as the PHC string format has it.
    pub password_hash: Option<String>,
    pub create_time: Moment,
    /// When they came in the first time.
    pub join_time: Option<Moment>,
    pub last_sign_in_time: Option<Moment>,
    pub disable_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
