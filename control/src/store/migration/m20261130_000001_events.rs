//! The change feed.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000001_events"
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
ALTER TABLE environments ADD COLUMN event_retention_days integer NOT NULL DEFAULT 30;

-- The days before its end of which was told last; 0 when it was told that it ended.
ALTER TABLE tokens ADD COLUMN expiry_told integer;
CREATE INDEX tokens_expiring ON tokens (expire_time, id)
    WHERE expire_time IS NOT NULL AND revoke_time IS NULL
        AND (expiry_told IS NULL OR expiry_told > 0);

CREATE TABLE feeds (
    environment_id {text} NOT NULL PRIMARY KEY,
    -- The position of its latest event.
    last_position bigint NOT NULL
);

-- Outlives what it tells of, so nothing is referred to.
CREATE TABLE events (
    -- The order of insertion, which is that of a directory's changes.
    ordinal {ordinal},
    id {text} NOT NULL,
    environment_id {text} NOT NULL,
    -- Both absent of what is about the environment as a whole.
    organization_id {text},
    directory_id {text},
    -- Absent until it is numbered, after its commit.
    position bigint,
    -- The number of an EventKind.
    kind integer NOT NULL,
    -- The person whom it tells of: the id of a user, or the name under which a
    -- group awaits somebody.
    subject {text},
    request_id {text},
    -- An encoded rollcall.event.v1.Event, of what no column has.
    payload {bytes} NOT NULL,
    -- Whether the payload has no personal data any more.
    is_forgotten boolean NOT NULL DEFAULT false,
    create_time bigint NOT NULL
);
CREATE UNIQUE INDEX events_of_feed ON events (environment_id, position)
    WHERE position IS NOT NULL;
CREATE INDEX events_pending ON events (ordinal) WHERE position IS NULL;
CREATE INDEX events_of_subject ON events (subject, ordinal) WHERE subject IS NOT NULL;
CREATE INDEX events_of_request ON events (request_id, ordinal) WHERE request_id IS NOT NULL;
";
