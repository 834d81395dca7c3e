//! In which attributes two resources differ.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

/// One attribute, or the part of it that differs where it has named parts before
/// and after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    pub attribute: String,
    pub part: Option<String>,
}

impl Changed {
    /// Whether the attribute is an extension, whose parts are attributes.
    pub fn is_extension(&self) -> bool {
        self.attribute.contains(':')
    }

    /// As a path of RFC 7644.
    pub fn path(&self) -> String {
        match &self.part {
            None => self.attribute.clone(),
            Some(part) if self.is_extension() => format!("{}:{part}", self.attribute),
            Some(part) => format!("{}.{part}", self.attribute),
        }
    }
}

/// In the order of their names.
pub fn changed<A: Serialize>(before: &A, after: &A) -> BTreeSet<Changed> {
    let [before, after] = [before, after].map(object);
    let mut all = BTreeSet::new();
    for (name, was, is) in differing(&before, &after) {
        if let (Some(Value::Object(was)), Some(Value::Object(is))) = (was, is) {
            all.extend(differing(was, is).map(|(part, ..)| Changed {
                attribute: name.clone(),
                part: Some(part.clone()),
            }));
        } else {
            all.insert(Changed {
                attribute: name.clone(),
                part: None,
            });
        }
    }
    all
}

fn object<A: Serialize>(attributes: &A) -> Map<String, Value> {
    match serde_json::to_value(attributes) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

type Difference<'o> = (&'o String, Option<&'o Value>, Option<&'o Value>);

fn differing<'o>(
    before: &'o Map<String, Value>,
    after: &'o Map<String, Value>,
) -> impl Iterator<Item = Difference<'o>> {
    let gone = before
        .iter()
        .filter(|(name, _)| !after.contains_key(*name))
        .map(|(name, was)| (name, Some(was), None));
    let other = after
        .iter()
        .map(|(name, is)| (name, before.get(name), Some(is)))
        .filter(|(_, was, is)| was != is);
    gone.chain(other)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_differs_is_a_path() {
        let check = |before: Value, after: Value, expect: &[&str]| {
            let paths: Vec<String> = changed(&before, &after).iter().map(Changed::path).collect();
            assert_eq!(paths, expect, "{before} {after}");
        };
        check(json!({"a": 1}), json!({"a": 1}), &[]);
        check(json!({"a": 1}), json!({"b": 1}), &["a", "b"]);
        check(
            json!({"name": {"givenName": "A", "familyName": "B"}}),
            json!({"name": {"givenName": "C", "familyName": "B"}}),
            &["name.givenName"],
        );
        check(json!({}), json!({"name": {"givenName": "C"}}), &["name"]);
        check(
            json!({"urn:x:User": {"a": 1, "b": 2}}),
            json!({"urn:x:User": {"a": 1}}),
            &["urn:x:User:b"],
        );
        check(
            json!({"emails": [{"value": "a"}]}),
            json!({"emails": [{"value": "b"}]}),
            &["emails"],
        );
    }
}
