//! One change of one attribute as typed operations.

use serde_json::{Map, Value};

use super::request::{self, Change};
use super::target::Target;
use super::{PatchOperation, PatchOperator};
use crate::canonical;
use crate::error::{ScimError, ScimType};
use crate::filter::{Comparison, ComparisonOperator, Filter, Operand};
use crate::path::{self, AttributeName};
use crate::quirk;
use crate::resource;
use crate::schema::{Attribute, ENTERPRISE_USER_URN, Kind, Mutability};

pub(super) fn operations(change: Change) -> Result<Vec<PatchOperation>, ScimError> {
    let Change {
        operator,
        target,
        value,
    } = change;
    let operations = match operator {
        PatchOperator::Remove => remove(target, value)?,
        PatchOperator::Add => {
            let value = canonical_value(&target, value.unwrap_or_default())?;
            check_required(&target, value.as_ref())?;
            let assigned = value.map(|value| assignment(operator, target, value));
            assigned.into_iter().collect()
        }
        PatchOperator::Replace => replace(target, value.unwrap_or_default())?,
    };
    Ok(operations.into_iter().flat_map(of_manager).collect())
}

/// A manager is whom its id says: another id ends the reference to the one
/// before, and without an id there is none.
fn of_manager(operation: PatchOperation) -> Vec<PatchOperation> {
    let AttributeName {
        schema,
        attribute,
        sub_attribute,
    } = &operation.attribute;
    if schema != ENTERPRISE_USER_URN || attribute != "manager" {
        return vec![operation];
    }
    let has = |name: &str| {
        let value = operation.value.as_ref();
        value.is_some_and(|value| value.get(name).is_some())
    };
    let names_id = sub_attribute == "value" || (sub_attribute.is_empty() && has("value"));
    let named = |sub_attribute: &str| AttributeName {
        sub_attribute: sub_attribute.to_owned(),
        ..operation.attribute.clone()
    };
    if !names_id || has("$ref") {
        vec![operation]
    } else if operation.operator == PatchOperator::Remove {
        vec![removal(named(""), None)]
    } else {
        vec![removal(named("$ref"), None), operation]
    }
}

/// RFC 7644 section 3.5.2.3. To replace with nothing is to remove.
fn replace(target: Target, value: Value) -> Result<Vec<PatchOperation>, ScimError> {
    let cleared = cleared_sub_attributes(&target, &value);
    let value = canonical_value(&target, value)?;
    check_required(&target, value.as_ref())?;
    let mut operations: Vec<PatchOperation> = Vec::new();
    match (value, cleared) {
        (value, Some(cleared)) => {
            request::check_count(cleared.len())?;
            operations.extend(cleared.into_iter().map(|name| {
                let mut target_name = target.resolved.name.clone();
                target_name.sub_attribute = name;
                removal(target_name, None)
            }));
            let assigned = value.map(|value| assignment(PatchOperator::Replace, target, value));
            operations.extend(assigned);
        }
        (Some(value), None) => {
            operations.push(assignment(PatchOperator::Replace, target, value));
        }
        (None, None) => operations.push(removal(target.resolved.name, target.filter)),
    }
    Ok(operations)
}

/// The sub-attributes that an object for a single complex attribute sets to
/// null: a replacement keeps those that are absent and clears these (RFC 7644
/// section 3.5.2.3, RFC 7643 section 2.5). None where no such object is given.
fn cleared_sub_attributes(target: &Target, value: &Value) -> Option<Vec<String>> {
    let attribute = target.resolved.attribute.filter(|attribute| {
        target.is_whole() && attribute.kind == Kind::Complex && !attribute.multi_valued
    })?;
    let object = value.as_object()?;
    let is_unassigned =
        |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let mut cleared = Vec::new();
    for (name, value) in object {
        let known = attribute.sub_attribute(name);
        if known.is_some_and(|known| known.name == "value")
            && value == ""
            && quirk::is_manager(attribute)
        {
            return None;
        }
        let is_writable = match known {
            Some(known) => known.mutability != Mutability::ReadOnly,
            None => path::is_attribute_name(name) && !path::is_secret(name),
        };
        if is_writable && is_unassigned(value) {
            cleared.push(known.map_or(name.as_str(), |known| known.name).to_owned());
        }
    }
    Some(cleared)
}

