//! A product follows what changes while control dies and comes back.

mod follower;
mod users;

use std::collections::{BTreeMap, HashSet};
use std::time::Instant;

use rollcall_client::proto::event::v1::EventFilter;
use tokio::sync::{oneshot, watch};
use tokio::task::block_in_place;

use self::follower::Follower;
use self::users::Users;
use crate::chance::{Dice, seed};
use crate::cluster::{Cluster, On};
use crate::provider::Provider;
use crate::tier::{alone, length, tell, within_patience};

const CLIENTS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_misses_nothing_while_control_is_killed_on_sqlite() {
    a_follower_misses_nothing(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_misses_nothing_while_control_is_killed_on_postgres() {
    a_follower_misses_nothing(On::Postgres).await;
}

async fn a_follower_misses_nothing(on: On) {
    let _alone = alone().await;
    let mut cluster = Cluster::start(on, 1, 1).await;
    let mut dice = Dice::new(seed(), 0);
    let kills = length(2, 50);
    let product = cluster.product();
    let mut follower = Follower::start(&product);
    let (mirrored, mut mirror) = watch::channel(0);
    let (stop, stopped) = oneshot::channel::<()>();
    let mirroring = tokio::spawn(async move {
        let mut users = Users::new(mirrored);
        let shutdown = async { drop(stopped.await) };
        let followed = product.mirror(EventFilter::default(), &mut users, shutdown);
        followed.await.expect("it goes on");
        users
    });

    let provider = Provider::start(cluster.clients(CLIENTS), "followed");
    for _ in 0..kills {
        let writes = 40 + dice.below(40);
        provider.further(writes.try_into().expect("few")).await;
        follower.measure_freshness();
        cluster.kill_control();
        block_in_place(|| cluster.start_control());
        provider.all_acknowledged(Instant::now()).await;
    }
    let pushed = provider.end().await;

    let product = cluster.product();
    let snapshot = product.snapshot(EventFilter::default()).await;
    let end = snapshot.expect("begins").position();
    reach(&mut mirror, end).await;
    drop(stop);
    let users = mirroring.await.expect("no panic");
    assert_eq!(users.snapshots, 1, "the feed alone, since the first");
    let acme = cluster.tenants[0].selection();
    let listed = product.users(acme.clone()).all().await;
    let listed = listed.expect("answers").into_iter();
    let listed: BTreeMap<_, _> = listed.map(|user| (user.id.clone(), user)).collect();
    assert_eq!(users.rows, listed);
    pushed.ledger.compare(&product, acme).await;

    let events = follower.up_to(end).await;
    let positions = events.iter().map(|event| event.position);
    assert!(positions.eq(1..=end), "each, once, in order, to {end}");
    let ids: HashSet<_> = events.iter().map(|event| &event.id).collect();
    assert_eq!(ids.len(), events.len());
    tell(&format!(
        "{kills} kills on {on:?}: {end} events followed, each once and in order; the copy is right"
    ));
}

async fn reach(position: &mut watch::Receiver<i64>, end: i64) {
    let reached = position.wait_for(|position| *position >= end);
    drop(
        within_patience("the position", reached)
            .await
            .expect("nobody failed"),
    );
}
