//! SQLite: one writer, since it takes no more, and readers beside it. Statements go
//! through SeaORM to a driver of our own, which runs them in the thread that asks.

use std::path::{Path, PathBuf};

use futures_util::FutureExt as _;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, DbErr, TransactionTrait as _};

use super::feed::Numbering;
use super::turn::Turns;
use super::{Feed, OpenError, Presence, Store, Writer, migration};
use crate::metrics::Metrics;

mod alone;
mod connection;
mod failure;
mod parameter;
mod readers;
mod row;
mod run;

use connection::Access;
pub(super) use readers::Readers;
use run::Run;

const DATABASE_FILE: &str = "rollcall.db";

pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join(DATABASE_FILE)
}

pub(super) async fn open(folder: &Path) -> Result<Store, OpenError> {
    let file = file(folder);
    let migrating = connect_to_write(&file).await?;
    migration::migrate_alone(&migrating, folder).await?;
    drop(migrating);
    let reopen = {
        let file = file.clone();
        move || {
            let file = file.clone();
            async move { connect_to_write(&file).await }.boxed()
        }
    };
    let own = Readers::new(file.clone());
    let readers = own.connect(Run::Apart).await?;
    let quick = own.connect(Run::InPlace).await?;
    let feed = Feed::start(readers.clone(), Numbering::AsWritten(file));
    let metrics = Metrics::default();
    Ok(Store {
        readers,
        quick,
        own: Some(own),
        writer: Writer::start(1, reopen, feed.clone(), metrics.clone()).await?,
        feed,
        metrics,
        presence: Presence::for_ever(),
        turns: Turns::Folder(folder.to_owned()),
    })
}

/// One connection, whose statements run in place.
pub(super) async fn connect_to_write(file: &Path) -> Result<sea_orm::DatabaseConnection, DbErr> {
    alone::connect(file, Access::Write, Run::InPlace).await
}

/// A transaction that sees one moment, on a connection of its own, which is closed
/// with it. Its first statement says which moment that is.
pub(super) async fn begin_reading(file: &Path) -> Result<DatabaseTransaction, DbErr> {
    let connection = alone::connect(file, Access::Read, Run::Apart).await?;
    connection.execute_unprepared("BEGIN").await?;
    connection.begin().await
}

#[cfg(test)]
mod tests;
