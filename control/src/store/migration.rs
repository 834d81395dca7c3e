//! The schema, as migrations that run on both databases.

use std::path::Path;

use sea_orm::{DatabaseConnection, DbBackend};
use sea_orm_migration::prelude::*;

use super::begin::{begin, commit, is_sqlite};

mod m20261123_000001_directories;
mod m20261124_000001_nested_groups;
mod m20261125_000001_control_plane;
mod m20261130_000001_events;
mod m20261130_000002_webhooks;
mod m20261130_000003_sinks;
mod m20261130_000004_list_versions;
mod m20261130_000005_operators;
mod m20261130_000006_console;
mod m20261130_000007_branding;
mod m20261130_000009_organization_names;

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_directories::Migration),
            Box::new(m20261124_000001_nested_groups::Migration),
            Box::new(m20261125_000001_control_plane::Migration),
            Box::new(m20261130_000001_events::Migration),
            Box::new(m20261130_000002_webhooks::Migration),
            Box::new(m20261130_000003_sinks::Migration),
            Box::new(m20261130_000004_list_versions::Migration),
            Box::new(m20261130_000005_operators::Migration),
            Box::new(m20261130_000006_console::Migration),
            Box::new(m20261130_000007_branding::Migration),
            Box::new(m20261130_000009_organization_names::Migration),
        ]
    }
}

const LOCK_FILE: &str = "migration.lock";

/// Brings the schema to this binary's. A schema newer than the binary is
/// refused. The caller sees to it that nobody else does so at once, which the
/// migrator does not.
pub(super) async fn migrate(connection: &DatabaseConnection) -> Result<(), DbErr> {
    up::<Migrator>(connection, None).await
}

/// On SQLite all or none of it: SeaORM's own transactions are savepoints there.
async fn up<M: MigratorTrait>(
    connection: &DatabaseConnection,
    steps: Option<u32>,
) -> Result<(), DbErr> {
    if !is_sqlite(connection) {
        return M::up(connection, steps).await;
    }
    let transaction = begin(connection).await?;
    M::up(&transaction, steps).await?;
    commit(transaction).await
}

/// The same under a lock that keeps other processes on this machine out.
pub(super) async fn migrate_alone(
    connection: &DatabaseConnection,
    folder: &Path,
) -> Result<(), super::OpenError> {
    let path = folder.join(LOCK_FILE);
    let lock = tokio::task::spawn_blocking(move || {
        let file = std::fs::File::create(path)?;
        file.lock()?;
        Ok::<_, std::io::Error>(file)
    })
    .await
    .map_err(std::io::Error::other)??;
    migrate(connection).await?;
    lock.unlock()?;
    Ok(())
}

/// SQL with the types `{text}`, `{json}` and `{bytes}`, and a primary key
/// `{ordinal}` that counts by itself, in the words of the database. Texts are compared byte by byte on both, whatever the language
/// of the server.
fn spelled(sql: &str, connection: &SchemaManagerConnection<'_>) -> String {
    let (text, json, bytes, ordinal) = match connection.get_database_backend() {
        DbBackend::Postgres => (
            "text COLLATE \"C\"",
            "jsonb",
            "bytea",
            "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
        ),
        _ => ("text", "jsonb_text", "blob", "integer PRIMARY KEY"),
    };
    sql.replace("{text}", text)
        .replace("{ordinal}", ordinal)
        .replace("{json}", json)
        .replace("{bytes}", bytes)
}

#[cfg(test)]
mod tests {
    use sea_orm::{ConnectionTrait as _, Statement};

    use super::*;
    use crate::store::sqlite;

    /// A directory as the first schema has it.
    const BEFORE: &str = r#"
INSERT INTO environments VALUES ('env_1', 'Production', 1);
INSERT INTO organizations VALUES ('org_1', 'env_1', 'acme', 'Acme', '[]', false, 1);
INSERT INTO directories VALUES ('dir_1', 'env_1', 'org_1', 'Okta', true, 1, 1, 1);
INSERT INTO api_keys VALUES ('key_1', 'env_1', 'API key', x'00', 1, NULL, NULL, NULL);
INSERT INTO tokens VALUES ('tok_1', 'dir_1', 'SCIM token', x'00', 1, NULL, NULL, NULL);
INSERT INTO users VALUES ('user_1', 'dir_1', 'weiss', NULL, 'Weiß', true,
    '{"userName": "Weiß", "emails": [{"value": "Weiß@x"}], "urn:A": {"Shoe": "X"}}', '{}',
    1, 1, 1, NULL);
INSERT INTO requests VALUES ('req_1', 'dir_1', 'tok_1', 'GetUser', NULL, 'OK', NULL, NULL, 'Okta', 1, 1);
INSERT INTO user_emails VALUES ('user_1', 'weiss@x', 'dir_1');
INSERT INTO "groups" VALUES ('group_1', 'dir_1', 'all', 'All', NULL,
    '{"displayName": "All"}', '{"displayName": "all"}', 1, 1, 1, 1, 1);
INSERT INTO memberships VALUES ('group_1', 'user_1', 'dir_1', 'user_1');
INSERT INTO memberships VALUES ('group_1', '00u1', 'dir_1', NULL);
"#;

