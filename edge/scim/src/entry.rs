//! The attributes that a JSON object names, each with its schema told apart.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::error::{ScimError, ScimType};
use crate::path;
use crate::quirk;
use crate::schema::ResourceType;

pub(crate) struct Entry {
    /// The URN of an extension; empty for the core schema.
    pub(crate) schema: String,
    /// As the client spelled it; empty for the whole schema.
    pub(crate) name: String,
    pub(crate) value: Value,
}

/// Takes a resource apart: attributes of the core schema stand bare, behind the
/// core URN or in an object under it; those of an extension behind its URN or
/// in an object under it (RFC 7643 section 3.3).
pub(crate) fn split(
    resource_type: &'static ResourceType,
    object: Map<String, Value>,
) -> Result<Vec<Entry>, ScimError> {
    let mut entries = Vec::with_capacity(object.len());
    push_resource(&mut entries, resource_type, object);
    for entry in &mut entries {
        if let Some(urn) = quirk::schema_of_manager(resource_type, &entry.schema, &entry.name) {
            urn.clone_into(&mut entry.schema);
        }
    }
    checked(entries)
}

/// What stands under the core URN may have a URN before it as well; the depth is
/// that of the body.
fn push_resource(
    entries: &mut Vec<Entry>,
    resource_type: &'static ResourceType,
    object: Map<String, Value>,
) {
    for (key, value) in object {
        let (schema, name) = path::split_schema(resource_type, &key).unwrap_or(("", &key));
        let is_known = schema.is_empty() || resource_type.extension(schema).is_some();
        match value {
            Value::Object(inner) if !is_known => push_all(entries, &key, inner),
            Value::Object(inner) if schema.is_empty() && name.is_empty() => {
                push_resource(entries, resource_type, inner);
            }
            Value::Object(inner) if name.is_empty() => push_all(entries, schema, inner),
            value => entries.push(Entry {
                schema: schema.to_owned(),
                name: name.to_owned(),
                value,
            }),
        }
    }
}

/// Takes a member out of an object, ignoring the case of its name.
pub(crate) fn take(
    object: &mut Map<String, Value>,
    name: &str,
) -> Result<Option<Value>, ScimError> {
    let mut spellings = object.keys().filter(|key| key.eq_ignore_ascii_case(name));
    let Some(spelling) = spellings.next().cloned() else {
        return Ok(None);
    };
    if spellings.next().is_some() {
        return Err(ScimError::invalid(
            ScimType::InvalidSyntax,
            format!("The member {name} is there in two spellings."),
        ));
    }
    Ok(object.remove(&spelling))
}

/// The attributes of an object under the URN of a schema.
pub(crate) fn split_schema(
    schema: &str,
    object: Map<String, Value>,
) -> Result<Vec<Entry>, ScimError> {
    let mut entries = Vec::with_capacity(object.len());
    push_all(&mut entries, schema, object);
    checked(entries)
}

fn push_all(entries: &mut Vec<Entry>, schema: &str, object: Map<String, Value>) {
    entries.extend(object.into_iter().map(|(name, value)| Entry {
        schema: schema.to_owned(),
        name,
        value,
    }));
}

/// Leaves passwords out, and refuses an attribute that comes twice: names are
/// case-insensitive (RFC 7643 section 2.1), so that may be without a member
/// name being there twice.
fn checked(mut entries: Vec<Entry>) -> Result<Vec<Entry>, ScimError> {
    entries.retain(|entry| !path::is_secret(&entry.name));
    let mut seen = HashSet::new();
    for entry in &entries {
        let name = (
            entry.schema.to_ascii_lowercase(),
            entry.name.to_ascii_lowercase(),
        );
        if !seen.insert(name) {
            return Err(ScimError::invalid(
                ScimType::InvalidSyntax,
                "The same attribute is there twice, in two spellings.",
            ));
        }
    }
    Ok(entries)
}
