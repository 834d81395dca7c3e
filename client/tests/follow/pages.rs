//! What there is, page by page and part by part.

use rollcall_client::proto::event::v1::{EventFilter, ListEventsRequest};
use tonic::Code;

use crate::feed::{End, Feed, Server, Turn, broken, refusal};

#[tokio::test]
async fn events_are_fetched_as_they_are_needed() {
    let feed = Feed::new(7);
    feed.lists([broken(Code::Unavailable)]);
    let server = Server::start(&feed);
    let mut events = server.client().list_events(ListEventsRequest {
        cursor: "1".to_owned(),
        page_size: 3,
        filter: None,
    });
    assert_eq!(events.cursor(), "1");
    for position in 2..=7 {
        let event = events.next().await.expect("goes on").expect("no end");
        assert_eq!(event.position, position);
        assert_eq!(events.cursor(), position.to_string());
    }
    for _ in 0..2 {
        assert_eq!(events.next().await.expect("no failure"), None);
        assert_eq!(events.next_batch().await.expect("no failure"), None);
    }
    assert_eq!(feed.asked(), ["list 1", "list 1", "list 4"]);
}

#[tokio::test]
async fn a_batch_is_what_single_events_left_of_a_page() {
    let feed = Feed::new(4);
    let server = Server::start(&feed);
    let mut events = server.client().events("", EventFilter::default());
    let first = events.next().await.expect("goes on").expect("no end");
    assert_eq!((first.position, events.cursor()), (1, "1"));
    let batch = events.next_batch().await.expect("goes on").expect("no end");
    assert_eq!((batch.events.len(), batch.cursor.as_str()), (3, "4"));
    assert_eq!(events.cursor(), "4");
    assert_eq!(events.next_batch().await.expect("no failure"), None);
}

#[tokio::test]
async fn a_snapshot_that_breaks_off_is_not_whole() {
    let feed = Feed::new(3);
    let refused = || refusal(Code::Unavailable, "UNAVAILABLE");
    feed.snapshots([
        Turn::Refuse(refused()),
        Turn::Until(2, End::Failed(refused())),
    ]);
    let server = Server::start(&feed);
    let client = server.client();
    let filter = EventFilter::default;
    let mut snapshot = client.snapshot(filter()).await.expect("begins");
    assert_eq!((snapshot.cursor(), snapshot.position()), ("2", 2));
    for users in [0, 1, 1] {
        let part = snapshot.next().await.expect("goes on").expect("no end");
        assert_eq!(part.users.len(), users);
    }
    let error = snapshot.next().await.expect_err("breaks off");
    assert!(error.is_unavailable());
    assert_eq!(snapshot.next().await, Err(error), "and does not go on");

    let mut snapshot = client.snapshot(filter()).await.expect("begins");
    let mut users = 0;
    while let Some(part) = snapshot.next().await.expect("goes on") {
        users += part.users.len();
    }
    assert_eq!(users, 3);
    assert_eq!(snapshot.next().await, Ok(None));
    assert_eq!(feed.asked(), ["snapshot"; 3]);
}

/// What is followed may be followed in a task of its own.
#[tokio::test]
async fn it_may_go_to_another_thread() {
    let feed = Feed::new(3);
    let server = Server::start(&feed);
    let client = server.client();
    let followed = tokio::spawn(async move {
        let mut snapshot = client.snapshot(EventFilter::default()).await?;
        while snapshot.next().await?.is_some() {}
        let mut events = client.events("1", EventFilter::default());
        let listed = events.next().await?;
        let mut follow = client.follow("2", EventFilter::default());
        let followed = follow.next().await?;
        Ok::<_, rollcall_client::Error>([listed, followed])
    });
    let events = followed.await.expect("no panic").expect("answers");
    let positions = events.map(|event| event.expect("one").position);
    assert_eq!(positions, [2, 3]);
}
