//! Events that are delivered once more to a webhook endpoint.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::WebhookEndpointId;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_redeliveries")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub ordinal: i64,
    pub endpoint_id: WebhookEndpointId,
    /// The last event that was delivered again or passed over.
    pub position: i64,
    /// That of the last one which is to be.
    pub last_position: i64,
    /// Of the next event.
    pub failed_attempts: i32,
    pub next_attempt_time: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
