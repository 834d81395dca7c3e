//! An attempt to deliver an event to a webhook endpoint.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::id::{EventId, WebhookDeliveryId, WebhookEndpointId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_deliveries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WebhookDeliveryId,
    pub endpoint_id: WebhookEndpointId,
    pub event_id: EventId,
    /// That of the event.
    pub position: i64,
    /// 1 for the first.
    pub attempt: i32,
    pub is_redelivery: bool,
    pub is_failed: bool,
    /// None where there was no answer.
    pub http_status: Option<i32>,
    /// What went wrong, in a sentence.
    pub error: Option<String>,
    pub duration_micros: i64,
    /// None where the event is not tried again.
    pub next_attempt_time: Option<Moment>,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
