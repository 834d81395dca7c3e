//! Users and groups.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Faults;
use crate::simulate::group::Group;
use crate::simulate::person::{Attribute, Person};
use crate::simulate::provider::{GROUP, USER};

/// What a group tells of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    Members,
    Nothing,
}

/// A user as `person` is known. The answer is its id.
pub(crate) fn user(
    user: &Value,
    person: &Person,
    id: Option<&str>,
    base_url: &str,
    faults: &mut Faults,
) -> Option<String> {
    let id = head(user, (USER, "User"), id, base_url, faults);
    for attribute in Attribute::PROFILE {
        let must_be = attribute.value(person);
        let is = match attribute.path().split_once('.') {
            Some((name, part)) => &user[name][part],
            None => &user[attribute.path()],
        };
        match attribute {
            Attribute::Email => email(is, &person.email, faults),
            // Empty and absent are one state.
            _ if must_be == "" && is.is_null() => {}
            // What is not sent is the server's.
            _ if must_be.is_null() => {}
            _ => faults.equal(attribute.path(), is, &must_be),
        }
    }
    if !user["password"].is_null() {
        faults.add("the password is told");
    }
    id
}

fn email(emails: &Value, must_be: &str, faults: &mut Faults) {
    let emails = emails.as_array().map_or(&[][..], Vec::as_slice);
    if !emails.iter().any(|email| email["value"] == must_be) {
        faults.add(format!("emails are {}, without {must_be:?}", json!(emails)));
    }
}

/// A group as `group` is known.
pub(crate) fn group(
    resource: &Value,
    group: &Group,
    base_url: &str,
    faults: &mut Faults,
) -> (Option<String>, Told) {
    let id = head(
        resource,
        (GROUP, "Group"),
        group.id.as_deref(),
        base_url,
        faults,
    );
    faults.equal("displayName", &resource["displayName"], &json!(group.name));
    let Some(members) = resource["members"].as_array() else {
        return (id, Told::Nothing);
    };
    let ids: Vec<_> = members
        .iter()
        .filter_map(|one| one["value"].as_str())
        .collect();
    let are: BTreeSet<_> = ids.iter().copied().collect();
    let must_be: BTreeSet<_> = group.members.iter().map(String::as_str).collect();
    if ids.len() != members.len() || are.len() != ids.len() {
        faults.add("a member has no value, or is there twice");
    }
    for (what, missing) in [
        ("is missing", must_be.difference(&are).next()),
        ("should not be a member", are.difference(&must_be).next()),
    ] {
        if let Some(id) = missing {
            let (is, must_be) = (are.len(), must_be.len());
            faults.add(format!("member {id} {what} ({is} members, not {must_be})"));
        }
    }
    (id, Told::Members)
}

/// What every resource has.
fn head(
    resource: &Value,
    (schema, resource_type): (&str, &str),
    must_be: Option<&str>,
    base_url: &str,
    faults: &mut Faults,
) -> Option<String> {
    let schemas = resource["schemas"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    if !schemas.iter().any(|one| one == schema) {
        faults.add(format!(
            "schemas are {}, without {schema:?}",
            json!(schemas)
        ));
    }
    let id = resource["id"].as_str().filter(|id| !id.is_empty());
    match (id, must_be) {
        (None, _) => faults.add("there is no id"),
        (Some(is), Some(must_be)) if is != must_be => {
            faults.add(format!("id is {is:?}, not {must_be:?}"));
        }
        (Some(_), _) => {}
    }
    let id = id?;
    let meta = &resource["meta"];
    faults.equal(
        "meta.resourceType",
        &meta["resourceType"],
        &json!(resource_type),
    );
    let location = format!("{base_url}/{resource_type}s/{id}");
    faults.equal("meta.location", &meta["location"], &json!(location));
    Some(id.to_owned())
}
