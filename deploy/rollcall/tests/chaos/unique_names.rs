//! Many clients want one userName at once: one gets it.

use futures_util::future::join_all;
use hyper::Method;
use serde_json::json;

use crate::cluster::{Cluster, On};
use crate::tier::{alone, length, tell, within_patience};

const CLIENTS: usize = 64;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_gets_the_name_on_sqlite() {
    one_gets_the_name(Cluster::start(On::Sqlite, 1, 3)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_gets_the_name_on_postgres() {
    one_gets_the_name(Cluster::start(On::Postgres, 3, 3)).await;
}

async fn one_gets_the_name(cluster: impl Future<Output = Cluster>) {
    let _alone = alone().await;
    let cluster = cluster.await;
    let names = length(3, 50);
    let mut callers: Vec<_> = (0..CLIENTS).map(|client| cluster.caller(client)).collect();
    for name in 0..names {
        let asked = callers
            .iter_mut()
            .enumerate()
            .map(|(client, caller)| async move {
                let user = json!({"userName": spelled(name, client)});
                let reply = caller.try_send(Method::POST, "/Users", Some(&user)).await;
                reply.expect("answers").status.as_u16()
            });
        let statuses = within_patience("every answer", join_all(asked)).await;
        let with = |status| statuses.iter().filter(|is| **is == status).count();
        assert_eq!((with(201), with(409)), (1, CLIENTS - 1), "{statuses:?}");
    }
    let list = callers[0]
        .send(Method::GET, "/Users?count=0", None, 200)
        .await;
    assert_eq!(list["totalResults"], names);
    tell(&format!(
        "{names} names by {CLIENTS} clients each: one 201 and {} times 409",
        CLIENTS - 1
    ));
}

/// One name, in upper and lower case and in the two Unicode forms of its letters.
fn spelled(name: usize, client: usize) -> String {
    let letters = [
        ["r", "R"],
        ["e\u{301}", "\u{c9}"],
        ["n", "N"],
        ["\u{e9}", "E\u{301}"],
        ["o\u{308}", "\u{d6}"],
        ["x", "X"],
    ];
    let letters = letters.iter().enumerate();
    let spelled: String = letters.map(|(bit, ways)| ways[client >> bit & 1]).collect();
    format!("{spelled}-{name}@acme.example")
}