    struct Broken;

    #[async_trait::async_trait]
    impl MigratorTrait for Broken {
        fn migrations() -> Vec<Box<dyn MigrationTrait>> {
            vec![
                Box::new(m20261123_000001_directories::Migration),
                Box::new(Halfway),
            ]
        }
    }

    struct Halfway;

    impl MigrationName for Halfway {
        fn name(&self) -> &'static str {
            "m_halfway"
        }
    }

    #[async_trait::async_trait]
    impl MigrationTrait for Halfway {
        fn use_transaction(&self) -> Option<bool> {
            Some(true)
        }

        async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
            let connection = manager.get_connection();
            connection
                .execute_unprepared("CREATE TABLE half (id text); INSERT INTO nowhere VALUES (1)")
                .await?;
            Ok(())
        }
    }

    /// A migration that fails leaves nothing half done, and the next attempt is as
    /// good as the first.
    #[tokio::test]
    async fn a_migration_that_fails_did_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = sqlite::connect_to_write(&folder.path().join("db")).await;
        let connection = connection.expect("connects");
        for _ in 0..2 {
            let failed = up::<Broken>(&connection, None).await;
            assert!(failed.expect_err("fails").to_string().contains("nowhere"));
            let count = Statement::from_string(
                connection.get_database_backend(),
                "SELECT count(*) AS count FROM sqlite_schema",
            );
            let row = connection.query_one_raw(count).await.expect("reads");
            let count: i64 = row.expect("a row").try_get("", "count").expect("a number");
            assert_eq!(count, 0);
        }
        migrate(&connection).await.expect("migrates");
    }

    /// What is kept stays, and is what it would be if it had come later.
    #[tokio::test]
    async fn what_was_kept_is_brought_along() {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = sqlite::connect_to_write(&folder.path().join("db")).await;
        let connection = connection.expect("connects");
        up::<Migrator>(&connection, Some(1))
            .await
            .expect("migrates");
        connection.execute_unprepared(BEFORE).await.expect("fills");
        migrate(&connection).await.expect("migrates");
        for (sql, expect) in [
            (
                "SELECT group_concat(member, ' ') FROM (SELECT member_id || coalesce(user_id, '-') \
                 AS member FROM memberships WHERE member_group_id IS NULL ORDER BY member)",
                "00u1- user_1user_1",
            ),
            ("SELECT kind FROM tokens", "bearer"),
            (
                "SELECT folded_attributes FROM users",
                r#"{"emails":[{"value":"weiß@x"}],"urn:a":{"shoe":"x"},"username":"weiß"}"#,
            ),
            (
                r#"SELECT folded_attributes FROM "groups""#,
                r#"{"displayname":"all"}"#,
            ),
            (r#"SELECT member_group_count || '' FROM "groups""#, "0"),
            ("SELECT user_name_key FROM users", "weiß"),
            ("SELECT value_key FROM user_emails", "weiß@x"),
            ("SELECT display_name_key FROM organizations", "acme"),
            ("SELECT update_time || '' FROM directories", "1"),
            ("SELECT active_user_count || '' FROM directories", "1"),
            ("SELECT scopes FROM api_keys", "[1]"),
            ("SELECT count(*) || '' FROM requests", "0"),
            ("SELECT count(*) || '' FROM pragma_foreign_key_check", "0"),
        ] {
            let sql = format!("SELECT ({sql}) AS found");
            let statement = Statement::from_string(connection.get_database_backend(), &sql);
            let row = connection.query_one_raw(statement).await.expect("reads");
            let found: String = row.expect("a row").try_get("", "found").expect("text");
            assert_eq!(found, expect, "{sql}");
        }
    }
}
