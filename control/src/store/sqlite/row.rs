//! A row as SeaORM takes it from a driver of one's own: by name, each value in the
//! variant that the type of the field wants, since any other reads as absent. SQLite
//! knows four kinds of values, so the rest is what the column was declared as.

use rusqlite::types::{Type, ValueRef};
use rusqlite::{Row, Statement};
use sea_orm::{ProxyRow, Value};

use super::failure::Failure;

/// The columns of a statement's answer.
#[derive(Debug)]
pub(super) struct Columns(Vec<Column>);

#[derive(Debug)]
struct Column {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// JSON too: it is parsed where it is used.
    Text,
    Int,
    BigInt,
    Bool,
    Bytes,
    /// An expression, which has no declared type.
    Undeclared,
}

/// SQLite spells some of them in capitals.
const DECLARED: [(&[&str], Kind); 5] = [
    (&["text", "varchar", "jsonb_text"], Kind::Text),
    (&["bigint"], Kind::BigInt),
    (&["integer"], Kind::Int),
    (&["boolean"], Kind::Bool),
    (&["blob"], Kind::Bytes),
];

impl Columns {
    pub(super) fn of(statement: &Statement<'_>) -> Result<Self, Failure> {
        let columns = statement.columns();
        let columns = columns.iter().enumerate().map(|(at, column)| {
            Ok(Column {
                name: column.name().to_owned(),
                kind: kind(statement, at, column.decl_type())?,
            })
        });
        Ok(Self(columns.collect::<Result<_, Failure>>()?))
    }

    /// Of columns of the same name the last one stands.
    pub(super) fn read(&self, row: &Row<'_>) -> Result<ProxyRow, Failure> {
        let values = self.0.iter().enumerate().map(|(at, column)| {
            let found = row.get_ref(at)?;
            let value = value(column.kind, found)
                .ok_or_else(|| column.holds_another_kind(found.data_type()))?;
            Ok((column.name.clone(), value))
        });
        Ok(ProxyRow {
            values: values.collect::<Result<_, Failure>>()?,
        })
    }
}

impl Column {
    fn holds_another_kind(&self, found: Type) -> Failure {
        let Self { name, kind } = self;
        Failure::new(format!("column `{name}` of {kind:?} holds {found}"))
    }
}

fn kind(statement: &Statement<'_>, at: usize, declared: Option<&str>) -> Result<Kind, Failure> {
    let Some(declared) = declared else {
        return Ok(Kind::Undeclared);
    };
    let kind = DECLARED.iter().find(|(names, _)| {
        let mut names = names.iter();
        names.any(|name| declared.eq_ignore_ascii_case(name))
    });
    match kind {
        Some((_, Kind::Int)) if is_wide(statement, at)? => Ok(Kind::BigInt),
        Some((_, kind)) => Ok(*kind),
        None => Err(Failure::new(format!(
            "a column is declared as `{declared}`, which is of no known kind"
        ))),
    }
}

/// SQLite counts by itself in a key of this declaration alone, which has 64 bits, and
/// SeaORM declares every number of its own table so.
fn is_wide(statement: &Statement<'_>, at: usize) -> Result<bool, Failure> {
    let metadata = statement.column_metadata(at)?;
    Ok(metadata.is_some_and(|(_, table, .., is_key, _)| is_key || table == c"seaql_migrations"))
}

/// None where the value is of another kind than its column.
fn value(kind: Kind, value: ValueRef<'_>) -> Option<Value> {
    match (kind, value) {
        (Kind::Text | Kind::Undeclared, ValueRef::Text(bytes)) => {
            let text = str::from_utf8(bytes).ok()?;
            Some(Value::String(Some(text.to_owned())))
        }
        (Kind::BigInt | Kind::Undeclared, ValueRef::Integer(number)) => {
            Some(Value::BigInt(Some(number)))
        }
        (Kind::Int, ValueRef::Integer(number)) => {
            let number = i32::try_from(number).ok()?;
            Some(Value::Int(Some(number)))
        }
        (Kind::Bool, ValueRef::Integer(number @ 0..=1)) => Some(Value::Bool(Some(number == 1))),
        (Kind::Bytes | Kind::Undeclared, ValueRef::Blob(bytes)) => {
            Some(Value::Bytes(Some(bytes.to_owned())))
        }
        (Kind::Undeclared, ValueRef::Real(number)) => Some(Value::Double(Some(number))),
        // Absent is absent, whatever the field wants.
        (_, ValueRef::Null) => Some(Value::String(None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
