//! The database of an installation, spoken to past the service.

use sea_orm::{ConnectOptions, ConnectionTrait as _, DbBackend, Statement};

use crate::Failure;

pub(crate) enum Database {
    Sqlite(rusqlite::Connection),
    Postgres(sea_orm::DatabaseConnection),
}

impl Database {
    /// `sqlite:` and a file, or a URL of PostgreSQL.
    pub(crate) async fn open(url: &str) -> Result<Self, Failure> {
        if let Some(file) = url.strip_prefix("sqlite:") {
            return Ok(Self::Sqlite(rusqlite::Connection::open(file)?));
        }
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let connection = sea_orm::Database::connect(options).await?;
        Ok(Self::Postgres(connection))
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// One statement or several.
    pub(crate) async fn execute(&self, sql: &str) -> Result<(), Failure> {
        match self {
            Self::Sqlite(connection) => connection.execute_batch(sql)?,
            Self::Postgres(connection) => {
                connection.execute_unprepared(sql).await?;
            }
        }
        Ok(())
    }

    /// The columns of each row, all of them text.
    pub(crate) async fn query(&self, sql: &str) -> Result<Vec<Vec<String>>, Failure> {
        match self {
            Self::Sqlite(connection) => {
                let mut statement = connection.prepare(sql)?;
                let columns = statement.column_count();
                let rows =
                    statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?;
                Ok(rows.collect::<Result<_, _>>()?)
            }
            Self::Postgres(connection) => {
                let statement = Statement::from_string(DbBackend::Postgres, sql);
                let rows = connection.query_all_raw(statement).await?;
                let read = rows.iter().map(|row| {
                    let columns = row.column_names().into_iter();
                    columns.map(|name| row.try_get("", &name)).collect()
                });
                Ok(read.collect::<Result<_, _>>()?)
            }
        }
    }

    /// What the database calls itself.
    pub(crate) async fn version(&self) -> Result<String, Failure> {
        if self.is_sqlite() {
            return Ok(format!("SQLite {}", rusqlite::version()));
        }
        let rows = self
            .query("SELECT current_setting('server_version')")
            .await?;
        let version = rows.into_iter().flatten().next().ok_or("no version")?;
        Ok(format!("PostgreSQL {version}"))
    }
}
