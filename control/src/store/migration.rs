//! The schema, as migrations that run on both databases.

use std::path::Path;

use sea_orm::DatabaseConnection;
use sea_orm_migration::prelude::*;

mod m20261123_000001_directories;

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261123_000001_directories::Migration)]
    }
}

const LOCK_FILE: &str = "migration.lock";

/// Brings the schema to this binary's. A schema newer than the binary is
/// refused. The lock keeps two processes from migrating one database at once,
/// which the migrator itself does not.
pub(super) async fn migrate(
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
    Migrator::up(connection, None).await?;
    lock.unlock()?;
    Ok(())
}
