//! How an environment shows the product to its customers.

use sea_orm::ConnectionTrait as _;
use sea_orm_migration::prelude::*;

use super::spelled;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000007_branding"
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
ALTER TABLE environments ADD COLUMN product_name {text} NOT NULL DEFAULT '';
ALTER TABLE environments ADD COLUMN logo_url {text} NOT NULL DEFAULT '';
ALTER TABLE environments ADD COLUMN accent_color {text} NOT NULL DEFAULT '';
";
