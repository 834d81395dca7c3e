//! PostgreSQL is restarted under load: meanwhile clients are told to come again, at
//! once, and nothing that was acknowledged is lost.

use std::time::{Duration, Instant};

use rollcall_test_servers::postgres::{Server, Shutdown};

use crate::chance::{Dice, seed};
use crate::cluster::Cluster;
use crate::provider::{Outcome, Provider};
use crate::tier::{alone, assert_within, length, tell};

const CLIENTS: usize = 64;
const REFUSED_WITHIN: Duration = Duration::from_secs(1);
const RECOVERED_WITHIN: Duration = Duration::from_secs(1);
/// A restart comes at some time within this.
const SOME_TIME: Duration = Duration::from_millis(200);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_may_be_restarted() {
    let _alone = alone().await;
    let mut server = Server::start();
    server.create_database("rollcall");
    let cluster = Cluster::at(Some(server.url("rollcall")), 2, 2).await;
    let mut dice = Dice::new(seed(), 0);
    let restarts = length(2, 20);
    let provider = Provider::start(cluster.clients(CLIENTS), "restarted");
    let mut backs = Vec::new();
    for restart in 0..restarts {
        provider.all_acknowledged(Instant::now()).await;
        tokio::time::sleep(dice.duration(SOME_TIME)).await;
        let away = Instant::now();
        let shutdown = [Shutdown::Immediate, Shutdown::Fast][restart % 2];
        tokio::task::block_in_place(|| server.stop(shutdown));
        // Every second time it is away until everybody has noticed.
        if [1, 2].contains(&(restart % 4)) {
            provider.all_refused(away).await;
        }
        tokio::task::block_in_place(|| server.start_again());
        let back = Instant::now();
        provider.all_acknowledged(back).await;
        let (until_back, until_all) = (back - away, back.elapsed());
        tell(&format!(
            "{shutdown:?}: away for {until_back:?}, every client has written {until_all:?} later"
        ));
        backs.push((back, until_all));
    }
    let pushed = provider.end().await;

    let kept = pushed.assert_kept(&cluster, &cluster.tenants[0]).await;
    cluster.end();
    tell(&format!("{restarts} restarts: {kept}"));
    let refusals = pushed
        .with(Outcome::Refused)
        .map(|answer| answer.ended - answer.began);
    let slowest = refusals.max().unwrap_or_default();
    // Until each client has written, and nobody is refused any more.
    let recoveries = backs.iter().map(|(back, until_all)| {
        let under_way = pushed
            .with(Outcome::Refused)
            .filter(|answer| answer.began < *back + *until_all);
        let last = under_way.map(|answer| answer.ended).max();
        let until_last = last.map(|last| last.saturating_duration_since(*back));
        until_last.unwrap_or_default().max(*until_all)
    });
    let recovered = recoveries.max().unwrap_or_default();
    assert_within(&[
        ("a refusal", slowest, REFUSED_WITHIN),
        ("recovered", recovered, RECOVERED_WITHIN),
    ]);
}
