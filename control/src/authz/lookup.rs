//! What a caller looks for, in the statement that lets the caller in: few rows,
//! found by an index.

use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait as _, IntoIden as _, JoinType, SelectStatement,
};
use sea_orm::{FromQueryResult, QueryResult, QueryTrait};

use crate::error::Result;

/// Stands before the name of each column that is looked up.
const PREFIX: &str = "found_";

/// Rows of the directory of the URL.
#[derive(Debug)]
pub struct Lookup {
    select: SelectStatement,
    columns: Vec<String>,
}

/// What was found, in the order in which it was asked for.
#[derive(Debug)]
pub struct Found {
    rows: Vec<QueryResult>,
    /// A column that no row lacks.
    id: String,
}

impl Lookup {
    /// `columns` names what the statement selects; the first is never NULL.
    pub fn new(
        select: impl QueryTrait<QueryStatement = SelectStatement>,
        columns: impl IntoIterator<Item = impl ToString>,
    ) -> Self {
        let select = select.into_query();
        let columns = columns.into_iter().map(|column| column.to_string());
        Self {
            select,
            columns: columns.collect(),
        }
    }

    /// Makes it part of a statement of one row, and says which column tells what
    /// was found.
    pub(super) fn join(self, select: &mut SelectStatement) -> String {
        let Self {
            select: lookup,
            columns,
        } = self;
        let id = format!("{PREFIX}{}", columns.first().map_or("", String::as_str));
        let table = Alias::new("lookup").into_iden();
        for column in columns {
            let name = Alias::new(format!("{PREFIX}{column}"));
            select.expr_as(Expr::col((table.clone(), Alias::new(column))), name);
        }
        // Whoever is let in and finds nothing is one row without a lookup.
        let always = Condition::all().add(Expr::val(1).eq(1));
        select.join_subquery(JoinType::LeftJoin, lookup, table, always);
        id
    }
}

impl Found {
    pub(super) fn new(rows: Vec<QueryResult>, id: String) -> Self {
        Self { rows, id }
    }

    pub fn read<M: FromQueryResult>(&self) -> Result<Vec<M>> {
        let mut read = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let id: Option<String> = row.try_get("", &self.id)?;
            if id.is_some() {
                read.push(M::from_query_result(row, PREFIX)?);
            }
        }
        Ok(read)
    }
}