/// RFC 7644 section 3.5.2.2.
fn remove(target: Target, value: Option<Value>) -> Result<Vec<PatchOperation>, ScimError> {
    let known = target.resolved.attribute;
    if target.is_whole() {
        if known.is_some_and(|known| known.required) {
            return Err(ScimError::invalid(
                ScimType::Mutability,
                format!(
                    "The attribute {} is required and cannot be removed.",
                    target.shown()
                ),
            ));
        }
        let is_list = match known {
            Some(known) => known.multi_valued,
            // Whether it is one is known where it is kept.
            None => true,
        };
        if let Some(elements) = quirk::removed_elements(value).filter(|_| is_list) {
            return remove_elements(&target, elements);
        }
    }
    Ok(vec![removal(target.resolved.name, target.filter)])
}

fn remove_elements(
    target: &Target,
    elements: Vec<Value>,
) -> Result<Vec<PatchOperation>, ScimError> {
    let nameless = || {
        ScimError::invalid(
            ScimType::InvalidValue,
            format!(
                "To remove elements of {}, name each by its value, or by a filter in the path; \
                 to remove them all, leave the value out.",
                target.shown()
            ),
        )
    };
    if elements.is_empty() {
        return Err(nameless());
    }
    canonical::check_element_count(elements.len())?;
    let known = target.resolved.attribute;
    let mut operations = Vec::with_capacity(elements.len());
    for element in elements {
        let element = match known {
            Some(known) => canonical::single(known, element)?,
            None => canonical::kept(quirk::object_of_scalar(element)),
        };
        let value = element.as_ref().and_then(|element| element.get("value"));
        let operand = match value {
            Some(Value::String(text)) => Operand::Text(text.clone()),
            Some(Value::Bool(value)) => Operand::Boolean(*value),
            Some(Value::Number(number)) => number
                .as_i64()
                .map(Operand::Integer)
                .or_else(|| number.as_f64().map(Operand::Decimal))
                .ok_or_else(nameless)?,
            _ => return Err(nameless()),
        };
        let sub_attribute = known.and_then(|known| known.sub_attribute("value"));
        let filter = Filter::Comparison(Comparison {
            attribute: AttributeName {
                attribute: "value".to_owned(),
                ..AttributeName::default()
            },
            operator: ComparisonOperator::Equal,
            operand: Some(operand),
            case_exact: sub_attribute.is_none_or(|sub_attribute| sub_attribute.case_exact),
        });
        operations.push(removal(target.resolved.name.clone(), Some(filter)));
    }
    Ok(operations)
}

fn canonical_value(target: &Target, value: Value) -> Result<Option<Value>, ScimError> {
    if quirk::is_no_manager_value(&target.resolved.name, &value) {
        return Ok(None);
    }
    let selects_elements = target.filter.is_some() && target.resolved.name.sub_attribute.is_empty();
    let canonical = match target.resolved.target() {
        Some(known) if target.is_whole() => canonical::value(known, value)?,
        Some(known) => canonical::single(known, value)?,
        None if selects_elements => {
            canonical::kept(quirk::object_of_scalar(quirk::only_element(value)))
        }
        None => canonical::kept(value),
    };
    if selects_elements && canonical.as_ref().is_some_and(|value| !value.is_object()) {
        return Err(ScimError::invalid(
            ScimType::InvalidValue,
            format!(
                "The selected elements of {} need an object.",
                target.shown()
            ),
        ));
    }
    Ok(canonical)
}

fn check_required(target: &Target, value: Option<&Value>) -> Result<(), ScimError> {
    match target.resolved.attribute {
        Some(known) if known.required => resource::check_required(known.name, value),
        _ => Ok(()),
    }
}

