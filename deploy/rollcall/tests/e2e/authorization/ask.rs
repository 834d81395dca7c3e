//! A request of each route, of what a directory has.

use hyper::Method;
use serde_json::{Value, json};

use super::directory::Directory;

pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) method: Method,
    /// With the query.
    pub(crate) path: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

impl Ask {
    /// One that is done, with the directory's token.
    pub(crate) fn new(method: &Method, route: &str, own: &Directory) -> Self {
        let id = match route {
            "/Users/{id}" => own.value("user"),
            "/Groups/{id}" => own.value("group"),
            "/Schemas/{id}" => "urn:ietf:params:scim:schemas:core:2.0:User",
            _ => "User",
        };
        let path = format!("{}{}", own.path, route.replace("{id}", id));
        if route == "/oauth/token" {
            let [client, secret] = [own.value("client"), &own.client_secret];
            return Self {
                method: method.clone(),
                path,
                headers: vec![("content-type", FORM.to_owned())],
                body: form(client, secret),
            };
        }
        let body = body(method, route, own).map(|body| body.to_string());
        let mut headers = vec![("authorization", format!("Bearer {}", own.token))];
        headers.extend(
            body.is_some()
                .then(|| ("content-type", "application/json".to_owned())),
        );
        Self {
            method: method.clone(),
            path,
            headers,
            body: body.unwrap_or_default(),
        }
    }

    pub(crate) fn with_query(mut self, name: &str, value: &str) -> Self {
        let value =
            percent_encoding::utf8_percent_encode(value, percent_encoding::NON_ALPHANUMERIC);
        self.path = format!("{}?{name}={value}", self.path);
        self
    }

    /// The body with this value at this JSON pointer, whose parents are made.
    pub(crate) fn with_member(mut self, pointer: &str, value: Value) -> Self {
        let mut body: Value = serde_json::from_str(&self.body).expect("JSON");
        let mut place = &mut body;
        for name in pointer[1..].split('/') {
            let is_number = name.parse::<usize>().is_ok();
            if is_number && !place.is_array() {
                *place = json!([null]);
            } else if !is_number && !place.is_object() {
                *place = json!({});
            }
            place = if is_number {
                &mut place[0]
            } else {
                &mut place[name]
            };
        }
        *place = value;
        self.body = body.to_string();
        self
    }
}

pub(crate) fn form(client: &str, secret: &str) -> String {
    format!("grant_type=client_credentials&client_id={client}&client_secret={secret}")
}

fn body(method: &Method, route: &str, own: &Directory) -> Option<Value> {
    match (method, route) {
        (&Method::POST, "/Users") => Some(json!({ "userName": "newcomer" })),
        (&Method::PUT, "/Users/{id}") => Some(json!({ "userName": own.value("userName") })),
        (&Method::POST, "/Groups") => Some(json!({ "displayName": "newcomers" })),
        (&Method::PUT, "/Groups/{id}") => Some(json!({ "displayName": own.value("displayName") })),
        (&Method::PATCH, "/Users/{id}") => Some(json!({
            "Operations": [{ "op": "replace", "path": "title", "value": "Dr" }],
        })),
        (&Method::PATCH, "/Groups/{id}") => Some(json!({
            "Operations": [{ "op": "replace", "path": "displayName", "value": "others" }],
        })),
        (&Method::POST, "/Bulk") => Some(json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
            "Operations": [{
                "method": "POST",
                "path": "/Users",
                "bulkId": "1",
                "data": { "userName": "newcomer" },
            }],
        })),
        (&Method::POST, route) if route.ends_with("/.search") => Some(json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
        })),
        _ => None,
    }
}
