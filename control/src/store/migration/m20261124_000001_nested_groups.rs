//! Groups as members of groups, OAuth clients, the mark of the secret key, names
//! in lower case in folded documents, and indexes for what identity providers
//! look people up by.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait as _, Statement, Value};
use sea_orm_migration::prelude::*;

use super::spelled;
use crate::fold::fold;
use crate::store::document::{FoldedDocument, Json};

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
        fold_again(connection, "users", "user_name_key", "userName").await?;
        fold_again(connection, "\"groups\"", "display_name_key", "displayName").await?;
        find_emails_again(connection).await?;
        Ok(())
    }
}

/// Rows that are read at a time.
const ROWS: u64 = 500;

/// From now on folded documents have their names in lower case, and fewer texts
/// are the same when they are folded. `key` is the column of the folded `name`.
async fn fold_again(
    connection: &SchemaManagerConnection<'_>,
    table: &str,
    key: &str,
    name: &str,
) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let mut last = String::new();
    loop {
        let sql =
            format!("SELECT id, attributes FROM {table} WHERE id > $1 ORDER BY id LIMIT {ROWS}");
        let select = Statement::from_sql_and_values(backend, sql, [last.clone().into()]);
        let rows = connection.query_all_raw(select).await?;
        for row in &rows {
            let id: String = row.try_get("", "id")?;
            let Json(attributes) = row.try_get("", "attributes")?;
            let folded = FoldedDocument::of(&attributes);
            let named = fold(attributes[name].as_str().unwrap_or_default());
            let sql =
                format!("UPDATE {table} SET folded_attributes = $1, {key} = $2 WHERE id = $3");
            let values = [folded.into(), named.into(), id.clone().into()];
            let update = Statement::from_sql_and_values(backend, sql, values);
            connection.execute_raw(update).await?;
            last = id;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// The addresses under which users are found, folded anew.
async fn find_emails_again(connection: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let execute = async |sql: &str, values: Vec<Value>| {
        let statement = Statement::from_sql_and_values(backend, sql, values);
        connection.execute_raw(statement).await
    };
    let mut last = String::new();
    loop {
        let sql = format!(
            "SELECT id, directory_id, attributes FROM users
             WHERE id > $1 AND delete_time IS NULL ORDER BY id LIMIT {ROWS}"
        );
        let select = Statement::from_sql_and_values(backend, sql, [last.clone().into()]);
        let rows = connection.query_all_raw(select).await?;
        for row in &rows {
            last = row.try_get("", "id")?;
            let directory_id: String = row.try_get("", "directory_id")?;
            let Json(attributes) = row.try_get("", "attributes")?;
            let emails = attributes["emails"].as_array().cloned();
            let emails = emails.unwrap_or_default().into_iter();
            let values = emails.filter_map(|email| email["value"].as_str().map(fold));
            let delete = "DELETE FROM user_emails WHERE user_id = $1";
            execute(delete, vec![last.clone().into()]).await?;
            for value in values
                .filter(|value| !value.is_empty())
                .collect::<BTreeSet<_>>()
            {
                let insert = "INSERT INTO user_emails (user_id, value_key, directory_id)
                              VALUES ($1, $2, $3)";
                let values = vec![
                    last.clone().into(),
                    value.into(),
                    directory_id.clone().into(),
                ];
                execute(insert, values).await?;
            }
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
