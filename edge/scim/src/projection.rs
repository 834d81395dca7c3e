//! Which attributes an answer holds: RFC 7644 section 3.9.

use serde_json::{Map, Value};

use crate::error::{ScimError, ScimType};
use crate::path::{self, AttributeName};
use crate::schema::{Attribute, ResourceType, Returned};

/// The most names in `attributes` or `excludedAttributes`: each is looked for
/// in every resource of a page.
pub const NAMES_MAX: usize = 256;

/// The `attributes` or `excludedAttributes` of a request.
#[derive(Clone, Debug)]
pub struct Projection {
    resource_type: &'static ResourceType,
    selection: Selection,
}

#[derive(Clone, Debug)]
enum Selection {
    Default,
    Only(Vec<AttributeName>),
    Except(Vec<AttributeName>),
}

impl Projection {
    /// Names are separated by commas. Those that no schema knows are without
    /// effect unless a resource has such an attribute.
    pub fn new(
        resource_type: &'static ResourceType,
        attributes: Option<&str>,
        excluded: Option<&str>,
    ) -> Result<Self, ScimError> {
        let attributes = names(resource_type, "attributes", attributes)?;
        let excluded = names(resource_type, "excludedAttributes", excluded)?;
        let selection = match (attributes.is_empty(), excluded.is_empty()) {
            (true, true) => Selection::Default,
            (false, true) => Selection::Only(attributes),
            (true, false) => Selection::Except(excluded),
            (false, false) => {
                return Err(ScimError::invalid(
                    ScimType::InvalidValue,
                    "A request may have attributes or excludedAttributes, not both.",
                ));
            }
        };
        Ok(Self {
            resource_type,
            selection,
        })
    }

    /// Whether any of an attribute of the core schema, or of an extension by
    /// its URN, can be in the answer.
    #[must_use]
    pub fn wants(&self, attribute: &str) -> bool {
        if is_always(self.resource_type.attribute(attribute)) {
            return true;
        }
        match &self.selection {
            Selection::Default => true,
            Selection::Only(names) => !names_of(self.resource_type, names, attribute).is_empty(),
            Selection::Except(names) => names_of(self.resource_type, names, attribute)
                .iter()
                .all(|part| *part != Part::Whole),
        }
    }

    /// Whether a sub-attribute is asked for by its own name, as one that is
    /// returned on request alone must be.
    #[must_use]
    pub fn requests(&self, attribute: &str, sub_attribute: &str) -> bool {
        let Selection::Only(names) = &self.selection else {
            return false;
        };
        names_of(self.resource_type, names, attribute)
            .iter()
            .any(|part| part.is_member(sub_attribute))
    }

    /// Whether the request names the attributes that it wants.
    #[must_use]
    pub fn is_named(&self) -> bool {
        matches!(self.selection, Selection::Only(_))
    }

    /// Takes out of a resource what the answer must not hold.
    pub fn apply(&self, resource: &mut Map<String, Value>) {
        resource.retain(|key, value| {
            let known = self.resource_type.attribute(key);
            if is_always(known) {
                return true;
            }
            if known.is_some_and(|known| known.returned == Returned::Never) {
                return false;
            }
            match &self.selection {
                Selection::Default => true,
                Selection::Only(names) => keep(value, &names_of(self.resource_type, names, key)),
                Selection::Except(names) => drop(value, &names_of(self.resource_type, names, key)),
            }
        });
        let core = self.resource_type.schema.urn;
        if let Some(Value::Array(mut schemas)) = resource.remove("schemas") {
            schemas.retain(|urn| {
                urn.as_str()
                    .is_some_and(|urn| urn == core || resource.contains_key(urn))
            });
            resource.insert("schemas".to_owned(), schemas.into());
        }
    }
}

/// What a name says of one member of a resource.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part<'a> {
    Whole,
    /// A sub-attribute, or an attribute of the extension.
    Member(&'a str),
    /// A sub-attribute of an attribute of the extension.
    MemberOfMember(&'a str, &'a str),
}

fn names(
    resource_type: &'static ResourceType,
    parameter: &str,
    list: Option<&str>,
) -> Result<Vec<AttributeName>, ScimError> {
    let names = list
        .unwrap_or_default()
        .split(',')
        .map(str::trim_ascii)
        .filter(|name| !name.is_empty());
    (1..)
        .zip(names)
        .map(|(count, name)| {
            check_count(parameter, count)?;
            let resolved = path::resolve(resource_type, name).ok_or_else(|| {
                ScimError::invalid(
                    ScimType::InvalidValue,
                    format!("The parameter {parameter} must be a list of attribute names."),
                )
            })?;
            Ok(resolved.name)
        })
        .collect()
}

pub(crate) fn check_count(parameter: &str, names: usize) -> Result<(), ScimError> {
    if names <= NAMES_MAX {
        return Ok(());
    }
    Err(ScimError::invalid(
        ScimType::InvalidValue,
        format!("The parameter {parameter} may have at most {NAMES_MAX} names."),
    ))
}

