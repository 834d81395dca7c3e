//! How a directory does, and what becomes of it.

use rollcall_control::clock::Moment;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{Event, EventKind};
use rollcall_proto::management::v1::{
    Directory, ReleaseDeactivationsRequest, ReleaseDeactivationsResponse, UpdateDirectoryRequest,
    UpdateDirectoryResponse,
};
use rollcall_proto::provisioning::v1::{DeleteUserRequest, GetUserRequest};

use super::{Follower, numbered};
use crate::management::world::{NOW, World, mask};
use crate::support::Service;

const MINUTE_MICROS: i64 = 60_000_000;

fn of_directory(events: &[Event]) -> Vec<EventKind> {
    let of_it = events
        .iter()
        .filter(|event| matches!(event.change, Some(Change::Directory(_))));
    of_it.map(Event::kind).collect()
}

/// A request that succeeds, or one that fails for its token.
async fn ask(service: &Service, succeeds: bool) {
    if succeeds {
        let made = service.create_user("ada").await.expect("made");
        let request = DeleteUserRequest {
            context: Some(service.context()),
            id: made.id,
            condition: None,
        };
        let mut provisioning = service.provisioning.clone();
        provisioning.delete_user(request).await.expect("deleted");
    } else {
        let mut context = service.context();
        context.token.push('x');
        let request = GetUserRequest {
            context: Some(context),
            ..GetUserRequest::default()
        };
        let refused = service.provisioning.clone().get_user(request).await;
        refused.expect_err("refused");
    }
    service.control.flush_request_log().await;
}

/// One error harms nobody's health; ten minutes without a success do.
#[tokio::test]
async fn its_health_is_told() {
    let world = World::start().await;
    let service = &world.service;
    let follower = Follower::of(service).await;
    let mut expect = vec![EventKind::DirectoryCreated];
    let mut told = Vec::new();
    for (minute, succeeds, event) in [
        (0, true, Some(EventKind::DirectoryConnected)),
        (1, false, None),
        (2, true, None),
        (3, false, None),
        (13, false, Some(EventKind::DirectoryFailing)),
        (14, false, None),
        (15, true, Some(EventKind::DirectoryHealthy)),
        (16, false, None),
    ] {
        service.clock.set(Moment(NOW.0 + minute * MINUTE_MICROS));
        ask(service, succeeds).await;
        expect.extend(event);
        told = numbered(service, &follower).await;
        assert_eq!(of_directory(&told), expect, "minute {minute}");
    }
    let failing = told
        .iter()
        .find(|event| event.kind() == EventKind::DirectoryFailing);
    let Some(Change::Directory(change)) = &failing.expect("told").change else {
        panic!("of a directory");
    };
    assert!(!change.error.is_empty(), "it says what is wrong");
}

#[tokio::test]
async fn its_name_and_breaker_are_told() {
    let world = World::start().await;
    let service = &world.service;
    let follower = Follower::of(service).await;
    let request = UpdateDirectoryRequest {
        directory: Some(Directory {
            id: world.directory_id.clone(),
            display_name: "Okta".to_owned(),
            ..Directory::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        ..UpdateDirectoryRequest::default()
    };
    let _: UpdateDirectoryResponse = world.manager.call(request).await.expect("renamed");
    let mut ids = Vec::new();
    for number in 0..20 {
        let made = service.create_user(&format!("user-{number}")).await;
        ids.push(made.expect("made").id);
    }
    for id in &ids[..15] {
        let request = DeleteUserRequest {
            context: Some(service.context()),
            id: id.clone(),
            condition: None,
        };
        let deleted = service.provisioning.clone().delete_user(request).await;
        deleted.expect("deleted");
    }
    let request = ReleaseDeactivationsRequest {
        id: world.directory_id.clone(),
        ..ReleaseDeactivationsRequest::default()
    };
    let released: ReleaseDeactivationsResponse =
        world.manager.call(request).await.expect("released");
    assert!(released.directory.is_some());
    service.control.flush_request_log().await;
    let mut told = of_directory(&numbered(service, &follower).await);
    told.retain(|kind| *kind != EventKind::DirectoryConnected);
    let expect = [
        EventKind::DirectoryCreated,
        EventKind::DirectoryUpdated,
        EventKind::BreakerTripped,
        EventKind::BreakerReleased,
    ];
    assert_eq!(told, expect);
}
