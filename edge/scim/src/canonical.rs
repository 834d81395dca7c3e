//! A value in the canonical shape that the schema gives its attribute: typed,
//! spelled and listed as the tables say, without the unassigned and without
//! passwords.

use std::collections::HashSet;
use std::collections::hash_map::{Entry, HashMap};
use std::fmt;

use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::error::{ScimError, ScimType};
use crate::json;
use crate::path::is_secret;
use crate::quirk;
use crate::schema::{Attribute, Kind, Mutability};

/// The most elements of a multi-valued attribute.
pub(crate) const ELEMENTS_MAX: usize = 500;

/// The value of an attribute. None is unassigned: null, an empty list, or a
/// complex value with nothing in it (RFC 7643 section 2.5).
pub(crate) fn value(attribute: &Attribute, value: Value) -> Result<Option<Value>, ScimError> {
    if attribute.multi_valued {
        list(attribute, value)
    } else {
        single(attribute, value)
    }
}

/// One element of a multi-valued attribute, or the value of another.
pub(crate) fn single(attribute: &Attribute, value: Value) -> Result<Option<Value>, ScimError> {
    let place = Place {
        parent: None,
        name: attribute.name,
    };
    unlisted(attribute, quirk::only_element(value), place)
}

/// A value that no schema describes. Its depth is that of the body, which
/// [`parse_object`](crate::json::parse_object) bounds.
pub(crate) fn kept(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(elements) => {
            let elements: Vec<Value> = elements.into_iter().filter_map(kept).collect();
            (!elements.is_empty()).then_some(Value::Array(elements))
        }
        Value::Object(object) => {
            let object: Map<String, Value> = object
                .into_iter()
                .filter(|(name, _)| !is_secret(name))
                .filter_map(|(name, value)| Some((name, kept(value)?)))
                .collect();
            (!object.is_empty()).then_some(Value::Object(object))
        }
        Value::Number(number) => Some(Value::Number(json::integral(number))),
        scalar => Some(scalar),
    }
}

/// The name of an attribute in an error.
#[derive(Clone, Copy)]
struct Place {
    parent: Option<&'static str>,
    name: &'static str,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            Some(parent) => write!(f, "{parent}.{}", self.name),
            None => f.write_str(self.name),
        }
    }
}

fn list(attribute: &Attribute, value: Value) -> Result<Option<Value>, ScimError> {
    let place = Place {
        parent: None,
        name: attribute.name,
    };
    let elements = quirk::elements(value);
    check_element_count(elements.len())?;
    let mut list: Vec<Value> = Vec::new();
    let mut positions = HashMap::new();
    for element in elements {
        let element = unlisted(attribute, element, place)?;
        let Some(element) = element.filter(|element| !is_label(element)) else {
            continue;
        };
        match positions.entry(identity(&element)) {
            Entry::Vacant(vacant) => {
                vacant.insert(list.len());
                list.push(element);
            }
            // The same type and value twice is one element (RFC 7643 section
            // 2.4), the primary one if either is.
            Entry::Occupied(position) => {
                if is_primary(&element) {
                    list[*position.get()]["primary"] = true.into();
                }
            }
        }
    }
    if list.iter().filter(|element| is_primary(element)).count() > 1 {
        return Err(ScimError::invalid(
            ScimType::InvalidValue,
            format!("Only one element of {place} may be primary."),
        ));
    }
    Ok((!list.is_empty()).then_some(Value::Array(list)))
}

/// Members of a group are not such elements: they have a limit of their own.
pub(crate) fn check_element_count(count: usize) -> Result<(), ScimError> {
    if count <= ELEMENTS_MAX {
        return Ok(());
    }
    Err(ScimError::invalid(
        ScimType::InvalidValue,
        format!("A multi-valued attribute may have at most {ELEMENTS_MAX} elements."),
    ))
}

/// What tells an element from the others: its type and value, or where it has
/// no value everything in it.
fn identity(element: &Value) -> (Option<String>, String) {
    let text = |name: &str| element.get(name).and_then(Value::as_str).map(str::to_owned);
    match text("value") {
        Some(value) => (Some(text("type").unwrap_or_default()), value),
        None => (None, element.to_string()),
    }
}

/// Whether an element only says what it would be, as Entra ID sends those of
/// which the person has none: that is no value.
fn is_label(element: &Value) -> bool {
    element.as_object().is_some_and(|object| {
        object
            .keys()
            .all(|name| matches!(name.as_str(), "type" | "primary"))
    })
}

fn is_primary(element: &Value) -> bool {
    element.get("primary") == Some(&Value::Bool(true))
}

