//! Lists of any length as one parameter: a JSON array of texts, so that a
//! statement's text, and its place in the statement cache, never depends on
//! how many there are.

use sea_orm::{DbBackend, Value};

/// A table expression over the parameter `$n`, a JSON array of texts, with the
/// one column `value`, to stand behind FROM.
pub fn rows_of(backend: DbBackend, parameter: u8) -> String {
    match backend {
        DbBackend::Postgres => {
            // Of an array PostgreSQL expects few elements, and then goes by indexes.
            format!(
                "unnest(ARRAY(SELECT jsonb_array_elements_text(${parameter}::jsonb)))
                 AS names (value)"
            )
        }
        _ => format!("json_each(${parameter}) AS names"),
    }
}

/// The parameter itself.
pub fn parameter<T: ToString>(texts: impl IntoIterator<Item = T>) -> Value {
    let texts = texts
        .into_iter()
        .map(|text| serde_json::Value::String(text.to_string()))
        .collect();
    serde_json::Value::Array(texts).to_string().into()
}
