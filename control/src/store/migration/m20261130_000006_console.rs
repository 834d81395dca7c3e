//! What the console shows: counts by hour and by day, what happened in a directory,
//! and people and groups by how their names begin.

use sea_orm::{ConnectionTrait as _, DbBackend};
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000006_console"
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
        if connection.get_database_backend() == DbBackend::Postgres {
            connection.execute_unprepared(BYTE_BY_BYTE).await?;
        }
        Ok(())
    }
}

const SQL: &str = "
CREATE TABLE request_counts (
    directory_id {text} NOT NULL,
    -- When it begins.
    hour bigint NOT NULL,
    request_count bigint NOT NULL,
    failed_count bigint NOT NULL,
    PRIMARY KEY (directory_id, hour)
);
CREATE INDEX request_counts_old ON request_counts (hour);

CREATE TABLE user_counts (
    directory_id {text} NOT NULL,
    -- When it begins.
    day bigint NOT NULL,
    user_count bigint NOT NULL,
    active_user_count bigint NOT NULL,
    PRIMARY KEY (directory_id, day)
);
CREATE INDEX user_counts_old ON user_counts (day);

-- Until when each of these was counted.
CREATE TABLE counts (
    name {text} NOT NULL PRIMARY KEY,
    until bigint NOT NULL
);

-- The group that it is about, of events that are about one.
ALTER TABLE events ADD COLUMN group_id {text};
CREATE INDEX events_of_group ON events (group_id, ordinal) WHERE group_id IS NOT NULL;
CREATE INDEX events_of_directory ON events (directory_id, ordinal)
    WHERE directory_id IS NOT NULL;

CREATE INDEX memberships_parked_of_group ON memberships (group_id, member_id)
    WHERE user_id IS NULL AND member_group_id IS NULL;

DROP INDEX user_emails_value;
CREATE INDEX user_emails_value ON user_emails (directory_id, value_key, user_id);
";

/// In the server's language names that begin alike need not stand together.
const BYTE_BY_BYTE: &str = r#"
CREATE INDEX users_display_name_bytes
    ON users (directory_id, ((folded_attributes ->> 'displayname') COLLATE "C"), id)
    WHERE delete_time IS NULL;
"#;
