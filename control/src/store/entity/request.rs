//! An entry of the request log. It holds no value that a client sent but its User-Agent.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, RequestId, TokenId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestId,
    pub directory_id: DirectoryId,
    pub token_id: TokenId,
    /// The method of the provisioning API, such as `CreateUser`; empty when the request named none.
    pub operation: String,
    pub resource_id: Option<String>,
    /// The canonical gRPC code of the outcome, or the HTTP status of a refusal by the edge.
    pub code: String,
    pub reason: Option<String>,
    pub detail: Option<String>,
    pub user_agent: String,
    /// From the arrival of the call to this entry.
    pub duration_micros: i64,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
