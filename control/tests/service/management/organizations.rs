//! The lives of organizations.

use futures_util::future::join_all;
use rollcall_control::clock::Moment;
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request};
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, CreateOrganizationRequest,
    CreateOrganizationResponse, DeleteOrganizationRequest, DeleteOrganizationResponse, Directory,
    GetOrganizationRequest, GetOrganizationResponse, ListOrganizationsRequest,
    ListOrganizationsResponse, Organization, RestoreOrganizationRequest,
    RestoreOrganizationResponse,
};
use tonic::Status;

use super::directories::{delete as delete_directory, restore as restore_directory};
use super::world::{NOW, World};
use crate::support::reason;

const DAY: i64 = 24 * 60 * 60 * 1_000_000;

pub(crate) async fn delete(world: &World, id: &str) -> Result<Organization, Status> {
    let request = DeleteOrganizationRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: DeleteOrganizationResponse = world.manager.call(request).await?;
    Ok(answer.organization.expect("an organization"))
}

pub(crate) async fn restore(world: &World, id: &str) -> Result<Organization, Status> {
    let request = RestoreOrganizationRequest {
        id: id.to_owned(),
        request_id: String::new(),
    };
    let answer: RestoreOrganizationResponse = world.manager.call(request).await?;
    Ok(answer.organization.expect("an organization"))
}

async fn get(world: &World, id: &str) -> Organization {
    let request = GetOrganizationRequest { id: id.to_owned() };
    let answer: GetOrganizationResponse = world.manager.call(request).await.expect("there");
    answer.organization.expect("an organization")
}

async fn list(world: &World, request: ListOrganizationsRequest) -> Vec<String> {
    let answer: ListOrganizationsResponse = world.manager.call(request).await.expect("answers");
    answer.organizations.into_iter().map(|it| it.id).collect()
}

/// What a product is told of the users of the organization `acme`.
async fn users(world: &World) -> Result<usize, Status> {
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            "acme".to_owned(),
        )),
        ..ListUsersRequest::default()
    };
    let request = world.service.authorized(request);
    let answer = world.service.directory.clone().list_users(request).await?;
    Ok(answer.into_inner().users.len())
}

#[tokio::test]
async fn it_goes_with_its_directories_and_comes_back_with_them() {
    let world = World::start().await;
    let id = world.organization_id.clone();
    let (earlier, second) = (
        world.create_directory(&id).await,
        world.create_directory(&id).await,
    );
    world.service.create_user("ada").await.expect("made");
    // At the same moment as the organization, and yet not with it.
    delete_directory(&world, &earlier.id).await.expect("done");

    let deleted = delete(&world, &id).await.expect("done");
    assert_eq!(deleted.delete_time, Some(NOW.to_proto()));
    assert_eq!(deleted.external_id, "acme");
    assert_eq!(
        reason(world.service.create_user("eve").await),
        "TOKEN_INVALID"
    );
    assert_eq!(reason(users(&world).await), "ORGANIZATION_NOT_FOUND");
    let refused = restore_directory(&world, &second.id).await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
    let refused: Result<CreateDirectoryResponse, _> = world
        .manager
        .call(CreateDirectoryRequest {
            organization_id: id.clone(),
            directory: Some(Directory {
                display_name: "x".to_owned(),
                ..Directory::default()
            }),
            request_id: String::new(),
        })
        .await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");

    world.service.clock.set(Moment(NOW.0 + 30 * DAY - 1));
    let restored = restore(&world, &id).await.expect("done");
    assert_eq!(
        (restored.external_id.as_str(), restored.delete_time),
        ("acme", None)
    );
    assert_eq!(users(&world).await.expect("answers"), 1);
    world.service.create_user("eve").await.expect("open");
    let first = world.directory(&world.directory_id).await;
    assert!(first.is_primary && first.delete_time.is_none());
    assert!(world.directory(&second.id).await.delete_time.is_none());
    assert!(world.directory(&earlier.id).await.delete_time.is_some());
}

