//! Okta's requests, one by one, for the demonstration and the tests.

use hyper::Method;
use serde_json::{Value, json};

use crate::Failure;
use crate::scim_client::{Reply, ScimClient};
pub use crate::simulate::person::Person;
use crate::simulate::provider::okta::{
    CONNECTION_TEST, HEADERS, add, find, members, new_group, new_user, replace,
};
use crate::simulate::provider::{GROUP, PATCH_OP, removals};

#[derive(Debug, Clone)]
pub struct Okta {
    client: ScimClient,
}

impl Okta {
    pub fn new(base_url: &str, bearer_token: &str) -> Self {
        Self {
            client: ScimClient {
                base_url: base_url.to_owned(),
                bearer_token: bearer_token.to_owned(),
                headers: HEADERS.to_vec(),
            },
        }
    }

    /// The admin pastes another token.
    pub fn set_bearer_token(&mut self, bearer_token: &str) {
        bearer_token.clone_into(&mut self.client.bearer_token);
    }

    /// *Test Connector Configuration*, with Import Groups ticked.
    pub async fn test_connection(&self) -> Result<(Reply, Reply), Failure> {
        let [users, groups] = CONNECTION_TEST;
        Ok((self.get(users).await?, self.get(groups).await?))
    }

    /// The look-up before an assignment, by the app's unique identifier field.
    pub async fn find_user(&self, attribute: &str, value: &str) -> Result<Reply, Failure> {
        self.get(&find("/Users", attribute, value)).await
    }

    pub async fn create_user(&self, person: &Person) -> Result<Reply, Failure> {
        let body = new_user(person);
        self.client.send(Method::POST, "/Users", Some(&body)).await
    }

    /// An app of the App Integration Wizard changes a user by sending back all
    /// of what it got, changed.
    pub async fn put_user(
        &self,
        id: &str,
        change: impl FnOnce(&mut Value),
    ) -> Result<Reply, Failure> {
        let path = format!("/Users/{id}");
        let mut user = self.get(&path).await?.json();
        change(&mut user);
        self.client.send(Method::PUT, &path, Some(&user)).await
    }

    /// A catalogue app patches without a path.
    pub async fn patch_user(&self, id: &str, value: Value) -> Result<Reply, Failure> {
        let body = json!({
            "schemas": [PATCH_OP],
            "Operations": [replace(value)],
        });
        self.client
            .send(Method::PATCH, &format!("/Users/{id}"), Some(&body))
            .await
    }

    pub async fn find_group(&self, name: &str) -> Result<Reply, Failure> {
        self.get(&find("/Groups", "displayName", name)).await
    }

    /// *Push group* begins with an empty one.
    pub async fn create_group(&self, name: &str) -> Result<Reply, Failure> {
        let body = new_group(name);
        self.client.send(Method::POST, "/Groups", Some(&body)).await
    }

    pub async fn put_group(
        &self,
        id: &str,
        name: &str,
        member_ids: &[&str],
    ) -> Result<Reply, Failure> {
        let body = json!({
            "schemas": [GROUP],
            "displayName": name,
            "members": members(member_ids),
        });
        self.client
            .send(Method::PUT, &format!("/Groups/{id}"), Some(&body))
            .await
    }

    pub async fn add_members(&self, id: &str, member_ids: &[&str]) -> Result<Reply, Failure> {
        self.patch_group(id, vec![add(members(member_ids))]).await
    }

    pub async fn remove_member(&self, id: &str, member: &str) -> Result<Reply, Failure> {
        self.patch_group(id, removals([member])).await
    }

    /// *Push Now*: the whole membership.
    pub async fn replace_members(&self, id: &str, member_ids: &[&str]) -> Result<Reply, Failure> {
        let replace = json!({"op": "replace", "path": "members", "value": members(member_ids)});
        self.patch_group(id, vec![replace]).await
    }

    pub async fn rename_group(&self, id: &str, name: &str) -> Result<Reply, Failure> {
        let value = json!({"id": id, "displayName": name});
        self.patch_group(id, vec![replace(value)]).await
    }

    /// *Unlink*, with "delete the group in the target app".
    pub async fn delete_group(&self, id: &str) -> Result<Reply, Failure> {
        self.client
            .send(Method::DELETE, &format!("/Groups/{id}"), None)
            .await
    }

    pub async fn get(&self, path: &str) -> Result<Reply, Failure> {
        self.client.send(Method::GET, path, None).await
    }

    async fn patch_group(&self, id: &str, operations: Vec<Value>) -> Result<Reply, Failure> {
        let body = json!({"schemas": [PATCH_OP], "Operations": operations});
        self.client
            .send(Method::PATCH, &format!("/Groups/{id}"), Some(&body))
            .await
    }
}
