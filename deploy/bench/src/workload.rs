//! What identity providers do again and again.

use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use crate::Failure;
use crate::load::Connection;
use crate::world::{World, patch, text, user, user_name};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Workload {
    Create,
    LookUp,
    Get,
    PatchActive,
    Page,
    Member,
    Mix,
}

impl Workload {
    pub(crate) const ALL: [Self; 7] = [
        Self::LookUp,
        Self::Get,
        Self::PatchActive,
        Self::Page,
        Self::Member,
        Self::Create,
        Self::Mix,
    ];

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Create => "W1 create",
            Self::LookUp => "W2 look up by userName",
            Self::Get => "W3 get",
            Self::PatchActive => "W4 PATCH active",
            Self::Page => "W5 page of 100",
            Self::Member => "W6 add and remove a member",
            Self::Mix => "W7 mix: look up (miss), create, get, PATCH, look up (hit)",
        }
    }

    /// One turn of one client.
    pub(crate) async fn turn(
        self,
        connection: &mut Connection,
        world: &World,
        client: usize,
        turn: usize,
    ) -> Result<(), Failure> {
        let number = spread(client, turn) % world.users.len();
        match self {
            Self::Create => {
                create(connection, &fresh("created", client, turn)).await?;
                Ok(())
            }
            Self::LookUp => look_up(connection, &user_name(number), 1).await,
            Self::Get => get(connection, &world.users[number]).await,
            Self::PatchActive => {
                let (id, round) = own(&world.users, client, turn);
                set_active(connection, id, !round.is_multiple_of(2)).await
            }
            Self::Page => page(connection, world, number).await,
            Self::Member => {
                let (id, _) = own(&world.users[..world.members], client, turn / 2);
                let op = if turn.is_multiple_of(2) {
                    "remove"
                } else {
                    "add"
                };
                member(connection, world, op, id).await
            }
            Self::Mix => mix(connection, &fresh("mixed", client, turn)).await,
        }
    }
}

/// Numbers that jump about, the same in each run.
fn spread(client: usize, turn: usize) -> usize {
    (client * 7_919 + turn).wrapping_mul(2_654_435_761) >> 7
}

/// Clients that may work at once, each on users of its own.
pub(crate) const CLIENTS_MAX: usize = 64;

/// One of the users that no other client changes, each in its turn, and how often
/// it had its turn before.
fn own(users: &[String], client: usize, turn: usize) -> (&str, usize) {
    let each = (users.len() / CLIENTS_MAX).max(1);
    let place = turn % each * CLIENTS_MAX + client;
    (&users[place % users.len()], turn / each)
}

fn fresh(what: &str, client: usize, turn: usize) -> String {
    format!("{what}-{client}-{turn}@example.com")
}

async fn create(connection: &mut Connection, user_name: &str) -> Result<String, Failure> {
    let answer = connection
        .send(
            Method::POST,
            "/Users",
            Some(&user(user_name)),
            StatusCode::CREATED,
        )
        .await?;
    text(&serde_json::from_slice(&answer)?, "id")
}

async fn look_up(connection: &mut Connection, user_name: &str, found: u64) -> Result<(), Failure> {
    let value = user_name.replace('@', "%40");
    let path = format!("/Users?filter=userName%20eq%20%22{value}%22&startIndex=1&count=100");
    let answer = connection
        .send(Method::GET, &path, None, StatusCode::OK)
        .await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    check(answer["totalResults"] == found, &answer)
}

async fn get(connection: &mut Connection, id: &str) -> Result<(), Failure> {
    let path = format!("/Users/{id}");
    let answer = connection
        .send(Method::GET, &path, None, StatusCode::OK)
        .await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    check(answer["id"] == id, &answer)
}

async fn set_active(connection: &mut Connection, id: &str, active: bool) -> Result<(), Failure> {
    let patch = patch(&json!({"op": "replace", "value": {"active": active}}));
    let path = format!("/Users/{id}");
    let answer = connection
        .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
        .await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    check(answer["active"] == active, &answer)
}

async fn page(connection: &mut Connection, world: &World, number: usize) -> Result<(), Failure> {
    let last = world.users.len().saturating_sub(100).max(1);
    let start = 1 + number % last;
    let path = format!("/Users?startIndex={start}&count=100");
    let answer = connection
        .send(Method::GET, &path, None, StatusCode::OK)
        .await?;
    let answer: Value = serde_json::from_slice(&answer)?;
    let resources = answer["Resources"].as_array().map_or(0, Vec::len);
    check(
        resources == world.users.len().min(100),
        &answer["itemsPerPage"],
    )
}

async fn member(
    connection: &mut Connection,
    world: &World,
    op: &str,
    id: &str,
) -> Result<(), Failure> {
    let patch = if op == "add" {
        patch(&json!({"op": op, "path": "members", "value": [{"value": id}]}))
    } else {
        patch(&json!({"op": op, "path": format!("members[value eq \"{id}\"]")}))
    };
    let path = format!("/Groups/{}?excludedAttributes=members", world.group);
    connection
        .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
        .await?;
    Ok(())
}

async fn mix(connection: &mut Connection, user_name: &str) -> Result<(), Failure> {
    look_up(connection, user_name, 0).await?;
    let id = create(connection, user_name).await?;
    get(connection, &id).await?;
    set_active(connection, &id, false).await?;
    look_up(connection, user_name, 1).await
}

fn check(holds: bool, answer: &Value) -> Result<(), Failure> {
    if holds {
        Ok(())
    } else {
        Err(format!("an unexpected answer: {answer}").into())
    }
}
