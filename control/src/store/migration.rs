//! The schema, as migrations that run on both databases.

use std::path::Path;

use sea_orm::{DatabaseConnection, DbBackend};
use sea_orm_migration::prelude::*;

mod m20261123_000001_directories;
mod m20261124_000001_nested_groups;

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_directories::Migration),
            Box::new(m20261124_000001_nested_groups::Migration),
        ]
    }
}

const LOCK_FILE: &str = "migration.lock";

/// Brings the schema to this binary's. A schema newer than the binary is
/// refused. The caller sees to it that nobody else does so at once, which the
/// migrator does not.
pub(super) async fn migrate(connection: &DatabaseConnection) -> Result<(), DbErr> {
    Migrator::up(connection, None).await
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

/// SQL with the types `{text}`, `{json}` and `{bytes}` in the words of the
/// database. Texts are compared byte by byte on both, whatever the language
/// of the server.
fn spelled(sql: &str, connection: &SchemaManagerConnection<'_>) -> String {
    let (text, json, bytes) = match connection.get_database_backend() {
        DbBackend::Postgres => ("text COLLATE \"C\"", "jsonb", "bytea"),
        _ => ("text", "jsonb_text", "blob"),
    };
    sql.replace("{text}", text)
        .replace("{json}", json)
        .replace("{bytes}", bytes)
}
