//! The elements of a multi-valued attribute.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::{Change, merge, spelled};
use crate::error::{Error, Result};

/// Elements of a multi-valued attribute.
pub(super) const ELEMENTS_MAX: usize = 500;

/// An element that is there already is not added again (section 3.5.2.1).
pub(super) fn append(elements: &mut Vec<Json>, added: Vec<Json>) -> Result<()> {
    check_count(elements.len() + added.len())?;
    let places = places(elements, &added);
    let mut primary = None;
    for (place, new) in places.into_iter().zip(added) {
        if is_primary(&new) {
            primary = Some(place);
        }
        match (elements.get_mut(place), new) {
            (Some(Json::Object(element)), Json::Object(new)) => merge(element, new),
            (Some(_), _) => {}
            (None, new) => elements.push(new),
        }
    }
    keep_one_primary(elements, primary.as_slice());
    Ok(())
}

/// Where each of the elements goes: to the one that is the same, or behind the
/// others.
fn places(elements: &[Json], added: &[Json]) -> Vec<usize> {
    let mut known = HashMap::new();
    for (place, element) in elements.iter().enumerate() {
        known.entry(identity(element)).or_insert(place);
    }
    let mut end = elements.len();
    let place = |new| {
        *known.entry(identity(new)).or_insert_with(|| {
            end += 1;
            end - 1
        })
    };
    added.iter().map(place).collect()
}

/// Leaves of elements that became the same only the first, primary if one of
/// them is (RFC 7643 section 2.4).
pub(super) fn merge_same(elements: &mut Vec<Json>) {
    let places = places(&[], elements);
    for (place, element) in places.into_iter().zip(std::mem::take(elements)) {
        match elements.get_mut(place) {
            Some(Json::Object(first)) if is_primary(&element) => {
                first.insert("primary".to_owned(), Json::Bool(true));
            }
            Some(_) => {}
            None => elements.push(element),
        }
    }
}

pub(super) fn check_count(elements: usize) -> Result<()> {
    if elements <= ELEMENTS_MAX {
        return Ok(());
    }
    Err(Error::TooLarge {
        why: format!("An attribute may have at most {ELEMENTS_MAX} elements"),
    })
}

/// What tells an element from the others: its type and value, or where it has
/// no value everything in it.
fn identity(element: &Json) -> (Option<&str>, &Json) {
    match element.get("value") {
        Some(value) => {
            let kind = element.get("type").and_then(Json::as_str);
            (Some(kind.unwrap_or_default()), value)
        }
        None => (None, element),
    }
}

/// `selected` are places in their order.
pub(super) fn set_selected(
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
                selected.binary_search(&(place - 1)).is_err()
            });
        }
        Change::Add(value) => {
            let new = value.as_object().ok_or_else(not_an_element)?;
            for place in selected {
                if let Some(fields) = elements[*place].as_object_mut() {
                    merge(fields, new.clone());
                }
            }
            keep_one_primary(elements, selected);
        }
        Change::Replace(value) => replace_selected(elements, selected, &[], &value)?,
    }
    Ok(())
}

/// Exchanges elements (section 3.5.2.3). What they were selected by, `kept`,
/// they keep unless they are given another, so that the same patch selects them
/// again.
pub(super) fn replace_selected(
    elements: &mut [Json],
    selected: &[usize],
    kept: &[&str],
    value: &Json,
) -> Result<()> {
    let new = value.as_object().ok_or_else(not_an_element)?;
    if is_label(value) {
        return Err(Error::InvalidValue {
            why: "The value would leave nothing but a label of an element; to change a label, \
                  name it in the path"
                .to_owned(),
        });
    }
    for place in selected {
        let mut fields = new.clone();
        let old = &mut elements[*place];
        if let Some(old) = old.as_object() {
            for name in kept.iter().map(|name| spelled(old, name)) {
                let is_given = fields.keys().any(|key| key.eq_ignore_ascii_case(&name));
                if let Some(value) = old.get(&name).filter(|_| !is_given) {
                    fields.insert(name, value.clone());
                }
            }
        }
        // A plain value stays one.
        *old = match fields.get("value") {
            Some(value) if fields.len() == 1 && !old.is_object() => value.clone(),
            _ => Json::Object(fields),
        };
    }
    keep_one_primary(elements, selected);
    Ok(())
}

pub(super) fn set_sub_of(
    elements: &mut [Json],
    selected: &[usize],
    sub: &str,
    change: &Change,
) -> Result<()> {
    if selected.is_empty() {
        return Err(Error::NoTarget);
    }
    for place in selected {
        let Some(fields) = elements[*place].as_object_mut() else {
            return Err(Error::NoTarget);
        };
        let sub = spelled(fields, sub);
        match change {
            Change::Remove => {
                fields.remove(&sub);
            }
            Change::Add(value) | Change::Replace(value) => {
                fields.insert(sub, value.clone());
            }
        }
    }
    keep_one_primary(elements, selected);
    Ok(())
}

/// Of the changed places, which are in their order, a primary one counts: a new
/// primary element ends the primacy of the others (section 3.5.2).
fn keep_one_primary(elements: &mut [Json], changed: &[usize]) {
    if !changed.iter().any(|place| is_primary(&elements[*place])) {
        return;
    }
    for (place, element) in elements.iter_mut().enumerate() {
        if is_primary(element)
            && changed.binary_search(&place).is_err()
            && let Some(fields) = element.as_object_mut()
        {
            fields.insert("primary".to_owned(), Json::Bool(false));
        }
    }
}

pub(super) fn is_primary(element: &Json) -> bool {
    element.get("primary") == Some(&Json::Bool(true))
}

/// An element of which nothing, or only its label, is left is no value.
pub(super) fn is_label(element: &Json) -> bool {
    element.as_object().is_some_and(|fields| {
        fields
            .keys()
            .all(|name| matches!(name.as_str(), "type" | "primary"))
    })
}

fn not_an_element() -> Error {
    Error::InvalidValue {
        why: "The value for an element of a multi-valued attribute must be an object".to_owned(),
    }
}
