//! Many operations in one request: RFC 7644 section 3.7.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use crate::entry::take;
use crate::error::{ScimError, ScimType};
use crate::etag::{Condition, Tag, parse_condition};
use crate::member;
use crate::quirk;
use crate::resource;

pub const BULK_REQUEST_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
pub const BULK_RESPONSE_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

/// The most operations in one request.
pub const OPERATIONS_MAX: usize = 500;

#[derive(Clone, Debug, PartialEq)]
pub struct BulkRequest {
    /// After so many errors the rest is not done.
    pub fail_on_errors: Option<u32>,
    pub operations: Vec<Operation>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// In upper case, whether there is such a method or not; None where it is
    /// no text.
    pub method: Option<String>,
    pub bulk_id: Option<String>,
    /// Whether others can refer by the `bulk_id` to what this one creates.
    pub is_referable: bool,
    pub content: Result<Content, ScimError>,
}

/// What an operation asks for, whatever is at its path.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub method: Method,
    /// What follows the base URL, without a slash before it.
    pub path: String,
    /// The versions of which the resource must have one.
    pub versions: Option<Vec<i64>>,
    /// The body of the single request; empty for a deletion.
    pub data: Map<String, Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Post,
    Put,
    Patch,
    Delete,
}

/// How an operation ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub method: Option<String>,
    pub bulk_id: Option<String>,
    /// The URL of the resource; None where a creation failed.
    pub location: Option<String>,
    pub version: Option<Tag>,
    /// The status of the single request, or its error.
    pub status: Result<u16, ScimError>,
}

/// Reads the body of a bulk request. `base` is the base URL without a slash at
/// the end, behind which a `path` may stand.
pub fn read_bulk(mut body: Map<String, Value>, base: &str) -> Result<BulkRequest, ScimError> {
    resource::check_urns(BULK_REQUEST_URN, &body)?;
    let fail_on_errors = match take(&mut body, "failOnErrors")? {
        None | Some(Value::Null) => None,
        Some(value) => Some(read_count(&value)?),
    };
    let operations = match take(&mut body, "Operations")? {
        Some(Value::Array(operations)) if !operations.is_empty() => operations,
        _ => {
            return Err(syntax(
                "A bulk request must have a list Operations with at least one operation.",
            ));
        }
    };
    if operations.len() > OPERATIONS_MAX {
        return Err(ScimError::new(
            413,
            format!("A bulk request may have at most {OPERATIONS_MAX} operations."),
        ));
    }
    let mut seen = HashSet::new();
    let operations = operations
        .into_iter()
        .map(|operation| read_operation(operation, base, &mut seen))
        .collect();
    Ok(BulkRequest {
        fail_on_errors,
        operations,
    })
}

/// The members that all operations together name are limited as those of one
/// request are.
pub fn check_members(members: usize) -> Result<(), ScimError> {
    member::check_count(members)
}

#[must_use]
pub fn bulk_response(outcomes: Vec<Outcome>) -> Value {
    let operations: Vec<Value> = outcomes.into_iter().map(outcome_json).collect();
    let mut response = json!({ "schemas": [BULK_RESPONSE_URN] });
    response["Operations"] = operations.into();
    response
}

/// The status is a string, as in the examples of section 3.7.3.
fn outcome_json(outcome: Outcome) -> Value {
    let Outcome {
        method,
        bulk_id,
        location,
        version,
        status,
    } = outcome;
    let mut shown = Map::new();
    let version = version.map(|tag| tag.to_string());
    for (name, text) in [
        ("method", method),
        ("bulkId", bulk_id),
        ("location", location),
        ("version", version),
    ] {
        if let Some(text) = text {
            shown.insert(name.to_owned(), text.into());
        }
    }
    let status = match status {
        Ok(status) => status,
        Err(error) => {
            shown.insert("response".to_owned(), error.to_json());
            error.status
        }
    };
    shown.insert("status".to_owned(), status.to_string().into());
    shown.into()
}

