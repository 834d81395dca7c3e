//! SQL text in the words of one database, and the values that it binds, in one
//! order.

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{DbBackend, Value};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

impl From<DbBackend> for Dialect {
    fn from(backend: DbBackend) -> Self {
        match backend {
            DbBackend::Postgres => Self::Postgres,
            _ => Self::Sqlite,
        }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Fragment {
    pub dialect: Dialect,
    /// Each value, and the text in front of it.
    bound: Vec<(String, Value)>,
    /// The text behind the last value.
    rest: String,
}

impl Fragment {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            bound: Vec::new(),
            rest: String::new(),
        }
    }

    pub(super) fn sql(&mut self, text: &str) -> &mut Self {
        self.rest.push_str(text);
        self
    }

    /// The text of this database.
    pub(super) fn either(&mut self, sqlite: &str, postgres: &str) -> &mut Self {
        match self.dialect {
            Dialect::Sqlite => self.sql(sqlite),
            Dialect::Postgres => self.sql(postgres),
        }
    }

    /// A value stands in the text as a parameter alone, whatever is in it.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        let text = std::mem::take(&mut self.rest);
        self.bound.push((text, value.into()));
        self
    }

    /// Another text, with what it binds.
    pub(super) fn append(&mut self, other: Self) -> &mut Self {
        for (text, value) in other.bound {
            self.sql(&text).bind(value);
        }
        self.sql(&other.rest)
    }

    pub(super) fn into_expr(self) -> SimpleExpr {
        let mut sql = String::new();
        let mut values = Vec::with_capacity(self.bound.len());
        for (text, value) in self.bound {
            values.push(value);
            sql.push_str(&text);
            match self.dialect {
                Dialect::Sqlite => sql.push('?'),
                Dialect::Postgres => {
                    sql.push('$');
                    sql.push_str(&values.len().to_string());
                }
            }
        }
        sql.push_str(&self.rest);
        Expr::cust_with_values(sql, values)
    }
}
