//! JSON from a row to its type, without a value of any shape in between: the driver
//! of SQLite hands JSON on as the text that it is.

use std::sync::Arc;

use sea_orm::sqlx::{self, Row as _};
use sea_orm::{ColIdx, DbErr, ProxyRow, QueryResult, RuntimeErr, TryGetError, Value};
use serde::de::DeserializeOwned;

/// Makes columns of types that are JSON by serde: what SeaORM's
/// `FromJsonQueryResult` does, but for reading.
macro_rules! json_columns {
    ($($document:ident),*) => {$(
        impl sea_orm::TryGetableFromJson for $document {
            fn try_get_from_json<I: sea_orm::ColIdx>(
                row: &sea_orm::QueryResult,
                index: I,
            ) -> Result<Self, sea_orm::TryGetError> {
                crate::store::document::column::read(row, index)
            }
        }

        impl From<$document> for sea_orm::Value {
            fn from(document: $document) -> Self {
                Self::from(serde_json::to_value(document).unwrap_or_default())
            }
        }

        impl sea_orm::sea_query::ValueType for $document {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
                let json = <serde_json::Value as sea_orm::sea_query::ValueType>::try_from(value)?;
                serde_json::from_value(json).map_err(|_| sea_orm::sea_query::ValueTypeErr)
            }

            fn type_name() -> String {
                stringify!($document).to_owned()
            }

            fn array_type() -> sea_orm::sea_query::ArrayType {
                sea_orm::sea_query::ArrayType::Json
            }

            fn column_type() -> sea_orm::sea_query::ColumnType {
                sea_orm::sea_query::ColumnType::JsonBinary
            }
        }

        impl sea_orm::sea_query::Nullable for $document {
            fn null() -> sea_orm::Value {
                sea_orm::Value::Json(None)
            }
        }
    )*};
}

pub(super) use json_columns;

pub(super) fn read<T: DeserializeOwned, I: ColIdx>(
    row: &QueryResult,
    index: I,
) -> Result<T, TryGetError> {
    match row.try_as_proxy_row() {
        Some(row) => read_text(row, index),
        None => read_from_postgres(row, index),
    }
}

fn read_text<T: DeserializeOwned, I: ColIdx>(row: &ProxyRow, index: I) -> Result<T, TryGetError> {
    match index.as_str().and_then(|name| row.values.get(name)) {
        Some(Value::String(Some(text))) => {
            serde_json::from_str(text).map_err(|error| DbErr::Json(error.to_string()).into())
        }
        Some(Value::String(None)) => Err(absent(index)),
        _ => Err(DbErr::Type(format!("no JSON is in the column {index:?}")).into()),
    }
}

fn read_from_postgres<T: DeserializeOwned, I: ColIdx>(
    row: &QueryResult,
    index: I,
) -> Result<T, TryGetError> {
    let Some(row) = row.try_as_pg_row() else {
        return Err(DbErr::Type("a row of neither database".to_owned()).into());
    };
    let json: Option<sqlx::types::Json<T>> = row
        .try_get(index.as_sqlx_postgres_index())
        .map_err(|error| DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))))?;
    json.map(|json| json.0).ok_or_else(|| absent(index))
}

fn absent<I: ColIdx>(index: I) -> TryGetError {
    TryGetError::Null(format!("{index:?}"))
}
