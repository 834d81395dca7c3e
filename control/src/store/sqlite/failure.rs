//! What SQLite refused, as SeaORM carries the failures of a database: in the form
//! that those of PostgreSQL have, so that one question serves both.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::Arc;

use rusqlite::ffi;
use sea_orm::sqlx;
use sea_orm::sqlx::error::{DatabaseError, ErrorKind};
use sea_orm::{DbErr, RuntimeErr};

/// A failure and SQLite's extended code of it, where it is SQLite's.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{message}")]
pub(super) struct Failure {
    code: Option<i32>,
    message: String,
}

impl Failure {
    /// One that is not SQLite's.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self {
            code: None,
            message: message.into(),
        }
    }

    pub(super) fn of_connection(self) -> DbErr {
        DbErr::Conn(self.into_runtime())
    }

    pub(super) fn of_execution(self) -> DbErr {
        DbErr::Exec(self.into_runtime())
    }

    pub(super) fn of_query(self) -> DbErr {
        DbErr::Query(self.into_runtime())
    }

    fn into_runtime(self) -> RuntimeErr {
        RuntimeErr::SqlxError(Arc::new(sqlx::Error::from(self)))
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        let (error, message) = match error {
            rusqlite::Error::SqliteFailure(error, Some(message)) => (error, message),
            rusqlite::Error::SqliteFailure(error, None) => (error, error.to_string()),
            // The statement itself, which may hold what it is about, is left out.
            rusqlite::Error::SqlInputError { error, msg, .. } => (error, msg),
            error => return Self::new(error.to_string()),
        };
        let code = error.extended_code;
        Self {
            code: Some(code),
            message: format!("(code: {code}) {message}"),
        }
    }
}

impl DatabaseError for Failure {
    fn message(&self) -> &str {
        &self.message
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.code.map(|code| code.to_string().into())
    }

    fn as_error(&self) -> &(dyn StdError + Send + Sync + 'static) {
        self
    }

    fn as_error_mut(&mut self) -> &mut (dyn StdError + Send + Sync + 'static) {
        self
    }

    fn into_error(self: Box<Self>) -> Box<dyn StdError + Send + Sync + 'static> {
        self
    }

    fn kind(&self) -> ErrorKind {
        match self.code {
            Some(ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => {
                ErrorKind::UniqueViolation
            }
            Some(ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => ErrorKind::ForeignKeyViolation,
            Some(ffi::SQLITE_CONSTRAINT_NOTNULL) => ErrorKind::NotNullViolation,
            Some(ffi::SQLITE_CONSTRAINT_CHECK) => ErrorKind::CheckViolation,
            _ => ErrorKind::Other,
        }
    }
}
