//! Many clients change one group at once, each its own members: none is lost, and
//! each change is told of once.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use hyper::Method;
use rollcall_client::proto::directory::v1::ListUsersRequest;
use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::membership::Member;
use rollcall_client::proto::event::v1::{EventFilter, EventKind};
use serde_json::json;

use crate::caller::{Caller, patch};
use crate::chance::{Dice, seed};
use crate::cluster::{Cluster, On};
use crate::tier::{alone, length, tell, within_patience};

const CLIENTS: usize = 64;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_membership_is_lost_on_sqlite() {
    no_membership_is_lost(Cluster::start(On::Sqlite, 1, 2)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_membership_is_lost_on_postgres() {
    no_membership_is_lost(Cluster::start(On::Postgres, 2, 2)).await;
}

async fn no_membership_is_lost(cluster: impl Future<Output = Cluster>) {
    let _alone = alone().await;
    let cluster = cluster.await;
    let seed = seed();
    let people = length(4, 500);
    let mut caller = cluster.caller(0);
    let group = caller
        .create("/Groups", &json!({"displayName": "All"}))
        .await;
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let names = (0..people).map(|number| format!("{client}-{number}@acme.example"));
        let names: Vec<_> = names.collect();
        let members = caller.create_people(&names).await;
        let dice = Dice::new(seed, client);
        let changing = change_members(cluster.caller(client), group.clone(), members, dice);
        clients.push(changing);
    }
    let clients = clients.into_iter().map(tokio::spawn);
    let changed = within_patience("every change", join_all(clients)).await;
    let stay: BTreeSet<_> = changed
        .into_iter()
        .flat_map(|stay| stay.expect("each is acknowledged"))
        .collect();

    let product = cluster.product();
    let listed = product.list_users(ListUsersRequest {
        selection: Some(cluster.tenants[0].selection().into()),
        group_id: group.clone(),
        ..ListUsersRequest::default()
    });
    let listed = listed.all().await.expect("answers");
    let listed: BTreeSet<_> = listed.into_iter().map(|user| user.id).collect();
    assert_eq!(listed.len(), stay.len());
    assert!(listed == stay, "others");

    // What it sees is numbered then.
    let snapshot = product.snapshot(EventFilter::default()).await;
    let end = snapshot.expect("begins").position();
    let mut told: BTreeMap<String, Vec<EventKind>> = BTreeMap::new();
    let mut events = product.events("", EventFilter::default());
    for position in 1..=end {
        let event = events.next().await.expect("answers").expect("an event");
        assert_eq!(event.position, position);
        if let Some(Change::Membership(membership)) = &event.change {
            let Some(Member::UserId(id)) = membership.member.clone() else {
                panic!("{event:?}");
            };
            told.entry(id).or_default().push(event.kind());
        }
    }
    assert_eq!(told.len(), CLIENTS * people);
    for (id, kinds) in &told {
        let expect: &[_] = if stay.contains(id) {
            &[EventKind::MembershipAdded]
        } else {
            &[EventKind::MembershipAdded, EventKind::MembershipRemoved]
        };
        assert_eq!(kinds, expect);
    }
    let changes: usize = told.values().map(Vec::len).sum();
    tell(&format!(
        "{changes} changes of one group by {CLIENTS} clients: {} members, an event each",
        stay.len()
    ));
}

/// Adds each, and takes every second away again at some time: those who stay.
async fn change_members(
    mut caller: Caller,
    group: String,
    members: Vec<String>,
    mut dice: Dice,
) -> Vec<String> {
    let path = format!("/Groups/{group}?excludedAttributes=members");
    let (mut stay, mut to_go) = (Vec::new(), Vec::new());
    for (number, id) in members.into_iter().enumerate() {
        let add = json!({"op": "add", "path": "members", "value": [{"value": id}]});
        caller
            .send(Method::PATCH, &path, Some(&patch(&add)), 200)
            .await;
        if number % 2 == 0 {
            &mut stay
        } else {
            &mut to_go
        }
        .push(id);
        while !to_go.is_empty() && dice.below(2) == 0 {
            let place = dice.below(to_go.len().try_into().expect("few"));
            let id = to_go.swap_remove(place.try_into().expect("few"));
            remove(&mut caller, &path, &id).await;
        }
    }
    for id in to_go {
        remove(&mut caller, &path, &id).await;
    }
    stay
}

async fn remove(caller: &mut Caller, path: &str, id: &str) {
    let members = format!("members[value eq \"{id}\"]");
    let remove = patch(&json!({"op": "remove", "path": members}));
    caller.send(Method::PATCH, path, Some(&remove), 200).await;
}
