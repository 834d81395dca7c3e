//! One directory on a server of the test's own, and requests to it.

use bytes::Bytes;
use http_body_util::Full;
use hyper::{Method, Request};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rollcall::scim_client::{Reply, ScimClient, send};
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim, id_of, text};

pub(crate) const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub(crate) const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub(crate) const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
pub(crate) const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

pub(crate) struct Directory {
    pub(crate) rollcall: Rollcall,
    pub(crate) client: ScimClient,
}

impl Directory {
    pub(crate) fn start() -> Self {
        let rollcall = Rollcall::start();
        let client = rollcall.client();
        Self { rollcall, client }
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        let reply = self.client.send(method, path, body).await;
        reply.expect("answers")
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None).await
    }

    /// The JSON of what is there.
    pub(crate) async fn read(&self, path: &str) -> Value {
        let reply = self.get(path).await;
        assert_scim(&reply, 200);
        reply.json()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, Some(&body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(Method::PUT, path, Some(&body)).await
    }

    pub(crate) async fn patch(&self, path: &str, operations: Value) -> Reply {
        let body = json!({"schemas": [PATCH_OP], "Operations": operations});
        self.send(Method::PATCH, path, Some(&body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.send(Method::DELETE, path, None).await
    }

    /// Makes a user; the path to it.
    pub(crate) async fn user(&self, body: Value) -> String {
        let made = self.post("/Users", body).await;
        assert_scim(&made, 201);
        format!("/Users/{}", id_of(&made))
    }

    /// Makes a group; the path to it.
    pub(crate) async fn group(&self, body: Value) -> String {
        let made = self.post("/Groups", body).await;
        assert_scim(&made, 201);
        format!("/Groups/{}", id_of(&made))
    }

    pub(crate) async fn find(&self, filter: &str) -> Reply {
        self.get(&format!("/Users?filter={}", encoded(filter)))
            .await
    }

    /// The names of the users whom a filter finds.
    pub(crate) async fn found(&self, filter: &str) -> String {
        let reply = self.find(filter).await;
        assert_eq!(reply.status, 200, "{filter}: {}", reply.json());
        names(&reply.json())
    }
}

/// A request without a credential.
pub(crate) async fn anonymous(rollcall: &Rollcall, method: &str, path: &str, body: &str) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(format!("{}{path}", rollcall.base_url))
        .body(Full::new(Bytes::from(body.to_owned())));
    send(request.expect("a request")).await.expect("answers")
}

/// The last part of a path to a resource.
pub(crate) fn id_in(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The names of the users of a list, as one text.
pub(crate) fn names(list: &Value) -> String {
    let users = list["Resources"].as_array().expect("a list");
    let names: Vec<_> = users.iter().map(|user| text(&user["userName"])).collect();
    names.join(" ")
}
