//! Webhook endpoints, and what was delivered to them.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000002_webhooks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        connection
            .execute_unprepared(&spelled(SQL, connection))
            .await?;
        Ok(())
    }
}

const SQL: &str = "
CREATE TABLE webhook_endpoints (
    id {text} NOT NULL PRIMARY KEY,
    environment_id {text} NOT NULL REFERENCES environments (id),
    -- The one organization whose events it gets; all where there is none.
    organization_id {text},
    display_name {text} NOT NULL,
    url {text} NOT NULL,
    -- Bit by bit, the numbers of the kinds of events that it gets.
    kinds bigint NOT NULL,
    -- Counts its secrets: each is derived from it.
    generation integer NOT NULL,
    -- Until when the secret before this one signs too.
    old_secret_expire_time bigint,
    -- The last event that was delivered or passed over.
    position bigint NOT NULL,
    position_event_id {text},
    -- Of the next event.
    failed_attempts integer NOT NULL,
    -- When that is tried again; absent where it is not waiting.
    next_attempt_time bigint,
    disable_time bigint,
    -- The number of a WebhookEndpointDisableReason.
    disable_reason integer NOT NULL,
    -- Counts what may make it deliver at once, for those who watch it.
    revision bigint NOT NULL,
    -- The process that delivers to it, and until when no other does.
    worker_id {text},
    lease_expire_time bigint,
    create_time bigint NOT NULL,
    FOREIGN KEY (environment_id, organization_id) REFERENCES organizations (environment_id, id)
);
CREATE INDEX webhook_endpoints_of_environment ON webhook_endpoints (environment_id, id);
CREATE INDEX webhook_endpoints_of_organization
    ON webhook_endpoints (environment_id, organization_id, id);

-- Outlives its endpoint and the event, so nothing is referred to.
CREATE TABLE webhook_deliveries (
    id {text} NOT NULL PRIMARY KEY,
    endpoint_id {text} NOT NULL,
    event_id {text} NOT NULL,
    position bigint NOT NULL,
    attempt integer NOT NULL,
    is_redelivery boolean NOT NULL,
    is_failed boolean NOT NULL,
    -- Absent where there was no answer.
    http_status integer,
    -- What went wrong, in a sentence.
    error {text},
    duration_micros bigint NOT NULL,
    next_attempt_time bigint,
    create_time bigint NOT NULL
);
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id, id) WHERE is_failed;
CREATE INDEX webhook_deliveries_of_event ON webhook_deliveries (endpoint_id, event_id);

CREATE TABLE webhook_redeliveries (
    ordinal {ordinal},
    endpoint_id {text} NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    -- The last event that was delivered again or passed over.
    position bigint NOT NULL,
    last_position bigint NOT NULL,
    failed_attempts integer NOT NULL,
    next_attempt_time bigint
);
CREATE INDEX webhook_redeliveries_of_endpoint ON webhook_redeliveries (endpoint_id, ordinal);
";
