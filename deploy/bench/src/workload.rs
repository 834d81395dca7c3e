//! What identity providers do again and again.

use hyper::{Method, StatusCode};
use serde::Serialize;
use serde_json::json;

use crate::Failure;
use crate::answer::{Page, Person, check, read};
use crate::load::Connection;
use crate::world::{World, patch, user, user_name};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
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
    /// What makes users comes last, so that the others find as many as are asked
    /// for.
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
            Self::Member => "W6 add, remove a member",
            Self::Mix => "W7 mix",
        }
    }

    /// Whether it waits for commits.
    pub(crate) fn writes(self) -> bool {
        match self {
            Self::Create | Self::PatchActive | Self::Member | Self::Mix => true,
            Self::LookUp | Self::Get | Self::Page => false,
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
            Self::Get => get(connection, world.users[number].id()).await,
            Self::PatchActive => {
                let user = &world.users[own(world.users.len(), client, turn)];
                set_active(connection, user.id(), user.turn()).await
            }
            Self::Page => page(connection, world, number).await,
            Self::Member => {
                let members = &world.group.members;
                let place = own(members.len(), client, turn / 2);
                let is_added = members[place].turn();
                member(connection, world, world.users[place].id(), is_added).await
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

/// One of so many that no other client changes, all over the place.
fn own(count: usize, client: usize, turn: usize) -> usize {
    let each = (count / CLIENTS_MAX).max(1);
    (spread(client, turn) % each * CLIENTS_MAX + client) % count
}

fn fresh(what: &str, client: usize, turn: usize) -> String {
    format!("{what}-{client}-{turn}@example.com")
}

async fn create(connection: &mut Connection, user_name: &str) -> Result<String, Failure> {
    let body = user(user_name);
    let answer = connection
        .send(Method::POST, "/Users", Some(&body), StatusCode::CREATED)
        .await?;
    let user: Person<'_> = read(&answer)?;
    check(user.user_name == user_name, user_name, &answer)?;
    Ok(user.id.to_owned())
}

pub(crate) async fn look_up(
    connection: &mut Connection,
    user_name: &str,
    found: usize,
) -> Result<(), Failure> {
    let value = user_name.replace('@', "%40");
    let path = format!("/Users?filter=userName%20eq%20%22{value}%22&startIndex=1&count=100");
    let answer = connection.get(&path).await?;
    let page: Page<'_> = read(&answer)?;
    let are_found = page.total_results == found && page.users.len() == found;
    let are_right = page.users.iter().all(|user| user.user_name == user_name);
    check(are_found && are_right, user_name, &answer)
}

pub(crate) async fn get(connection: &mut Connection, id: &str) -> Result<(), Failure> {
    let answer = connection.get(&format!("/Users/{id}")).await?;
    let user: Person<'_> = read(&answer)?;
    check(user.id == id, id, &answer)
}

async fn set_active(connection: &mut Connection, id: &str, active: bool) -> Result<(), Failure> {
    let patch = patch(&json!({"op": "replace", "value": {"active": active}}));
    let path = format!("/Users/{id}");
    let answer = connection
        .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
        .await?;
    let user: Person<'_> = read(&answer)?;
    check(user.id == id && user.active == Some(active), id, &answer)
}

/// Results of a page.
pub(crate) const PAGE: usize = 100;

async fn page(connection: &mut Connection, world: &World, number: usize) -> Result<(), Failure> {
    let last = world.users.len().saturating_sub(PAGE).max(1);
    let start = 1 + number % last;
    let answer = connection
        .get(&format!("/Users?startIndex={start}&count={PAGE}"))
        .await?;
    check_page(&answer, world.users.len().min(PAGE))
}

/// So many different users, in the order of their ids.
pub(crate) fn check_page(answer: &[u8], users: usize) -> Result<(), Failure> {
    let page: Page<'_> = read(answer)?;
    let in_order = page.users.windows(2).all(|two| two[0].id < two[1].id);
    check(page.users.len() == users && in_order, "a page", answer)
}

async fn member(
    connection: &mut Connection,
    world: &World,
    id: &str,
    is_added: bool,
) -> Result<(), Failure> {
    let patch = if is_added {
        patch(&json!({"op": "add", "path": "members", "value": [{"value": id}]}))
    } else {
        patch(&json!({"op": "remove", "path": format!("members[value eq \"{id}\"]")}))
    };
    let path = format!("/Groups/{}?excludedAttributes=members", world.group.id);
    connection
        .send(Method::PATCH, &path, Some(&patch), StatusCode::OK)
        .await?;
    Ok(())
}

/// Look up (miss), create, get, patch, look up (hit).
async fn mix(connection: &mut Connection, user_name: &str) -> Result<(), Failure> {
    look_up(connection, user_name, 0).await?;
    let id = create(connection, user_name).await?;
    get(connection, &id).await?;
    set_active(connection, &id, false).await?;
    look_up(connection, user_name, 1).await
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_two_clients_change_the_same() {
        let check = |count: usize| {
            let mut owners = HashMap::new();
            for client in 0..CLIENTS_MAX {
                for turn in 0..1_000 {
                    let place = own(count, client, turn);
                    assert!(place < count);
                    assert_eq!(*owners.entry(place).or_insert(client), client, "{count}");
                }
            }
        };
        for count in [64, 65, 100, 1_000, 10_007] {
            check(count);
        }
    }
}