fn unlisted(attribute: &Attribute, value: Value, place: Place) -> Result<Option<Value>, ScimError> {
    if value.is_null() {
        return Ok(None);
    }
    if attribute.kind == Kind::Complex {
        complex(attribute, value, place)
    } else {
        scalar(attribute, value, place).map(Some)
    }
}

fn complex(attribute: &Attribute, value: Value, place: Place) -> Result<Option<Value>, ScimError> {
    let value = match attribute.sub_attribute("value") {
        Some(_) => quirk::object_of_scalar(value),
        None => value,
    };
    let Value::Object(given) = value else {
        return Err(wrong_type(place, "an object"));
    };
    let mut names = HashSet::new();
    let mut object = Map::new();
    for (name, value) in given {
        if is_secret(&name) {
            continue;
        }
        let name = quirk::sub_attribute_in_object(attribute, name);
        if !names.insert(name.to_ascii_lowercase()) {
            return Err(twice(place));
        }
        let Some(sub_attribute) = attribute.sub_attribute(&name) else {
            if let Some(value) = kept(value) {
                object.insert(name, value);
            }
            continue;
        };
        let place = Place {
            parent: Some(place.name),
            name: sub_attribute.name,
        };
        if sub_attribute.mutability != Mutability::ReadOnly
            && let Some(value) = unlisted(sub_attribute, quirk::only_element(value), place)?
        {
            object.insert(sub_attribute.name.to_owned(), value);
        }
    }
    if object.is_empty() || quirk::is_no_manager(attribute, &object) {
        return Ok(None);
    }
    Ok(Some(Value::Object(object)))
}

fn scalar(attribute: &Attribute, value: Value, place: Place) -> Result<Value, ScimError> {
    match (attribute.kind, value) {
        (Kind::Boolean, Value::Bool(value)) => Ok(value.into()),
        (Kind::Boolean, Value::String(text)) => quirk::boolean_in_text(&text)
            .map(Value::Bool)
            .ok_or_else(|| wrong_type(place, "true or false")),
        (Kind::Boolean, _) => Err(wrong_type(place, "true or false")),
        (Kind::Integer, Value::Number(number)) if !number.is_f64() => Ok(number.into()),
        (Kind::Integer, _) => Err(wrong_type(place, "an integer")),
        (Kind::Decimal, Value::Number(number)) => Ok(number.into()),
        (Kind::Decimal, _) => Err(wrong_type(place, "a number")),
        (Kind::Binary, Value::String(text)) if is_base64(&text) => Ok(text.into()),
        (Kind::Binary, _) => Err(wrong_type(place, "text in base64")),
        (Kind::DateTime, Value::String(text)) if is_time(&text) => Ok(text.into()),
        (Kind::DateTime, _) => Err(wrong_type(place, "a time such as \"2024-05-13T04:42:34Z\"")),
        (_, Value::String(text)) => Ok(spelled(attribute, text).into()),
        (_, Value::Number(number)) => Ok(quirk::text_of_number(&number).into()),
        (_, _) => Err(wrong_type(place, "text")),
    }
}

/// A canonical value in its canonical spelling (RFC 7643 section 2.4), and any
/// other text as it is.
fn spelled(attribute: &Attribute, text: String) -> String {
    let canonical = attribute
        .canonical_values
        .iter()
        .find(|canonical| canonical.eq_ignore_ascii_case(&text));
    canonical.map_or(text, |canonical| (*canonical).to_owned())
}

/// RFC 4648 section 4; RFC 7643 section 2.3.6 lets the padding be left out.
fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    let padding = text.len() - data.len();
    let padded = padding <= 2 && text.len().is_multiple_of(4);
    let in_alphabet = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    data.bytes().all(in_alphabet) && (padded || padding == 0) && data.len() % 4 != 1
}

fn is_time(text: &str) -> bool {
    OffsetDateTime::parse(text, &Rfc3339).is_ok()
}

fn wrong_type(place: Place, expected: &str) -> ScimError {
    ScimError::invalid(
        ScimType::InvalidValue,
        format!("The attribute {place} must be {expected}."),
    )
}

