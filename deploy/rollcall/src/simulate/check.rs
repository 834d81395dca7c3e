//! What an answer must be.

mod list;
mod resource;

use serde_json::{Value, json};

pub(crate) use self::list::{found, page};
pub(crate) use self::resource::{Told, group, user};
use crate::scim_client::Reply;

const ERROR: &str = "urn:ietf:params:scim:api:messages:2.0:Error";
const SCIM_JSON: &str = "application/scim+json";
/// What of a body is shown.
const SHOWN_CHARS: usize = 300;

/// What was wrong with an answer.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    pub(crate) fn add(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }

    pub(crate) fn equal(&mut self, what: &str, is: &Value, must_be: &Value) {
        if is != must_be {
            self.add(format!("{what} is {is}, not {must_be}"));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn text(&self) -> String {
        self.0.join("; ")
    }
}

/// Every answer: SCIM's own media type, in which stands an object.
pub(crate) fn any(reply: &Reply, faults: &mut Faults) {
    if reply.status == 204 {
        if !reply.body.is_empty() {
            faults.add("204 with a body");
        }
        return;
    }
    let media_type = reply.header("content-type").unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case(SCIM_JSON) {
        faults.add(format!("content type is {media_type:?}, not {SCIM_JSON:?}"));
    }
    if !reply.json().is_object() {
        faults.add(format!("the body is no JSON object: {}", shown(reply)));
    }
}

/// Whether the status is one of these. What the server says else is told.
pub(crate) fn status(reply: &Reply, any_of: &[u16], faults: &mut Faults) -> bool {
    let is_one = any_of.contains(&reply.status.as_u16());
    if !is_one {
        let expected: Vec<_> = any_of.iter().map(u16::to_string).collect();
        let expected = expected.join(" or ");
        faults.add(format!(
            "status is {}, not {expected}: {}",
            reply.status.as_u16(),
            shown(reply)
        ));
    }
    is_one
}

/// An error document of this status.
pub(crate) fn error(reply: &Reply, code: u16, scim_type: Option<&str>, faults: &mut Faults) {
    if !status(reply, &[code], faults) {
        return;
    }
    let error = reply.json();
    faults.equal("schemas", &error["schemas"], &json!([ERROR]));
    faults.equal("status", &error["status"], &json!(code.to_string()));
    if let Some(scim_type) = scim_type {
        faults.equal("scimType", &error["scimType"], &json!(scim_type));
    }
}

/// Where what was made is, in the head as in the body.
pub(crate) fn location(reply: &Reply, resource: &Value, faults: &mut Faults) {
    let location = json!(reply.header("location"));
    faults.equal(
        "the header Location",
        &location,
        &resource["meta"]["location"],
    );
}

fn shown(reply: &Reply) -> String {
    let text = String::from_utf8_lossy(&reply.body);
    // It stands in a line of its own.
    text.chars()
        .map(|one| if one.is_control() { ' ' } else { one })
        .take(SHOWN_CHARS)
        .collect()
}
