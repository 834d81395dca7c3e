//! The outermost transaction of who writes. On SQLite it begins and ends by
//! statements, since SeaORM has no way to learn that either failed there.

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    TransactionTrait as _,
};

/// A connection on which this fails may be inside a transaction.
pub(super) async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    if is_sqlite(connection) {
        // A transaction that reads before it writes must hold the lock from its
        // start, or it fails when another process wrote in between.
        connection.execute_unprepared("BEGIN IMMEDIATE").await?;
    }
    connection.begin().await
}

/// What is not committed is rolled back.
pub(super) async fn commit(transaction: DatabaseTransaction) -> Result<(), DbErr> {
    if is_sqlite(&transaction) {
        transaction.execute_unprepared("COMMIT").await?;
    }
    transaction.commit().await
}

pub(super) fn is_sqlite<C: ConnectionTrait>(connection: &C) -> bool {
    connection.get_database_backend() == DbBackend::Sqlite
}