fn twice(place: Place) -> ScimError {
    ScimError::invalid(
        ScimType::InvalidSyntax,
        format!("The attribute {place} has a sub-attribute in two spellings."),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::{ENTERPRISE_USER, USER};

    fn user(name: &str, given: Value) -> Result<Option<Value>, ScimError> {
        let attribute = USER
            .attribute(name)
            .or_else(|| ENTERPRISE_USER.attribute(name));
        value(attribute.expect("known"), given)
    }

    #[test]
    fn canonical() {
        let check = |name: &str, given: Value, expect: Value| {
            let value = user(name, given.clone()).expect("valid");
            assert_eq!(value.unwrap_or_default(), expect, "{name} {given}");
            // What was returned can be sent back.
            assert_eq!(
                user(name, expect.clone())
                    .expect("valid")
                    .unwrap_or_default(),
                expect
            );
        };
        check("nickName", json!("B"), json!("B"));
        check("nickName", json!(""), json!(""));
        check("nickName", json!(null), json!(null));
        check("nickName", json!([]), json!(null));
        check("nickName", json!(["B"]), json!("B"));
        check("employeeNumber", json!(123), json!("123"));
        check("active", json!("False"), json!(false));
        check("active", json!([true]), json!(true));
        check(
            "name",
            json!({"GIVENNAME": "Ada", "familyName": null, "initials": "AL", "x": [null]}),
            json!({"givenName": "Ada", "initials": "AL"}),
        );
        check(
            "name",
            json!({"givenName": null, "Password": "p"}),
            json!(null),
        );
        check(
            "emails",
            json!({"value": "a@x", "Type": "WORK", "primary": "true"}),
            json!([{"value": "a@x", "type": "work", "primary": true}]),
        );
        check("emails", json!("a@x"), json!([{"value": "a@x"}]));
        check(
            "emails",
            json!(["a@x", null, {}, {"value": "b@x"}]),
            json!([{"value": "a@x"}, {"value": "b@x"}]),
        );
        check(
            "emails",
            json!([{"type": "work", "value": null}, {"type": "home", "primary": true}]),
            json!(null),
        );
        check(
            "emails",
            json!([
                {"type": "work", "value": "a@x"},
                {"type": "home", "value": "a@x"},
                {"type": "Work", "value": "a@x", "primary": true},
            ]),
            json!([
                {"type": "work", "value": "a@x", "primary": true},
                {"type": "home", "value": "a@x"},
            ]),
        );
        check(
            "addresses",
            json!([{"country": "Norway"}, {"country": "Norway"}]),
            json!([{"country": "Norway"}]),
        );
        check(
            "x509Certificates",
            json!([{"value": "MIIC"}]),
            json!([{"value": "MIIC"}]),
        );
        check("manager", json!("7"), json!({"value": "7"}));
        check(
            "manager",
            json!([{"value": "7", "displayName": "B"}]),
            json!({"value": "7"}),
        );
        check("manager", json!({"value": ""}), json!(null));
    }

    #[test]
    fn refused() {
        use ScimType::{InvalidSyntax, InvalidValue};
        let check = |name: &str, given: Value, expect: ScimType, place: &str| {
            let error = user(name, given.clone()).expect_err("refused");
            assert_eq!(error.scim_type, Some(expect), "{name} {given}");
            assert!(error.detail.contains(place), "{}", error.detail);
            assert!(!error.detail.contains("secret"), "{}", error.detail);
        };
        check(
            "nickName",
            json!({"value": "secret"}),
            InvalidValue,
            "nickName",
        );
        check("nickName", json!(["secret", "b"]), InvalidValue, "nickName");
        check("title", json!(true), InvalidValue, "title");
        check("active", json!("secret"), InvalidValue, "active");
        check("active", json!(1), InvalidValue, "active");
        check("name", json!("secret"), InvalidValue, "name");
        check(
            "name",
            json!({"givenName": {}}),
            InvalidValue,
            "name.givenName",
        );
        check(
            "name",
            json!({"givenName": "a", "GivenName": "b"}),
            InvalidSyntax,
            "name",
        );
        check("emails", json!([["secret"]]), InvalidValue, "emails");
        check("emails", json!([true]), InvalidValue, "emails");
        check(
            "emails",
            json!([{"value": "a", "primary": true}, {"value": "b", "primary": "True"}]),
            InvalidValue,
            "emails",
        );
        check(
            "x509Certificates",
            json!([{"value": "***"}]),
            InvalidValue,
            "x509Certificates.value",
        );
    }

    #[test]
    fn base64() {
        let check = |text: &str, expect: bool| assert_eq!(is_base64(text), expect, "{text}");
        check("", true);
        check("TQ==", true);
        check("TQ", true);
        check("TWE=", true);
        check("TWFu", true);
        check("+/+/", true);
        check("TQ=", false);
        check("TWFu=", false);
        check("T", false);
        check("====", false);
        check("TW-_", false);
        check("T=Fu", false);
        check("TWFu\n", false);
    }
}
