//! The primary dies and its synchronous standby takes its place, again and again:
//! nothing that was acknowledged is lost.

use std::time::{Duration, Instant};

use rollcall_test_servers::postgres::{Server, url};
use tokio::task::block_in_place;

use crate::chance::{Dice, seed};
use crate::cluster::Cluster;
use crate::provider::Provider;
use crate::proxy::Proxy;
use crate::tier::{alone, assert_within, length, tell};

const CLIENTS: usize = 64;
/// From the death of the primary until every client has written.
const RECOVERED_WITHIN: Duration = Duration::from_secs(5);
/// A primary dies at some time within this.
const SOME_TIME: Duration = Duration::from_millis(200);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_standby_may_take_over() {
    let _alone = alone().await;
    let mut primary = Server::start();
    primary.create_database("rollcall");
    let proxy = Proxy::start(primary.port(), Duration::ZERO).await;
    let cluster = Cluster::at(Some(url(proxy.port(), "rollcall")), 2, 2).await;
    let mut dice = Dice::new(seed(), 0);
    let promotions = length(1, 10);
    let provider = Provider::start(cluster.clients(CLIENTS), "promoted");
    let mut slowest = Duration::ZERO;
    for _ in 0..promotions {
        let standby = block_in_place(|| {
            let standby = primary.standby();
            primary.wait_for_standby();
            standby
        });
        provider.all_acknowledged(Instant::now()).await;
        tokio::time::sleep(dice.duration(SOME_TIME)).await;
        let died = Instant::now();
        block_in_place(|| {
            primary.kill();
            standby.promote();
        });
        proxy.point_at(standby.port());
        let promoted = Instant::now();
        provider.all_acknowledged(promoted).await;
        let recovered = died.elapsed();
        tell(&format!(
            "promoted {:?} after the death, every client has written after {recovered:?}",
            promoted - died
        ));
        slowest = slowest.max(recovered);
        primary = standby;
    }
    let pushed = provider.end().await;
    let kept = pushed.assert_kept(&cluster, &cluster.tenants[0]).await;
    cluster.end();
    tell(&format!("{promotions} promotions: {kept}"));
    assert_within(&[("recovered", slowest, RECOVERED_WITHIN)]);
}
