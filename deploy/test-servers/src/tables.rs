//! All that a database holds, as text.

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, Statement};
use serde_json::{Map, Value};

/// The rows of each table, by its name. SQLite writes a text in quotes, and both
/// write bytes in hexadecimal digits.
pub async fn all(connection: &DatabaseConnection) -> Vec<(String, Vec<Map<String, Value>>)> {
    let mut tables = Vec::new();
    for table in names(connection).await {
        let sql = match connection.get_database_backend() {
            DbBackend::Sqlite => select_from_sqlite(connection, &table).await,
            _ => format!("SELECT to_jsonb(t)::text AS text FROM \"{table}\" AS t ORDER BY 1"),
        };
        let rows = texts(connection, &sql).await;
        let rows = rows.iter().map(|row| object(row)).collect();
        tables.push((table, rows));
    }
    tables
}

async fn names(connection: &DatabaseConnection) -> Vec<String> {
    let sql = match connection.get_database_backend() {
        DbBackend::Sqlite => "SELECT name AS text FROM sqlite_schema WHERE type = 'table'",
        _ => "SELECT tablename::text AS text FROM pg_tables WHERE schemaname = current_schema()",
    };
    texts(connection, sql).await
}

/// SQLite makes no object of a row by itself.
async fn select_from_sqlite(connection: &DatabaseConnection, table: &str) -> String {
    let sql = format!("SELECT name AS text FROM pragma_table_info('{table}')");
    let columns: Vec<_> = texts(connection, &sql)
        .await
        .iter()
        .map(|column| format!("'{column}', quote(\"{column}\")"))
        .collect();
    let columns = columns.join(", ");
    format!("SELECT json_object({columns}) AS text FROM \"{table}\" ORDER BY 1")
}

async fn texts(connection: &DatabaseConnection, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.expect("rows");
    rows.iter()
        .map(|row| row.try_get("", "text").expect("a text"))
        .collect()
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).expect("a JSON object")
}
