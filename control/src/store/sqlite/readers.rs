//! Connections that read, each lent for one statement.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::error::ConnAcquireErr;
use sea_orm::{
    Database, DatabaseConnection, DbBackend, DbErr, ProxyDatabaseTrait, ProxyExecResult, ProxyRow,
    Statement,
};
use sea_orm_migration::async_trait;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::connection::{Access, Connection};
use super::run::Run;

/// How long a statement waits for others that take their time.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);
/// Statements that run apart at the same time. Those in place are as many as
/// there are threads to run them.
const APART_MAX: usize = 8;

/// Opened as they are needed.
#[derive(Debug, Clone)]
pub(in crate::store) struct Readers(Arc<Idle>);

#[derive(Debug)]
struct Idle {
    file: PathBuf,
    /// None when the store is closed.
    connections: Mutex<Option<Vec<Connection>>>,
    places: Arc<Semaphore>,
}

#[derive(Debug)]
struct Driver {
    readers: Readers,
    run: Run,
}

impl Readers {
    pub(super) fn new(file: PathBuf) -> Self {
        Self(Arc::new(Idle {
            file,
            connections: Mutex::new(Some(Vec::new())),
            places: Arc::new(Semaphore::new(APART_MAX)),
        }))
    }

    pub(super) async fn connect(&self, run: Run) -> Result<DatabaseConnection, DbErr> {
        let driver: Box<dyn ProxyDatabaseTrait> = Box::new(Driver {
            readers: self.clone(),
            run,
        });
        Database::connect_proxy(DbBackend::Sqlite, Arc::new(driver)).await
    }

    /// Closes what is idle now, and everything else as it comes back.
    pub(in crate::store) fn close(&self) {
        *self.idle() = None;
    }

    /// A connection that has failed may be at fault, and is given up.
    fn with<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T, DbErr>) -> Result<T, DbErr> {
        let mut connection = self.take()?;
        let done = work(&mut connection)?;
        if let Some(idle) = self.idle().as_mut() {
            idle.push(connection);
        }
        Ok(done)
    }

    fn take(&self) -> Result<Connection, DbErr> {
        let idle = match self.idle().as_mut() {
            Some(idle) => idle.pop(),
            None => return Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
        };
        match idle {
            Some(connection) => Ok(connection),
            None => Connection::open(&self.0.file, Access::Read),
        }
    }

    fn idle(&self) -> MutexGuard<'_, Option<Vec<Connection>>> {
        let connections = self.0.connections.lock();
        connections.unwrap_or_else(PoisonError::into_inner)
    }

    /// In the order in which they came.
    async fn place(&self) -> Result<OwnedSemaphorePermit, DbErr> {
        let place = Arc::clone(&self.0.places).acquire_owned();
        match tokio::time::timeout(ACQUIRE_TIMEOUT, place).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_)) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)),
            Err(_) => Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)),
        }
    }
}

impl Driver {
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, DbErr> + Send + 'static,
    ) -> Result<T, DbErr> {
        let place = match self.run {
            Run::InPlace => None,
            Run::Apart => Some(self.readers.place().await?),
        };
        let readers = self.readers.clone();
        self.run
            .run(move || {
                let done = readers.with(work);
                drop(place);
                done
            })
            .await
    }

    /// Statements of one transaction would go to several connections.
    fn refuse() {
        tracing::error!("a transaction was begun on readers, which have none");
    }
}

#[async_trait::async_trait]
impl ProxyDatabaseTrait for Driver {
    async fn query(&self, statement: Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.with(move |connection| connection.query(&statement))
            .await
    }

    async fn execute(&self, statement: Statement) -> Result<ProxyExecResult, DbErr> {
        self.with(move |connection| connection.execute(&statement))
            .await
    }

    async fn begin(&self) {
        Self::refuse();
    }

    async fn ping(&self) -> Result<(), DbErr> {
        let statement = Statement::from_string(DbBackend::Sqlite, "SELECT 1");
        self.query(statement).await.map(|_| ())
    }
}
