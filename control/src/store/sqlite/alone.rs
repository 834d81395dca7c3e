//! A connection on its own, for whatever is more than one statement.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sea_orm::{
    Database, DatabaseConnection, DbBackend, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow,
    Statement,
};
use sea_orm_migration::async_trait;

use super::connection::{Access, Connection};
use super::run::Run;

/// Closed with the last handle of it.
#[derive(Debug)]
struct Alone {
    connection: Arc<Mutex<Connection>>,
    run: Run,
}

pub(super) async fn connect(
    file: &Path,
    access: Access,
    run: Run,
) -> Result<DatabaseConnection, DbErr> {
    let connection = Connection::open(file, access)?;
    let connection = Arc::new(Mutex::new(connection));
    let driver: Box<dyn ProxyDatabaseTrait> = Box::new(Alone { connection, run });
    Database::connect_proxy(DbBackend::Sqlite, Arc::new(driver)).await
}

impl Alone {
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, DbErr> + Send + 'static,
    ) -> Result<T, DbErr> {
        let connection = Arc::clone(&self.connection);
        self.run.run(move || work(&mut lock(&connection))).await
    }
}

#[async_trait::async_trait]
impl ProxyDatabaseTrait for Alone {
    async fn query(&self, statement: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.with(move |connection| connection.query(&statement))
            .await
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.with(move |connection| connection.execute(&statement))
            .await
    }

    async fn begin(&self) {
        lock(&self.connection).begin();
    }

    async fn commit(&self) {
        lock(&self.connection).commit();
    }

    async fn rollback(&self) {
        lock(&self.connection).roll_back();
    }

    fn start_rollback(&self) {
        lock(&self.connection).roll_back();
    }

    /// Fails where nothing more is done on the connection.
    async fn ping(&self) -> Result<(), DbErr> {
        lock(&self.connection).ping()
    }
}

fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}
