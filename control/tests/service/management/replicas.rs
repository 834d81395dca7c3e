//! Two controls of one database: what one answered holds at the other, and neither
//! waits for the other without end.

use futures_util::future::join_all;
use rollcall_control::server::Control;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateOrganizationResponse, Directory, DisableDirectoryRequest,
    DisableDirectoryResponse, EnableDirectoryRequest, EnableDirectoryResponse, Organization,
    UpdateDirectoryRequest, UpdateDirectoryResponse,
};
use rollcall_proto::provisioning::v1::provisioning_service_client::ProvisioningServiceClient;
use rollcall_proto::provisioning::v1::{CreateUserRequest, RequestContext};
use rollcall_proto::scim::v1::UserAttributes;
use tonic::Status;

use super::caller::Caller;
use super::world::{World, mask};
use crate::support::{counts, reason};

/// The manager, at the other control.
fn manager_at(world: &World, control: &Control) -> Caller {
    Caller::new(control.in_process(), &world.service.api_key)
}

async fn create_user(
    control: &Control,
    context: RequestContext,
    user_name: &str,
) -> Result<(), Status> {
    let request = CreateUserRequest {
        context: Some(context),
        attributes: Some(UserAttributes {
            user_name: user_name.to_owned(),
            ..UserAttributes::default()
        }),
    };
    let mut client = ProvisioningServiceClient::new(control.in_process());
    client.create_user(request).await.map(|_| ())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_that_one_disabled_is_disabled_at_the_other() {
    let world = World::start().await;
    let control = world.service.replica().await;
    let other = manager_at(&world, &control);
    for round in 0..5 {
        let names: Vec<_> = (0..40).map(|number| format!("u{round}-{number}")).collect();
        let writes = join_all(names.iter().map(|name| world.service.create_user(name)));
        let disabled = async {
            let request = DisableDirectoryRequest {
                id: world.directory_id.clone(),
                request_id: String::new(),
            };
            let _: DisableDirectoryResponse = other.call(request).await.expect("done");
            counts(&world.service).await
        };
        let (writes, at_return) = tokio::join!(writes, disabled);
        assert_eq!(counts(&world.service).await, at_return);
        // Nor is what it counts written over.
        assert_eq!(u64::try_from(at_return.0), Ok(at_return.1));
        for refused in writes.into_iter().filter(Result::is_err) {
            assert_eq!(reason(refused), "DIRECTORY_DISABLED");
        }
        let request = EnableDirectoryRequest {
            id: world.directory_id.clone(),
            request_id: String::new(),
        };
        let _: EnableDirectoryResponse = other.call(request).await.expect("done");
    }
    control.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_request_id_has_one_effect_at_both() {
    let world = World::start().await;
    let control = world.service.replica().await;
    let other = manager_at(&world, &control);
    for round in 0..5 {
        let request = CreateOrganizationRequest {
            organization: Some(Organization {
                display_name: format!("o{round}"),
                external_id: format!("o{round}"),
                ..Organization::default()
            }),
            request_id: format!("r{round}"),
            ..CreateOrganizationRequest::default()
        };
        let callers = [&world.manager, &other];
        let answers = join_all((0..16).map(|number| {
            callers[number % 2].call::<_, CreateOrganizationResponse>(request.clone())
        }));
        let answers: Result<Vec<_>, _> = answers.await.into_iter().collect();
        let answers = answers.expect("all are answered");
        assert!(answers.iter().all(|answer| *answer == answers[0]));
    }
    control.close().await;
}

/// The primary directory moves to and fro at both controls, while identity
/// providers write to all directories at both.
#[tokio::test(flavor = "multi_thread")]
async fn changes_and_writes_do_not_wait_for_each_other_without_end() {
    const DIRECTORIES: usize = 6;
    let world = World::start().await;
    let control = world.service.replica().await;
    let other = manager_at(&world, &control);
    let mut contexts = vec![world.service.context()];
    while contexts.len() < DIRECTORIES {
        let id = world.create_directory(&world.organization_id).await.id;
        let made = world
            .service
            .installation
            .create_token(id.parse().expect("an id"));
        contexts.push(RequestContext {
            token: made.await.expect("made").secret.expose().to_owned(),
            directory_id: id,
            ..world.service.context()
        });
    }
    let (controls, callers) = ([&world.service.control, &control], [&world.manager, &other]);
    let moves = join_all((0..60).map(async |number| {
        let context = &contexts[number % DIRECTORIES];
        let request = UpdateDirectoryRequest {
            directory: Some(Directory {
                id: context.directory_id.clone(),
                is_primary: true,
                ..Directory::default()
            }),
            update_mask: Some(mask(&["is_primary"])),
            request_id: String::new(),
        };
        let moved: Result<UpdateDirectoryResponse, _> = callers[number % 2].call(request).await;
        moved.map(|_| ())
    }));
    let writes = join_all((0..300).map(async |number| {
        let context = RequestContext {
            request_id: world.service.context().request_id,
            ..contexts[number % DIRECTORIES].clone()
        };
        create_user(controls[number % 2], context, &format!("u{number}")).await
    }));
    let (moves, writes) = tokio::join!(moves, writes);
    for outcome in moves.into_iter().chain(writes) {
        outcome.expect("nothing stands in its way");
    }
    control.close().await;
}