/// What the names say of the member `key` of a resource.
fn names_of<'a>(
    resource_type: &ResourceType,
    names: &'a [AttributeName],
    key: &str,
) -> Vec<Part<'a>> {
    let is_core = !path::is_urn(key) && resource_type.extension(key).is_none();
    let part = |name: &'a AttributeName| {
        let AttributeName {
            schema,
            attribute,
            sub_attribute,
        } = name;
        if is_core {
            let whole_core = schema.is_empty() && attribute.is_empty();
            let is_named = schema.is_empty() && attribute.eq_ignore_ascii_case(key);
            return match sub_attribute.as_str() {
                "" if is_named || whole_core => Some(Part::Whole),
                sub_attribute if is_named => Some(Part::Member(sub_attribute)),
                _ => None,
            };
        }
        if !schema.eq_ignore_ascii_case(key) {
            // The URN of an extension may read like an attribute of another.
            let is_key = name.to_string().eq_ignore_ascii_case(key);
            return is_key.then_some(Part::Whole);
        }
        Some(match (attribute.as_str(), sub_attribute.as_str()) {
            ("", _) => Part::Whole,
            (attribute, "") => Part::Member(attribute),
            (attribute, sub_attribute) => Part::MemberOfMember(attribute, sub_attribute),
        })
    };
    names.iter().filter_map(part).collect()
}

/// Leaves the named parts in a value; whether anything is left.
fn keep(value: &mut Value, parts: &[Part]) -> bool {
    if parts.contains(&Part::Whole) {
        return true;
    }
    if parts.is_empty() {
        return false;
    }
    in_each_object(value, |object| {
        object.retain(|key, value| {
            let inner = inner_parts(parts, key);
            match value {
                _ if inner.contains(&Part::Whole) => true,
                _ if inner.is_empty() => false,
                value => in_each_object(value, |object| {
                    object.retain(|key, _| inner.iter().any(|part| part.is_member(key)));
                }),
            }
        });
    })
}

/// Takes the named parts out of a value; whether anything is left.
fn drop(value: &mut Value, parts: &[Part]) -> bool {
    if parts.contains(&Part::Whole) {
        return false;
    }
    if parts.is_empty() || !(value.is_object() || value.is_array()) {
        return true;
    }
    in_each_object(value, |object| {
        object.retain(|key, value| {
            let inner = inner_parts(parts, key);
            match value {
                _ if inner.contains(&Part::Whole) => false,
                Value::Object(_) | Value::Array(_) if !inner.is_empty() => {
                    in_each_object(value, |object| {
                        object.retain(|key, _| !inner.iter().any(|part| part.is_member(key)));
                    })
                }
                _ => true,
            }
        });
    })
}

/// The parts seen from the member `key`.
fn inner_parts<'a>(parts: &[Part<'a>], key: &str) -> Vec<Part<'a>> {
    let inner = |part: &Part<'a>| match part {
        Part::Member(name) if name.eq_ignore_ascii_case(key) => Some(Part::Whole),
        Part::MemberOfMember(name, sub_name) if name.eq_ignore_ascii_case(key) => {
            Some(Part::Member(sub_name))
        }
        _ => None,
    };
    parts.iter().filter_map(inner).collect()
}

impl Part<'_> {
    fn is_member(&self, key: &str) -> bool {
        matches!(self, Part::Member(name) if name.eq_ignore_ascii_case(key))
    }
}

/// Changes an object, or each object of a list; whether anything is left.
fn in_each_object(value: &mut Value, change: impl Fn(&mut Map<String, Value>)) -> bool {
    match value {
        Value::Object(object) => {
            change(object);
            !object.is_empty()
        }
        Value::Array(elements) => {
            elements.retain_mut(|element| {
                let Value::Object(object) = element else {
                    return false;
                };
                change(object);
                !object.is_empty()
            });
            !elements.is_empty()
        }
        _ => false,
    }
}

