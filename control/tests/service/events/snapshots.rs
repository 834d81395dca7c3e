//! A snapshot and what comes behind it are everything, once.

use futures_util::future::join_all;
use rollcall_proto::event::v1::EventFilter;
use rollcall_proto::provisioning::v1::{CreateGroupRequest, DeleteUserRequest, MemberName};
use rollcall_proto::scim::v1::GroupAttributes;

use super::{Follower, numbered};
use crate::replica::Replica;
use crate::support::{Service, reason};

/// Some writes of one writer, each of which matters.
async fn write(service: &Service, writer: usize) {
    for number in 0..12 {
        let name = format!("user-{writer}-{number}");
        let made = service.create_user(&name).await.expect("made");
        let group = CreateGroupRequest {
            context: Some(service.context()),
            attributes: Some(GroupAttributes {
                display_name: format!("group-{writer}-{number}"),
                ..GroupAttributes::default()
            }),
            members: vec![MemberName {
                value: made.id.clone(),
            }],
            ..CreateGroupRequest::default()
        };
        let mut provisioning = service.provisioning.clone();
        provisioning.create_group(group).await.expect("made");
        if number % 3 == 0 {
            let request = DeleteUserRequest {
                context: Some(service.context()),
                id: made.id,
                condition: None,
            };
            provisioning.delete_user(request).await.expect("deleted");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snapshot_joins_the_feed() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    let writers = join_all((0..4).map(|writer| write(&service, writer)));
    let snapshots = join_all((0..4).map(|_| async {
        let mut taken = Vec::new();
        for _ in 0..3 {
            taken.push(follower.snapshot(None).await.expect("taken"));
        }
        taken
    }));
    let (_, taken) = tokio::join!(writers, snapshots);
    service.control.flush_request_log().await;
    let events = numbered(&service, &follower).await;
    let readers = &service.installation.store.readers;
    let end = Replica::of_rows(readers).await.comparable();
    for (snapshot, cursor, position) in taken.into_iter().flatten() {
        let mut told = Replica::default();
        for event in events.iter().filter(|event| event.position <= position) {
            told.apply(event);
        }
        assert_eq!(
            told.comparable(),
            snapshot.clone().comparable(),
            "{position}"
        );
        let mut copy = snapshot;
        let behind = follower.all(&cursor, None).await;
        for event in &behind {
            copy.apply(event);
        }
        assert_eq!(copy.comparable(), end, "{position}");
    }
}

#[tokio::test]
async fn a_snapshot_is_of_what_is_asked_for() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    service.create_user("ada").await.expect("made");
    let of = |directory_id: String| {
        Some(EventFilter {
            directory_id,
            ..EventFilter::default()
        })
    };
    let (snapshot, ..) = follower
        .snapshot(of(service.directory_id.to_string()))
        .await
        .expect("taken");
    assert_eq!(snapshot.users.len(), 1);
    let unknown = "dir_00000000000000000000000000".to_owned();
    let refused = follower.snapshot(of(unknown)).await;
    assert_eq!(reason(refused.map(|_| ())), "DIRECTORY_NOT_FOUND");
}
