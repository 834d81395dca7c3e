//! What a caller may not see is answered as what does not exist.

use rollcall_proto::management::v1::{
    CreateDirectoryRequest, CreateDirectoryResponse, CreateOrganizationRequest,
    CreateOrganizationResponse, DeleteDirectoryRequest, DeleteDirectoryResponse,
    DeleteOrganizationRequest, DeleteOrganizationResponse, Directory, DisableDirectoryRequest,
    DisableDirectoryResponse, EnableDirectoryRequest, EnableDirectoryResponse, Environment,
    GetDirectoryRequest, GetDirectoryResponse, GetEnvironmentRequest, GetEnvironmentResponse,
    GetOrganizationRequest, GetOrganizationResponse, ListAuditEntriesRequest,
    ListAuditEntriesResponse, ListDirectoriesRequest, ListDirectoriesResponse,
    ListOrganizationsRequest, ListOrganizationsResponse, Organization, ReleaseDeactivationsRequest,
    ReleaseDeactivationsResponse, RestoreDirectoryRequest, RestoreDirectoryResponse,
    RestoreOrganizationRequest, RestoreOrganizationResponse, UpdateDirectoryRequest,
    UpdateDirectoryResponse, UpdateEnvironmentRequest, UpdateEnvironmentResponse,
    UpdateOrganizationRequest, UpdateOrganizationResponse,
};
use tonic::{Code, Status};

use super::caller::Caller;
use super::organizations::delete as delete_organization;
use super::world::{World, mask};
use crate::support::reason;

const NOBODYS: &str = "00000000000000000000000000";

/// Whether it was refused, and in which words.
fn told<A: std::fmt::Debug>(answer: Result<A, Status>) -> (Code, String, String) {
    let status = answer.as_ref().expect_err("refused");
    let (code, message) = (status.code(), status.message().to_owned());
    (code, message, reason(answer))
}

