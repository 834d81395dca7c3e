//! Tokens that end by themselves.

use prost_types::Timestamp;
use rollcall_control::clock::Moment;
use rollcall_control::event::{Cursors, Standing};
use rollcall_control::store::entity::event;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{Event, EventKind};
use rollcall_proto::management::v1::{
    CreateTokenRequest, CreateTokenResponse, RevokeTokenRequest, RevokeTokenResponse, Token,
    UpdateTokenRequest, UpdateTokenResponse,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{Follower, numbered};
use crate::management::world::{NOW, World, mask};

const DAY_MICROS: i64 = 86_400 * 1_000_000;

fn days(count: i64) -> Moment {
    Moment(NOW.0 + count * DAY_MICROS)
}

fn timestamp(at: Moment) -> Timestamp {
    at.to_proto()
}

async fn create(world: &World, name: &str, days_left: i64) -> String {
    let request = CreateTokenRequest {
        token: Some(Token {
            directory_id: world.directory_id.clone(),
            display_name: name.to_owned(),
            expire_time: Some(timestamp(days(days_left))),
            ..Token::default()
        }),
        ..CreateTokenRequest::default()
    };
    let made: CreateTokenResponse = world.manager.call(request).await.expect("made");
    made.token.expect("a token").id
}

fn of(events: &[Event], id: &str) -> Vec<(EventKind, i64)> {
    let of_it = events.iter().filter(|event| match &event.change {
        Some(Change::Token(change)) => change.token_id == id,
        _ => false,
    });
    of_it
        .map(|event| {
            let at = event.create_time.expect("a time").seconds;
            (event.kind(), (at - timestamp(NOW).seconds) / 86_400)
        })
        .collect()
}

/// 30 days, 7 days and 1 day before, and then; each once, whatever the token was
/// made for, and of whichever is late the nearest.
#[tokio::test]
async fn who_ends_is_told_of() {
    use EventKind::{TokenCreated, TokenExpired, TokenExpiring, TokenRevoked};
    let world = World::start().await;
    let service = &world.service;
    let follower = Follower::of(service).await;
    let long = create(&world, "long", 40).await;
    let short = create(&world, "short", 5).await;
    let revoked = create(&world, "revoked", 40).await;
    let moved = create(&world, "moved", 40).await;
    for day in 0..=60 {
        service.clock.set(days(day));
        service.control.sweep(days(day)).await.expect("swept");
        service.control.sweep(days(day)).await.expect("swept");
        if day == 20 {
            let request = RevokeTokenRequest {
                id: revoked.clone(),
                ..RevokeTokenRequest::default()
            };
            let _: RevokeTokenResponse = world.manager.call(request).await.expect("revoked");
            let request = UpdateTokenRequest {
                token: Some(Token {
                    id: moved.clone(),
                    expire_time: Some(timestamp(days(55))),
                    ..Token::default()
                }),
                update_mask: Some(mask(&["expire_time"])),
                ..UpdateTokenRequest::default()
            };
            let _: UpdateTokenResponse = world.manager.call(request).await.expect("moved");
        }
        if day == 29 {
            // The rest is looked at before the feed forgets it.
            let events = numbered(service, &follower).await;
            let expect = [(TokenCreated, 0), (TokenExpiring, 4), (TokenExpired, 5)];
            assert_eq!(of(&events, &short), expect);
            let expect = [(TokenCreated, 0), (TokenExpiring, 10), (TokenRevoked, 20)];
            assert_eq!(of(&events, &revoked), expect);
        }
    }
    let first = service.control.sweep(days(60)).await.expect("swept");
    assert_eq!(first.tokens_told, 0);
    let (_, cursor, _) = follower.snapshot(None).await.expect("taken");
    assert!(follower.all(&cursor, None).await.is_empty());
    let events = kept(&world, &follower).await;
    let expect = [(TokenExpiring, 33), (TokenExpiring, 39), (TokenExpired, 40)];
    assert_eq!(of(&events, &long), expect);
    let expect = [(TokenExpiring, 48), (TokenExpiring, 54), (TokenExpired, 55)];
    let mut told = of(&events, &moved);
    told.retain(|(_, day)| *day > 30);
    assert_eq!(told, expect);
}

/// The events that are still there.
async fn kept(world: &World, follower: &Follower) -> Vec<Event> {
    let readers = &world.service.installation.store.readers;
    let first = event::Entity::find()
        .filter(event::Column::Position.gt(0))
        .order_by_asc(event::Column::Position)
        .one(readers)
        .await
        .expect("a row")
        .expect("there");
    let cursors = Cursors::new(&world.service.installation.secret, first.environment_id);
    let before = cursors.write(Standing {
        position: first.position.expect("numbered") - 1,
        event_id: None,
    });
    follower.all(&before, None).await
}
