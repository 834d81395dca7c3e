//! How far the events that are published elsewhere have come.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000003_sinks"
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
CREATE TABLE sinks (
    -- What it is, and where in it the events are.
    name {text} NOT NULL,
    environment_id {text} NOT NULL,
    -- Of the last event that it acknowledged.
    position bigint NOT NULL,
    -- Absent where that event was passed over because it was not kept any more.
    event_id {text},
    PRIMARY KEY (name, environment_id)
);
CREATE INDEX sinks_of_environment ON sinks (environment_id);
";
