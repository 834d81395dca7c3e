//! Control is away: an edge says so at once, and goes on as soon as it is back.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hyper::{Method, StatusCode};
use rollcall::scim_client::ScimClient;
use tokio::task::block_in_place;

use crate::cluster::{Cluster, On};
use crate::tier::{alone, assert_within, length, tell, within_patience};

const CLIENTS: usize = 16;
const REFUSED_WITHIN: Duration = Duration::from_millis(50);
const BACK_WITHIN: Duration = Duration::from_secs(1);

/// What is answered, whether the client is told to come again, and how long that
/// took.
async fn ask(client: ScimClient) -> (StatusCode, bool, Duration) {
    let began = Instant::now();
    let reply = client.send(Method::GET, "/Users?count=1", None).await;
    let reply = reply.expect("an answer");
    let again = reply.header("retry-after").is_some();
    (reply.status, again, began.elapsed())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_may_be_away() {
    let _alone = alone().await;
    let mut cluster = Cluster::start(On::Sqlite, 1, 2).await;
    let (mut slowest, mut latest) = (Duration::ZERO, Duration::ZERO);
    let mut refused = 0;
    for _ in 0..length(2, 20) {
        for answer in join_all(cluster.clients(CLIENTS).map(ask)).await {
            assert_eq!(answer.0, StatusCode::OK);
        }
        block_in_place(|| cluster.kill_control());
        for _ in 0..length(2, 10) {
            for (status, again, took) in join_all(cluster.clients(CLIENTS).map(ask)).await {
                assert_eq!((status, again), (StatusCode::SERVICE_UNAVAILABLE, true));
                slowest = slowest.max(took);
                refused += 1;
            }
        }
        block_in_place(|| cluster.start_control());
        let began = Instant::now();
        let back =
            join_all(cluster.clients(CLIENTS).map(|client| async move {
                while ask(client.clone()).await.0 != StatusCode::OK {}
            }));
        within_patience("control is back", back).await;
        latest = latest.max(began.elapsed());
    }
    cluster.end();
    tell(&format!(
        "{refused} requests refused while control was away"
    ));
    assert_within(&[
        ("a refusal", slowest, REFUSED_WITHIN),
        ("every client is answered again", latest, BACK_WITHIN),
    ]);
}
