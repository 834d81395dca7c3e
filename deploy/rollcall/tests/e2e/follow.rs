//! A product follows what changes while control dies and comes back.

mod example;
mod follower;
mod halves;
mod users;
mod writers;

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::{EventFilter, EventKind};
use tokio::sync::{oneshot, watch};

use follower::Follower;
use halves::Halves;
use users::Users;
use writers::Writers;

/// Without `ROLLCALL_CRASHES`.
const CRASHES: usize = 4;
/// What takes longer does not come any more.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_follower_misses_nothing_while_control_is_killed() {
    let crashes = std::env::var("ROLLCALL_CRASHES");
    let crashes = crashes.map_or(CRASHES, |crashes| crashes.parse().expect("a number"));
    let mut halves = Halves::start();
    let product = halves.product();
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

    let mut acknowledged = Vec::new();
    for crash in 0..crashes {
        let writers = Writers::start(&halves.scim(), crash);
        writers.have_written().await;
        follower.measure_freshness();
        halves.kill_control();
        acknowledged.extend(writers.ended().await);
        halves.start_control();
    }
    let writers = Writers::start(&halves.scim(), crashes);
    writers.have_written().await;
    acknowledged.extend(writers.end().await);

    let snapshot = halves.product().snapshot(EventFilter::default()).await;
    let end = snapshot.expect("begins").position();
    reach(&mut mirror, end).await;
    drop(stop);
    let users = mirroring.await.expect("no panic");
    assert_eq!(users.snapshots, 1, "the feed alone, since the first");
    let listed = halves.product().users(halves.customer()).all().await;
    let listed = listed.expect("answers").into_iter();
    let listed: BTreeMap<_, _> = listed.map(|user| (user.id.clone(), user)).collect();
    assert_eq!(users.rows, listed);

    let events = follower.up_to(end).await;
    let positions = events.iter().map(|event| event.position);
    assert!(positions.eq(1..=end), "each, once, in order, to {end}");
    let ids: HashSet<_> = events.iter().map(|event| &event.id).collect();
    assert_eq!(ids.len(), events.len());
    let created = events.iter().filter_map(|event| match &event.change {
        Some(Change::User(change)) if event.kind() == EventKind::UserCreated => {
            Some(&change.user_id)
        }
        _ => None,
    });
    let created: HashSet<_> = created.collect();
    let missed = acknowledged.iter().filter(|id| !created.contains(id));
    assert_eq!(missed.count(), 0, "of {}", acknowledged.len());
}

async fn reach(position: &mut watch::Receiver<i64>, end: i64) {
    let reached = position.wait_for(|position| *position >= end);
    let reached = tokio::time::timeout(PATIENCE, reached).await;
    drop(reached.expect("in time").expect("nobody failed"));
}
