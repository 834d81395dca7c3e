//! The identity provider of a directory: what it is told to do it says over SCIM, in
//! Okta's words.

use std::net::SocketAddr;

use hyper::Method;
use rollcall_control::error::Error;
use rollcall_proto::scim::v1::UserAttributes;
use serde_json::{Value, json};

use super::seed::Reached;
use crate::scim_client::{Reply, ScimClient};
use crate::simulate::provider::okta::{HEADERS, add, find, members, new_group, replace};
use crate::simulate::provider::{PATCH_OP, USER, removals};

pub(super) struct IdentityProvider {
    client: ScimClient,
}

/// What was refused is told of in the words of the gRPC API.
type Outcome<T> = Result<T, Error>;

impl IdentityProvider {
    pub(super) fn of(directory: &Reached<'_>, scim: SocketAddr) -> Self {
        Self {
            client: ScimClient {
                base_url: format!("http://{scim}/scim/v2/{}", directory.id.suffix()),
                bearer_token: directory.token.expose().to_owned(),
                headers: HEADERS.to_vec(),
            },
        }
    }

    /// The id of the user who is made.
    pub(super) async fn create_user(&self, attributes: &UserAttributes) -> Outcome<String> {
        let mut body = attributes_of(attributes)?;
        body["schemas"] = json!([USER]);
        let made = self.send(Method::POST, "/Users", Some(body), Error::UserNotFound);
        Ok(id_of(&made.await?.json()))
    }

    pub(super) async fn update_user(
        &self,
        user_name: &str,
        attributes: &UserAttributes,
    ) -> Outcome<()> {
        let mut value = attributes_of(attributes)?;
        if attributes.user_name.is_empty()
            && let Some(value) = value.as_object_mut()
        {
            value.remove("userName");
        }
        self.patch_user(user_name, value).await
    }

    pub(super) async fn deactivate_user(&self, user_name: &str) -> Outcome<()> {
        self.patch_user(user_name, json!({"active": false})).await
    }

    pub(super) async fn delete_user(&self, user_name: &str) -> Outcome<()> {
        let path = format!("/Users/{}", self.user(user_name).await?);
        let deleted = self.send(Method::DELETE, &path, None, Error::UserNotFound);
        deleted.await.map(|_| ())
    }

    /// The id of the group, which is made where there is none.
    pub(super) async fn add_members(&self, name: &str, user_names: &[String]) -> Outcome<String> {
        let ids = self.users(user_names).await?;
        let group = if let Some(id) = self.group(name).await? {
            id
        } else {
            let body = Some(new_group(name));
            let made = self.send(Method::POST, "/Groups", body, Error::GroupNotFound);
            id_of(&made.await?.json())
        };
        if !ids.is_empty() {
            self.patch_group(&group, vec![add(members(&ids))]).await?;
        }
        Ok(group)
    }

    pub(super) async fn remove_members(&self, name: &str, user_names: &[String]) -> Outcome<()> {
        let group = self.group(name).await?.ok_or(Error::GroupNotFound)?;
        let ids = self.users(user_names).await?;
        if ids.is_empty() {
            return Ok(());
        }
        self.patch_group(&group, removals(&ids)).await
    }

    async fn patch_user(&self, user_name: &str, value: Value) -> Outcome<()> {
        let path = format!("/Users/{}", self.user(user_name).await?);
        let body = json!({"schemas": [PATCH_OP], "Operations": [replace(value)]});
        let patched = self.send(Method::PATCH, &path, Some(body), Error::UserNotFound);
        patched.await.map(|_| ())
    }

    async fn patch_group(&self, id: &str, operations: Vec<Value>) -> Outcome<()> {
        let body = json!({"schemas": [PATCH_OP], "Operations": operations});
        let path = format!("/Groups/{id}");
        let patched = self.send(Method::PATCH, &path, Some(body), Error::GroupNotFound);
        patched.await.map(|_| ())
    }

    async fn users(&self, user_names: &[String]) -> Outcome<Vec<String>> {
        let mut ids = Vec::with_capacity(user_names.len());
        for user_name in user_names {
            ids.push(self.user(user_name).await?);
        }
        Ok(ids)
    }

    async fn user(&self, user_name: &str) -> Outcome<String> {
        let found = self.find("/Users", "userName", user_name).await?;
        found.ok_or(Error::UserNotFound)
    }

    async fn group(&self, name: &str) -> Outcome<Option<String>> {
        self.find("/Groups", "displayName", name).await
    }

    async fn find(&self, path: &str, attribute: &str, value: &str) -> Outcome<Option<String>> {
        let path = find(path, attribute, value);
        let found = self.send(Method::GET, &path, None, Error::UserNotFound);
        let list = found.await?.json();
        Ok(list["Resources"].get(0).map(id_of))
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        missing: Error,
    ) -> Outcome<Reply> {
        let reply = self.client.send(method, path, body.as_ref()).await;
        let reply = reply.map_err(|error| {
            tracing::error!(%error, "the SCIM door does not answer");
            Error::Internal
        })?;
        match reply.status.as_u16() {
            200 | 201 | 204 => Ok(reply),
            404 => Err(missing),
            409 => Err(Error::UserNameTaken),
            400 | 413 => Err(Error::InvalidValue {
                why: reply.json()["detail"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned(),
            }),
            status => {
                tracing::error!(status, "the SCIM door refused what it should not");
                Err(Error::Internal)
            }
        }
    }
}

fn attributes_of(attributes: &UserAttributes) -> Outcome<Value> {
    serde_json::to_value(attributes).map_err(|_| Error::Internal)
}

fn id_of(resource: &Value) -> String {
    resource["id"].as_str().unwrap_or_default().to_owned()
}