fn assignment(operator: PatchOperator, target: Target, value: Value) -> PatchOperation {
    let known = target.resolved.attribute;
    let is_listed = known.is_some_and(|known| known.multi_valued);
    let element_if_none = match &target.filter {
        Some(filter) => created_element(known, filter),
        // RFC 7644 sections 3.5.2.1 and 3.5.2.3: what does not exist is added.
        None => (is_listed && !target.is_whole()).then(Map::new),
    };
    PatchOperation {
        operator,
        attribute: target.resolved.name,
        element_filter: target.filter,
        value: Some(value),
        element_if_none,
    }
}

fn removal(attribute: AttributeName, element_filter: Option<Filter>) -> PatchOperation {
    PatchOperation {
        operator: PatchOperator::Remove,
        attribute,
        element_filter,
        value: None,
        element_if_none: None,
    }
}

/// The element that a filter describes when it asks only for a type that people
/// use, or for the primary one.
fn created_element(
    attribute: Option<&'static Attribute>,
    filter: &Filter,
) -> Option<Map<String, Value>> {
    let conditions = match filter {
        Filter::And(conditions) => conditions.as_slice(),
        condition => std::slice::from_ref(condition),
    };
    let mut element = Map::new();
    for condition in conditions {
        let Filter::Comparison(Comparison {
            attribute: name,
            operator: ComparisonOperator::Equal,
            operand: Some(operand),
            ..
        }) = condition
        else {
            return None;
        };
        let value = match (name.attribute.to_ascii_lowercase().as_str(), operand) {
            ("type", Operand::Text(text)) if quirk::is_creatable_type(attribute, text) => {
                match attribute.and_then(|attribute| attribute.sub_attribute("type")) {
                    Some(known) => canonical::single(known, text.as_str().into()).ok()??,
                    None => text.as_str().into(),
                }
            }
            ("primary", Operand::Boolean(true)) => true.into(),
            _ => return None,
        };
        if element
            .get(&name.attribute)
            .is_some_and(|other| *other != value)
        {
            return None;
        }
        element.insert(name.attribute.clone(), value);
    }
    Some(element)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::patch::read_user_patch;

    #[test]
    fn created_elements() {
        let check = |filter: &str, expect: Option<Value>| {
            let operation = json!({"op": "add", "path": format!("{filter}.display"), "value": "x"});
            let body = Map::from_iter([("Operations".to_owned(), json!([operation]))]);
            let operations = read_user_patch(body).expect("valid");
            let element = operations[0].element_if_none.clone().map(Value::from);
            assert_eq!(element, expect, "{filter}");
        };
        check("emails[type eq \"WORK\"]", Some(json!({"type": "work"})));
        check(
            "phoneNumbers[type eq \"mobile\"]",
            Some(json!({"type": "mobile"})),
        );
        check("ims[type eq \"skype\"]", Some(json!({"type": "skype"})));
        check("roles[primary eq \"True\"]", Some(json!({"primary": true})));
        check(
            "emails[type eq \"work\" and primary eq true]",
            Some(json!({"type": "work", "primary": true})),
        );
        check("things[type eq \"other\"]", Some(json!({"type": "other"})));
        check("emails[type eq \"nonexistent\"]", None);
        check("emails[type ne \"work\"]", None);
        check("emails[primary eq false]", None);
        check("emails[value eq \"a\"]", None);
        check("emails[type eq \"work\" or primary eq true]", None);
        check("emails[not (type eq \"work\")]", None);
        check("emails[type eq \"work\" and type eq \"home\"]", None);
        check("emails[type pr]", None);
    }

    /// One operation must not become more than a request may have.
    #[test]
    fn expansion_is_bounded() {
        let check = |elements: usize, operations: usize, expect: u16| {
            let values: Vec<Value> = (0..elements).map(|number| json!(number)).collect();
            let operation = json!({"op": "remove", "path": "roles", "value": values});
            let list = vec![operation; operations];
            let body = Map::from_iter([("Operations".to_owned(), json!(list))]);
            let status = read_user_patch(body).map_or_else(|error| error.status, |_| 200);
            assert_eq!(status, expect, "{elements} elements {operations} times");
        };
        check(500, 2, 200);
        check(501, 1, 400);
        check(500, 3, 413);
    }
}
