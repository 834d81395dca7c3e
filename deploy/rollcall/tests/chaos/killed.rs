//! Control is killed, again and again: what it acknowledged stays, and what it was
//! at is there as a whole or not at all.

use std::time::{Duration, Instant};

use crate::chance::{Dice, seed};
use crate::cluster::{Cluster, On};
use crate::provider::Provider;
use crate::tier::{alone, assert_within, length, tell};

const CLIENTS: usize = 32;
/// From the start to the first write.
const READY_WITHIN: Duration = Duration::from_secs(2);
/// A kill comes at some time within this.
const SOME_TIME: Duration = Duration::from_millis(100);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_on_sqlite() {
    what_was_acknowledged_survives(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_on_postgres() {
    what_was_acknowledged_survives(On::Postgres).await;
}

async fn what_was_acknowledged_survives(on: On) {
    let _alone = alone().await;
    let mut cluster = Cluster::start(on, 1, 2).await;
    let mut dice = Dice::new(seed(), 0);
    let kills = length(3, 50);
    let provider = Provider::start(cluster.clients(CLIENTS), "killed");
    let mut slowest = Duration::ZERO;
    for _ in 0..kills {
        let writes = 20 + dice.below(100);
        provider.further(writes.try_into().expect("few")).await;
        tokio::time::sleep(dice.duration(SOME_TIME)).await;
        cluster.kill_control();
        let began = Instant::now();
        tokio::task::block_in_place(|| cluster.start_control());
        provider.any_acknowledged(began).await;
        slowest = slowest.max(began.elapsed());
    }
    let pushed = provider.end().await;
    let kept = pushed.assert_kept(&cluster, &cluster.tenants[0]).await;
    cluster.end();
    tell(&format!("{kills} kills on {on:?}: {kept}"));
    assert_within(&[("a write after the start", slowest, READY_WITHIN)]);
}
