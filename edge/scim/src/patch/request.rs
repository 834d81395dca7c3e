//! The body of a PATCH, taken apart until each change names one attribute.

use serde_json::{Map, Value};

use super::target::{self, Target};
use super::{PATCH_OP_URN, PatchOperator};
use crate::entry::{self, Entry};
use crate::error::{ScimError, ScimType};
use crate::resource;
use crate::schema::{Mutability, ResourceType};

/// The most operations in one request, also when each attribute that an
/// operation changes is counted as one.
pub const OPERATIONS_MAX: usize = 1000;

/// An operation as it stands in the body.
#[derive(Debug)]
pub(super) struct Request {
    operator: PatchOperator,
    path: Option<String>,
    value: Option<Value>,
}

/// What one operation asks of one attribute.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) operator: PatchOperator,
    pub(super) target: Target,
    pub(super) value: Option<Value>,
}

pub(super) fn read(mut body: Map<String, Value>) -> Result<Vec<Request>, ScimError> {
    resource::check_urns(PATCH_OP_URN, &body)?;
    let operations = match entry::take(&mut body, "Operations")? {
        Some(Value::Array(operations)) if !operations.is_empty() => operations,
        _ => {
            return Err(syntax(
                "A PATCH request must have a list Operations with at least one operation.",
            ));
        }
    };
    check_count(operations.len())?;
    (1..)
        .zip(operations)
        .map(|(number, operation)| read_one(operation).map_err(|error| super::at(number, error)))
        .collect()
}

pub(super) fn check_count(operations: usize) -> Result<(), ScimError> {
    if operations <= OPERATIONS_MAX {
        return Ok(());
    }
    Err(ScimError::new(
        413,
        format!("A PATCH request may have at most {OPERATIONS_MAX} operations."),
    ))
}

fn read_one(operation: Value) -> Result<Request, ScimError> {
    let Value::Object(mut operation) = operation else {
        return Err(syntax("An operation must be an object."));
    };
    // Entra ID writes `Add`, `Replace` and `Remove`.
    let operator = match entry::take(&mut operation, "op")? {
        Some(Value::String(op)) if op.eq_ignore_ascii_case("add") => PatchOperator::Add,
        Some(Value::String(op)) if op.eq_ignore_ascii_case("replace") => PatchOperator::Replace,
        Some(Value::String(op)) if op.eq_ignore_ascii_case("remove") => PatchOperator::Remove,
        _ => return Err(syntax("The op must be one of add, replace and remove.")),
    };
    let path = match entry::take(&mut operation, "path")? {
        None | Some(Value::Null) => None,
        Some(Value::String(path)) => Some(path),
        Some(_) => return Err(target::bad_path()),
    };
    let value = entry::take(&mut operation, "value")?;
    if operator == PatchOperator::Remove {
        if path.is_none() {
            return Err(ScimError::invalid(
                ScimType::NoTarget,
                "A remove operation must have a path.",
            ));
        }
    } else if value.is_none() {
        return Err(invalid("An add or replace operation must have a value."));
    }
    Ok(Request {
        operator,
        path,
        value,
    })
}

/// The changes that an operation asks for: one for each attribute that its
/// value names, where its path names none.
pub(super) fn changes(
    resource_type: &'static ResourceType,
    request: Request,
) -> Result<Vec<Change>, ScimError> {
    let Request {
        operator,
        path,
        value,
    } = request;
    let Some(path) = path else {
        let Some(Value::Object(object)) = value else {
            return Err(invalid(
                "Without a path, the value must be an object of attributes.",
            ));
        };
        let entries = entry::split(resource_type, object)?;
        return changes_of_entries(resource_type, operator, entries);
    };
    let target = target::parse(resource_type, &path)?;
    if target.is_secret() {
        return Ok(Vec::new());
    }
    if target.names_schema() {
        let schema = &target.resolved.name.schema;
        return match (operator, value) {
            (PatchOperator::Remove, _) | (PatchOperator::Replace, Some(Value::Null)) => {
                removal_of_schema(resource_type, target)
            }
            (PatchOperator::Add, Some(Value::Null)) => Ok(Vec::new()),
            (_, Some(Value::Object(object))) if schema.is_empty() => changes_of_entries(
                resource_type,
                operator,
                entry::split(resource_type, object)?,
            ),
            (_, Some(Value::Object(object))) => changes_of_entries(
                resource_type,
                operator,
                entry::split_schema(schema, object)?,
            ),
            _ => Err(invalid("The value of a whole schema must be an object.")),
        };
    }
    if target.is_read_only() {
        return Err(ScimError::invalid(
            ScimType::Mutability,
            format!("The attribute {} is read-only.", target.shown()),
        ));
    }
    Ok(vec![Change {
        operator,
        target,
        value,
    }])
}

/// Okta names `id` beside what it changes: the read-only is passed over.
fn changes_of_entries(
    resource_type: &'static ResourceType,
    operator: PatchOperator,
    entries: Vec<Entry>,
) -> Result<Vec<Change>, ScimError> {
    let mut changes = Vec::new();
    for Entry {
        schema,
        name,
        value,
    } in entries
    {
        let target = target::parse_in(resource_type, &schema, &name)?;
        if target.is_secret() || target.is_read_only() {
            continue;
        }
        if !target.names_schema() {
            changes.push(Change {
                operator,
                target,
                value: Some(value),
            });
            check_count(changes.len())?;
        } else if !value.is_null() {
            return Err(invalid("The value of a whole schema must be an object."));
        } else if operator == PatchOperator::Replace {
            changes.extend(removal_of_schema(resource_type, target)?);
        }
    }
    Ok(changes)
}

fn removal_of_schema(
    resource_type: &'static ResourceType,
    target: Target,
) -> Result<Vec<Change>, ScimError> {
    let urn = &target.resolved.name.schema;
    if urn.is_empty() {
        return Err(ScimError::invalid(
            ScimType::Mutability,
            "The core schema cannot be removed from a resource.",
        ));
    }
    let remove = |target: Target| Change {
        operator: PatchOperator::Remove,
        target,
        value: None,
    };
    let Some(extension) = resource_type.extension(urn) else {
        return Ok(vec![remove(target)]);
    };
    extension
        .attributes
        .iter()
        .filter(|attribute| attribute.mutability != Mutability::ReadOnly)
        .map(|attribute| target::parse_in(resource_type, urn, attribute.name).map(remove))
        .collect()
}

fn syntax(detail: impl Into<String>) -> ScimError {
    ScimError::invalid(ScimType::InvalidSyntax, detail)
}

fn invalid(detail: &str) -> ScimError {
    ScimError::invalid(ScimType::InvalidValue, detail)
}
