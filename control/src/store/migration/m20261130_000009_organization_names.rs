//! Organizations by how their names begin.

use sea_orm::{ConnectionTrait as _, Statement};
use sea_orm_migration::prelude::*;

use super::spelled;
use crate::store::entity::organization;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261130_000009_organization_names"
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
        fold_names(connection).await
    }
}

/// Rows that are read at a time.
const ROWS: u64 = 500;

async fn fold_names(connection: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let mut last = String::new();
    loop {
        let sql = format!(
            "SELECT id, display_name FROM organizations WHERE id > $1 ORDER BY id LIMIT {ROWS}"
        );
        let select = Statement::from_sql_and_values(backend, sql, [last.clone().into()]);
        let rows = connection.query_all_raw(select).await?;
        for row in &rows {
            last = row.try_get("", "id")?;
            let display_name: String = row.try_get("", "display_name")?;
            let key = organization::Model::key_of(&display_name);
            let sql = "UPDATE organizations SET display_name_key = $1 WHERE id = $2";
            let values = [key.into(), last.clone().into()];
            let update = Statement::from_sql_and_values(backend, sql, values);
            connection.execute_raw(update).await?;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

const SQL: &str = "
ALTER TABLE organizations ADD COLUMN display_name_key {text} NOT NULL DEFAULT '';
CREATE INDEX organizations_display_name
    ON organizations (environment_id, display_name_key, id);
";
