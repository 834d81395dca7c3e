//! Attributes as people read them, and how they differ before and after a change.

use serde::Serialize;
use serde_json::{Map, Value};

const NOTHING: &str = "–";

pub(super) struct Difference {
    pub(super) path: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// An attribute with its value, by its name in SCIM.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
}

pub(super) fn json_of<A: Serialize>(attributes: &A) -> Value {
    serde_json::to_value(attributes).unwrap_or_default()
}

/// Of each path what was and what is. Of what was made, all that there is.
pub(super) fn differences(before: &Value, after: &Value, paths: Vec<String>) -> Vec<Difference> {
    let paths = match (before, after) {
        (Value::Null, Value::Object(made)) if paths.is_empty() => made
            .keys()
            .filter(|name| *name != "schemas")
            .cloned()
            .collect(),
        _ => paths,
    };
    let both = paths.into_iter().map(|path| Difference {
        before: shown(find(before, &path)),
        after: shown(find(after, &path)),
        path,
    });
    both.filter(|one| one.before != NOTHING || one.after != NOTHING)
        .collect()
}

/// What stands at a path, such as `name.givenName`, or behind a schema's URN.
fn find<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let object = value.as_object()?;
    if let Some(found) = object.get(path) {
        return Some(found);
    }
    let schema = object.iter().find_map(|(name, inner)| {
        let rest = path.strip_prefix(name.as_str())?.strip_prefix(':')?;
        name.starts_with("urn:").then_some((inner, rest))
    });
    if let Some((inner, rest)) = schema {
        return find(inner, rest);
    }
    let (first, rest) = path.split_once('.')?;
    find(object.get(first)?, rest)
}

fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => NOTHING.to_owned(),
        Some(Value::Bool(value)) => if *value { "yes" } else { "no" }.to_owned(),
        Some(Value::String(text)) if text.is_empty() => "(empty)".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(values)) => {
            let values: Vec<_> = values.iter().map(|value| shown(Some(value))).collect();
            values.join("; ")
        }
        Some(Value::Object(object)) => element(object),
        Some(value) => value.to_string(),
    }
}

/// An element of a multi-valued attribute: its value, and what it is called.
fn element(object: &Map<String, Value>) -> String {
    let parts =
        object
            .iter()
            .filter(|(name, _)| *name != "value")
            .map(|(name, value)| match value {
                Value::Bool(true) => name.clone(),
                value => format!("{name} {}", shown(Some(value))),
            });
    let parts = parts.collect::<Vec<_>>().join(", ");
    match object.get("value") {
        Some(value) if parts.is_empty() => shown(Some(value)),
        Some(value) => format!("{} ({parts})", shown(Some(value))),
        None => parts,
    }
}

/// What an identity provider says of somebody, one after the other.
pub(super) fn attributes_of<A: Serialize>(attributes: &A) -> Vec<Attribute> {
    let mut found = Vec::new();
    if let Value::Object(object) = json_of(attributes) {
        for (name, value) in object {
            match value {
                // A schema of its own has attributes of its own.
                Value::Object(inner) if name.starts_with("urn:") => {
                    let short = name.rsplit(':').next().unwrap_or(&name);
                    let inner = inner.into_iter().map(|(inner, value)| Attribute {
                        name: format!("{short}: {inner}"),
                        value: shown(Some(&value)),
                    });
                    found.extend(inner);
                }
                value => found.push(Attribute {
                    value: shown(Some(&value)),
                    name,
                }),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_leads_to_its_value() {
        let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        let user = json!({
            "active": true,
            "name": {"givenName": "Ada"},
            "emails": [{"value": "a@x", "primary": true, "type": "work"}, {"value": "b@x"}],
            urn: {"department": "Analysis"},
        });
        let check = |path: &str, expect: &str| {
            assert_eq!(shown(find(&user, path)), expect, "{path}");
        };
        check("active", "yes");
        check("name.givenName", "Ada");
        check("emails", "a@x (primary, type work); b@x");
        check(&format!("{urn}:department"), "Analysis");
        check("name.familyName", NOTHING);
        check("nothing.at.all", NOTHING);
    }

    #[test]
    fn what_was_made_is_shown_whole() {
        let made = json!({"userName": "ada", "active": false});
        let all = differences(&Value::Null, &made, vec![]);
        assert_eq!(all.len(), 2);
        let paths = vec!["active".to_owned(), "gone".to_owned()];
        let one = differences(&json!({"active": true}), &made, paths);
        let [one] = one.as_slice() else {
            panic!("{} of them", one.len());
        };
        assert_eq!((one.before.as_str(), one.after.as_str()), ("yes", "no"));
    }
}