/// What every method that names an organization says of this one.
async fn of_organization(caller: &Caller, id: &str) -> Vec<(Code, String, String)> {
    let (id, request_id) = (|| id.to_owned(), String::new);
    let update = UpdateOrganizationRequest {
        organization: Some(Organization {
            id: id(),
            display_name: "x".to_owned(),
            ..Organization::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        request_id: request_id(),
    };
    let delete = DeleteOrganizationRequest {
        id: id(),
        request_id: request_id(),
    };
    let restore = RestoreOrganizationRequest {
        id: id(),
        request_id: request_id(),
    };
    let create = CreateDirectoryRequest {
        organization_id: id(),
        directory: Some(Directory {
            display_name: "x".to_owned(),
            ..Directory::default()
        }),
        request_id: request_id(),
    };
    let list = ListDirectoriesRequest {
        organization_id: id(),
        ..ListDirectoriesRequest::default()
    };
    let get = GetOrganizationRequest { id: id() };
    vec![
        told(caller.call::<_, GetOrganizationResponse>(get).await),
        told(caller.call::<_, UpdateOrganizationResponse>(update).await),
        told(caller.call::<_, DeleteOrganizationResponse>(delete).await),
        told(caller.call::<_, RestoreOrganizationResponse>(restore).await),
        told(caller.call::<_, CreateDirectoryResponse>(create).await),
        told(caller.call::<_, ListDirectoriesResponse>(list).await),
    ]
}

/// What every method that names a directory says of this one.
async fn of_directory(caller: &Caller, id: &str) -> Vec<(Code, String, String)> {
    let (id, request_id) = (|| id.to_owned(), String::new);
    let get = GetDirectoryRequest { id: id() };
    let update = UpdateDirectoryRequest {
        directory: Some(Directory {
            id: id(),
            display_name: "x".to_owned(),
            ..Directory::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        request_id: request_id(),
    };
    let disable = DisableDirectoryRequest {
        id: id(),
        request_id: request_id(),
    };
    let enable = EnableDirectoryRequest {
        id: id(),
        request_id: request_id(),
    };
    let delete = DeleteDirectoryRequest {
        id: id(),
        request_id: request_id(),
    };
    let restore = RestoreDirectoryRequest {
        id: id(),
        request_id: request_id(),
    };
    let release = ReleaseDeactivationsRequest {
        id: id(),
        request_id: request_id(),
    };
    vec![
        told(caller.call::<_, GetDirectoryResponse>(get).await),
        told(caller.call::<_, UpdateDirectoryResponse>(update).await),
        told(caller.call::<_, DisableDirectoryResponse>(disable).await),
        told(caller.call::<_, EnableDirectoryResponse>(enable).await),
        told(caller.call::<_, DeleteDirectoryResponse>(delete).await),
        told(caller.call::<_, RestoreDirectoryResponse>(restore).await),
        told(
            caller
                .call::<_, ReleaseDeactivationsResponse>(release)
                .await,
        ),
    ]
}

/// What every method that names an environment says of this one.
async fn of_environment(caller: &Caller, id: &str) -> Vec<(Code, String, String)> {
    let id = || id.to_owned();
    let get = GetEnvironmentRequest { id: id() };
    let update = UpdateEnvironmentRequest {
        environment: Some(Environment {
            id: id(),
            display_name: "x".to_owned(),
            ..Environment::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        request_id: String::new(),
    };
    let create = CreateOrganizationRequest {
        environment_id: id(),
        organization: Some(Organization {
            display_name: "x".to_owned(),
            ..Organization::default()
        }),
        request_id: String::new(),
    };
    let organizations = ListOrganizationsRequest {
        environment_id: id(),
        ..ListOrganizationsRequest::default()
    };
    let directories = ListDirectoriesRequest {
        environment_id: id(),
        ..ListDirectoriesRequest::default()
    };
    let entries = ListAuditEntriesRequest {
        environment_id: id(),
        ..ListAuditEntriesRequest::default()
    };
    vec![
        told(caller.call::<_, GetEnvironmentResponse>(get).await),
        told(caller.call::<_, UpdateEnvironmentResponse>(update).await),
        told(caller.call::<_, CreateOrganizationResponse>(create).await),
        told(
            caller
                .call::<_, ListOrganizationsResponse>(organizations)
                .await,
        ),
        told(caller.call::<_, ListDirectoriesResponse>(directories).await),
        told(caller.call::<_, ListAuditEntriesResponse>(entries).await),
    ]
}

#[tokio::test]
async fn another_environments_things_are_not_found() {
    let world = World::start().await;
    let before = world.audit_log().await;
    let caller = &world.stranger;
    for (seen, nobodys) in [
        (
            of_organization(caller, &world.organization_id).await,
            of_organization(caller, &format!("org_{NOBODYS}")).await,
        ),
        (
            of_directory(caller, &world.directory_id).await,
            of_directory(caller, &format!("dir_{NOBODYS}")).await,
        ),
        (
            of_environment(caller, &world.environment_id).await,
            of_environment(caller, &format!("env_{NOBODYS}")).await,
        ),
    ] {
        assert_eq!(seen, nobodys);
        assert!(seen.iter().all(|(code, ..)| *code == Code::NotFound));
    }
    assert_eq!(world.audit_log().await, before);
    // Nor does the audit log tell of them.
    let request = ListAuditEntriesRequest {
        resource_id: world.directory_id.clone(),
        ..ListAuditEntriesRequest::default()
    };
    let answer: ListAuditEntriesResponse = caller.call(request).await.expect("answers");
    assert_eq!(answer.entries, []);
}

#[tokio::test]
async fn another_organizations_things_are_not_found() {
    let world = World::start().await;
    let other = world.create_organization("globex").await;
    let directory = world.create_directory(&other.id).await;
    let before = world.audit_log().await;
    let bound = world
        .key_of(&world.environment_id, Some(&world.organization_id))
        .await;
    for (seen, nobodys) in [
        (
            of_organization(&bound, &other.id).await,
            of_organization(&bound, &format!("org_{NOBODYS}")).await,
        ),
        (
            of_directory(&bound, &directory.id).await,
            of_directory(&bound, &format!("dir_{NOBODYS}")).await,
        ),
    ] {
        assert_eq!(seen, nobodys);
        assert!(seen.iter().all(|(code, ..)| *code == Code::NotFound));
    }
    assert_eq!(world.audit_log().await, before);

    let list = ListOrganizationsRequest::default();
    let answer: ListOrganizationsResponse = bound.call(list).await.expect("answers");
    let ids: Vec<_> = answer.organizations.iter().map(|it| &it.id).collect();
    assert_eq!(ids, [&world.organization_id]);
    let list = ListDirectoriesRequest::default();
    let answer: ListDirectoriesResponse = bound.call(list).await.expect("answers");
    let ids: Vec<_> = answer.directories.iter().map(|it| &it.id).collect();
    assert_eq!(ids, [&world.directory_id]);
    let create = CreateOrganizationRequest {
        organization: Some(Organization {
            display_name: "x".to_owned(),
            ..Organization::default()
        }),
        ..CreateOrganizationRequest::default()
    };
    let refused: Result<CreateOrganizationResponse, _> = bound.call(create).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
}

/// An id of another kind is refused before anything is looked up.
#[tokio::test]
async fn an_id_of_another_kind_is_none() {
    let world = World::start().await;
    for caller in [&world.manager, &world.operator, &world.stranger] {
        for told in [
            of_organization(caller, &world.directory_id).await,
            of_directory(caller, &world.organization_id).await,
        ] {
            for (code, _, reason) in told {
                assert_eq!(
                    (code, reason.as_str()),
                    (Code::InvalidArgument, "INVALID_ID")
                );
            }
        }
    }
    for told in of_environment(&world.manager, &world.directory_id).await {
        assert_eq!(told.2, "INVALID_ID");
    }
}

/// A key of an organization that is deleted can restore it, and reads nothing of
/// it before.
#[tokio::test]
async fn a_key_outlives_its_organization() {
    let world = World::start().await;
    let id = &world.organization_id;
    let bound = world.key_of(&world.environment_id, Some(id)).await;
    delete_organization(&world, id).await.expect("done");
    let list = ListOrganizationsRequest::default();
    let answer: ListOrganizationsResponse = bound.call(list).await.expect("answers");
    assert_eq!(answer.organizations, []);
    let restore = RestoreOrganizationRequest {
        id: id.clone(),
        request_id: String::new(),
    };
    let answer: RestoreOrganizationResponse = bound.call(restore).await.expect("done");
    assert_eq!(
        answer.organization.expect("an organization").delete_time,
        None
    );
}
