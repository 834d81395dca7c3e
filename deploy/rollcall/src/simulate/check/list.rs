//! Lists.

use serde_json::{Value, json};

use super::{Faults, status};
use crate::scim_client::Reply;

const LIST_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// A page of a list.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) resources: Vec<Value>,
    pub(crate) total: usize,
}

/// The page that begins at `start`, of at most `count`.
pub(crate) fn page(reply: &Reply, start: usize, count: usize, faults: &mut Faults) -> Option<Page> {
    if !status(reply, &[200], faults) {
        return None;
    }
    let mut list = reply.json();
    faults.equal("schemas", &list["schemas"], &json!([LIST_RESPONSE]));
    let total = number(&list, "totalResults", faults)?;
    // It may be left out where there is nobody.
    let resources = match list["Resources"].take() {
        Value::Array(resources) => resources,
        Value::Null if total == 0 => vec![],
        other => {
            faults.add(format!("Resources is {other}, no list"));
            return None;
        }
    };
    let is_whole = start == 1 && resources.len() == total;
    for (name, must_be) in [("startIndex", start), ("itemsPerPage", resources.len())] {
        // What is whole need not say it.
        if !(is_whole && list[name].is_null()) {
            faults.equal(name, &list[name], &json!(must_be));
        }
    }
    if resources.len() > count {
        faults.add(format!(
            "{} resources, where {count} were asked for",
            resources.len()
        ));
    }
    let end = start - 1 + resources.len();
    if end > total {
        faults.add(format!("totalResults is {total}, though {end} are listed"));
    }
    if resources.is_empty() && end < total {
        faults.add(format!(
            "totalResults is {total}, though no more than {end} are listed"
        ));
    }
    Some(Page { resources, total })
}

/// What a filter finds: whom it must find, under this value of the attribute.
pub(crate) fn found(
    reply: &Reply,
    (attribute, value): (&str, &str),
    id: Option<&str>,
    faults: &mut Faults,
) -> Option<Value> {
    let page = page(reply, 1, usize::MAX, faults)?;
    let expected = usize::from(id.is_some());
    if page.resources.len() != expected {
        let count = page.resources.len();
        faults.add(format!(
            "{count} found with {attribute} {value:?}, not {expected}"
        ));
    }
    for resource in &page.resources {
        let is_same = resource[attribute]
            .as_str()
            .is_some_and(|is| is.to_lowercase() == value.to_lowercase());
        if !is_same {
            faults.add(format!(
                "{attribute} of what was found is {}, not {value:?}",
                resource[attribute]
            ));
        }
        if let Some(id) = id {
            faults.equal("id", &resource["id"], &json!(id));
        }
    }
    page.resources.into_iter().next()
}

fn number(list: &Value, name: &str, faults: &mut Faults) -> Option<usize> {
    let number = list[name]
        .as_u64()
        .and_then(|number| usize::try_from(number).ok());
    if number.is_none() {
        faults.add(format!("{name} is {}, no number", list[name]));
    }
    number
}
