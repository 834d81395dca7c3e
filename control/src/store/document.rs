//! What a column holds as JSON.

use rollcall_proto::management::v1::Scope;
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::sea_query::{ArrayType, ColumnType, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, QueryResult, TryGetError, TryGetable, Value};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::fold::fold;

mod column;

use column::json_columns;

/// Bytes of a text by which a resource is found: an entry of an index has its
/// limit in every database.
pub const KEY_BYTES_MAX: usize = 1_024;

/// Bytes of a resource's JSON. It bounds what a page of resources costs.
const DOCUMENT_BYTES_MAX: usize = 64 * 1024;

json_columns!(UserDocument, GroupDocument, Domains, Scopes, Json);

/// A user's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserDocument(pub UserAttributes);

/// A group's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroupDocument(pub GroupAttributes);

/// A document with every text in it folded, and every name in lower case: what
/// comparisons without regard to case look at, so that they mean the same in
/// every database, and find names that no schema spells. Conditions alone look
/// at it; of a row that is read it is not even parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct FoldedDocument(serde_json::Value);

impl From<FoldedDocument> for Value {
    fn from(document: FoldedDocument) -> Self {
        Self::from(document.0)
    }
}

impl TryGetable for FoldedDocument {
    fn try_get_by<I: ColIdx>(_: &QueryResult, _: I) -> Result<Self, TryGetError> {
        Ok(Self(serde_json::Value::Null))
    }
}

impl ValueType for FoldedDocument {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        <serde_json::Value as ValueType>::try_from(value).map(Self)
    }

    fn type_name() -> String {
        "FoldedDocument".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::Json
    }

    fn column_type() -> ColumnType {
        ColumnType::JsonBinary
    }
}

impl FoldedDocument {
    /// `attributes` has passed [`check_document`].
    pub fn of<A: Serialize>(attributes: &A) -> Self {
        let mut document = serde_json::to_value(attributes).unwrap_or_default();
        fold_texts(&mut document);
        Self(document)
    }
}

fn fold_texts(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => *text = fold(text),
        serde_json::Value::Array(elements) => elements.iter_mut().for_each(fold_texts),
        serde_json::Value::Object(fields) => {
            let folded = std::mem::take(fields).into_iter().map(|(name, mut value)| {
                fold_texts(&mut value);
                (name.to_ascii_lowercase(), value)
            });
            *fields = folded.collect();
        }
        _ => {}
    }
}

/// Refuses attributes that cannot be kept.
pub fn check_document<A: Serialize>(attributes: &A) -> Result<(), Error> {
    let json = serde_json::to_vec(attributes).map_err(|_| Error::InvalidValue {
        why: "An attribute has a value of no kind".to_owned(),
    })?;
    if json.len() > DOCUMENT_BYTES_MAX {
        return Err(Error::TooLarge {
            why: format!("The resource has more than {DOCUMENT_BYTES_MAX} bytes"),
        });
    }
    if holds_nul(&json) {
        return Err(nul());
    }
    Ok(())
}

/// Refuses a text that an index cannot hold, whether as it is or folded.
pub fn check_key(attribute: &str, text: &str, folded: &str) -> Result<(), Error> {
    if text.len().max(folded.len()) > KEY_BYTES_MAX {
        return Err(Error::InvalidValue {
            why: format!(
                "`{attribute}` has more than {KEY_BYTES_MAX} bytes, as it is or without regard \
                 to case"
            ),
        });
    }
    Ok(())
}

/// No database keeps every text with the character U+0000 in it.
pub fn nul() -> Error {
    Error::InvalidValue {
        why: "Text must not hold the character U+0000".to_owned(),
    }
}

/// Whether a text in the JSON holds U+0000, which is always escaped there.
fn holds_nul(json: &[u8]) -> bool {
    let mut rest = json;
    while let Some(place) = rest.iter().position(|byte| *byte == b'\\') {
        let escape = &rest[place + 1..];
        if escape.starts_with(b"u0000") {
            return true;
        }
        rest = escape.get(1..).unwrap_or_default();
    }
    false
}

/// Of whatever shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(pub serde_json::Value);

/// Domain names in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Domains(pub Vec<String>);

/// What an API key may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<i32>", into = "Vec<i32>")]
pub struct Scopes(pub Vec<Scope>);

impl From<Vec<i32>> for Scopes {
    /// A scope that this program does not know lets nobody do anything.
    fn from(numbers: Vec<i32>) -> Self {
        let known = numbers
            .into_iter()
            .filter_map(|number| Scope::try_from(number).ok());
        Self(known.collect())
    }
}

impl From<Scopes> for Vec<i32> {
    fn from(Scopes(scopes): Scopes) -> Self {
        scopes.into_iter().map(i32::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_lower_case_and_texts_folded() {
        let document = serde_json::json!({"urn:A": {"Shoe": ["Ada", 1, true]}});
        let folded = serde_json::json!({"urn:a": {"shoe": ["ada", 1, true]}});
        assert_eq!(FoldedDocument::of(&document), FoldedDocument(folded));
    }

    #[test]
    fn a_document_must_be_kept_whole() {
        let check = |text: &str, expect: bool| {
            let document = serde_json::json!({"a": [{"b": text}]});
            assert_eq!(check_document(&document).is_ok(), expect, "{text:?}");
        };
        check("plain", true);
        check("\\u0000", true);
        check("\\\\u0000", true);
        check("\u{1}\n\\", true);
        check("a\0b", false);
        check("\\\0", false);
        check(&"x".repeat(DOCUMENT_BYTES_MAX), false);
        assert!(check_document(&serde_json::json!({"a\0": 1})).is_err());
    }
}
