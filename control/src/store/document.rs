//! What a column holds as JSON.

use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::error::Error;

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
