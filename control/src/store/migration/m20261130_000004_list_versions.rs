//! How often the lists of a directory's users and groups got or lost a row: where
//! a page of a list begins stays true as long as that does not change.

use sea_orm_migration::prelude::*;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000004_list_versions"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(SQL).await?;
        Ok(())
    }
}

const SQL: &str = "
ALTER TABLE directories ADD COLUMN user_list_version bigint NOT NULL DEFAULT 0;
ALTER TABLE directories ADD COLUMN group_list_version bigint NOT NULL DEFAULT 0;
";
