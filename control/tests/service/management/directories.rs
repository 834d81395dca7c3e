//! The lives of directories, and what identity providers and products see of
//! them.

use futures_util::future::join_all;
use rollcall_control::clock::{Clock, IdSource, Moment};
use rollcall_control::store::entity::directory;
use rollcall_proto::directory::v1::{
    GetUserRequest, GetUserResponse, ListUsersRequest, ListUsersResponse, list_users_request,
};
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, DeleteDirectoryRequest,
    DeleteDirectoryResponse, Directory, DirectoryState, DisableDirectoryRequest,
    DisableDirectoryResponse, EnableDirectoryRequest, EnableDirectoryResponse,
    ListDirectoriesRequest, ListDirectoriesResponse, RestoreDirectoryRequest,
    RestoreDirectoryResponse,
};
use rollcall_proto::provisioning::v1::GetUserRequest as ScimGetUser;
use sea_orm::{EntityTrait as _, IntoActiveModel as _};
use tonic::Status;

use super::world::{NOW, World};
use crate::support::{counts, reason};

const DAY: i64 = 24 * 60 * 60 * 1_000_000;

pub(crate) async fn disable(world: &World, id: &str) -> Result<Directory, Status> {
    let request = DisableDirectoryRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: DisableDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

pub(crate) async fn enable(world: &World, id: &str) -> Result<Directory, Status> {
    let request = EnableDirectoryRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: EnableDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

pub(crate) async fn delete(world: &World, id: &str) -> Result<Directory, Status> {
    let request = DeleteDirectoryRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: DeleteDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

pub(crate) async fn restore(world: &World, id: &str) -> Result<Directory, Status> {
    let request = RestoreDirectoryRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: RestoreDirectoryResponse = world.manager.call(request).await?;
    Ok(answer.directory.expect("a directory"))
}

/// What a product reads of the directory's users.
async fn users(
    world: &World,
    active: Option<bool>,
) -> Result<Vec<rollcall_proto::directory::v1::User>, Status> {
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::DirectoryId(
            world.directory_id.clone(),
        )),
        active,
        ..ListUsersRequest::default()
    };
    let request = world.service.authorized(request);
    let answer = world.service.directory.clone().list_users(request).await?;
    let ListUsersResponse { users, .. } = answer.into_inner();
    Ok(users)
}

async fn user(world: &World, id: &str) -> Result<bool, Status> {
    let request = world
        .service
        .authorized(GetUserRequest { id: id.to_owned() });
    let answer = world.service.directory.clone().get_user(request).await?;
    let GetUserResponse { user } = answer.into_inner();
    Ok(user.expect("a user").active)
}

/// What the identity provider is told when it reads a user.
async fn scim_get(world: &World, id: &str) -> Result<(), Status> {
    let request = ScimGetUser {
        context: Some(world.service.context()),
        id: id.to_owned(),
        ..ScimGetUser::default()
    };
    let answer = world.service.provisioning.clone().get_user(request).await?;
    answer.into_inner();
    Ok(())
}

#[tokio::test]
async fn a_disabled_directory_is_closed_and_nobody_of_it_is_active() {
    let world = World::start().await;
    let service = &world.service;
    let ada = service.create_user("ada").await.expect("made");
    assert!(user(&world, &ada.id).await.expect("there"));

    let disabled = disable(&world, &world.directory_id).await.expect("done");
    assert_eq!(disabled.disable_time, Some(NOW.to_proto()));
    assert_eq!(
        disabled.health.expect("health").state(),
        DirectoryState::Disabled
    );
    for refused in [
        service.create_user("eve").await.map(|_| ()),
        scim_get(&world, &ada.id).await,
    ] {
        assert_eq!(
            refused.as_ref().expect_err("refused").code(),
            tonic::Code::FailedPrecondition
        );
        assert_eq!(reason(refused), "DIRECTORY_DISABLED");
    }
    let all = users(&world, None).await.expect("answers");
    assert_eq!((all.len(), all[0].active), (1, false));
    assert_eq!(users(&world, Some(true)).await.expect("answers"), []);
    assert_eq!(users(&world, Some(false)).await.expect("answers"), all);
    assert!(!user(&world, &ada.id).await.expect("there"));

    let enabled = enable(&world, &world.directory_id).await.expect("done");
    assert_eq!(enabled.disable_time, None);
    scim_get(&world, &ada.id).await.expect("open");
    assert!(user(&world, &ada.id).await.expect("there"));
    assert_eq!(users(&world, Some(false)).await.expect("answers"), []);
}

#[tokio::test]
async fn a_deleted_directory_is_not_found_until_it_is_restored() {
    let world = World::start().await;
    let service = &world.service;
    let ada = service.create_user("ada").await.expect("made");
    let deleted = delete(&world, &world.directory_id).await.expect("done");
    assert_eq!(deleted.delete_time, Some(NOW.to_proto()));
    assert!(!deleted.is_primary);
    assert_eq!(
        deleted.health.expect("health").state(),
        DirectoryState::Deleted
    );

    assert_eq!(reason(service.create_user("eve").await), "TOKEN_INVALID");
    assert_eq!(reason(scim_get(&world, &ada.id).await), "TOKEN_INVALID");
    assert_eq!(reason(users(&world, None).await), "DIRECTORY_NOT_FOUND");
    assert_eq!(reason(user(&world, &ada.id).await), "USER_NOT_FOUND");
    for refused in [
        disable(&world, &world.directory_id).await,
        enable(&world, &world.directory_id).await,
    ] {
        assert_eq!(reason(refused), "DIRECTORY_NOT_FOUND");
    }

    world.service.clock.set(Moment(NOW.0 + 30 * DAY - 1));
    let restored = restore(&world, &world.directory_id).await.expect("done");
    assert_eq!(restored.delete_time, None);
    assert!(restored.is_primary);
    scim_get(&world, &ada.id).await.expect("open");
    assert!(user(&world, &ada.id).await.expect("there"));
}

#[tokio::test]
async fn a_directory_is_gone_after_its_grace_period() {
    let world = World::start().await;
    delete(&world, &world.directory_id).await.expect("done");
    world.service.clock.set(Moment(NOW.0 + 30 * DAY));
    let refused = restore(&world, &world.directory_id).await;
    assert_eq!(reason(refused), "DIRECTORY_NOT_FOUND");
}

/// Deleted ones count until they cannot be restored.
#[tokio::test]
async fn an_organization_has_so_many_directories_at_most() {
    const MOST: usize = 1_000;
    let world = World::start().await;
    let readers = &world.service.installation.store.readers;
    let row = directory::Entity::find_by_id(world.service.directory_id);
    let row = row.one(readers).await.expect("a row").expect("there");
    let ids = IdSource::new(Clock::held(NOW));
    let rows = (1..MOST - 1).map(|_| {
        let copy = directory::Model {
            id: ids.next(),
            is_primary: false,
            delete_time: Some(NOW),
            ..row.clone()
        };
        copy.into_active_model()
    });
    let rows: Vec<_> = rows.collect();
    let written = world.service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                directory::Entity::insert_many(rows)
                    .exec_without_returning(transaction)
                    .await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
    world.create_directory(&world.organization_id).await;
    let request = CreateDirectoryRequest {
        organization_id: world.organization_id.clone(),
        directory: Some(Directory {
            display_name: "One more".to_owned(),
            ..Directory::default()
        }),
        request_id: String::new(),
    };
    let refused: Result<CreateDirectoryResponse, _> = world.manager.call(request).await;
    assert_eq!(reason(refused), "TOO_LARGE");
}

/// What an identity provider writes commits before the directory is disabled, or
/// is refused.
#[tokio::test]
async fn nothing_is_written_after_a_directory_was_disabled() {
    let world = World::start().await;
    for round in 0..5 {
        let names: Vec<_> = (0..40).map(|number| format!("u{round}-{number}")).collect();
        let writes = join_all(names.iter().map(|name| world.service.create_user(name)));
        let disabled = async {
            disable(&world, &world.directory_id).await.expect("done");
            counts(&world.service).await
        };
        let (writes, at_return) = tokio::join!(writes, disabled);
        assert_eq!(counts(&world.service).await, at_return);
        // Nor is what it counts written over.
        assert_eq!(u64::try_from(at_return.0), Ok(at_return.1));
        for refused in writes.into_iter().filter(Result::is_err) {
            assert_eq!(reason(refused), "DIRECTORY_DISABLED");
        }
        enable(&world, &world.directory_id).await.expect("done");
    }
}

#[tokio::test]
async fn lists_show_what_is_asked_for() {
    let world = World::start().await;
    let other = world.create_organization("globex").await;
    let first = world.create_directory(&other.id).await;
    let second = world.create_directory(&other.id).await;
    delete(&world, &first.id).await.expect("done");
    let list = async |caller: &super::caller::Caller, request: ListDirectoriesRequest| {
        let answer: ListDirectoriesResponse = caller.call(request).await?;
        let ids: Vec<String> = answer.directories.into_iter().map(|it| it.id).collect();
        Ok::<_, Status>(ids)
    };
    let all = ListDirectoriesRequest::default();
    let of_other = ListDirectoriesRequest {
        organization_id: other.id.clone(),
        ..all.clone()
    };
    let deleted_too = ListDirectoriesRequest {
        show_deleted: true,
        ..of_other.clone()
    };
    assert_eq!(
        list(&world.manager, all.clone()).await.expect("answers"),
        [world.directory_id.as_str(), &second.id]
    );
    assert_eq!(reason(list(&world.operator, all).await), "FIELD_MISSING");
    for caller in [&world.manager, &world.operator] {
        let listed = list(caller, of_other.clone()).await.expect("answers");
        assert_eq!(listed, [second.id.as_str()]);
        let listed = list(caller, deleted_too.clone()).await.expect("answers");
        assert_eq!(listed, [first.id.as_str(), &second.id]);
    }
    let of_another_environment = ListDirectoriesRequest {
        environment_id: world.other_environment_id.clone(),
        ..of_other
    };
    let none = list(&world.operator, of_another_environment).await;
    assert_eq!(none.expect("answers"), Vec::<String>::new());
}
