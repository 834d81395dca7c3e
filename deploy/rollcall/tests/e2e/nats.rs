//! Events in NATS JetStream, from the built binary.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hyper::Method;
use rollcall_control::store::entity::event;
use rollcall_test_servers::nats::{Message, Server};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::json;
use tokio::sync::Notify;

use crate::support::Rollcall;

const STREAM: &str = "ROLLCALL";
const CRASHES: usize = 5;
const WRITERS: usize = 8;
/// Writes that are acknowledged before each crash.
const WRITES: usize = 100;

/// Killed in the midst of publishing, again and again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_loses_no_event_and_doubles_none() {
    let server = Server::start();
    let url = server.url();
    let flags = ["--nats-url", url.as_str()];
    let mut rollcall = Rollcall::start_with(&flags, &[("RUST_LOG", "trace")]);
    for crash in 0..CRASHES {
        write_until(&rollcall, crash).await;
        rollcall.process.kill();
        let log = rollcall.process.log();
        for secret in [Server::password(), "p%40ss"] {
            assert!(!log.contains(secret));
        }
        rollcall.start_again_with(&flags);
    }
    let installation = rollcall.installation().await;
    let readers = &installation.store.readers;
    let mut messages: Vec<Message> = Vec::new();
    loop {
        let rows = event::Entity::find().count(readers).await.expect("rows");
        let rows = rows.try_into().expect("few");
        if messages.len() == rows {
            break;
        }
        messages = server.read(STREAM, rows).await;
    }
    assert!(messages.len() >= CRASHES * WRITES);
    assert!(rollcall.process.terminate().success());
    let kept = server.stream(STREAM).await.cached_info().state.messages;
    assert_eq!(kept, messages.len() as u64);
    for (place, message) in (1..).zip(&messages) {
        let place: i64 = place;
        let position = message.header("Rollcall-Position");
        assert_eq!(position, Some(place.to_string().as_str()));
    }
    installation.store.close().await;
}

/// Returns in the midst of writes.
async fn write_until(rollcall: &Rollcall, crash: usize) {
    let done = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let writers = (0..WRITERS).map(|writer| {
        let (client, done, enough) = (rollcall.client(), done.clone(), enough.clone());
        tokio::spawn(async move {
            for number in 0.. {
                let body = json!({"userName": format!("{crash}-{writer}-{number}@acme.example")});
                match client.send(Method::POST, "/Users", Some(&body)).await {
                    Ok(reply) if reply.status == 201 => {}
                    // The crash.
                    _ => break,
                }
                if done.fetch_add(1, Ordering::Relaxed) + 1 == WRITES {
                    enough.notify_one();
                }
            }
        })
    });
    let writers: Vec<_> = writers.collect();
    enough.notified().await;
    drop(writers);
}

/// Nobody reads a password, and nothing starts, where the URL is none.
#[test]
fn what_is_no_url_is_refused_and_not_repeated() {
    let folder = tempfile::tempdir().expect("a folder");
    let refused = std::process::Command::new(crate::support::binary("rollcall"))
        .args([
            "serve",
            "--json",
            "--nats-url",
            "http://canary@nowhere",
            "--data",
        ])
        .arg(folder.path())
        .output()
        .expect("runs");
    assert!(!refused.status.success());
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("nats://host:4222"), "{said}");
    assert!(!said.contains("canary"), "{said}");
}
