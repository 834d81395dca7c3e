//! Each event comes once, in order, over however many connections.

use std::time::Duration;

use rollcall_client::proto::error::v1::ErrorReason;
use rollcall_client::proto::event::v1::EventFilter;
use rollcall_client::{Client, Follow};
use tokio::sync::oneshot;
use tonic::Code;

use crate::feed::{End, Feed, Server, Turn, broken, refusal};

fn follow(client: &Client, cursor: &str) -> Follow {
    client.follow(cursor, EventFilter::default())
}

async fn positions(follow: &mut Follow, events: usize) -> Vec<i64> {
    let mut positions = Vec::new();
    while positions.len() < events {
        let event = follow.next().await.expect("goes on").expect("no end");
        positions.push(event.position);
    }
    positions
}

#[tokio::test]
async fn it_goes_on_behind_what_it_received() {
    let feed = Feed::new(20);
    feed.watches([
        Turn::Until(3, End::Closed),
        Turn::Refuse(refusal(Code::Unavailable, "UNAVAILABLE")),
        Turn::Until(7, End::Failed(refusal(Code::Unavailable, "UNAVAILABLE"))),
        Turn::Until(8, End::Failed(broken(Code::Internal))),
        Turn::Until(8, End::Failed(broken(Code::Unknown))),
        Turn::Refuse(broken(Code::Cancelled)),
        Turn::Refuse(broken(Code::DeadlineExceeded)),
    ]);
    let server = Server::start(&feed);
    let mut follow = follow(&server.client(), "");
    assert_eq!(
        positions(&mut follow, 20).await,
        (1..=20).collect::<Vec<_>>()
    );
    let cursors = ["", "3", "3", "7", "8", "8", "8", "8"];
    assert_eq!(
        feed.asked(),
        cursors.map(|cursor| format!("watch {cursor}"))
    );
}

#[tokio::test]
async fn a_server_that_dies_and_comes_back_is_found_again() {
    let feed = Feed::new(10);
    feed.watches([
        Turn::Until(4, End::Silence),
        Turn::Until(6, End::Silence),
        Turn::Until(6, End::Silence),
    ]);
    let mut server = Server::start(&feed);
    let client = server.client();
    let mut follow = follow(&client, "1");
    assert_eq!(positions(&mut follow, 3).await, [2, 3, 4]);
    server.kill();
    // Nothing is there, but it is sought.
    let mut events = client.events("", EventFilter::default());
    let mut next = Box::pin(follow.next());
    tokio::select! {
        biased;
        event = &mut next => panic!("from nowhere: {event:?}"),
        refused = events.next() => {
            assert!(refused.expect_err("nobody").is_unavailable());
        }
    }
    server.start_again();
    assert_eq!(next.await.expect("goes on").expect("no end").position, 5);
    assert_eq!(positions(&mut follow, 1).await, [6]);
    server.kill();
    server.start_again();
    let mut lost = Box::pin(follow.next_batch());
    // The third connection says nothing, which is seen before it is cut.
    while !feed.asked().contains(&"watch 6".to_owned()) {
        tokio::select! {
            biased;
            batch = &mut lost => panic!("from nowhere: {batch:?}"),
            () = tokio::task::yield_now() => {}
        }
    }
    server.kill();
    server.start_again();
    let batch = lost.await.expect("goes on").expect("no end");
    assert_eq!(batch.events.len(), 2);
    assert_eq!(batch.cursor, "8");
}

#[tokio::test]
async fn a_silent_connection_is_given_up() {
    let feed = Feed::new(5);
    feed.watches([Turn::Until(3, End::Silence)]);
    let server = Server::start(&feed);
    let patience = Duration::from_millis(200);
    let mut follow = follow(&server.client(), "").with_silence_max(patience);
    assert_eq!(positions(&mut follow, 5).await, [1, 2, 3, 4, 5]);
    let asked = feed.asked();
    assert_eq!(asked[..2], ["watch ", "watch 3"]);
}

