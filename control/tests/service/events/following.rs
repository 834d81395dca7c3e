//! Cursors, and those who wait.

use rollcall_control::clock::Moment;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{
    Event, EventFilter, EventKind, ListEventsRequest, UserChange, WatchEventsResponse,
};
use rollcall_proto::management::v1::{RevokeApiKeyRequest, RevokeApiKeyResponse};
use rollcall_proto::provisioning::v1::CreateUserRequest;
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::ConnectionTrait as _;
use tonic::{Code, Streaming};

use super::{Follower, numbered};
use crate::management::world::World;
use crate::support::{START, Service, reason};

fn behind(cursor: &str) -> ListEventsRequest {
    ListEventsRequest {
        cursor: cursor.to_owned(),
        ..ListEventsRequest::default()
    }
}

/// Pages of any size are the same events, in the same order.
#[tokio::test]
async fn pages_follow_each_other() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    for number in 0..30 {
        let made = service.create_user(&format!("user-{number}")).await;
        made.expect("made");
    }
    let all = numbered(&service, &follower).await;
    let positions: Vec<i64> = all.iter().map(|event| event.position).collect();
    let last = i64::try_from(all.len()).expect("few");
    assert_eq!(positions, (1..=last).collect::<Vec<_>>());
    for page_size in [1, 7, 1_000] {
        let mut found = Vec::new();
        let mut cursor = String::new();
        loop {
            let request = ListEventsRequest {
                cursor,
                page_size,
                filter: None,
            };
            let page = follower.list(request).await.expect("listed");
            assert!(page.events.len() <= usize::try_from(page_size).expect("positive"));
            found.extend(page.events);
            cursor = page.next_cursor;
            if !page.has_more {
                break;
            }
        }
        assert_eq!(found, all, "{page_size}");
    }
    // Each event's own cursor is as good as any.
    let rest = follower.all(&all[9].cursor, None).await;
    assert_eq!(rest, all[10..]);
}

/// A cursor goes on without a gap, or is refused.
#[tokio::test]
async fn a_cursor_never_leaves_a_gap() {
    let world = World::start().await;
    let service = &world.service;
    let follower = Follower::of(service).await;
    for name in ["ada", "grace", "lin"] {
        service.create_user(name).await.expect("made");
    }
    let all = numbered(service, &follower).await;
    let cursor = &all[1].cursor;

    let mut forged = 0;
    for place in 0..cursor.len() {
        for other in ["0", "z", ".", "-", ""] {
            let mut text = cursor.clone();
            text.replace_range(place..=place, other);
            if text == *cursor {
                continue;
            }
            assert_eq!(reason(follower.list(behind(&text)).await), "CURSOR_INVALID");
            forged += 1;
        }
    }
    assert!(forged > 200, "{forged}");
    let long = "9".repeat(100_000);
    for text in ["x", "1-.", "-", ".", &long] {
        assert_eq!(reason(follower.list(behind(text)).await), "CURSOR_INVALID");
    }
    let watched = follower.watch("x", None).await;
    assert_eq!(reason(watched.map(|_| ())), "CURSOR_INVALID");

    // A cursor of what is pruned, and of what is not.
    let later = Moment(START.0 + 31 * 86_400 * 1_000_000);
    service.clock.set(later);
    service.create_user("new").await.expect("made");
    let all = numbered(service, &follower).await;
    service.control.sweep(later).await.expect("swept");
    assert_eq!(reason(follower.list(behind("")).await), "CURSOR_EXPIRED");
    assert_eq!(
        reason(follower.list(behind(cursor)).await),
        "CURSOR_EXPIRED"
    );
    let new = all
        .iter()
        .position(|event| event.create_time == Some(later.to_proto()));
    let last_old = &all[new.expect("there") - 1];
    let left = follower.all(&last_old.cursor, None).await;
    assert_eq!(
        left.first().map(|event| event.position),
        Some(last_old.position + 1)
    );

    // The same installation as it was before: what came since never was.
    let last = &all[all.len() - 1];
    let writer = &service.installation.store.writer;
    let rewound = writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async move {
                transaction
                    .execute_unprepared(
                        "DELETE FROM events WHERE position = (SELECT max(position) FROM events);
                         UPDATE feeds SET last_position = last_position - 1",
                    )
                    .await?;
                Ok(())
            })
        }),
    );
    service.make_up();
    rewound.await.expect("written");
    assert_eq!(
        reason(follower.list(behind(&last.cursor)).await),
        "CURSOR_REWOUND"
    );
    let other = service.create_user("other").await.expect("made");
    let mut answers = follower
        .watch(&last_old.cursor, None)
        .await
        .expect("watched");
    told_of(&mut answers, &other.id).await;
    let refused = follower.list(behind(&last.cursor)).await;
    assert_eq!(reason(refused), "CURSOR_REWOUND");
}

