//! What each identity provider sends, in its own words and its own order, and
//! what the product sees of it.

mod cyberark;
mod decisions;
mod entra;
mod entra_attributes;
mod entra_groups;
mod entra_validator;
mod generic;
mod google;
mod jumpcloud;
mod okta_connection;
mod okta_groups;
mod okta_review;
mod onelogin;
mod ping;
mod rippling;

use hyper::{Method, Request};
use rollcall::scim_client::{Reply, send};
use rollcall::simulate::provider::{ENTERPRISE, GROUP, PATCH_OP, SCIM_JSON, USER, encoded};
use rollcall_client::proto::directory::v1::{ListUsersRequest, list_users_request};
use serde_json::{Value, json};

use crate::support::{CUSTOMER, Rollcall, assert_scim, id_of, text};

const LIST_RESPONSE: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// An identity provider's connection to one directory.
struct Provider {
    base_url: String,
    /// The whole Authorization header.
    authorization: String,
    /// Sent with every request.
    headers: Vec<(&'static str, &'static str)>,
    content_type: &'static str,
    /// Stands in the query of every request, as the base URL had it.
    parameter: &'static str,
}

impl Provider {
    fn new(
        rollcall: &Rollcall,
        headers: &[(&'static str, &'static str)],
        content_type: &'static str,
    ) -> Self {
        Self {
            base_url: rollcall.base_url.clone(),
            authorization: format!("Bearer {}", rollcall.bearer_token),
            headers: headers.to_vec(),
            content_type,
            parameter: "",
        }
    }

    async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        let separator = match (self.parameter, path.contains('?')) {
            ("", _) => "",
            (_, true) => "&",
            (_, false) => "?",
        };
        let mut request = Request::builder()
            .method(method)
            .uri(format!(
                "{}{path}{separator}{}",
                self.base_url, self.parameter
            ))
            .header("authorization", &self.authorization);
        for (name, value) in &self.headers {
            request = request.header(*name, *value);
        }
        if body.is_some() {
            request = request.header("content-type", self.content_type);
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = request.body(body.into()).expect("a request");
        let reply = send(request).await.expect("answers");
        // Whatever is said is said in SCIM's own media type.
        assert_scim(&reply, reply.status.as_u16());
        reply
    }

    async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None).await
    }

    async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, Some(&body)).await
    }

    async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(Method::PUT, path, Some(&body)).await
    }

    /// A PATCH of these operations.
    async fn patch(&self, path: &str, operations: Value) -> Reply {
        let body = json!({"schemas": [PATCH_OP], "Operations": operations});
        self.send(Method::PATCH, path, Some(&body)).await
    }

    async fn delete(&self, path: &str) -> Reply {
        self.send(Method::DELETE, path, None).await
    }

    /// The id of what is made.
    async fn create(&self, path: &str, body: Value) -> String {
        let created = self.post(path, body).await;
        assert_scim(&created, 201);
        let id = id_of(&created);
        assert_eq!(
            created.header("location"),
            Some(format!("{}{path}/{id}", self.base_url).as_str())
        );
        id
    }

    /// The ids that a filter finds among `/Users` or `/Groups`.
    async fn find(&self, path: &str, filter: &str) -> Vec<String> {
        self.ids(&format!("{path}?filter={}", encoded(filter)))
            .await
    }

    /// The ids of a list that is answered whole.
    async fn ids(&self, path: &str) -> Vec<String> {
        let reply = self.get(path).await;
        assert_scim(&reply, 200);
        let list = reply.json();
        assert_eq!(list["schemas"], json!([LIST_RESPONSE]), "{path}");
        let resources = list["Resources"].as_array().expect("a list");
        assert_eq!(list["totalResults"], resources.len(), "{path}");
        assert_eq!(list["itemsPerPage"], resources.len(), "{path}");
        assert_eq!(list["startIndex"], 1, "{path}");
        resources
            .iter()
            .map(|resource| text(&resource["id"]))
            .collect()
    }
}

/// The answer has this status, and its resource these values; null is an
/// attribute that it must not have.
#[track_caller]
fn assert_answer(reply: &Reply, status: u16, expect: &Value) {
    assert_scim(reply, status);
    assert_values(&reply.json(), expect);
}

#[track_caller]
fn assert_values(resource: &Value, expect: &Value) {
    for (name, value) in expect.as_object().expect("an object") {
        assert_eq!(&resource[name], value, "{name} of {resource}");
    }
}

/// The user as the product sees it: the attributes under their names in SCIM,
/// `active` as whether the person should have access, and `email` as the
/// address to write to.
async fn seen(rollcall: &Rollcall, id: &str) -> Value {
    let user = rollcall.product().user(id).await.expect("there");
    let mut seen = serde_json::to_value(user.attributes).expect("JSON");
    seen["active"] = user.active.into();
    seen["email"] = user.email.into();
    seen
}

/// The product finds the user with these values; null is an attribute that it
/// must not have.
async fn assert_seen(rollcall: &Rollcall, id: &str, expect: Value) {
    assert_values(&seen(rollcall, id).await, &expect);
}

/// The product finds the group under this name, with these members and nobody
/// awaited.
async fn assert_group_seen(rollcall: &Rollcall, id: &str, name: &str, members: &[&str]) {
    let product = rollcall.product();
    let group = product.group(id).await.expect("there");
    assert_eq!(
        group.attributes.map(|attributes| attributes.display_name),
        Some(name.to_owned())
    );
    assert_eq!(group.parked_members, [""; 0]);
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            CUSTOMER.to_owned(),
        )),
        group_id: id.to_owned(),
        ..ListUsersRequest::default()
    };
    let users = product.list_users(request).all().await.expect("answers");
    let seen: Vec<_> = users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(seen, members);
}

fn member_ids(group: &Value) -> Vec<&str> {
    let members = group["members"].as_array().map_or(&[][..], Vec::as_slice);
    members
        .iter()
        .filter_map(|member| member["value"].as_str())
        .collect()
}