#[tokio::test]
async fn its_external_id_is_free_at_once() {
    let world = World::start().await;
    let id = world.organization_id.clone();
    delete(&world, &id).await.expect("done");
    let heir = world.create_organization("acme").await;
    let refused = restore(&world, &id).await;
    assert_eq!(reason(refused), "EXTERNAL_ID_TAKEN");
    // Refused as a whole.
    assert!(get(&world, &id).await.delete_time.is_some());
    let directory = world.directory(&world.directory_id).await;
    assert!(directory.delete_time.is_some());
    delete(&world, &heir.id).await.expect("done");
    restore(&world, &id).await.expect("done");
    assert!(get(&world, &heir.id).await.delete_time.is_some());
}

#[tokio::test]
async fn it_is_gone_after_its_grace_period() {
    let world = World::start().await;
    delete(&world, &world.organization_id).await.expect("done");
    world.service.clock.set(Moment(NOW.0 + 30 * DAY));
    let refused = restore(&world, &world.organization_id).await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
}

/// The operator's command makes another of the name, and no token of a deleted
/// directory.
#[tokio::test]
async fn the_command_line_does_not_find_what_is_deleted() {
    let world = World::start().await;
    let installation = &world.service.installation;
    delete(&world, &world.organization_id).await.expect("done");
    let refused = installation.create_token(world.service.directory_id).await;
    assert_eq!(
        refused.expect_err("refused"),
        rollcall_control::error::Error::DirectoryNotFound
    );
    let new = rollcall_control::operator::NewDirectory {
        organization_external_id: "acme".to_owned(),
        organization_name: "Acme".to_owned(),
        ..Default::default()
    };
    let checked = installation.check_organization(&new).await;
    checked.expect("it is known");
    let made = installation.create_directory(new).await.expect("made");
    assert_ne!(made.organization_id.to_string(), world.organization_id);
    assert!(made.is_primary);
}

#[tokio::test]
async fn lists_show_what_is_asked_for() {
    let world = World::start().await;
    let request = CreateOrganizationRequest {
        organization: Some(Organization {
            display_name: "Globex".to_owned(),
            external_id: "globex".to_owned(),
            domains: vec!["Globex.example".to_owned(), "globex.example".to_owned()],
            ..Organization::default()
        }),
        ..CreateOrganizationRequest::default()
    };
    let answer: CreateOrganizationResponse = world.manager.call(request).await.expect("made");
    let globex = answer.organization.expect("an organization");
    assert_eq!(globex.domains, ["globex.example"]);
    let gone = world.create_organization("gone").await;
    delete(&world, &gone.id).await.expect("done");

    let all = ListOrganizationsRequest::default();
    let both = [world.organization_id.clone(), globex.id.clone()];
    assert_eq!(list(&world, all.clone()).await, both);
    let deleted_too = ListOrganizationsRequest {
        show_deleted: true,
        ..all.clone()
    };
    let three = [both[0].clone(), both[1].clone(), gone.id];
    assert_eq!(list(&world, deleted_too).await, three);
    for (external_id, domain, expect) in [
        ("globex", "", &both[1..]),
        ("gone", "", &[]),
        ("", "GLOBEX.example", &both[1..]),
        ("", "example", &[]),
        ("acme", "globex.example", &[]),
    ] {
        let request = ListOrganizationsRequest {
            external_id: external_id.to_owned(),
            domain: domain.to_owned(),
            ..all.clone()
        };
        assert_eq!(
            list(&world, request).await,
            expect,
            "{external_id:?} {domain:?}"
        );
    }
}

/// Of many that ask for one `external_id`, one has it.
#[tokio::test(flavor = "multi_thread")]
async fn an_external_id_is_one_organizations() {
    let world = World::start().await;
    let request = CreateOrganizationRequest {
        organization: Some(Organization {
            display_name: "Globex".to_owned(),
            external_id: "globex".to_owned(),
            ..Organization::default()
        }),
        ..CreateOrganizationRequest::default()
    };
    let made = join_all((0..16).map(|_| {
        world
            .manager
            .call::<_, CreateOrganizationResponse>(request.clone())
    }))
    .await;
    let (made, refused): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    assert_eq!(made.len(), 1);
    for refused in refused {
        assert_eq!(reason(refused), "EXTERNAL_ID_TAKEN");
    }
}
