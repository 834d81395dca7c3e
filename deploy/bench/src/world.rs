//! What is in the directory before it is measured.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use crate::Failure;
use crate::answer::{self, check, read};
use crate::load::{Connection, Target};

/// Members that one request names at most.
const MEMBERS_A_REQUEST: usize = 10_000;
/// Users that one bulk request makes at most.
pub(crate) const USERS_A_REQUEST: usize = 500;

#[derive(Debug)]
pub(crate) struct World {
    /// That of number n has the userName of [`user_name`].
    pub users: Vec<User>,
    pub group: Group,
}

#[derive(Debug)]
pub(crate) struct User {
    id: String,
    is_active: AtomicBool,
}

/// A group of the first of the users.
#[derive(Debug)]
pub(crate) struct Group {
    pub id: String,
    pub members: Vec<Member>,
}

/// Whether the user of the same number is in the group.
#[derive(Debug)]
pub(crate) struct Member(AtomicBool);

impl User {
    /// Somebody who is active.
    pub(crate) fn new(id: String) -> Self {
        Self {
            id,
            is_active: AtomicBool::new(true),
        }
    }

    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Turns it over, and says how it is now: a change each time.
    pub(crate) fn turn(&self) -> bool {
        !self.is_active.fetch_xor(true, Ordering::Relaxed)
    }
}

impl Member {
    /// Turns it over, and says how it is now: a change each time.
    pub(crate) fn turn(&self) -> bool {
        !self.0.fetch_xor(true, Ordering::Relaxed)
    }
}

impl World {
    pub(crate) async fn fill(
        target: &Target,
        users: usize,
        members: usize,
        users_a_request: usize,
    ) -> Result<Arc<Self>, Failure> {
        let mut connection = Connection::open(target.clone()).await?;
        let mut created = Vec::with_capacity(users);
        while created.len() < users {
            let numbers = created.len()..users.min(created.len() + users_a_request);
            let ids = create_users(&mut connection, numbers.map(user_name)).await?;
            created.extend(ids.into_iter().map(User::new));
        }
        let members = members.min(users);
        let group = Group::create(&mut connection, "Everybody", &created[..members]).await?;
        Ok(Arc::new(Self {
            users: created,
            group,
        }))
    }
}

impl Group {
    pub(crate) async fn create(
        connection: &mut Connection,
        display_name: &str,
        users: &[User],
    ) -> Result<Self, Failure> {
        let id = create_group(connection, display_name).await?;
        for members in users.chunks(MEMBERS_A_REQUEST) {
            let values: Vec<Value> = members
                .iter()
                .map(|user| json!({ "value": user.id }))
                .collect();
            let patch = patch(&json!({"op": "add", "path": "members", "value": values}));
            let path = format!("/Groups/{id}?excludedAttributes=members");
            connection
                .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
                .await?;
        }
        let members = users.iter().map(|_| Member(AtomicBool::new(true)));
        Ok(Self {
            id,
            members: members.collect(),
        })
    }

    /// Whether it has the members that it was given, and no others.
    pub(crate) async fn verify(&self, target: &Target, users: &[User]) -> Result<(), Failure> {
        let mut connection = Connection::open(target.clone()).await?;
        let answer = connection.get(&format!("/Groups/{}", self.id)).await?;
        let group: answer::Group<'_> = read(&answer)?;
        let found: BTreeSet<&str> = group.members.iter().map(|member| member.value).collect();
        let expect: BTreeSet<&str> = self
            .members
            .iter()
            .zip(users)
            .filter(|(member, _)| member.0.load(Ordering::Relaxed))
            .map(|(_, user)| user.id())
            .collect();
        check(found == expect, "the members of a group", &answer)
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
pub(crate) async fn create_users(
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

pub(crate) fn user_name(number: impl Display) -> String {
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
