//! Transactions whose handles SeaORM has, and connections that are lent.

use std::path::PathBuf;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, TransactionTrait as _,
};

use super::*;
use crate::store::begin::{begin, commit};
use crate::store::is_taken;

struct Made {
    file: PathBuf,
    writer: DatabaseConnection,
    _folder: tempfile::TempDir,
}

async fn make() -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("db");
    let writer = connect_to_write(&file).await.expect("connects");
    let table = "CREATE TABLE words (word text NOT NULL PRIMARY KEY, next text UNIQUE,
        FOREIGN KEY (next) REFERENCES words (word))";
    writer.execute_unprepared(table).await.expect("made");
    Made {
        file,
        writer,
        _folder: folder,
    }
}

async fn put<C: ConnectionTrait>(connection: &C, word: &str) -> Result<u64, DbErr> {
    let insert = "INSERT INTO words (word) VALUES ($1)";
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, insert, [word.into()]);
    Ok(connection.execute_raw(statement).await?.rows_affected())
}

/// What another connection sees.
async fn words(made: &Made) -> String {
    let reader = alone::connect(&made.file, Access::Read, Run::Apart).await;
    let sql = "SELECT coalesce(group_concat(word, ' ' ORDER BY word), '') AS words FROM words";
    let select = Statement::from_string(DbBackend::Sqlite, sql);
    let row = reader.expect("connects").query_one_raw(select).await;
    let row = row.expect("read").expect("a row");
    row.try_get("", "words").expect("words")
}

#[tokio::test]
async fn what_is_committed_is_there_and_nothing_else() {
    let made = make().await;
    let transaction = begin(&made.writer).await.expect("begins");
    assert_eq!(put(&transaction, "kept").await, Ok(1));
    for (word, is_kept) in [("inner", true), ("undone", false)] {
        let savepoint = transaction.begin().await.expect("begins");
        put(&savepoint, word).await.expect("put");
        if is_kept {
            savepoint.commit().await.expect("kept");
        } else {
            savepoint.rollback().await.expect("undone");
        }
    }
    let dropped = transaction.begin().await.expect("begins");
    put(&dropped, "dropped").await.expect("put");
    drop(dropped);
    assert_eq!(words(&made).await, "");
    commit(transaction).await.expect("commits");
    assert_eq!(words(&made).await, "inner kept");

    drop({
        let transaction = begin(&made.writer).await.expect("begins");
        put(&transaction, "lost").await.expect("put");
        transaction
    });
    put(&made.writer, "next").await.expect("put");
    assert_eq!(words(&made).await, "inner kept next");
}

/// SeaORM's own `begin` and `commit` could not say that they failed.
#[tokio::test]
async fn a_handle_alone_neither_begins_nor_commits() {
    let made = make().await;
    let unbegun = made.writer.begin().await.expect("a handle");
    assert!(put(&unbegun, "alone").await.is_err());

    let made = make().await;
    let transaction = begin(&made.writer).await.expect("begins");
    put(&transaction, "lost").await.expect("put");
    transaction.commit().await.expect("a handle less");
    assert!(put(&made.writer, "after").await.is_err());
    drop(made.writer.clone());
    assert_eq!(words(&made).await, "");
}

#[tokio::test]
async fn a_commit_that_fails_says_so() {
    let made = make().await;
    let transaction = begin(&made.writer).await.expect("begins");
    let insert = "PRAGMA defer_foreign_keys = on;
        INSERT INTO words (word, next) VALUES ('a', 'nobody')";
    transaction.execute_unprepared(insert).await.expect("put");
    assert!(commit(transaction).await.is_err());
    assert_eq!(words(&made).await, "");
    put(&made.writer, "next").await.expect("put");
    assert_eq!(words(&made).await, "next");
}

/// SQLite ends a transaction by itself when the disk is full.
#[tokio::test]
async fn nothing_is_written_behind_a_transaction_that_has_ended() {
    let made = make().await;
    let transaction = begin(&made.writer).await.expect("begins");
    let savepoint = transaction.begin().await.expect("begins");
    put(&savepoint, "lost").await.expect("put");
    savepoint
        .execute_unprepared("ROLLBACK")
        .await
        .expect("ended");
    assert!(put(&savepoint, "lost").await.is_err());
    savepoint.commit().await.expect("a handle less");
    assert!(put(&transaction, "lost").await.is_err());
    assert!(commit(transaction).await.is_err());
    assert_eq!(words(&made).await, "");
}

#[tokio::test]
async fn a_savepoint_that_cannot_be_kept_fails_its_transaction() {
    let made = make().await;
    let transaction = begin(&made.writer).await.expect("begins");
    let savepoint = transaction.begin().await.expect("begins");
    let release = savepoint.execute_unprepared("RELEASE handle_1").await;
    release.expect("released");
    savepoint.commit().await.expect("a handle less");
    assert!(put(&transaction, "lost").await.is_err());
    assert!(commit(transaction).await.is_err());
    assert_eq!(words(&made).await, "");
}

#[tokio::test]
async fn only_a_unique_value_that_is_there_is_taken() {
    let made = make().await;
    put(&made.writer, "a").await.expect("put");
    let taken = async |values: &str| {
        let insert = format!("INSERT INTO words VALUES ({values})");
        let failed = made.writer.execute_unprepared(&insert).await;
        is_taken(&failed.expect_err("fails"))
    };
    assert!(taken("'a', NULL").await);
    assert!(taken("'b', 'a'), ('c', 'a'").await);
    assert!(!taken("'b', 'nobody'").await);
    assert!(!taken("NULL, NULL").await);
    assert!(!taken("broken").await);
}

#[tokio::test]
async fn readers_read_what_was_committed_until_they_are_closed() {
    let made = make().await;
    let own = Readers::new(made.file.clone());
    let count = Statement::from_string(DbBackend::Sqlite, "SELECT count(*) AS count FROM words");
    for (at, run) in [Run::InPlace, Run::Apart].into_iter().enumerate() {
        let readers = own.connect(run).await.expect("connects");
        put(&made.writer, &at.to_string()).await.expect("put");
        let many = (0..50).map(|_| readers.query_one_raw(count.clone()));
        for row in futures_util::future::join_all(many).await {
            let row = row.expect("read").expect("a row");
            let count: i64 = row.try_get("", "count").expect("a number");
            assert_eq!(usize::try_from(count), Ok(at + 1));
        }
        assert!(
            put(&readers, "lost").await.is_err(),
            "readers write nothing"
        );
        readers.ping().await.expect("lives");
    }
    own.close();
    let readers = own.connect(Run::InPlace).await.expect("connects");
    assert!(readers.ping().await.is_err());
}

/// It sees the moment of its first statement.
#[tokio::test]
async fn a_reading_transaction_sees_one_moment() {
    let made = make().await;
    let moment = begin_reading(&made.file).await.expect("begins");
    let select = || {
        let sql = "SELECT count(*) AS count FROM words";
        moment.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
    };
    select().await.expect("read");
    put(&made.writer, "later").await.expect("put");
    let row = select().await.expect("read").expect("a row");
    assert_eq!(row.try_get::<i64>("", "count"), Ok(0));
    moment.rollback().await.expect("over");
}
