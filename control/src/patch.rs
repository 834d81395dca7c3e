//! RFC 7644 section 3.5.2 on a resource's JSON. The shapes are canonical (the
//! edge saw to that), so they tell what the schema would: a list is a
//! multi-valued attribute, an object a complex one.

mod element;
#[cfg(test)]
mod tests;

use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{
    AttributeName, ComparisonOperator, Filter, ObjectValue, PatchOperation, PatchOperator, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use self::element::{
    append, check_count, is_label, is_primary, merge_same, replace_selected, set_selected,
    set_sub_of,
};
use crate::error::{Error, Result};
use crate::filter::memory::Matcher;

type Object = Map<String, Json>;

/// Operations of one request.
const OPERATIONS_MAX: usize = 1_000;

/// What `resource` is after the operations, in their order.
pub fn apply_all<R: Serialize, P: DeserializeOwned>(
    resource: &R,
    operations: Vec<PatchOperation>,
) -> Result<P> {
    let Ok(Json::Object(before)) = serde_json::to_value(resource) else {
        return Err(Error::Internal);
    };
    if operations.len() > OPERATIONS_MAX {
        return Err(Error::TooLarge {
            why: format!("A request may have at most {OPERATIONS_MAX} operations"),
        });
    }
    let mut object = before.clone();
    let mut matcher = Matcher::default();
    let mut changed = Vec::new();
    for operation in operations {
        changed.extend(Changed::by(&operation));
        apply(&mut object, operation, &mut matcher)?;
    }
    for changed in changed {
        finish(&mut object, &before, &changed)?;
    }
    serde_json::from_value(Json::Object(object)).map_err(|_| Error::InvalidValue {
        why: "The patch would give an attribute a value of a wrong type".to_owned(),
    })
}

/// An attribute that an operation names.
struct Changed {
    schema: String,
    attribute: String,
    /// Whether elements of it were selected, or parts of them changed.
    in_parts: bool,
}

impl Changed {
    fn by(operation: &PatchOperation) -> Option<Self> {
        let name = operation.attribute.clone()?;
        Some(Self {
            in_parts: operation.element_filter.is_some() || !name.sub_attribute.is_empty(),
            schema: name.schema,
            attribute: name.attribute,
        })
    }
}

/// What can only be told when every operation has been applied: one may give an
/// element its label, and the next its value. An attribute that none of them
/// names, or that is as it was, stays so.
fn finish(object: &mut Object, before: &Object, changed: &Changed) -> Result<()> {
    if changed.schema.is_empty() {
        return finish_one(object, before, changed);
    }
    let schema = spelled(object, &changed.schema);
    let Some(Json::Object(extension)) = object.get_mut(&schema) else {
        return Ok(());
    };
    let nothing = Object::new();
    let before = before.get(&schema).and_then(Json::as_object);
    finish_one(extension, before.unwrap_or(&nothing), changed)?;
    if extension.is_empty() {
        object.remove(&schema);
    }
    Ok(())
}

fn finish_one(object: &mut Object, before: &Object, changed: &Changed) -> Result<()> {
    let attribute = spelled(object, &changed.attribute);
    if object.get(&attribute) == before.get(&attribute) {
        return Ok(());
    }
    let Some(Json::Array(elements)) = object.get_mut(&attribute) else {
        return Ok(());
    };
    if changed.in_parts {
        elements.retain(|element| !is_label(element));
    }
    merge_same(elements);
    let primary = elements.iter().filter(|element| is_primary(element));
    if primary.count() > 1 {
        return Err(Error::InvalidValue {
            why: "Only one element of an attribute may be primary".to_owned(),
        });
    }
    if elements.is_empty() {
        object.remove(&attribute);
    }
    Ok(())
}

/// On an error the object is to be thrown away.
fn apply(resource: &mut Object, operation: PatchOperation, matcher: &mut Matcher) -> Result<()> {
    let operator = operation.operator();
    let PatchOperation {
        operator: _,
        attribute,
        element_filter,
        value,
        element_if_none,
    } = operation;
    let AttributeName {
        schema,
        attribute,
        sub_attribute,
    } = attribute.ok_or(Error::FieldMissing { field: "attribute" })?;
    let schema = spelled(resource, &schema);
    let change = Change::new(operator, value)?;
    let selection = Selection {
        filter: element_filter.as_ref(),
        element_if_none,
        matcher,
    };
    if schema.is_empty() {
        return apply_to(resource, &attribute, &sub_attribute, selection, change);
    }
    if attribute.is_empty() {
        // The whole extension.
        return set(resource, &schema, change);
    }
    let mut extension = match resource.remove(&schema) {
        Some(Json::Object(extension)) => extension,
        _ => Object::new(),
    };
    apply_to(
        &mut extension,
        &attribute,
        &sub_attribute,
        selection,
        change,
    )?;
    if !extension.is_empty() {
        resource.insert(schema, Json::Object(extension));
    }
    Ok(())
}

/// The elements of a multi-valued attribute that an operation is for.
struct Selection<'o> {
    /// All of them without one.
    filter: Option<&'o Filter>,
    element_if_none: Option<ObjectValue>,
    matcher: &'o mut Matcher,
}

