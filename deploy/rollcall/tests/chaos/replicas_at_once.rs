//! Several replicas of control start at once on a database in which there is
//! nothing: one makes the tables, the others wait, and all of them serve.

use crate::cluster::{Cluster, On};
use crate::tier::{alone, length, tell};

const REPLICAS: usize = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replicas_may_start_at_once_on_an_empty_postgres() {
    let _alone = alone().await;
    let trials = length(2, 30);
    for _ in 0..trials {
        let cluster = Cluster::start(On::Postgres, REPLICAS, 0).await;
        for product in cluster.products() {
            let acme = cluster.tenants[0].selection();
            let users = product.users(acme).all().await.expect("it answers");
            assert!(users.is_empty());
        }
    }
    tell(&format!(
        "{REPLICAS} replicas at once on an empty PostgreSQL, {trials} times: each serves"
    ));
}
