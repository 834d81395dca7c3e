//! What was acknowledged survives a crash.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use hyper::Method;
use serde_json::json;
use tokio::sync::Notify;

use crate::support::{Rollcall, customer, id_of};

const CRASHES: usize = 5;
const WRITERS: usize = 8;
/// Writes that are acknowledged before each crash.
const WRITES: usize = 60;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_write_survives_a_crash() {
    let mut rollcall = Rollcall::start();
    let mut acknowledged = Vec::new();
    for crash in 0..CRASHES {
        let done = Arc::new(AtomicUsize::new(0));
        let enough = Arc::new(Notify::new());
        let writers = (0..WRITERS).map(|writer| {
            let (client, done, enough) = (rollcall.client(), done.clone(), enough.clone());
            tokio::spawn(async move {
                let mut ids = Vec::new();
                for number in 0.. {
                    let body =
                        json!({"userName": format!("{crash}-{writer}-{number}@acme.example")});
                    match client.send(Method::POST, "/Users", Some(&body)).await {
                        Ok(reply) if reply.status == 201 => ids.push(id_of(&reply)),
                        // The crash.
                        _ => break,
                    }
                    if done.fetch_add(1, Ordering::Relaxed) + 1 == WRITES {
                        enough.notify_one();
                    }
                }
                ids
            })
        });
        let writers: Vec<_> = writers.collect();
        enough.notified().await;
        rollcall.process.kill();
        for ids in join_all(writers).await {
            acknowledged.extend(ids.expect("no panic"));
        }
        rollcall.start_again();
        let users = rollcall
            .product()
            .users(customer())
            .all()
            .await
            .expect("answers");
        let kept: std::collections::HashSet<_> = users.iter().map(|user| &user.id).collect();
        let lost = acknowledged.iter().filter(|id| !kept.contains(id)).count();
        assert_eq!(lost, 0, "of {} after crash {crash}", acknowledged.len());
        // The maintained count is that of the rows: nothing was kept in part.
        let list = rollcall
            .okta()
            .get("/Users?count=0")
            .await
            .expect("answers")
            .json();
        assert_eq!(list["totalResults"], users.len());
    }
    assert!(acknowledged.len() >= CRASHES * WRITES);
}
