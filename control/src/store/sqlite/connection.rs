//! One connection: its settings, its statements, and the transactions on it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use sea_orm::{DbErr, ProxyExecResult, ProxyRow, Statement, Values};

use super::failure::Failure;
use super::parameter::bind;
use super::row::Columns;

/// How long a statement waits for another process that holds the database.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Statements that a connection keeps prepared.
const STATEMENTS_MAX: usize = 256;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Read,
    /// Makes the file where there is none.
    Write,
}

#[derive(Debug)]
pub(super) struct Connection {
    sqlite: rusqlite::Connection,
    /// What the columns of each statement are.
    columns: HashMap<String, Arc<Columns>>,
    /// Of how many transactions, one inside the other, SeaORM has handles.
    depth: u32,
    /// Why nothing more is done here: what failed where SeaORM takes no failure.
    given_up: Option<Failure>,
}

impl Connection {
    pub(super) fn open(file: &Path, access: Access) -> Result<Self, DbErr> {
        open(file, access).map_err(Failure::of_connection)
    }

    pub(super) fn query(&mut self, statement: &Statement) -> Result<Vec<ProxyRow>, DbErr> {
        self.rows(statement).map_err(Failure::of_query)
    }

    pub(super) fn execute(&mut self, statement: &Statement) -> Result<ProxyExecResult, DbErr> {
        self.run(statement).map_err(Failure::of_execution)
    }

    pub(super) fn ping(&mut self) -> Result<(), DbErr> {
        self.check().map_err(Failure::of_connection)
    }

    fn rows(&mut self, statement: &Statement) -> Result<Vec<ProxyRow>, Failure> {
        self.check()?;
        tracing::trace!(sql = statement.sql);
        let mut prepared = self.sqlite.prepare_cached(&statement.sql)?;
        bind(&mut prepared, values(statement))?;
        let mut rows = prepared.raw_query();
        let mut columns = self.columns.get(&statement.sql).cloned();
        let is_known = columns.is_some();
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            let columns = if let Some(columns) = &columns {
                columns
            } else {
                columns.insert(Arc::new(Columns::of(row.as_ref())?))
            };
            read.push(columns.read(row)?);
        }
        if let Some(columns) = columns.filter(|_| !is_known) {
            if self.columns.len() >= STATEMENTS_MAX {
                self.columns.clear();
            }
            self.columns.insert(statement.sql.clone(), columns);
        }
        Ok(read)
    }

    fn run(&mut self, statement: &Statement) -> Result<ProxyExecResult, Failure> {
        self.check()?;
        tracing::trace!(sql = statement.sql);
        let rows_affected = if statement.values.is_none() && statement.sql.contains(';') {
            self.sqlite.execute_batch(&statement.sql)?;
            self.sqlite.changes()
        } else {
            let mut prepared = self.sqlite.prepare_cached(&statement.sql)?;
            bind(&mut prepared, values(statement))?;
            let is_change = !prepared.readonly();
            let mut rows = prepared.raw_query();
            while rows.next()?.is_some() {}
            if is_change { self.sqlite.changes() } else { 0 }
        };
        Ok(ProxyExecResult {
            last_insert_id: self.sqlite.last_insert_rowid().cast_unsigned(),
            rows_affected,
        })
    }

    /// After some failures (a full disk) SQLite ends a transaction by itself. What
    /// came behind it would then be committed statement by statement.
    fn check(&mut self) -> Result<(), Failure> {
        if self.depth > 0 && self.sqlite.is_autocommit() {
            self.give_up(Failure::new("the transaction is over"));
        }
        self.given_up.clone().map_or(Ok(()), Err)
    }

    /// SeaORM has a handle of the transaction that a statement began, or of a
    /// savepoint in it. It cannot be told that `BEGIN` or `COMMIT` failed, so these
    /// are statements.
    pub(super) fn begin(&mut self) {
        if self.depth > 0 {
            self.step(&format!("SAVEPOINT handle_{}", self.depth));
        } else if self.sqlite.is_autocommit() {
            self.give_up(Failure::new("no statement began the transaction"));
        }
        self.depth += 1;
    }

    pub(super) fn commit(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            self.step(&format!("RELEASE handle_{}", self.depth));
        } else if !self.sqlite.is_autocommit() {
            self.give_up(Failure::new("no statement committed the transaction"));
        }
    }

    pub(super) fn roll_back(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth > 0 {
            self.step(&format!("ROLLBACK TO handle_{}", self.depth));
            self.step(&format!("RELEASE handle_{}", self.depth));
        } else if !self.sqlite.is_autocommit() {
            self.step("ROLLBACK");
        }
    }

    fn step(&mut self, sql: &str) {
        let stepped = self
            .sqlite
            .prepare_cached(sql)
            .and_then(|mut prepared| prepared.raw_execute());
        if let Err(error) = stepped {
            self.give_up(error.into());
        }
    }

    /// The first reason stays.
    fn give_up(&mut self, why: Failure) {
        self.given_up.get_or_insert(why);
    }
}

fn open(file: &Path, access: Access) -> Result<Connection, Failure> {
    // A lock around each connection sees to it that one thread at a time uses it.
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if access == Access::Write {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let sqlite = rusqlite::Connection::open_with_flags(file, flags)?;
    sqlite.busy_timeout(BUSY_TIMEOUT)?;
    sqlite.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    // A statement is prepared once, not again for each value of its parameters.
    sqlite.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // Each commit reaches the disk before it is acknowledged. What is erased is
    // overwritten, not left in free pages.
    sqlite.execute_batch(
        "PRAGMA foreign_keys = on; PRAGMA synchronous = full; PRAGMA secure_delete = on",
    )?;
    sqlite.execute_batch(match access {
        Access::Read => "PRAGMA query_only = on",
        // What a statement or a savepoint may have to take back stays in memory. The log
        // is copied back less often than SQLite would, since a page that changes often
        // is then copied once for many changes.
        Access::Write => {
            "PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 4000; \
             PRAGMA temp_store = memory"
        }
    })?;
    Ok(Connection {
        sqlite,
        columns: HashMap::new(),
        depth: 0,
        given_up: None,
    })
}

fn values(statement: &Statement) -> &[sea_orm::Value] {
    statement
        .values
        .as_ref()
        .map_or(&[], |Values(values)| values.as_slice())
}
