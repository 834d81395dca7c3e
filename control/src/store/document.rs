//! What a column holds as JSON.

use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

/// A user's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct UserDocument(pub UserAttributes);

/// A group's attributes in the JSON of RFC 7643.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct GroupDocument(pub GroupAttributes);

/// Domain names in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Domains(pub Vec<String>);