enum Change {
    Add(Json),
    Replace(Json),
    Remove,
}

impl Change {
    fn new(operator: PatchOperator, value: Option<Value>) -> Result<Self> {
        let value =
            value
                .map(serde_json::to_value)
                .transpose()
                .map_err(|_| Error::FieldMissing {
                    field: "value.kind",
                })?;
        match (operator, value) {
            (PatchOperator::Add, Some(value)) => Ok(Self::Add(value)),
            (PatchOperator::Replace, Some(value)) => Ok(Self::Replace(value)),
            (PatchOperator::Remove, None) => Ok(Self::Remove),
            (PatchOperator::Unspecified, _) => Err(Error::FieldMissing { field: "operator" }),
            (PatchOperator::Add | PatchOperator::Replace, None) => {
                Err(Error::FieldMissing { field: "value" })
            }
            (PatchOperator::Remove, Some(_)) => Err(Error::InvalidValue {
                why: "A removal has no value".to_owned(),
            }),
        }
    }
}

fn apply_to(
    object: &mut Object,
    attribute: &str,
    sub_attribute: &str,
    selection: Selection<'_>,
    change: Change,
) -> Result<()> {
    let attribute = &spelled(object, attribute);
    match (selection.filter, sub_attribute) {
        (None, "") => set(object, attribute, change)?,
        (None, sub_attribute) => {
            let element = selection.element_if_none;
            set_sub(object, attribute, sub_attribute, element, change)?;
        }
        (Some(filter), sub_attribute) => {
            set_elements(object, attribute, sub_attribute, filter, selection, change)?;
        }
    }
    if is_empty(object.get(attribute)) {
        object.remove(attribute);
    }
    Ok(())
}

/// How a name is spelled where it is there already: names are case-insensitive
/// (RFC 7643 section 2.1), and those that no schema knows come as they were
/// sent.
fn spelled(object: &Object, name: &str) -> String {
    if object.contains_key(name) {
        return name.to_owned();
    }
    let known = object.keys().find(|known| known.eq_ignore_ascii_case(name));
    known.map_or(name, String::as_str).to_owned()
}

fn merge(object: &mut Object, new: Object) {
    for (name, value) in new {
        object.insert(spelled(object, &name), value);
    }
}

/// RFC 7643 section 2.5: nothing in it is the same as not there.
fn is_empty(value: Option<&Json>) -> bool {
    match value {
        Some(Json::Array(elements)) => elements.is_empty(),
        Some(Json::Object(fields)) => fields.is_empty(),
        Some(Json::Null) => true,
        _ => false,
    }
}

