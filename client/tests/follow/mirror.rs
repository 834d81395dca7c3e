//! A mirror equals what there is, whatever happened in between.

use std::collections::BTreeSet;

use rollcall_client::proto::event::v1::event::Change;
use rollcall_client::proto::event::v1::{EventFilter, SnapshotResponse};
use rollcall_client::{Batch, Error, Mirror, Snapshot};
use tokio::sync::oneshot;
use tonic::Code;

use crate::feed::{End, Feed, Server, Turn, broken, refusal};

/// Users that the feed told of, kept in memory.
#[derive(Default)]
struct Users {
    ids: BTreeSet<String>,
    cursor: Option<String>,
    /// Positions of snapshots.
    replaced: Vec<i64>,
    /// Positions of events.
    applied: Vec<i64>,
    /// Told at this cursor.
    awaited: Option<(&'static str, oneshot::Sender<()>)>,
    fault: Option<Fault>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Replace,
    ReadsAPart,
    Apply,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Service(#[from] Error),
    #[error("the mirror's own")]
    Own,
}

impl Users {
    fn add(ids: &mut BTreeSet<String>, part: SnapshotResponse) {
        for user in part.users {
            assert!(ids.insert(user.id), "once");
        }
    }

    fn tell(&mut self) {
        if let Some((cursor, teller)) = self.awaited.take() {
            if self.cursor.as_deref() == Some(cursor) {
                teller.send(()).expect("somebody waits");
            } else {
                self.awaited = Some((cursor, teller));
            }
        }
    }
}

impl Mirror for Users {
    type Error = Failure;

    async fn cursor(&mut self) -> Result<Option<String>, Failure> {
        Ok(self.cursor.clone())
    }

    async fn replace(&mut self, snapshot: &mut Snapshot) -> Result<(), Failure> {
        let mut ids = BTreeSet::new();
        while let Some(part) = snapshot.next().await? {
            Self::add(&mut ids, part);
            match self.fault {
                Some(Fault::Replace) => return Err(Failure::Own),
                Some(Fault::ReadsAPart) => return Ok(()),
                _ => {}
            }
        }
        self.ids = ids;
        self.cursor = Some(snapshot.cursor().to_owned());
        self.replaced.push(snapshot.position());
        self.tell();
        Ok(())
    }

    async fn apply(&mut self, batch: Batch) -> Result<(), Failure> {
        if self.fault == Some(Fault::Apply) {
            return Err(Failure::Own);
        }
        for event in batch.events {
            self.applied.push(event.position);
            let Some(Change::User(change)) = event.change else {
                panic!("not of a user: {event:?}");
            };
            let id = change.after.expect("a user").id;
            assert!(self.ids.insert(id), "once");
        }
        self.cursor = Some(batch.cursor);
        self.tell();
        Ok(())
    }
}

fn all(last: i64) -> BTreeSet<String> {
    (1..=last).map(|number| format!("user_{number}")).collect()
}

/// Mirrors until it stands at this cursor.
async fn mirror_to(server: &Server, users: &mut Users, cursor: &'static str) {
    let (teller, told) = oneshot::channel();
    users.awaited = Some((cursor, teller));
    let shutdown = async { told.await.expect("told") };
    let client = server.client();
    let mirrored = client.mirror(EventFilter::default(), users, shutdown);
    mirrored.await.expect("no failure");
}

#[tokio::test]
async fn a_gap_is_closed_by_a_snapshot() {
    let expired = || refusal(Code::FailedPrecondition, "CURSOR_EXPIRED");
    let rewound = || refusal(Code::FailedPrecondition, "CURSOR_REWOUND");
    let feed = Feed::new(30);
    feed.snapshots([
        Turn::Refuse(refusal(Code::Unavailable, "UNAVAILABLE")),
        Turn::Until(4, End::Failed(refusal(Code::Unavailable, "UNAVAILABLE"))),
        Turn::Until(5, End::Failed(broken(Code::Unknown))),
        Turn::Until(6, End::Closed),
        Turn::Until(15, End::Closed),
        Turn::Until(21, End::Closed),
    ]);
    feed.watches([
        Turn::Until(10, End::Failed(expired())),
        Turn::Until(18, End::Closed),
        Turn::Refuse(rewound()),
    ]);
    let server = Server::start(&feed);
    let mut users = Users::default();
    mirror_to(&server, &mut users, "30").await;
    assert_eq!(users.ids, all(30));
    assert_eq!(users.replaced, [6, 15, 21]);
    let applied: Vec<_> = (7..=10).chain(16..=18).chain(22..=30).collect();
    assert_eq!(users.applied, applied);
    let snapshots = ["snapshot"; 4];
    let rest = ["watch 6", "snapshot", "watch 15", "watch 18", "snapshot"];
    let expect = [&snapshots[..], &rest, &["watch 21"]].concat();
    assert_eq!(feed.asked(), expect);
}

#[tokio::test]
async fn it_goes_on_from_the_cursor_that_it_kept() {
    let feed = Feed::new(8);
    feed.watches([Turn::Until(5, End::Heartbeat(7))]);
    let server = Server::start(&feed);
    let mut users = Users {
        ids: all(3),
        cursor: Some("3".to_owned()),
        ..Users::default()
    };
    // A heartbeat is kept as well.
    mirror_to(&server, &mut users, "7").await;
    assert_eq!(
        (users.applied.as_slice(), users.ids.len()),
        (&[4, 5][..], 5)
    );
    mirror_to(&server, &mut users, "8").await;
    assert_eq!(users.applied, [4, 5, 8]);
    assert_eq!(feed.asked(), ["watch 3", "watch 7"]);
}

#[tokio::test]
async fn what_the_mirror_fails_with_ends_it() {
    let feed = Feed::new(8);
    let server = Server::start(&feed);
    for (fault, asked) in [
        (Fault::Replace, &["snapshot"][..]),
        (Fault::Apply, &["snapshot", "watch 5"]),
    ] {
        feed.snapshots([Turn::Until(5, End::Closed)]);
        let mut users = Users {
            fault: Some(fault),
            ..Users::default()
        };
        let client = server.client();
        let mirrored = client.mirror(EventFilter::default(), &mut users, std::future::pending());
        assert!(matches!(mirrored.await, Err(Failure::Own)));
        assert_eq!(feed.asked(), asked);
    }
    let mut users = Users {
        fault: Some(Fault::ReadsAPart),
        ..Users::default()
    };
    let client = server.client();
    let mirrored = client.mirror(EventFilter::default(), &mut users, std::future::pending());
    let Err(Failure::Service(error)) = mirrored.await else {
        panic!("a part of a snapshot is none");
    };
    assert_eq!(error.code, Code::FailedPrecondition);
    assert!(!error.needs_snapshot());
}

#[tokio::test]
async fn what_will_not_pass_ends_it() {
    let feed = Feed::new(8);
    let server = Server::start(&feed);
    let client = server.client();
    let refused = || refusal(Code::Unauthenticated, "API_KEY_INVALID");
    feed.snapshots([
        Turn::Refuse(refused()),
        Turn::Until(3, End::Failed(refused())),
    ]);
    feed.watches([Turn::Refuse(refused())]);
    for asked in [&["snapshot"][..], &["snapshot"], &["snapshot", "watch 8"]] {
        let mut users = Users::default();
        let mirrored = client.mirror(EventFilter::default(), &mut users, std::future::pending());
        let Err(Failure::Service(error)) = mirrored.await else {
            panic!("it is refused");
        };
        assert_eq!(error.code, Code::Unauthenticated);
        assert_eq!(feed.asked(), asked);
    }
}

#[tokio::test]
async fn a_shutdown_ends_it_while_nothing_answers() {
    let feed = Feed::new(8);
    let mut server = Server::start(&feed);
    let client = server.client();
    server.kill();
    for cursor in [None, Some("3".to_owned())] {
        let mut users = Users {
            cursor,
            ..Users::default()
        };
        let (end, ended) = oneshot::channel::<()>();
        let shutdown = async { drop(ended.await) };
        let mut events = client.events("", EventFilter::default());
        let mut mirrored = Box::pin(client.mirror(EventFilter::default(), &mut users, shutdown));
        tokio::select! {
            biased;
            ended = &mut mirrored => panic!("by itself: {ended:?}"),
            refused = events.next() => {
                assert!(refused.expect_err("nobody").is_unavailable());
            }
        }
        drop(end);
        mirrored.await.expect("no failure");
    }
}

#[tokio::test]
async fn it_catches_up_once() {
    let feed = Feed::new(2_500);
    let server = Server::start(&feed);
    let client = server.client();
    feed.snapshots([Turn::Until(200, End::Closed)]);
    let mut users = Users::default();
    let caught_up = client.catch_up(EventFilter::default(), &mut users).await;
    caught_up.expect("no failure");
    assert_eq!(users.ids, all(2_500));
    let asked = feed.asked();
    assert_eq!(asked, ["snapshot", "list 200", "list 1200", "list 2200"]);
    feed.lists([refusal(Code::FailedPrecondition, "CURSOR_EXPIRED")]);
    let caught_up = client.catch_up(EventFilter::default(), &mut users).await;
    caught_up.expect("no failure");
    assert_eq!(users.replaced, [200, 2_500]);
    let asked = feed.asked();
    assert_eq!(asked, ["list 2500", "snapshot", "list 2500"]);
    feed.lists([refusal(Code::Unauthenticated, "API_KEY_INVALID")]);
    let refused = client.catch_up(EventFilter::default(), &mut users).await;
    assert!(matches!(refused, Err(Failure::Service(_))));
    users.cursor = None;
    feed.snapshots([Turn::Until(9, End::Failed(broken(Code::Unknown)))]);
    let refused = client.catch_up(EventFilter::default(), &mut users).await;
    assert!(matches!(refused, Err(Failure::Service(_))));
}
