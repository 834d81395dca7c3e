//! Where the events of an environment are sent to.

use sea_orm::entity::prelude::*;

use crate::clock::Moment;
use crate::event::Kinds;
use crate::id::{EnvironmentId, EventId, OrganizationId, WebhookEndpointId, WebhookWorkerId};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "webhook_endpoints")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: WebhookEndpointId,
    pub environment_id: EnvironmentId,
    /// The one organization whose events it gets; all where there is none.
    pub organization_id: Option<OrganizationId>,
    pub display_name: String,
    pub url: String,
    pub kinds: Kinds,
    /// Counts its secrets.
    pub generation: i32,
    /// Until when the secret before this one signs too.
    pub old_secret_expire_time: Option<Moment>,
    /// The last event that was delivered or passed over.
    pub position: i64,
    pub position_event_id: Option<EventId>,
    /// Of the next event.
    pub failed_attempts: i32,
    /// When that is tried again; none where it is not waiting.
    pub next_attempt_time: Option<Moment>,
    pub disable_time: Option<Moment>,
    /// The number of a `WebhookEndpointDisableReason`.
    pub disable_reason: i32,
    /// Counts what may make it deliver at once.
    pub revision: i64,
    /// The process that delivers to it.
    pub worker_id: Option<WebhookWorkerId>,
    /// Until when no other process does.
    pub lease_expire_time: Option<Moment>,
    pub create_time: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
