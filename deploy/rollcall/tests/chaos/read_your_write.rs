//! What one edge acknowledged, another one has at once.

use futures_util::future::join_all;
use hyper::Method;
use serde_json::json;

use crate::caller::{Caller, id_of, patch, person};
use crate::cluster::{Cluster, On};
use crate::tier::{alone, length, tell, within_patience};

const CLIENTS: usize = 16;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_edge_has_it_at_once_on_sqlite() {
    another_edge_has_it_at_once(Cluster::start(On::Sqlite, 1, 2)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_edge_has_it_at_once_on_postgres() {
    another_edge_has_it_at_once(Cluster::start(On::Postgres, 2, 2)).await;
}

async fn another_edge_has_it_at_once(cluster: impl Future<Output = Cluster>) {
    let _alone = alone().await;
    let cluster = cluster.await;
    let writes = length(10, 625);
    let clients = (0..CLIENTS).map(|client| {
        let edges = [cluster.caller(client), cluster.caller(client + 1)];
        tokio::spawn(write_and_read(edges, client, writes))
    });
    let clients = within_patience("every read", join_all(clients)).await;
    let stale: usize = clients
        .into_iter()
        .map(|client| client.expect("no fault"))
        .sum();
    tell(&format!(
        "{} reads through another edge: {stale} stale",
        CLIENTS * writes
    ));
    assert_eq!(stale, 0);
}

/// How many reads missed the write before them.
async fn write_and_read(edges: [Caller; 2], client: usize, writes: usize) -> usize {
    let [mut one, mut other] = edges;
    let user_name = format!("{client}@acme.example");
    let made = one
        .send(Method::POST, "/Users", Some(&person(&user_name)), 201)
        .await;
    let path = format!("/Users/{}", id_of(&made));
    let mut stale = 0;
    for number in 0..writes {
        let title = number.to_string();
        let change = patch(&json!({"op": "replace", "value": {"title": title}}));
        one.send(Method::PATCH, &path, Some(&change), 200).await;
        // By its id, in a list, and by its name.
        let found = match number % 3 {
            0 => other.send(Method::GET, &path, None, 200).await,
            way => {
                let filter = [
                    format!("id%20eq%20%22{}%22", id_of(&made)),
                    format!("userName%20eq%20%22{}%22", user_name.replace('@', "%40")),
                ];
                let list = format!("/Users?filter={}", filter[way - 1]);
                other.send(Method::GET, &list, None, 200).await["Resources"][0].clone()
            }
        };
        stale += usize::from(found["title"] != title);
        // The other way round the next time.
        std::mem::swap(&mut one, &mut other);
    }
    stale
}
