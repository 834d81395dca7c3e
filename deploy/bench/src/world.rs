//! What is in the directory before it is measured.

use std::sync::Arc;

use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use crate::Failure;
use crate::load::{Connection, Target};

/// Members that one request names at most.
const MEMBERS_A_REQUEST: usize = 10_000;
/// Operations of one bulk request.
const OPERATIONS_A_REQUEST: usize = 500;

#[derive(Debug)]
pub(crate) struct World {
    /// Ids of users; that of number n has the userName of [`user_name`].
    pub users: Vec<String>,
    /// A group of the first of them.
    pub group: String,
    /// How many.
    pub members: usize,
}

impl World {
    pub(crate) async fn fill(
        target: &Target,
        users: usize,
        members: usize,
    ) -> Result<Arc<Self>, Failure> {
        let mut connection = Connection::open(target.clone()).await?;
        let mut ids = Vec::with_capacity(users);
        while ids.len() < users {
            let numbers = ids.len()..users.min(ids.len() + OPERATIONS_A_REQUEST);
            ids.extend(create(&mut connection, numbers.map(user_name)).await?);
        }
        let group = create_group(&mut connection, "Everybody").await?;
        let members = members.min(users);
        for members in ids[..members].chunks(MEMBERS_A_REQUEST) {
            let values: Vec<Value> = members.iter().map(|id| json!({ "value": id })).collect();
            let patch = patch(&json!({"op": "add", "path": "members", "value": values}));
            let path = format!("/Groups/{group}?excludedAttributes=members");
            connection
                .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
                .await?;
        }
        Ok(Arc::new(Self {
            users: ids,
            group,
            members,
        }))
    }
}

/// Makes a group, and returns its id.
pub(crate) async fn create_group(
    connection: &mut Connection,
    display_name: &str,
) -> Result<String, Failure> {
    let group = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        "displayName": display_name,
    });
    let group = connection
        .send(Method::POST, "/Groups", Some(&group), StatusCode::CREATED)
        .await?;
    let group: Value = serde_json::from_slice(&group)?;
    text(&group, "id")
}

/// Makes users in one bulk request, and returns their ids.
async fn create(
    connection: &mut Connection,
    user_names: impl Iterator<Item = String>,
) -> Result<Vec<String>, Failure> {
    let operations: Vec<Value> = user_names
        .map(|user_name| {
            json!({
                "method": "POST",
                "path": "/Users",
                "bulkId": user_name,
                "data": user(&user_name),
            })
        })
        .collect();
    let bulk = json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
        "Operations": operations,
    });
    let answer = connection
        .send(Method::POST, "/Bulk", Some(&bulk), StatusCode::OK)
        .await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    let results = answer["Operations"].as_array().cloned().unwrap_or_default();
    results
        .iter()
        .map(|result| {
            let location = text(result, "location")?;
            let (_, id) = location
                .rsplit_once('/')
                .ok_or("a location without an id")?;
            Ok(id.to_owned())
        })
        .collect()
}

pub(crate) fn user_name(number: usize) -> String {
    format!("person{number}@example.com")
}

/// A user in the words of Okta.
pub(crate) fn user(user_name: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": user_name,
        "name": {"givenName": "Ada", "familyName": "Lovelace"},
        "emails": [{"primary": true, "value": user_name, "type": "work"}],
        "displayName": "Ada Lovelace",
        "locale": "en-US",
        "externalId": format!("00u{user_name}"),
        "groups": [],
        "password": "1mz050nq",
        "active": true,
    })
}

pub(crate) fn patch(operation: &Value) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [operation],
    })
}

pub(crate) fn text(object: &Value, name: &str) -> Result<String, Failure> {
    let text = object[name].as_str();
    Ok(text
        .ok_or_else(|| format!("an answer without {name}: {object}"))?
        .to_owned())
}