fn is_always(attribute: Option<&Attribute>) -> bool {
    attribute.is_some_and(|attribute| attribute.returned == Returned::Always)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schema::{ENTERPRISE_USER_URN, GROUP, USER, USER_URN};

    fn resource() -> Map<String, Value> {
        let resource = json!({
            "schemas": [USER_URN, ENTERPRISE_USER_URN, "urn:acme:1.0:user:custom"],
            "id": "1",
            "userName": "ada",
            "name": {"givenName": "Ada", "familyName": "L"},
            "emails": [{"value": "a@x", "type": "work"}, {"type": "home"}],
            "shoe": 41,
            "meta": {"version": "W/\"1\""},
            "password": "never",
            ENTERPRISE_USER_URN: {"department": "D", "manager": {"value": "2", "displayName": "B"}},
            "urn:acme:1.0:user:custom": {"badge": 7},
        });
        resource.as_object().expect("an object").clone()
    }

    fn projected(attributes: Option<&str>, excluded: Option<&str>) -> Value {
        let projection = Projection::new(&USER, attributes, excluded).expect("valid");
        let mut resource = resource();
        projection.apply(&mut resource);
        resource.into()
    }

    #[test]
    fn only() {
        let check = |attributes: &str, expect: Value, extension: Option<&str>| {
            let mut expect = expect;
            expect["id"] = "1".into();
            expect["schemas"] = [USER_URN].into_iter().chain(extension).collect();
            assert_eq!(projected(Some(attributes), None), expect, "{attributes}");
        };
        check("USERNAME", json!({"userName": "ada"}), None);
        check("unknown", json!({}), None);
        check("password", json!({}), None);
        check("shoe, id ,", json!({"shoe": 41}), None);
        check(
            "urn:ietf:params:scim:schemas:core:2.0:User:shoe",
            json!({"shoe": 41}),
            None,
        );
        check(
            "name.givenName",
            json!({"name": {"givenName": "Ada"}}),
            None,
        );
        check("name.middleName,userName.x", json!({}), None);
        check(
            "name.givenName,name",
            json!({"name": {"givenName": "Ada", "familyName": "L"}}),
            None,
        );
        check("emails.value", json!({"emails": [{"value": "a@x"}]}), None);
        check(
            &format!("{ENTERPRISE_USER_URN}:DEPARTMENT"),
            json!({ENTERPRISE_USER_URN: {"department": "D"}}),
            Some(ENTERPRISE_USER_URN),
        );
        check(
            "manager.value",
            json!({ENTERPRISE_USER_URN: {"manager": {"value": "2"}}}),
            Some(ENTERPRISE_USER_URN),
        );
        check(
            &ENTERPRISE_USER_URN.to_uppercase(),
            json!({
                ENTERPRISE_USER_URN:
                    {"department": "D", "manager": {"value": "2", "displayName": "B"}}
            }),
            Some(ENTERPRISE_USER_URN),
        );
        let acme = "urn:acme:1.0:user:custom";
        check(acme, json!({acme: {"badge": 7}}), Some(acme));
        check(
            &format!("{acme}:badge"),
            json!({acme: {"badge": 7}}),
            Some(acme),
        );
    }

    #[test]
    fn except() {
        let check = |excluded: &str, dropped: &[&str]| {
            let mut expect = Value::from(resource());
            for pointer in ["/password"].iter().chain(dropped) {
                let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
                let object = expect.pointer_mut(parent).and_then(Value::as_object_mut);
                object.expect("an object").remove(key);
            }
            if dropped.contains(&&*format!("/{ENTERPRISE_USER_URN}")) {
                expect["schemas"].as_array_mut().expect("a list").remove(1);
            }
            assert_eq!(projected(None, Some(excluded)), expect, "{excluded}");
        };
        check("members,unknown.x,userName.x", &[]);
        check("id,schemas", &[]);
        check("Shoe,META", &["/shoe", "/meta"]);
        check("name.GIVENNAME", &["/name/givenName"]);
        check("name.givenName,name.familyName", &["/name"]);
        check("emails.value", &["/emails/0/value"]);
        let manager = format!("/{ENTERPRISE_USER_URN}/manager");
        check("manager", &[&manager]);
        check("manager.displayName", &[&format!("{manager}/displayName")]);
        let extension = format!("/{ENTERPRISE_USER_URN}");
        check(ENTERPRISE_USER_URN, &[&extension]);
        check(
            &format!("{ENTERPRISE_USER_URN}:department,manager"),
            &[&extension],
        );
    }

    #[test]
    fn nothing_asked() {
        let mut expect = Value::from(resource());
        expect
            .as_object_mut()
            .expect("an object")
            .remove("password");
        assert_eq!(projected(None, None), expect);
        assert_eq!(projected(Some(""), Some(" , ")), expect);
    }

    #[test]
    fn wants() {
        let check = |attributes: Option<&str>, excluded: Option<&str>, name: &str, expect: bool| {
            let projection = Projection::new(&GROUP, attributes, excluded).expect("valid");
            assert_eq!(
                projection.wants(name),
                expect,
                "{attributes:?} {excluded:?} {name}"
            );
            assert_eq!(projection.is_named(), attributes.is_some());
        };
        check(None, None, "members", true);
        check(None, Some("MEMBERS"), "members", false);
        check(None, Some("members"), "displayName", true);
        check(None, Some("members.value"), "members", true);
        check(Some("displayName"), None, "members", false);
        check(Some("members.value"), None, "members", true);
        check(Some("displayName"), None, "id", true);
        check(None, Some("id"), "id", true);
        check(Some("urn:acme:2.0:G:x"), None, "urn:acme:2.0:G", true);
    }

    #[test]
    fn refused() {
        let most = vec!["a"; NAMES_MAX].join(",");
        assert!(Projection::new(&USER, Some(&most), None).is_ok());
        for (attributes, excluded) in [
            (Some("a"), Some("b")),
            (Some(&*format!("{most},a")), None),
            (Some("emails[type eq \"work\"]"), None),
            (None, Some("a b")),
            (None, Some("a,1")),
        ] {
            let error = Projection::new(&USER, attributes, excluded).expect_err("refused");
            assert_eq!(error.scim_type, Some(ScimType::InvalidValue));
        }
    }
}
