//! Plays Okta: the requests that it sends, in its own words.

use hyper::Method;
use serde_json::{Value, json};

use crate::Failure;
use crate::scim_client::{Reply, ScimClient};

const USER_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH_URN: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

#[derive(Debug, Clone)]
pub struct Okta {
    client: ScimClient,
}

/// Somebody in Okta.
#[derive(Debug, Clone)]
pub struct Person {
    /// Okta's id, which it sends as externalId.
    pub okta_id: String,
    pub email: String,
    pub given_name: String,
    pub family_name: String,
}

impl Person {
    pub fn new(number: u32, given_name: &str, family_name: &str, domain: &str) -> Self {
        Self {
            okta_id: format!("00u{number:017}"),
            email: format!("{given_name}.{family_name}@{domain}").to_lowercase(),
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
        }
    }

    fn display_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

impl Okta {
    pub fn new(base_url: &str, bearer_token: &str) -> Self {
        Self {
            client: ScimClient {
                base_url: base_url.to_owned(),
                bearer_token: bearer_token.to_owned(),
                headers: vec![
                    ("user-agent", "Okta SCIM Client 1.0.0"),
                    ("accept", "application/scim+json"),
                    ("accept-charset", "utf-8"),
                    ("accept-encoding", "gzip,deflate"),
                ],
            },
        }
    }

    /// The admin pastes another token.
    pub fn set_bearer_token(&mut self, bearer_token: &str) {
        bearer_token.clone_into(&mut self.client.bearer_token);
    }

    /// *Test Connector Configuration*, with Import Groups ticked.
    pub async fn test_connection(&self) -> Result<(Reply, Reply), Failure> {
        let users = self.get("/Users?startIndex=1&count=2").await?;
        let groups = self.get("/Groups?startIndex=1&count=100").await?;
        Ok((users, groups))
    }

    /// The look-up before an assignment, by the app's unique identifier field.
    pub async fn find_user(&self, attribute: &str, value: &str) -> Result<Reply, Failure> {
        let filter = format!("{attribute}%20eq%20%22{}%22", value.replace('@', "%40"));
        self.get(&format!("/Users?filter={filter}&startIndex=1&count=100"))
            .await
    }

    pub async fn create_user(&self, person: &Person) -> Result<Reply, Failure> {
        let body = json!({
            "schemas": [USER_URN],
            "userName": person.email,
            "name": {"givenName": person.given_name, "familyName": person.family_name},
            "emails": [{"primary": true, "value": person.email, "type": "work"}],
            "displayName": person.display_name(),
            "locale": "en-US",
            "externalId": person.okta_id,
            "groups": [],
            "password": "0kta-makes-one-up",
            "active": true,
        });
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
            "schemas": [PATCH_URN],
            "Operations": [{"op": "replace", "value": value}],
        });
        self.client
            .send(Method::PATCH, &format!("/Users/{id}"), Some(&body))
            .await
    }

    pub async fn find_group(&self, name: &str) -> Result<Reply, Failure> {
        let name = name.replace(' ', "%20");
        self.get(&format!(
            "/Groups?filter=displayName%20eq%20%22{name}%22&startIndex=1&count=100"
        ))
        .await
    }

    /// *Push group* begins with an empty one.
    pub async fn create_group(&self, name: &str) -> Result<Reply, Failure> {
        let body = json!({"schemas": [GROUP_URN], "displayName": name, "members": []});
        self.client.send(Method::POST, "/Groups", Some(&body)).await
    }

    pub async fn put_group(
        &self,
        id: &str,
        name: &str,
        members: &[&str],
    ) -> Result<Reply, Failure> {
        let body = json!({
            "schemas": [GROUP_URN],
            "displayName": name,
            "members": members_of(members),
        });
        self.client
            .send(Method::PUT, &format!("/Groups/{id}"), Some(&body))
            .await
    }

    pub async fn add_members(&self, id: &str, members: &[&str]) -> Result<Reply, Failure> {
        let add = json!({"op": "add", "path": "members", "value": members_of(members)});
        self.patch_group(id, vec![add]).await
    }

    pub async fn remove_member(&self, id: &str, member: &str) -> Result<Reply, Failure> {
        let path = format!("members[value eq \"{member}\"]");
        self.patch_group(id, vec![json!({"op": "remove", "path": path})])
            .await
    }

    /// *Push Now*: the whole membership.
    pub async fn replace_members(&self, id: &str, members: &[&str]) -> Result<Reply, Failure> {
        let replace = json!({"op": "replace", "path": "members", "value": members_of(members)});
        self.patch_group(id, vec![replace]).await
    }

    pub async fn rename_group(&self, id: &str, name: &str) -> Result<Reply, Failure> {
        let value = json!({"id": id, "displayName": name});
        self.patch_group(id, vec![json!({"op": "replace", "value": value})])
            .await
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
        let body = json!({"schemas": [PATCH_URN], "Operations": operations});
        self.client
            .send(Method::PATCH, &format!("/Groups/{id}"), Some(&body))
            .await
    }
}

/// Without `type`, and with a `display` that can be null.
fn members_of(ids: &[&str]) -> Value {
    ids.iter()
        .map(|id| json!({"value": id, "display": null}))
        .collect()
}
