//! RFC 7644 section 3.5.2 on a resource's JSON. The shapes are canonical (the
//! edge saw to that), so they tell what the schema would: a list is a
//! multi-valued attribute, an object a complex one.

use rollcall_proto::scim::v1::{
    AttributeName, Filter, ObjectValue, PatchOperation, PatchOperator, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::filter::memory::Matcher;

type Object = Map<String, Json>;

/// Operations of one request.
const OPERATIONS_MAX: usize = 1_000;
/// Elements of a multi-valued attribute.
const ELEMENTS_MAX: usize = 500;

/// What `resource` is after the operations, in their order.
pub fn apply_all<R: Serialize, P: DeserializeOwned>(
    resource: &R,
    operations: Vec<PatchOperation>,
) -> Result<P> {
    let Ok(Json::Object(mut object)) = serde_json::to_value(resource) else {
        return Err(Error::Internal);
    };
    if operations.len() > OPERATIONS_MAX {
        return Err(Error::TooLarge {
            why: format!("A request may have at most {OPERATIONS_MAX} operations"),
        });
    }
    let mut matcher = Matcher::default();
    for operation in operations {
        apply(&mut object, operation, &mut matcher)?;
    }
    finish(&mut object)?;
    serde_json::from_value(Json::Object(object)).map_err(|_| Error::InvalidValue {
        why: "The patch would give an attribute a value of a wrong type".to_owned(),
    })
}

/// What can only be told when every operation has been applied: one may give an
/// element its label, and the next its value.
fn finish(object: &mut Object) -> Result<()> {
    let mut emptied = Vec::new();
    for (name, value) in object.iter_mut() {
        match value {
            Json::Array(elements) => {
                elements.retain(|element| !is_label(element));
                if elements
                    .iter()
                    .filter(|element| is_primary(element))
                    .count()
                    > 1
                {
                    return Err(Error::InvalidValue {
                        why: "Only one element of an attribute may be primary".to_owned(),
                    });
                }
            }
            Json::Object(extension) if name.starts_with("urn:") => finish(extension)?,
            _ => {}
        }
        if is_empty(Some(value)) {
            emptied.push(name.clone());
        }
    }
    for name in emptied {
        object.remove(&name);
    }
    Ok(())
}

/// An element of which nothing, or only its label, is left is no value.
fn is_label(element: &Json) -> bool {
    element.as_object().is_some_and(|fields| {
        fields
            .keys()
            .all(|name| matches!(name.as_str(), "type" | "primary"))
    })
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
    let change = Change::new(operator, value)?;
    let selection = element_filter.as_ref().map(|filter| Selection {
        filter,
        element_if_none,
        matcher,
    });
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
    filter: &'o Filter,
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
    selection: Option<Selection<'_>>,
    change: Change,
) -> Result<()> {
    match (selection, sub_attribute) {
        (None, "") => set(object, attribute, change)?,
        (None, sub_attribute) => set_sub(object, attribute, sub_attribute, change)?,
        (Some(selection), sub_attribute) => {
            set_elements(object, attribute, sub_attribute, selection, change)?;
        }
    }
    if is_empty(object.get(attribute)) {
        object.remove(attribute);
    }
    Ok(())
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
        ) => fields.extend(new),
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

/// An element that is there already is not added again (section 3.5.2.1). It is
/// the same when its value and type are.
fn append(elements: &mut Vec<Json>, added: Vec<Json>) -> Result<()> {
    if elements.len() + added.len() > ELEMENTS_MAX {
        return Err(Error::TooLarge {
            why: format!("An attribute may have at most {ELEMENTS_MAX} elements"),
        });
    }
    for new in added {
        let same = elements.iter().position(|element| {
            *element == new
                || (new.get("value").is_some()
                    && element.get("value") == new.get("value")
                    && element.get("type") == new.get("type"))
        });
        let place = match (same, new) {
            (Some(place), Json::Object(new)) => {
                if let Some(element) = elements[place].as_object_mut() {
                    element.extend(new);
                }
                place
            }
            (Some(place), _) => place,
            (None, new) => {
                elements.push(new);
                elements.len() - 1
            }
        };
        keep_one_primary(elements, &[place]);
    }
    Ok(())
}

fn is_primary(element: &Json) -> bool {
    element.get("primary") == Some(&Json::Bool(true))
}

/// A new primary element ends the primacy of the others (section 3.5.2).
fn keep_one_primary(elements: &mut [Json], changed: &[usize]) {
    if !changed.iter().any(|place| is_primary(&elements[*place])) {
        return;
    }
    for (place, element) in elements.iter_mut().enumerate() {
        if !changed.contains(&place)
            && is_primary(element)
            && let Some(fields) = element.as_object_mut()
        {
            fields.insert("primary".to_owned(), Json::Bool(false));
        }
    }
}

/// Changes a sub-attribute of a complex attribute, or of every element of a
/// multi-valued one.
fn set_sub(object: &mut Object, attribute: &str, sub: &str, change: Change) -> Result<()> {
    if let Some(Json::Array(elements)) = object.get_mut(attribute) {
        let all: Vec<usize> = (0..elements.len()).collect();
        return set_sub_of(elements, &all, sub, &change);
    }
    match change {
        Change::Remove => {
            if let Some(Json::Object(fields)) = object.get_mut(attribute) {
                fields.remove(sub);
            }
        }
        change => {
            let fields = object
                .entry(attribute)
                .or_insert_with(|| Json::Object(Object::new()));
            match fields.as_object_mut() {
                Some(fields) => set(fields, sub, change)?,
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
    selection: Selection<'_>,
    change: Change,
) -> Result<()> {
    let Selection {
        filter,
        element_if_none,
        matcher,
    } = selection;
    let elements = object
        .entry(attribute)
        .or_insert_with(|| Json::Array(Vec::new()))
        .as_array_mut()
        .ok_or(Error::NoTarget)?;
    let mut selected = Vec::new();
    for (place, element) in elements.iter().enumerate() {
        if matcher.matches(filter, element)? {
            selected.push(place);
        }
    }
    if selected.is_empty() {
        let template = element_if_none.ok_or(Error::NoTarget)?;
        let template = serde_json::to_value(template).map_err(|_| Error::FieldMissing {
            field: "element_if_none",
        })?;
        elements.push(template);
        let created = elements.len() - 1;
        // The template says of the new element what the filter asked for.
        let change = match change {
            Change::Replace(value) => Change::Add(value),
            change => change,
        };
        return set_selected(elements, &[created], sub, change);
    }
    set_selected(elements, &selected, sub, change)
}

fn set_selected(
    elements: &mut Vec<Json>,
    selected: &[usize],
    sub: &str,
    change: Change,
) -> Result<()> {
    if !sub.is_empty() {
        return set_sub_of(elements, selected, sub, &change);
    }
    match change {
        Change::Remove => {
            let mut place = 0;
            elements.retain(|_| {
                place += 1;
                !selected.contains(&(place - 1))
            });
        }
        Change::Add(value) => {
            let new = value.as_object().ok_or_else(not_an_element)?;
            for place in selected {
                if let Some(fields) = elements[*place].as_object_mut() {
                    fields.extend(new.clone());
                }
            }
            keep_one_primary(elements, selected);
        }
        Change::Replace(value) => {
            value.as_object().ok_or_else(not_an_element)?;
            for place in selected {
                elements[*place] = value.clone();
            }
            keep_one_primary(elements, selected);
        }
    }
    Ok(())
}

fn not_an_element() -> Error {
    Error::InvalidValue {
        why: "The value for an element of a multi-valued attribute must be an object".to_owned(),
    }
}

fn set_sub_of(elements: &mut [Json], selected: &[usize], sub: &str, change: &Change) -> Result<()> {
    if selected.is_empty() {
        return Err(Error::NoTarget);
    }
    for place in selected {
        let Some(fields) = elements[*place].as_object_mut() else {
            return Err(Error::NoTarget);
        };
        match change {
            Change::Remove => {
                fields.remove(sub);
            }
            Change::Add(value) | Change::Replace(value) => {
                fields.insert(sub.to_owned(), value.clone());
            }
        }
    }
    keep_one_primary(elements, selected);
    Ok(())
}

#[cfg(test)]
mod tests {
    use rollcall_proto::scim::v1::comparison::Operand;
    use rollcall_proto::scim::v1::filter::Node;
    use rollcall_proto::scim::v1::{Comparison, ComparisonOperator};
    use serde_json::json;

    use super::*;

    const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// `schema|attribute.sub`
    fn name(text: &str) -> AttributeName {
        let (schema, rest) = text.split_once('|').unwrap_or(("", text));
        let (attribute, sub) = rest.split_once('.').unwrap_or((rest, ""));
        AttributeName {
            schema: schema.to_owned(),
            attribute: attribute.to_owned(),
            sub_attribute: sub.to_owned(),
        }
    }

    fn operation(operator: PatchOperator, path: &str, value: &Json) -> PatchOperation {
        PatchOperation {
            operator: operator.into(),
            attribute: Some(name(path)),
            value: (!value.is_null()).then(|| serde_json::from_value(value.clone()).unwrap()),
            ..PatchOperation::default()
        }
    }

    /// An operation on the elements whose type is this one.
    fn of_type(kind: &str, operation: PatchOperation) -> PatchOperation {
        let comparison = Comparison {
            attribute: Some(name("type")),
            operator: ComparisonOperator::Equal.into(),
            operand: Some(Operand::Text(kind.to_owned())),
            case_exact: false,
        };
        PatchOperation {
            element_filter: Some(Filter {
                node: Some(Node::Comparison(comparison)),
            }),
            ..operation
        }
    }

    #[track_caller]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a table reads better without &"
    )]
    fn check(before: Json, operation: PatchOperation, expect: Json) {
        let after: Result<Json> = apply_all(&before, vec![operation]);
        assert_eq!(after.unwrap(), expect);
    }

    use PatchOperator::{Add, Remove, Replace};

    #[test]
    fn whole_attributes() {
        let null = json!(null);
        check(
            json!({}),
            operation(Add, "title", &json!("x")),
            json!({"title": "x"}),
        );
        check(
            json!({"title": "x"}),
            operation(Replace, "title", &json!("y")),
            json!({"title": "y"}),
        );
        check(
            json!({"title": "x"}),
            operation(Remove, "title", &null),
            json!({}),
        );
        check(json!({}), operation(Remove, "title", &null), json!({}));
        for operator in [Add, Replace] {
            check(
                json!({"name": {"givenName": "a", "familyName": "b"}}),
                operation(operator, "name", &json!({"givenName": "c"})),
                json!({"name": {"givenName": "c", "familyName": "b"}}),
            );
        }
        check(
            json!({"emails": [{"value": "a"}]}),
            operation(Replace, "emails", &json!([{"value": "b"}])),
            json!({"emails": [{"value": "b"}]}),
        );
        check(
            json!({"emails": [{"value": "a"}]}),
            operation(Replace, "emails", &json!([])),
            json!({}),
        );
    }

    #[test]
    fn extensions() {
        let path = format!("{ENTERPRISE}|department");
        check(
            json!({}),
            operation(Add, &path, &json!("x")),
            json!({ENTERPRISE: {"department": "x"}}),
        );
        check(
            json!({ENTERPRISE: {"department": "x"}}),
            operation(Remove, &path, &json!(null)),
            json!({}),
        );
        check(
            json!({"urn:a:2.0:User": {"x": 1}, "title": "t"}),
            operation(Remove, "urn:a:2.0:User|", &json!(null)),
            json!({"title": "t"}),
        );
    }

    #[test]
    fn additions_to_lists() {
        let before = json!({"emails": [{"value": "a", "type": "work", "primary": true}]});
        check(
            before.clone(),
            operation(Add, "emails", &json!([{"value": "b", "primary": true}])),
            json!({"emails": [
                {"value": "a", "type": "work", "primary": false},
                {"value": "b", "primary": true},
            ]}),
        );
        check(
            before.clone(),
            operation(
                Add,
                "emails",
                &json!([{"value": "a", "type": "work", "primary": true}]),
            ),
            before.clone(),
        );
        check(
            before.clone(),
            operation(Add, "emails", &json!([{"value": "a", "type": "home"}])),
            json!({"emails": [
                {"value": "a", "type": "work", "primary": true},
                {"value": "a", "type": "home"},
            ]}),
        );
    }

    #[test]
    fn selected_elements() {
        let before =
            json!({"emails": [{"value": "a", "type": "work"}, {"value": "b", "type": "home"}]});
        check(
            before.clone(),
            of_type("WORK", operation(Replace, "emails.value", &json!("c"))),
            json!({"emails": [{"value": "c", "type": "work"}, {"value": "b", "type": "home"}]}),
        );
        check(
            before.clone(),
            of_type("work", operation(Remove, "emails", &json!(null))),
            json!({"emails": [{"value": "b", "type": "home"}]}),
        );
        check(
            before.clone(),
            of_type("work", operation(Remove, "emails.value", &json!(null))),
            json!({"emails": [{"value": "b", "type": "home"}]}),
        );
        check(
            before.clone(),
            of_type("home", operation(Replace, "emails", &json!({"value": "d"}))),
            json!({"emails": [{"value": "a", "type": "work"}, {"value": "d"}]}),
        );
        check(
            before.clone(),
            of_type("home", operation(Add, "emails", &json!({"display": "d"}))),
            json!({"emails": [
                {"value": "a", "type": "work"},
                {"value": "b", "type": "home", "display": "d"},
            ]}),
        );
        let missing = of_type("fax", operation(Replace, "emails.value", &json!("c")));
        let after: Result<Json> = apply_all(&before, vec![missing.clone()]);
        assert_eq!(after, Err(Error::NoTarget));
        let made = PatchOperation {
            element_if_none: serde_json::from_value(json!({"type": "fax"})).unwrap(),
            ..missing
        };
        check(
            json!({}),
            made.clone(),
            json!({"emails": [{"type": "fax", "value": "c"}]}),
        );
        let whole = PatchOperation {
            attribute: Some(name("emails")),
            value: serde_json::from_value(json!({"value": "c"})).unwrap(),
            ..made
        };
        check(
            json!({}),
            whole,
            json!({"emails": [{"type": "fax", "value": "c"}]}),
        );
    }

    #[test]
    fn operations_build_on_each_other() {
        let template = |operation| PatchOperation {
            element_if_none: serde_json::from_value(json!({"type": "work"})).unwrap(),
            ..of_type("work", operation)
        };
        let operations = vec![
            template(operation(Add, "emails.primary", &json!(true))),
            template(operation(Add, "emails.value", &json!("a"))),
        ];
        let after: Json = apply_all(&json!({}), operations).unwrap();
        assert_eq!(
            after,
            json!({"emails": [{"type": "work", "primary": true, "value": "a"}]})
        );
        check(
            json!({"urn:a:2.0:User": {"tags": ["a"]}}),
            operation(Add, "urn:a:2.0:User|tags", &json!("b")),
            json!({"urn:a:2.0:User": {"tags": ["a", "b"]}}),
        );
    }

    #[test]
    fn there_is_one_primary() {
        let before = json!({"emails": [{"value": "a"}, {"value": "b"}]});
        let both = vec![operation(Replace, "emails.primary", &json!(true))];
        let after: Result<Json> = apply_all(&before, both);
        assert!(matches!(after, Err(Error::InvalidValue { .. })));
    }

    #[test]
    fn what_costs_too_much_is_refused() {
        let long = "x".repeat(60_000);
        let before = json!({"emails": [{"value": long}]});
        let filtered = of_type("work", operation(Remove, "emails", &json!(null)));
        let many: Vec<_> = (0..1_001).map(|_| filtered.clone()).collect();
        let after: Result<Json> = apply_all(&before, many);
        assert!(matches!(after, Err(Error::TooLarge { .. })));
        let values: Vec<_> = (0..=ELEMENTS_MAX)
            .map(|number| json!({"value": number.to_string()}))
            .collect();
        let add = operation(Add, "emails", &Json::Array(values));
        let after: Result<Json> = apply_all(&before, vec![add]);
        assert!(matches!(after, Err(Error::TooLarge { .. })));
        let mut by_value = filtered;
        if let Some(Node::Comparison(comparison)) = by_value
            .element_filter
            .as_mut()
            .and_then(|filter| filter.node.as_mut())
        {
            comparison.attribute = Some(name("value"));
            comparison.operand = Some(Operand::Text(long));
        }
        by_value.value = serde_json::from_value(json!({"display": "d"})).unwrap();
        by_value.operator = Add.into();
        let after: Result<Json> = apply_all(&before, vec![by_value; 40]);
        assert!(matches!(after, Err(Error::TooLarge { .. })));
    }

    #[test]
    fn a_wrong_shape_is_refused() {
        use rollcall_proto::scim::v1::UserAttributes;
        let user = UserAttributes {
            user_name: "ada".to_owned(),
            ..UserAttributes::default()
        };
        for (path, value) in [
            ("active", json!("yes")),
            ("emails", json!("x")),
            ("name", json!(["x"])),
            ("userName", json!(["x"])),
        ] {
            let patched: Result<UserAttributes> =
                apply_all(&user, vec![operation(Replace, path, &value)]);
            assert!(matches!(patched, Err(Error::InvalidValue { .. })), "{path}");
        }
        let unset: Result<UserAttributes> = apply_all(&user, vec![PatchOperation::default()]);
        assert!(matches!(unset, Err(Error::FieldMissing { .. })));
    }
}
