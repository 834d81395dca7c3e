//! All of an environment at one moment, and where its feed was then.

use sea_orm::{
    AccessMode, ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, Statement, TransactionTrait as _,
};

use super::sequencer::{self, Sequencer};
use super::{Feed, Numbering, last_positions};
use crate::error::{Error, Result};
use crate::id::EnvironmentId;
use crate::store::sqlite;

/// Rounds of numbering before a snapshot; one more each time there is a full one.
const ROUNDS_MAX: usize = 100;

/// A transaction that sees a moment, and the position of the last event before it.
#[derive(Debug)]
pub struct Snapshot {
    pub transaction: DatabaseTransaction,
    pub position: i64,
}

impl Feed {
    /// Takes a snapshot, on PostgreSQL on a connection of `readers`. Whoever calls
    /// it sees to it that it is not dropped halfway, which would leave a connection
    /// inside a transaction.
    pub async fn snapshot(
        &self,
        readers: &DatabaseConnection,
        id: EnvironmentId,
    ) -> Result<Snapshot> {
        match &self.0.numbering {
            // The first statement fixes what the transaction sees, and there every
            // event has its position.
            Numbering::AsWritten(file) => {
                let transaction = sqlite::begin_reading(file).await?;
                let position = position(&transaction, id).await?;
                Ok(Snapshot {
                    transaction,
                    position,
                })
            }
            Numbering::Afterwards(sequencer) => sequencer.snapshot(readers, id).await,
        }
    }
}

impl Sequencer {
    /// Keeps others from numbering, and numbers exactly what the snapshot sees:
    /// what is committed meanwhile comes behind it.
    async fn snapshot(&self, readers: &DatabaseConnection, id: EnvironmentId) -> Result<Snapshot> {
        let _one_at_a_time = self.snapshot.lock().await;
        let turn = self.connection.begin().await?;
        sequencer::lock(&turn).await?;
        let numbering = self
            .connection
            .begin_with_config(Some(IsolationLevel::RepeatableRead), None)
            .await?;
        let mut rounds = 0;
        while !sequencer::number(&numbering).await?.is_empty() {
            rounds += 1;
            if rounds == ROUNDS_MAX {
                return Err(Error::Unavailable);
            }
        }
        let position = position(&numbering, id).await?;
        let exported = export(&numbering).await?;
        let transaction = readers
            .begin_with_config(
                Some(IsolationLevel::RepeatableRead),
                Some(AccessMode::ReadOnly),
            )
            .await?;
        // PostgreSQL made the name, of hexadecimal digits and hyphens.
        let import = format!("SET TRANSACTION SNAPSHOT '{exported}'");
        transaction.execute_unprepared(&import).await?;
        numbering.commit().await?;
        turn.commit().await?;
        Ok(Snapshot {
            transaction,
            position,
        })
    }
}

async fn export(transaction: &DatabaseTransaction) -> std::result::Result<String, DbErr> {
    let statement = Statement::from_string(
        DbBackend::Postgres,
        "SELECT pg_export_snapshot() AS exported",
    );
    let row = transaction.query_one_raw(statement).await?;
    row.map_or_else(
        || Err(DbErr::Custom("no snapshot was exported".to_owned())),
        |row| row.try_get("", "exported"),
    )
}

/// The feed's last position; 0 of one that has no event.
async fn position(
    transaction: &DatabaseTransaction,
    id: EnvironmentId,
) -> std::result::Result<i64, DbErr> {
    let positions = last_positions(transaction, &[id]).await?;
    Ok(positions.get(&id).copied().unwrap_or_default())
}
