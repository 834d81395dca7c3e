//! Where identity providers deviate from the RFCs, one function for each
//! deviation, and who needs it.

use serde_json::{Map, Number, Value, json};

use crate::path::AttributeName;
use crate::schema::{
    Attribute, ENTERPRISE_USER, ENTERPRISE_USER_URN, GROUP_URN, ResourceType, USER_URN,
};

/// URNs of schemas as drafts of SCIM 2.0 and SCIM 1.1 had them, each with that
/// of the RFC. `OneLogin`'s own templates name them.
/// The longer stand before those with which they begin.
const DRAFT_URNS: [(&str, &str); 9] = [
    ("urn:scim:schemas:core:2.0:User", USER_URN),
    ("urn:scim:schemas:core:2.0:Group", GROUP_URN),
    ("urn:scim:schemas:core:2.0", USER_URN),
    ("urn:scim:schemas:core:2.0", GROUP_URN),
    ("urn:scim:schemas:core:1.0", USER_URN),
    ("urn:scim:schemas:core:1.0", GROUP_URN),
    (
        "urn:scim:schemas:extension:enterprise:2.0:User",
        ENTERPRISE_USER_URN,
    ),
    (
        "urn:scim:schemas:extension:enterprise:2.0",
        ENTERPRISE_USER_URN,
    ),
    (
        "urn:scim:schemas:extension:enterprise:1.0",
        ENTERPRISE_USER_URN,
    ),
];

/// Entra ID disables a user with the string `"False"`, and asks for
/// `roles[primary eq "True"]`.
pub(crate) fn boolean_in_text(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// `OneLogin`'s body is a template that its admin edits: an employee number
/// without quotes arrives as a JSON number.
pub(crate) fn text_of_number(number: &Number) -> String {
    number.to_string()
}

/// `OneLogin` sends `emails` as one object rather than a list.
pub(crate) fn elements(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(elements) => elements,
        lone => vec![lone],
    }
}

/// Whether a URN of a draft stands for the URN of a schema.
pub(crate) fn is_draft_of(urn: &str, schema: &str) -> bool {
    DRAFT_URNS
        .iter()
        .any(|(draft, current)| draft.eq_ignore_ascii_case(urn) && *current == schema)
}

/// The schemas of a resource type by the URNs of drafts: each with its own URN,
/// which is empty for the core schema.
pub(crate) fn drafts_of_schemas(
    resource_type: &'static ResourceType,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    DRAFT_URNS.iter().filter_map(|(draft, current)| {
        if resource_type.schema.urn == *current {
            return Some(("", *draft));
        }
        let extension = resource_type.extension(current)?;
        Some((extension.urn, *draft))
    })
}

/// SCIM 1.1 calls the manager's id `managerId`, and so do `OneLogin`'s own
/// templates.
pub(crate) fn sub_attribute_in_object(attribute: &Attribute, name: String) -> String {
    if is_manager(attribute) && name.eq_ignore_ascii_case("managerId") {
        "value".to_owned()
    } else {
        name
    }
}

/// Entra ID sends the manager as a list of one.
pub(crate) fn only_element(value: Value) -> Value {
    match value {
        Value::Array(mut elements) if elements.len() == 1 => elements.pop().unwrap_or_default(),
        Value::Array(elements) if elements.is_empty() => Value::Null,
        other => other,
    }
}

/// Entra ID sends the manager, and Microsoft's Postman collection a group's
/// members, as bare ids where an object with `value` is due.
pub(crate) fn object_of_scalar(value: Value) -> Value {
    match value {
        Value::String(_) | Value::Number(_) => json!({ "value": value }),
        other => other,
    }
}

/// Entra ID's SCIM validator removes the manager by replacing it with
/// `{"value": ""}`.
pub(crate) fn is_no_manager(attribute: &Attribute, object: &Map<String, Value>) -> bool {
    is_manager(attribute) && object.get("value").is_some_and(|value| value == "")
}

/// The same by the path `manager.value`.
pub(crate) fn is_no_manager_value(name: &AttributeName, value: &Value) -> bool {
    name.schema == ENTERPRISE_USER_URN
        && name.attribute == "manager"
        && name.sub_attribute == "value"
        && value == ""
}

pub(crate) fn is_manager(attribute: &Attribute) -> bool {
    ENTERPRISE_USER
        .attribute("manager")
        .is_some_and(|manager| manager == attribute)
}

/// Microsoft's documentation names the manager without the URN of its
/// extension, in paths and in filters.
pub(crate) fn schema_of_manager(
    resource_type: &'static ResourceType,
    schema: &str,
    attribute: &str,
) -> Option<&'static str> {
    let bare = schema.is_empty() && attribute.eq_ignore_ascii_case("manager");
    let extension = resource_type
        .extension(ENTERPRISE_USER_URN)
        .filter(|_| bare);
    extension.map(|extension| extension.urn)
}

/// An Okta admin types `email` as the unique identifier field, and Okta asks
/// for it in filters.
pub(crate) fn attribute_in_filter<'a>(
    resource_type: &'static ResourceType,
    name: &'a str,
) -> &'a str {
    if resource_type.schema.urn != USER_URN {
        name
    } else if name.eq_ignore_ascii_case("email") {
        "emails"
    } else if name.eq_ignore_ascii_case("email.value") {
        "emails.value"
    } else {
        name
    }
}

/// `PingFederate` asks for `emails eq "x"`, and Entra ID for `manager eq "x"`:
/// a complex attribute is compared by its `value`, where it has one.
pub(crate) fn compared_sub_attribute(attribute: &Attribute) -> Option<&'static Attribute> {
    attribute.sub_attribute("value")
}

/// Entra ID sets `emails[type eq "work"].value` of users who have no such
/// email, against RFC 7644 section 3.5.2.3. A type that people use is created;
/// any other is still an error.
pub(crate) fn is_creatable_type(attribute: Option<&Attribute>, text: &str) -> bool {
    let known = attribute
        .and_then(|attribute| attribute.sub_attribute("type"))
        .map_or(&[][..], |sub_attribute| sub_attribute.canonical_values);
    ["work", "home", "mobile", "fax", "pager", "other"]
        .iter()
        .chain(known)
        .any(|canonical| canonical.eq_ignore_ascii_case(text))
}

/// Entra ID and `JumpCloud` remove one element by naming it in `value`, which
/// RFC 7644 section 3.5.2.2 gives no meaning.
pub(crate) fn removed_elements(value: Option<Value>) -> Option<Vec<Value>> {
    match value {
        None | Some(Value::Null) => None,
        Some(value) => Some(elements(value)),
    }
}

/// The bulk request in the example of RFC 7644 section 3.7.3 patches by the bare
/// list of operations.
pub(crate) fn patch_of_list(data: Value) -> Value {
    match data {
        Value::Array(operations) => json!({ "Operations": operations }),
        other => other,
    }
}
