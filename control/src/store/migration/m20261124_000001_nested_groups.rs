//! Groups as members of groups, OAuth clients, the mark of the secret key, names
//! in lower case in folded documents, and indexes for what identity providers
//! look people up by.

use sea_orm::{ConnectionTrait as _, Statement};
use sea_orm_migration::prelude::*;

use super::spelled;
use crate::store::document::FoldedDocument;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261124_000001_nested_groups"
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
        for table in ["users", "\"groups\""] {
            fold_again(connection, table).await?;
        }
        Ok(())
    }
}

/// Rows that are read at a time.
const ROWS: u64 = 500;

/// Folded documents have their names in lower case from now on.
async fn fold_again(connection: &SchemaManagerConnection<'_>, table: &str) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let mut last = String::new();
    loop {
        let sql =
            format!("SELECT id, attributes FROM {table} WHERE id > $1 ORDER BY id LIMIT {ROWS}");
        let select = Statement::from_sql_and_values(backend, sql, [last.clone().into()]);
        let rows = connection.query_all_raw(select).await?;
        for row in &rows {
            let id: String = row.try_get("", "id")?;
            let attributes: serde_json::Value = row.try_get("", "attributes")?;
            let folded = FoldedDocument::of(&attributes);
            let sql = format!("UPDATE {table} SET folded_attributes = $1 WHERE id = $2");
            let values = [folded.into(), id.clone().into()];
            let update = Statement::from_sql_and_values(backend, sql, values);
            connection.execute_raw(update).await?;
            last = id;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// SQLite adds no foreign key of two columns to a table that is there, so the
/// memberships move to a new one.
const SQL: &str = r#"
CREATE TABLE memberships_of_both (
    group_id {text} NOT NULL,
    member_id {text} NOT NULL,
    directory_id {text} NOT NULL,
    user_id {text},
    member_group_id {text},
    PRIMARY KEY (group_id, member_id),
    FOREIGN KEY (directory_id, group_id) REFERENCES "groups" (directory_id, id),
    FOREIGN KEY (directory_id, user_id) REFERENCES users (directory_id, id),
    FOREIGN KEY (directory_id, member_group_id) REFERENCES "groups" (directory_id, id),
    CHECK (user_id IS NULL OR user_id = member_id),
    CHECK (member_group_id IS NULL OR member_group_id = member_id),
    CHECK (user_id IS NULL OR member_group_id IS NULL)
);
INSERT INTO memberships_of_both (group_id, member_id, directory_id, user_id)
    SELECT group_id, member_id, directory_id, user_id FROM memberships;
DROP TABLE memberships;
ALTER TABLE memberships_of_both RENAME TO memberships;
CREATE INDEX memberships_of_user ON memberships (directory_id, user_id)
    WHERE user_id IS NOT NULL;
CREATE INDEX memberships_of_group ON memberships (directory_id, member_group_id)
    WHERE member_group_id IS NOT NULL;
CREATE INDEX memberships_parked ON memberships (directory_id, member_id)
    WHERE user_id IS NULL AND member_group_id IS NULL;

CREATE INDEX users_active ON users (directory_id, active, id) WHERE delete_time IS NULL;
CREATE INDEX users_updated ON users (directory_id, update_time) WHERE delete_time IS NULL;
CREATE INDEX users_display_name
    ON users (directory_id, (folded_attributes ->> 'displayname'), id)
    WHERE delete_time IS NULL;
CREATE INDEX groups_updated ON "groups" (directory_id, update_time);

ALTER TABLE "groups" ADD COLUMN member_group_count bigint NOT NULL DEFAULT 0;

-- Tells another secret key than the one with which the database was made.
CREATE TABLE installation (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    key_mac {bytes} NOT NULL
);

-- A bearer token, or an OAuth client that gets access tokens for its secret.
ALTER TABLE tokens ADD COLUMN kind {text} NOT NULL DEFAULT 'bearer';
"#;