/// The person whom an event is about.
fn person(event: &Event) -> Option<&UserChange> {
    match &event.change {
        Some(Change::User(change)) => Some(change),
        _ => None,
    }
}

/// Waits until the feed has told of somebody.
async fn told_of(answers: &mut Streaming<WatchEventsResponse>, id: &str) {
    let mut is_told = false;
    while !is_told {
        let answer = answers.message().await.expect("an answer");
        let answer = answer.expect("goes on");
        let mut people = answer.events.iter().filter_map(person);
        is_told = people.any(|change| change.user_id == id);
    }
}

/// Who waits is told, of what another process wrote too.
#[tokio::test]
async fn who_waits_is_told() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    let all = numbered(&service, &follower).await;
    let cursor = &all.last().expect("an event").cursor;
    let mut answers = follower.watch(cursor, None).await.expect("watched");
    let made = service.create_user("ada").await.expect("made");
    told_of(&mut answers, &made.id).await;

    let replica = service.replica().await;
    let mut other = ProvisioningServiceClient::new(replica.in_process());
    let request = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: "grace".to_owned(),
            ..UserAttributes::default()
        }),
    };
    let made = other.create_user(request).await.expect("made");
    let id = made.into_inner().user.expect("a user").id;
    told_of(&mut answers, &id).await;
}

/// Who waits for what does not come learns all the same how far the feed is, and
/// goes on from there.
#[tokio::test]
async fn nothing_is_told_by_a_heartbeat() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    let filter = Some(EventFilter {
        kinds: vec![EventKind::GroupCreated.into()],
        ..EventFilter::default()
    });
    let mut answers = follower.watch("", filter.clone()).await.expect("watched");
    let last = numbered(&service, &follower).await.pop().expect("an event");
    let answer = answers.message().await.expect("an answer");
    let answer = answer.expect("goes on");
    assert_eq!(answer.events, []);
    assert_eq!(answer.position, last.position);
    service.create_group("G").await;
    let mut answers = follower
        .watch(&answer.cursor, filter)
        .await
        .expect("watched");
    let answer = answers.message().await.expect("an answer");
    assert_eq!(answer.expect("goes on").events.len(), 1);
}

/// A credential that has ended follows no more.
#[tokio::test]
async fn who_may_not_follow_is_stopped() {
    let world = World::start().await;
    let service = &world.service;
    let key = service.follower_key().await;
    let follower = Follower::with_key(service, key.clone());
    let all = numbered(service, &follower).await;
    let cursor = &all.last().expect("an event").cursor;
    let mut answers = follower.watch(cursor, None).await.expect("watched");
    let suffix = key.split('_').nth(1).expect("a key's id");
    let request = RevokeApiKeyRequest {
        id: format!("key_{suffix}"),
        ..RevokeApiKeyRequest::default()
    };
    let _: RevokeApiKeyResponse = world.manager.call(request).await.expect("revoked");
    let status = loop {
        match answers.message().await {
            Ok(answer) => assert!(answer.is_some(), "it is told why it ends"),
            Err(status) => break status,
        }
    };
    assert_eq!(status.code(), Code::Unauthenticated);
}

/// When the service stops, nobody holds it up.
#[tokio::test]
async fn who_waits_learns_of_the_end() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    let all = numbered(&service, &follower).await;
    let cursor = &all.last().expect("an event").cursor;
    let mut answers = follower.watch(cursor, None).await.expect("watched");
    service.installation.store.feed.close();
    let status = answers.message().await.expect_err("ended");
    assert_eq!(status.code(), Code::Unavailable);
}
