//! Where in a request of a route something can be named.

use hyper::Method;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::ask::{Ask, form};
use super::directory::Directory;

/// Where texts have `{}`, the value stands; where they have `{user}` or `{group}`,
/// the id of the caller's own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Position {
    /// The directory of the base URL.
    Base,
    /// The last part of the path.
    Id,
    Query(&'static str, &'static str),
    Header(&'static str),
    /// A text at a JSON pointer.
    Body(&'static str, &'static str),
    /// The one operation of a patch or a bulk request.
    Operation(&'static str),
    FormId,
    FormSecret,
}

const IDS: [&str; 3] = ["user", "group", "client"];
const NAMES: [&str; 6] = [
    "user",
    "group",
    "userName",
    "externalId",
    "email",
    "displayName",
];

const FILTERS: [&str; 12] = [
    "id eq \"{}\"",
    "userName eq \"{}\"",
    "externalId eq \"{}\"",
    "emails.value eq \"{}\"",
    "emails[value eq \"{}\"]",
    "displayName eq \"{}\"",
    "members.value eq \"{}\"",
    "groups.value eq \"{}\"",
    "groups[value eq \"{}\"]",
    "manager.value eq \"{}\"",
    "id ge \"{}\"",
    "not (id ne \"{}\")",
];

const USER_FIELDS: [&str; 8] = [
    "/id",
    "/userName",
    "/externalId",
    "/displayName",
    "/emails/0/value",
    "/groups/0/value",
    "/meta/location",
    "/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value",
];
const GROUP_FIELDS: [&str; 7] = [
    "/id",
    "/displayName",
    "/externalId",
    "/members/0/value",
    "/members/0/$ref",
    "/members/0/display",
    "/meta/location",
];

const USER_OPERATIONS: [&str; 9] = [
    r#"{"op": "replace", "path": "id", "value": "{}"}"#,
    r#"{"op": "replace", "path": "userName", "value": "{}"}"#,
    r#"{"op": "add", "path": "externalId", "value": "{}"}"#,
    r#"{"op": "add", "path": "manager", "value": "{}"}"#,
    r#"{"op": "add", "value": {"externalId": "{}", "nickName": "{}"}}"#,
    r#"{"op": "replace", "path": "emails[value eq \"{}\"].type", "value": "work"}"#,
    r#"{"op": "remove", "path": "emails[value eq \"{}\"]"}"#,
    r#"{"op": "remove", "path": "groups[value eq \"{}\"]"}"#,
    r#"{"op": "add", "path": "{}", "value": "x"}"#,
];
const GROUP_OPERATIONS: [&str; 8] = [
    r#"{"op": "replace", "path": "id", "value": "{}"}"#,
    r#"{"op": "replace", "path": "displayName", "value": "{}"}"#,
    r#"{"op": "add", "path": "members", "value": [{"value": "{}"}]}"#,
    r#"{"op": "add", "value": {"members": [{"value": "{}"}]}}"#,
    r#"{"op": "replace", "path": "members", "value": [{"value": "{}"}]}"#,
    r#"{"op": "remove", "path": "members", "value": [{"value": "{}"}]}"#,
    r#"{"op": "remove", "path": "members[value eq \"{}\"]"}"#,
    r#"{"op": "add", "path": "members[value eq \"{}\"].display", "value": "x"}"#,
];
const BULK_OPERATIONS: [&str; 12] = [
    r#"{"method": "PUT", "path": "/Users/{}", "data": {"userName": "newcomer"}}"#,
    r#"{"method": "PATCH", "path": "/Users/{}", "data": {"Operations": [{"op": "add", "path": "title", "value": "x"}]}}"#,
    r#"{"method": "DELETE", "path": "/Users/{}"}"#,
    r#"{"method": "PUT", "path": "/Groups/{}", "data": {"displayName": "newcomers"}}"#,
    r#"{"method": "PATCH", "path": "/Groups/{}", "data": {"Operations": [{"op": "add", "path": "members", "value": [{"value": "{user}"}]}]}}"#,
    r#"{"method": "DELETE", "path": "/Groups/{}"}"#,
    r#"{"method": "PATCH", "path": "/Groups/{group}", "data": {"Operations": [{"op": "add", "path": "members", "value": [{"value": "{}"}]}]}}"#,
    r#"{"method": "POST", "path": "/Groups", "bulkId": "1", "data": {"displayName": "newcomers", "members": [{"value": "{}"}]}}"#,
    r#"{"method": "POST", "path": "/Groups", "bulkId": "1", "data": {"displayName": "newcomers", "members": [{"value": "bulkId:{}"}]}}"#,
    r#"{"method": "POST", "path": "/Users", "bulkId": "{}", "data": {"userName": "newcomer"}}"#,
    r#"{"method": "POST", "path": "/Users", "bulkId": "1", "data": {"userName": "newcomer", "externalId": "{}"}}"#,
    r#"{"method": "POST", "path": "/Users", "bulkId": "1", "data": {"userName": "newcomer", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "{}"}}}}"#,
];

impl Position {
    /// All of a route, with the kinds of values that are tried there.
    pub(crate) fn all(method: &Method, route: &str) -> Vec<(Self, Vec<&'static str>)> {
        let mut all = vec![(Self::Base, vec!["directory"])];
        let mut add = |position: Self, kinds: &[&'static str]| all.push((position, kinds.to_vec()));
        for name in ["attributes", "excludedAttributes", "filter"] {
            add(Self::Query(name, "{}"), &["user", "userName"]);
        }
        for name in ["if-match", "if-none-match"] {
            add(Self::Header(name), &["version", "user"]);
        }
        if route.ends_with("{id}") {
            add(
                Self::Id,
                &[&NAMES[..], &["client", "directory", "parked member"]].concat(),
            );
        }
        let is_list = matches!(route, "" | "/Users" | "/Groups") && method == Method::GET;
        if is_list {
            for filter in FILTERS {
                add(Self::Query("filter", filter), &NAMES);
            }
            add(Self::Query("sortBy", "{}"), &IDS);
            add(Self::Query("startIndex", "{}"), &IDS);
            add(Self::Query("cursor", "{}"), &["cursor", "user", "group"]);
        }
        if route.ends_with("/.search") {
            for filter in FILTERS {
                add(Self::Body("/filter", filter), &NAMES);
            }
            add(Self::Body("/sortBy", "{}"), &IDS);
            add(Self::Body("/cursor", "{}"), &["cursor", "user", "group"]);
            add(Self::Body("/attributes/0", "{}"), &["user", "userName"]);
        }
        let (fields, operations): (&[_], &[_]) = match (method, route) {
            (&Method::POST, "/Users") | (&Method::PUT, "/Users/{id}") => (&USER_FIELDS, &[]),
            (&Method::POST, "/Groups") | (&Method::PUT, "/Groups/{id}") => (&GROUP_FIELDS, &[]),
            (&Method::PATCH, "/Users/{id}") => (&[], &USER_OPERATIONS),
            (&Method::PATCH, "/Groups/{id}") => (&[], &GROUP_OPERATIONS),
            (&Method::POST, "/Bulk") => (&[], &BULK_OPERATIONS),
            _ => (&[], &[]),
        };
        let names = [&NAMES[..], &["parked member"]].concat();
        for field in fields {
            add(Self::Body(field, "{}"), &names);
        }
        for operation in operations {
            add(Self::Operation(operation), &names);
        }
        if route == "/oauth/token" {
            add(Self::FormId, &["client", "user", "userName"]);
            add(Self::FormSecret, &["client", "user", "userName"]);
        }
        all
    }

    /// The request with the value in its place.
    pub(crate) fn put(self, mut ask: Ask, value: &str, own: &Directory) -> Ask {
        let filled = |text: &str| {
            text.replace("{}", value)
                .replace("{user}", own.value("user"))
                .replace("{group}", own.value("group"))
        };
        match self {
            Self::Base => {
                ask.path = ask.path.replacen(own.value("directory"), value, 1);
                ask
            }
            Self::Id => {
                let (collection, _) = ask.path.rsplit_once('/').expect("a path");
                let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
                ask.path = format!("{collection}/{value}");
                ask
            }
            Self::Query(name, text) => ask.with_query(name, &filled(text)),
            Self::Header(name) => {
                let value = if value.starts_with('W') {
                    value.to_owned()
                } else {
                    format!("\"{value}\"")
                };
                ask.headers.push((name, value));
                ask
            }
            Self::Body(pointer, text) => ask.with_member(pointer, filled(text).into()),
            Self::Operation(text) => {
                let operation: Value = serde_json::from_str(&filled(text)).expect("JSON");
                ask.with_member("/Operations/0", operation)
            }
            Self::FormId => Ask {
                body: form(value, &own.client_secret),
                ..ask
            },
            Self::FormSecret => Ask {
                body: form(own.value("client"), value),
                ..ask
            },
        }
    }
}