fn read_count(value: &Value) -> Result<u32, ScimError> {
    let count = value.as_u64().filter(|count| *count > 0);
    count
        .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        .ok_or_else(|| invalid("The member failOnErrors must be an integer of at least 1."))
}

fn read_operation(operation: Value, base: &str, seen: &mut HashSet<String>) -> Operation {
    let mut read = Operation {
        method: None,
        bulk_id: None,
        is_referable: false,
        content: Err(syntax("An operation must be an object.")),
    };
    if let Value::Object(operation) = operation {
        read.content = read_content(operation, base, seen, &mut read);
    }
    read
}

/// What an answer repeats of the operation is set in `named` first, so that an
/// operation that is refused can still be told from others.
fn read_content(
    mut operation: Map<String, Value>,
    base: &str,
    seen: &mut HashSet<String>,
    named: &mut Operation,
) -> Result<Content, ScimError> {
    let method = take(&mut operation, "method")?;
    named.method = method
        .as_ref()
        .and_then(Value::as_str)
        .map(str::to_ascii_uppercase);
    named.bulk_id = match take(&mut operation, "bulkId")? {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) if !id.is_empty() => Some(id),
        Some(_) => return Err(invalid("A bulkId must be text with something in it.")),
    };
    let method = read_method(named.method.as_deref())?;
    if method == Method::Post {
        let Some(bulk_id) = &named.bulk_id else {
            return Err(syntax("An operation that is a POST must have a bulkId."));
        };
        named.is_referable = seen.insert(bulk_id.clone());
        if !named.is_referable {
            return Err(invalid(
                "An operation before this one has the same bulkId; each POST needs its own.",
            ));
        }
    }
    let path = match take(&mut operation, "path")? {
        Some(Value::String(path)) => below(base, &path).to_owned(),
        _ => return Err(syntax("An operation must have a path, which is text.")),
    };
    let versions = match take(&mut operation, "version")? {
        // RFC 7644 section 3.7: it is for what exists.
        _ if method == Method::Post => None,
        None | Some(Value::Null) => None,
        Some(Value::String(tag)) => read_versions(&tag)?,
        Some(_) => return Err(bad_version()),
    };
    let data = take(&mut operation, "data")?;
    let data = match (method, data.map(|data| read_data(method, data))) {
        (Method::Delete, _) => Map::new(),
        (_, Some(Value::Object(data))) => data,
        _ => {
            return Err(syntax(
                "A POST, PUT or PATCH operation must have data, which is an object.",
            ));
        }
    };
    Ok(Content {
        method,
        path,
        versions,
        data,
    })
}

fn read_method(method: Option<&str>) -> Result<Method, ScimError> {
    match method {
        Some("POST") => Ok(Method::Post),
        Some("PUT") => Ok(Method::Put),
        Some("PATCH") => Ok(Method::Patch),
        Some("DELETE") => Ok(Method::Delete),
        Some(_) => Err(ScimError::new(
            405,
            "The method of an operation must be POST, PUT, PATCH or DELETE.",
        )),
        None => Err(syntax("An operation must have a method, which is text.")),
    }
}

fn read_data(method: Method, data: Value) -> Value {
    match method {
        Method::Patch => quirk::patch_of_list(data),
        _ => data,
    }
}

/// What follows the base URL.
fn below<'p>(base: &str, path: &'p str) -> &'p str {
    let path = path.strip_prefix(base).unwrap_or(path);
    path.strip_prefix('/').unwrap_or(path)
}

fn read_versions(tag: &str) -> Result<Option<Vec<i64>>, ScimError> {
    match parse_condition(tag).map_err(|_| bad_version())? {
        Condition::Any => Ok(None),
        Condition::Tags(tags) => Ok(Some(tags.iter().map(|tag| tag.version).collect())),
    }
}

fn bad_version() -> ScimError {
    invalid("The version of an operation must be an entity-tag such as W/\"3\".")
}

fn syntax(detail: &str) -> ScimError {
    ScimError::invalid(ScimType::InvalidSyntax, detail)
}

fn invalid(detail: &str) -> ScimError {
    ScimError::invalid(ScimType::InvalidValue, detail)
}
