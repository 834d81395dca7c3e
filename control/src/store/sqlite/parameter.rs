//! The parameters of a statement: `?` takes the next value, and `$3` or `?3` the
//! third, wherever it stands.

use rusqlite::Statement;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use sea_orm::Value;
use sea_orm::sea_query::OptionEnum;

use super::failure::Failure;

pub(super) fn bind(statement: &mut Statement<'_>, values: &[Value]) -> Result<(), Failure> {
    let mut next = 0;
    for place in 1..=statement.parameter_count() {
        let at = match statement.parameter_name(place) {
            None => {
                next += 1;
                next
            }
            Some(name) => number(name)?,
        };
        let value = at
            .checked_sub(1)
            .and_then(|at| values.get(at))
            .ok_or_else(|| Failure::new(format!("parameter {at} has no value")))?;
        statement.raw_bind_parameter(place, Parameter(value))?;
    }
    Ok(())
}

fn number(name: &str) -> Result<usize, Failure> {
    name.strip_prefix(['$', '?'])
        .and_then(|number| number.parse().ok())
        .ok_or_else(|| Failure::new(format!("the parameter `{name}` has no number")))
}

struct Parameter<'v>(&'v Value);

impl ToSql for Parameter<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::Value as Owned;
        let Some(output) = (match self.0 {
            Value::Bool(value) => value.map(|value| i64::from(value).into()),
            Value::TinyInt(value) => value.map(|value| i64::from(value).into()),
            Value::SmallInt(value) => value.map(|value| i64::from(value).into()),
            Value::Int(value) => value.map(|value| i64::from(value).into()),
            Value::BigInt(value) => value.map(Into::into),
            Value::TinyUnsigned(value) => value.map(|value| i64::from(value).into()),
            Value::SmallUnsigned(value) => value.map(|value| i64::from(value).into()),
            Value::Unsigned(value) => value.map(|value| i64::from(value).into()),
            Value::BigUnsigned(value) => value
                .map(i64::try_from)
                .transpose()
                .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?
                .map(Into::into),
            Value::Float(value) => value.map(|value| f64::from(value).into()),
            Value::Double(value) => value.map(Into::into),
            Value::String(value) => value.as_deref().map(text),
            Value::Enum(OptionEnum::Some(value)) => Some(text(&value.value)),
            Value::Enum(OptionEnum::None(_)) => None,
            Value::Char(value) => value.map(|value| ToSqlOutput::Owned(Owned::Text(value.into()))),
            Value::Bytes(value) => value
                .as_deref()
                .map(|bytes| ToSqlOutput::Borrowed(ValueRef::Blob(bytes))),
            Value::Json(value) => value
                .as_deref()
                .map(|value| ToSqlOutput::Owned(Owned::Text(value.to_string()))),
            _ => {
                let why = Failure::new("a value of a kind that SQLite has no column for");
                return Err(rusqlite::Error::ToSqlConversionFailure(Box::new(why)));
            }
        }) else {
            return Ok(ToSqlOutput::Borrowed(ValueRef::Null));
        };
        Ok(output)
    }
}

fn text(text: &str) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    /// What the statement of one column answers for these parameters.
    fn answer(sql: &str, values: &[Value]) -> Result<rusqlite::types::Value, Failure> {
        let connection = Connection::open_in_memory().expect("opens");
        let mut statement = connection.prepare(sql).expect("a statement");
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        let row = rows.next()?.expect("a row");
        Ok(row.get(0)?)
    }

    #[test]
    fn numbers_say_which_value_stands_where() {
        let check = |sql: &str, expect: &str| {
            let values = ["a".into(), "b".into(), "c".into()];
            let found = answer(sql, &values).expect("an answer");
            assert_eq!(found, expect.to_owned().into(), "{sql}");
        };
        check("SELECT $3 || $1 || $2 || $1", "caba");
        check("SELECT ?2 || ?1", "ba");
        check("SELECT ? || ? || ?", "abc");
    }

    #[test]
    fn what_is_missing_is_an_error() {
        assert!(answer("SELECT $2", &["a".into()]).is_err());
        assert!(answer("SELECT ?", &[]).is_err());
        assert!(answer("SELECT :name", &["a".into()]).is_err());
    }

    #[test]
    fn each_value_is_bound_as_what_it_is() {
        let check = |value: Value, expect: &str| {
            let quoted = answer("SELECT quote($1)", std::slice::from_ref(&value));
            assert_eq!(
                quoted.expect("bound"),
                expect.to_owned().into(),
                "{value:?}"
            );
        };
        check(true.into(), "1");
        check(7_i32.into(), "7");
        check(i64::MIN.into(), "-9223372036854775808");
        check(7_u64.into(), "7");
        check(0.5_f64.into(), "0.5");
        check("it's".into(), "'it''s'");
        check(vec![0_u8, 255].into(), "X'00FF'");
        check(serde_json::json!({"a": [1]}).into(), r#"'{"a":[1]}'"#);
        for null in [
            Value::Bool(None),
            Value::Int(None),
            Value::BigInt(None),
            Value::String(None),
            Value::Bytes(None),
            Value::Json(None),
            Value::Double(None),
        ] {
            check(null, "NULL");
        }
        assert!(answer("SELECT $1", &[u64::MAX.into()]).is_err());
    }
}