/// Changes a whole attribute. A list grows by an addition and is exchanged by a
/// replacement; a complex value is merged by both (sections 3.5.2.1, 3.5.2.3).
fn set(object: &mut Object, attribute: &str, change: Change) -> Result<()> {
    match (object.get_mut(attribute), change) {
        (_, Change::Remove) => {
            object.remove(attribute);
        }
        (Some(Json::Array(elements)), Change::Add(Json::Array(added))) => {
            append(elements, added)?;
        }
        // A list that no schema knows, and one value for it.
        (Some(Json::Array(elements)), Change::Add(added)) => append(elements, vec![added])?,
        (
            Some(Json::Object(fields)),
            Change::Add(Json::Object(new)) | Change::Replace(Json::Object(new)),
        ) => merge(fields, new),
        (_, Change::Add(Json::Array(added))) => {
            let mut elements = Vec::with_capacity(added.len());
            append(&mut elements, added)?;
            object.insert(attribute.to_owned(), Json::Array(elements));
        }
        (_, Change::Add(value) | Change::Replace(value)) => {
            object.insert(attribute.to_owned(), value);
        }
    }
    Ok(())
}

/// Changes a sub-attribute of a complex attribute, or of every element of a
/// multi-valued one, of which the first may have to be made.
fn set_sub(
    object: &mut Object,
    attribute: &str,
    sub: &str,
    element_if_none: Option<ObjectValue>,
    change: Change,
) -> Result<()> {
    if let Some(template) = element_if_none
        && !object.contains_key(attribute)
    {
        let elements = vec![element_of(template)?];
        object.insert(attribute.to_owned(), Json::Array(elements));
    }
    if let Some(Json::Array(elements)) = object.get_mut(attribute) {
        let all: Vec<usize> = (0..elements.len()).collect();
        return set_sub_of(elements, &all, sub, &change);
    }
    match change {
        Change::Remove => {
            if let Some(Json::Object(fields)) = object.get_mut(attribute) {
                fields.remove(&spelled(fields, sub));
            }
        }
        change => {
            let fields = object
                .entry(attribute)
                .or_insert_with(|| Json::Object(Object::new()));
            match fields.as_object_mut() {
                Some(fields) => set(fields, &spelled(fields, sub), change)?,
                None => return Err(Error::NoTarget),
            }
        }
    }
    Ok(())
}

fn set_elements(
    object: &mut Object,
    attribute: &str,
    sub: &str,
    filter: &Filter,
    selection: Selection<'_>,
    change: Change,
) -> Result<()> {
    let Selection {
        filter: _,
        element_if_none,
        matcher,
    } = selection;
    // A lone value that no schema knows is a list of one, and stays a lone value.
    let (mut list, is_lone) = match object.remove(attribute) {
        Some(Json::Array(elements)) => (elements, false),
        Some(lone) => (vec![lone], true),
        None => (Vec::new(), false),
    };
    let elements = &mut list;
    let mut selected = Vec::new();
    for (place, element) in elements.iter().enumerate() {
        if matcher.matches(filter, element)? {
            selected.push(place);
        }
    }
    match change {
        // The template says of the new element what the filter asked for.
        Change::Add(value) | Change::Replace(value) if selected.is_empty() => {
            let element = element_of(element_if_none.ok_or(Error::NoTarget)?)?;
            check_count(elements.len() + 1)?;
            elements.push(element);
            let created = elements.len() - 1;
            set_selected(elements, &[created], sub, Change::Add(value))?;
        }
        Change::Remove if selected.is_empty() => return Err(Error::NoTarget),
        Change::Replace(value) if sub.is_empty() => {
            replace_selected(elements, &selected, &selected_by(filter), &value)?;
        }
        change => set_selected(elements, &selected, sub, change)?,
    }
    let value = match list.pop() {
        Some(lone) if is_lone && list.is_empty() => lone,
        Some(last) => {
            list.push(last);
            Json::Array(list)
        }
        None => Json::Array(list),
    };
    object.insert(attribute.to_owned(), value);
    Ok(())
}

/// The sub-attributes that a filter fixes: those that all it selects have equal
/// to a value.
fn selected_by(filter: &Filter) -> Vec<&str> {
    match &filter.node {
        Some(Node::And(list)) => list.filters.iter().flat_map(selected_by).collect(),
        Some(Node::Comparison(comparison))
            if comparison.operator() == ComparisonOperator::Equal =>
        {
            let name = comparison.attribute.as_ref();
            name.map(|name| name.attribute.as_str())
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn element_of(template: ObjectValue) -> Result<Json> {
    serde_json::to_value(template).map_err(|_| Error::FieldMissing {
        field: "element_if_none",
    })
}
