//! What a column holds as JSON.

use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::sea_query::{ArrayType, ColumnType, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, FromJsonQueryResult, QueryResult, TryGetError, TryGetable, Value};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::fold::fold;

/// Bytes of a resource's JSON. It bounds what a page of resources costs.
const DOCUMENT_BYTES_MAX: usize = 64 * 1024;

/// A user's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct UserDocument(pub UserAttributes);

/// A group's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct GroupDocument(pub GroupAttributes);

/// A document with every text in it folded: what comparisons without regard to
/// case look at, so that they mean the same in every database. Conditions alone
/// look at it; of a row that is read it is not even parsed.
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
        serde_json::Value::Object(fields) => fields.values_mut().for_each(fold_texts),
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
    Ok(())
}

/// Domain names in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Domains(pub Vec<String>);
