//! A change that comes twice under one id is one change.

use futures_util::future::join_all;
use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, CreateEnvironmentRequest,
    CreateEnvironmentResponse, CreateOrganizationRequest, CreateOrganizationResponse,
    DeleteDirectoryRequest, DeleteDirectoryResponse, Directory, DisableDirectoryRequest,
    DisableDirectoryResponse, Environment, ListOrganizationsRequest, ListOrganizationsResponse,
    Organization,
};

use super::world::World;
use crate::support::reason;

fn organization(name: &str, request_id: &str) -> CreateOrganizationRequest {
    CreateOrganizationRequest {
        organization: Some(Organization {
            display_name: name.to_owned(),
            ..Organization::default()
        }),
        request_id: request_id.to_owned(),
        ..CreateOrganizationRequest::default()
    }
}

async fn organizations(world: &World) -> usize {
    let request = ListOrganizationsRequest::default();
    let answer: ListOrganizationsResponse = world.manager.call(request).await.expect("answers");
    answer.organizations.len()
}

#[tokio::test]
async fn the_same_request_has_one_effect_and_one_answer() {
    let world = World::start().await;
    let request = organization("Globex", "a-1_2.Z");
    let first: CreateOrganizationResponse =
        world.manager.call(request.clone()).await.expect("made");
    let entries = world.audit_log().await.len();
    let second: CreateOrganizationResponse =
        world.manager.call(request.clone()).await.expect("answers");
    assert_eq!(first, second);
    assert_eq!(organizations(&world).await, 2);
    assert_eq!(world.audit_log().await.len(), entries);

    let made = CreateDirectoryRequest {
        organization_id: world.organization_id.clone(),
        directory: Some(Directory {
            display_name: "Okta".to_owned(),
            ..Directory::default()
        }),
        request_id: "directory".to_owned(),
    };
    let first: CreateDirectoryResponse = world.manager.call(made.clone()).await.expect("made");
    let second: CreateDirectoryResponse = world.manager.call(made).await.expect("answers");
    assert_eq!(first, second);
    // The answer is that of then, whatever happened since.
    let id = first.directory.expect("a directory").id;
    let disable = DisableDirectoryRequest {
        id: id.clone(),
        request_id: "disable".to_owned(),
    };
    let first: DisableDirectoryResponse = world.manager.call(disable.clone()).await.expect("done");
    let delete = DeleteDirectoryRequest {
        id,
        request_id: "delete".to_owned(),
    };
    let _: DeleteDirectoryResponse = world.manager.call(delete).await.expect("done");
    let second: DisableDirectoryResponse = world.manager.call(disable).await.expect("answers");
    assert_eq!(first, second);
}

#[tokio::test]
async fn another_request_under_it_is_refused() {
    let world = World::start().await;
    let _: CreateOrganizationResponse = world
        .manager
        .call(organization("Globex", "one"))
        .await
        .expect("made");
    let refused: Result<CreateOrganizationResponse, _> =
        world.manager.call(organization("Initech", "one")).await;
    assert_eq!(reason(refused), "REQUEST_ID_REUSED");
    let other_method = DisableDirectoryRequest {
        id: world.directory_id.clone(),
        request_id: "one".to_owned(),
    };
    let refused: Result<DisableDirectoryResponse, _> = world.manager.call(other_method).await;
    assert_eq!(reason(refused), "REQUEST_ID_REUSED");
    assert_eq!(
        world.directory(&world.directory_id).await.disable_time,
        None
    );
    // Another caller's ids are its own.
    let _: CreateOrganizationResponse = world
        .stranger
        .call(organization("Initech", "one"))
        .await
        .expect("made");
}

/// What failed has not happened, and its id is free.
#[tokio::test]
async fn a_refusal_takes_no_id() {
    let world = World::start().await;
    let refused: Result<CreateOrganizationResponse, _> =
        world.manager.call(organization("", "one")).await;
    assert_eq!(reason(refused), "FIELD_MISSING");
    let _: CreateOrganizationResponse = world
        .manager
        .call(organization("Globex", "one"))
        .await
        .expect("made");
}

#[tokio::test]
async fn an_id_has_a_form() {
    let world = World::start().await;
    for request_id in ["a b", "é", "a/b", "\0", &"x".repeat(65)] {
        let refused: Result<CreateOrganizationResponse, _> =
            world.manager.call(organization("Globex", request_id)).await;
        assert_eq!(reason(refused), "INVALID_VALUE", "{request_id:?}");
    }
    let _: CreateOrganizationResponse = world
        .manager
        .call(organization("Globex", &"x".repeat(64)))
        .await
        .expect("made");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_have_one_effect() {
    let world = World::start().await;
    let request = organization("Globex", "one");
    let answers = join_all((0..16).map(|_| {
        world
            .manager
            .call::<_, CreateOrganizationResponse>(request.clone())
    }))
    .await;
    let answers: Result<Vec<_>, _> = answers.into_iter().collect();
    let answers = answers.expect("all are answered");
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(organizations(&world).await, 2);

    // Of different ones, which go to different writers, one has the id.
    let mut ids = vec![world.directory_id.clone()];
    for _ in 0..15 {
        ids.push(world.create_directory(&world.organization_id).await.id);
    }
    let outcomes = join_all(ids.iter().map(async |id| {
        let request = DisableDirectoryRequest {
            id: id.clone(),
            request_id: "disable".to_owned(),
        };
        let answer: Result<DisableDirectoryResponse, _> = world.manager.call(request).await;
        answer
    }))
    .await;
    let (done, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(done.len(), 1);
    for refused in refused {
        assert_eq!(reason(refused), "REQUEST_ID_REUSED");
    }
    let mut disabled = 0;
    for id in &ids {
        let directory = world.directory(id).await;
        disabled += usize::from(directory.disable_time.is_some());
    }
    assert_eq!(disabled, 1);
}

#[tokio::test]
async fn an_operators_ids_are_its_own_too() {
    let world = World::start().await;
    let request = CreateEnvironmentRequest {
        environment: Some(Environment {
            display_name: "Test".to_owned(),
            ..Environment::default()
        }),
        request_id: "one".to_owned(),
    };
    let first: CreateEnvironmentResponse =
        world.operator.call(request.clone()).await.expect("made");
    let second: CreateEnvironmentResponse = world.operator.call(request).await.expect("answers");
    assert_eq!(first, second);
}
