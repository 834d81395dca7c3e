//! Which directory stands for its organization.

use futures_util::future::join_all;
use rollcall_proto::management::v1::{
    Directory, ListDirectoriesRequest, ListDirectoriesResponse, UpdateDirectoryRequest,
    UpdateDirectoryResponse,
};
use tonic::Status;

use super::directories::{delete, disable, restore};
use super::world::{World, mask};
use crate::support::reason;

async fn make_primary(world: &World, id: &str, is_primary: bool) -> Result<Directory, Status> {
    let request = UpdateDirectoryRequest {
        directory: Some(Directory {
            id: id.to_owned(),
            is_primary,
            ..Directory::default()
        }),
        update_mask: Some(mask(&["is_primary"])),
        request_id: String::new(),
    };
    let answer: UpdateDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

/// Those that are primary.
async fn primary(world: &World) -> Vec<String> {
    let request = ListDirectoriesRequest {
        organization_id: world.organization_id.clone(),
        show_deleted: true,
        ..ListDirectoriesRequest::default()
    };
    let answer: ListDirectoriesResponse = world.manager.call(request).await.expect("answers");
    let primary = answer.directories.into_iter().filter(|it| it.is_primary);
    primary.map(|it| it.id).collect()
}

#[tokio::test]
async fn it_moves_and_can_be_given_up() {
    let world = World::start().await;
    let first = world.directory_id.clone();
    let second = world.create_directory(&world.organization_id).await;
    assert!(!second.is_primary);
    assert_eq!(primary(&world).await, [first.as_str()]);
    let moved = make_primary(&world, &second.id, true).await.expect("done");
    assert!(moved.is_primary);
    assert_eq!(primary(&world).await, [second.id.as_str()]);
    make_primary(&world, &second.id, false).await.expect("done");
    assert_eq!(primary(&world).await, Vec::<String>::new());
    // What was not primary has nothing to give up.
    make_primary(&world, &first, true).await.expect("done");
    make_primary(&world, &second.id, false).await.expect("done");
    assert_eq!(primary(&world).await, [first.as_str()]);
}

#[tokio::test]
async fn a_disabled_or_deleted_one_does_not_become_it() {
    let world = World::start().await;
    let second = world.create_directory(&world.organization_id).await;
    disable(&world, &second.id).await.expect("done");
    let refused = make_primary(&world, &second.id, true).await;
    assert_eq!(reason(refused), "DIRECTORY_DISABLED");
    assert_eq!(primary(&world).await, [world.directory_id.as_str()]);
    // It stays what it is.
    disable(&world, &world.directory_id).await.expect("done");
    make_primary(&world, &world.directory_id, true)
        .await
        .expect("nothing changes");
    delete(&world, &second.id).await.expect("done");
    let refused = make_primary(&world, &second.id, true).await;
    assert_eq!(reason(refused), "DIRECTORY_NOT_FOUND");
}

#[tokio::test]
async fn deletion_gives_it_up() {
    let world = World::start().await;
    let first = world.directory_id.clone();
    let second = world.create_directory(&world.organization_id).await;
    delete(&world, &first).await.expect("done");
    assert_eq!(primary(&world).await, Vec::<String>::new());
    // Another is there, so a new one is not the first.
    let third = world.create_directory(&world.organization_id).await;
    assert!(!third.is_primary);
    make_primary(&world, &second.id, true).await.expect("done");
    let restored = restore(&world, &first).await.expect("done");
    assert!(!restored.is_primary);
    assert_eq!(primary(&world).await, [second.id.as_str()]);
    for id in [&second.id, &third.id, &first] {
        delete(&world, id).await.expect("done");
    }
    let fourth = world.create_directory(&world.organization_id).await;
    assert!(fourth.is_primary);
}

/// Whatever happens at the same time, one is primary at most, and nobody is told
/// that the service failed.
#[tokio::test(flavor = "multi_thread")]
async fn there_is_never_more_than_one() {
    let world = World::start().await;
    let mut ids = vec![world.directory_id.clone()];
    for _ in 0..7 {
        ids.push(world.create_directory(&world.organization_id).await.id);
    }
    for round in 0..4 {
        let moves = join_all(ids.iter().map(|id| make_primary(&world, id, true)));
        let lives = join_all(ids.iter().skip(round).take(3).map(async |id| {
            delete(&world, id).await?;
            restore(&world, id).await
        }));
        let (moved, restored) = tokio::join!(moves, lives);
        for outcome in moved {
            if outcome.is_err() {
                assert_eq!(reason(outcome), "DIRECTORY_NOT_FOUND");
            }
        }
        for outcome in restored {
            outcome.expect("restored");
        }
        assert_eq!(primary(&world).await.len(), 1);
    }
}

/// Each organization gets one first directory.
#[tokio::test(flavor = "multi_thread")]
async fn one_of_many_first_ones_is_primary() {
    let world = World::start().await;
    let organization = world.create_organization("globex").await;
    let made = join_all((0..16).map(|_| world.create_directory(&organization.id))).await;
    assert_eq!(made.iter().filter(|it| it.is_primary).count(), 1);
}
