//! What PostgreSQL knows of the rows. It looks at them by itself once a minute at
//! most, and until then takes a directory that is being filled for one of a few
//! rows, which it walks rather than going by the right index.

use std::time::Duration;

use sea_orm::{ConnectionTrait as _, DatabaseConnection, DbBackend, DbErr, Statement};

use crate::store::Feed;

const INTERVAL: Duration = Duration::from_secs(2);

/// Tables that have changed by more than half since they were looked at.
const OUTDATED: &str = "SELECT relname::text AS name FROM pg_stat_user_tables
     WHERE schemaname = current_schema() AND n_mod_since_analyze > 100 + n_live_tup / 2";

/// Keeps it up to date until the store closes.
pub(super) async fn keep(connection: DatabaseConnection, feed: Feed) {
    loop {
        tokio::select! {
            () = feed.stopped() => break,
            () = tokio::time::sleep(INTERVAL) => {}
        }
        if let Err(error) = refresh(&connection).await {
            // PostgreSQL does it too, only later.
            tracing::debug!(%error, "the statistics of tables were not refreshed");
        }
    }
    if let Err(error) = connection.close().await {
        tracing::debug!(%error, "the connection of the statistics did not close");
    }
}

async fn refresh(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let statement = Statement::from_string(DbBackend::Postgres, OUTDATED);
    for row in connection.query_all_raw(statement).await? {
        let name: String = row.try_get("", "name")?;
        let sql = format!("ANALYZE \"{name}\"");
        connection.execute_unprepared(&sql).await?;
    }
    Ok(())
}