#[tokio::test]
async fn the_cursor_is_behind_what_was_returned() {
    let feed = Feed::new(100);
    feed.watches([Turn::Until(3, End::Heartbeat(9))]);
    let server = Server::start(&feed);
    let mut follow = follow(&server.client(), "");
    assert_eq!(follow.cursor(), "");
    for position in 1..=2 {
        positions(&mut follow, 1).await;
        assert_eq!(follow.cursor(), position.to_string());
    }
    let batch = follow.next_batch().await.expect("goes on").expect("no end");
    assert_eq!((batch.events.len(), batch.cursor.as_str()), (1, "3"));
    let heartbeat = follow.next_batch().await.expect("goes on").expect("no end");
    assert_eq!(heartbeat.events, []);
    assert_eq!((heartbeat.cursor.as_str(), follow.cursor()), ("9", "9"));
}

#[tokio::test]
async fn a_batch_is_what_single_events_left_of_it() {
    let feed = Feed::new(4);
    let server = Server::start(&feed);
    let mut follow = follow(&server.client(), "");
    assert_eq!(positions(&mut follow, 1).await, [1]);
    for expect in [vec![2], vec![3, 4]] {
        let batch = follow.next_batch().await.expect("goes on").expect("no end");
        let found: Vec<_> = batch.events.iter().map(|event| event.position).collect();
        assert_eq!(found, expect);
        assert_eq!(follow.cursor(), batch.cursor);
    }
}

#[tokio::test]
async fn what_will_not_pass_is_an_error() {
    let refusals = [
        (Code::Unauthenticated, "API_KEY_INVALID", false),
        (Code::PermissionDenied, "CALLER_NOT_ALLOWED", false),
        (Code::InvalidArgument, "CURSOR_INVALID", false),
        (Code::NotFound, "ORGANIZATION_NOT_FOUND", false),
        (Code::Internal, "INTERNAL", false),
        (Code::FailedPrecondition, "CURSOR_EXPIRED", true),
        (Code::FailedPrecondition, "CURSOR_REWOUND", true),
    ];
    let feed = Feed::new(3);
    let server = Server::start(&feed);
    for (code, reason, needs_snapshot) in refusals {
        let refused = || refusal(code, reason);
        feed.watches([
            Turn::Refuse(refused()),
            Turn::Until(2, End::Failed(refused())),
        ]);
        let mut follow = follow(&server.client(), "1");
        let error = follow.next().await.expect_err(reason);
        assert_eq!(error.code, code);
        assert_ne!(error.reason, ErrorReason::Unspecified, "{reason}");
        assert_eq!(error.needs_snapshot(), needs_snapshot, "{reason}");
        assert_eq!(feed.asked(), ["watch 1"], "{reason} is not tried again");
        // Whoever asks again is served, and hears of the next failure too.
        assert_eq!(positions(&mut follow, 1).await, [2]);
        assert_eq!(follow.next().await.expect_err(reason), error);
        assert_eq!(positions(&mut follow, 1).await, [3]);
        assert_eq!(feed.asked(), ["watch 1", "watch 2"]);
    }
}

#[tokio::test]
async fn it_ends_between_two_events() {
    let feed = Feed::new(4);
    let server = Server::start(&feed);
    let (end, ended) = oneshot::channel::<()>();
    let mut follow = follow(&server.client(), "").until(async { drop(ended.await) });
    assert_eq!(positions(&mut follow, 1).await, [1]);
    drop(end);
    for _ in 0..2 {
        assert_eq!(follow.next().await.expect("no failure"), None);
        assert_eq!(follow.next_batch().await.expect("no failure"), None);
    }
    assert_eq!(follow.cursor(), "1", "what was not returned comes again");
}

#[tokio::test]
async fn a_call_that_is_dropped_halfway_loses_nothing() {
    let feed = Feed::new(50);
    feed.watches([10, 20, 30].map(|until| Turn::Until(until, End::Failed(broken(Code::Unknown)))));
    let server = Server::start(&feed);
    let mut follow = follow(&server.client(), "");
    let (mut positions, mut dropped) = (Vec::new(), 0);
    while positions.len() < 50 {
        tokio::select! {
            biased;
            event = follow.next() => {
                positions.push(event.expect("goes on").expect("no end").position);
            }
            () = tokio::task::yield_now() => dropped += 1,
        }
    }
    assert_eq!(positions, (1..=50).collect::<Vec<_>>());
    assert!(dropped > 10, "{dropped}");
}
