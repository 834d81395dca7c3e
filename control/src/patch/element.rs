//! The elements of a multi-valued attribute.

use serde_json::Value as Json;

use super::{Change, merge, spelled};
use crate::error::{Error, Result};

/// Elements of a multi-valued attribute.
pub(super) const ELEMENTS_MAX: usize = 500;

/// An element that is there already is not added again (section 3.5.2.1). It is
/// the same when its value and type are.
pub(super) fn append(elements: &mut Vec<Json>, added: Vec<Json>) -> Result<()> {
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
                    merge(element, new);
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
                !selected.contains(&(place - 1))
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
        let sub = spelled(fields, sub.to_owned());
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
