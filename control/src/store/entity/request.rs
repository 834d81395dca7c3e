//! An entry of the request log.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{DirectoryId, RequestId, TokenId};
use crate::store::document::Json;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RequestId,
    /// That of the token, or of the URL where no token was accepted.
    pub directory_id: DirectoryId,
    pub token_id: Option<TokenId>,
    /// The method of the provisioning API, such as `CreateUser`; empty when the request named none.
    pub operation: String,
    pub resource_id: Option<String>,
    pub http_method: String,
    /// Below the base URL, without the query.
    pub path: String,
    pub http_status: i32,
    /// The number of a `RequestReason`.
    pub reason: i32,
    /// More of why it was refused, in a sentence; it holds no value that a client sent.
    pub detail: Option<String>,
    /// What it did, without personal data.
    pub effect: Option<Json>,
    /// The name of what it did it to.
    pub subject: Option<String>,
    pub request_body: Option<String>,
    pub response_body: Option<String>,
    /// How many alike it stands for.
    pub repeat_count: i32,
    pub user_agent: String,
    /// From the arrival of the call to this entry.
    pub duration_micros: i64,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
