//! What a session opens: everything that an operator key does.

use rollcall_control::server::Control;
use rollcall_control::store::entity::environment;
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::console::v1::ListOperatorsRequest;
use rollcall_proto::directory::v1::directory_service_client::DirectoryServiceClient;
use rollcall_proto::directory::v1::{ListUsersRequest, list_users_request::Selection};
use rollcall_proto::event::v1::ListEventsRequest;
use rollcall_proto::event::v1::event_service_client::EventServiceClient;
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, ListAuditEntriesRequest, Organization,
    audit_log_service_client::AuditLogServiceClient,
};
use sea_orm::EntityTrait as _;
use tonic::{Request, Status};

use super::Console;
use crate::support::{Service, bearing, reason};

/// A message that names an environment.
fn naming<Q>(credential: &str, environment: &str, message: Q) -> Request<Q> {
    let mut request = bearing(credential, message);
    let value = environment.parse().expect("ASCII");
    request.metadata_mut().insert("rollcall-environment", value);
    request
}

async fn environment_id(service: &Service) -> String {
    let readers = &service.installation.store.readers;
    let row = environment::Entity::find()
        .one(readers)
        .await
        .expect("rows");
    row.expect("an environment").id.to_string()
}

async fn users(service: &Service, request: Request<ListUsersRequest>) -> Result<usize, Status> {
    let control: &Control = &service.control;
    let mut directory = DirectoryServiceClient::new(control.in_process());
    let answer = directory.list_users(request).await?;
    Ok(answer.into_inner().users.len())
}

#[tokio::test]
async fn a_session_manages_every_environment() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (ada, session) = console.operator(&service, "ada@example.com").await;
    let environment = environment_id(&service).await;
    let request = CreateOrganizationRequest {
        environment_id: environment.clone(),
        organization: Some(Organization {
            display_name: "Acme".to_owned(),
            ..Organization::default()
        }),
        ..CreateOrganizationRequest::default()
    };
    let mut organizations = OrganizationServiceClient::new(service.control.in_process());
    let made = organizations
        .create_organization(bearing(&session, request))
        .await;
    made.expect("made");
    let request = ListAuditEntriesRequest {
        environment_id: environment,
        ..ListAuditEntriesRequest::default()
    };
    let mut log = AuditLogServiceClient::new(service.control.in_process());
    let listed = log.list_audit_entries(bearing(&session, request)).await;
    let entries = listed.expect("listed").into_inner().entries;
    let entry = entries
        .into_iter()
        .find(|entry| entry.method == "CreateOrganization");
    let entry = entry.expect("an entry");
    assert_eq!(
        (entry.actor_kind(), entry.actor_id),
        (ActorKind::Operator, ada.id)
    );
}

#[tokio::test]
async fn an_operator_reads_the_environment_that_is_named() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let (_, session) = console.operator(&service, "ada@example.com").await;
    service.create_user("ada").await.expect("made");
    let environment = environment_id(&service).await;
    let key = service.installation.create_operator_key("test".to_owned());
    let key = key.await.expect("made");
    let request = || ListUsersRequest {
        selection: Some(Selection::DirectoryId(service.directory_id.to_string())),
        ..ListUsersRequest::default()
    };
    let another = format!("env_{}", "0".repeat(26));
    for credential in [session.as_str(), key.expose()] {
        let named = naming(credential, &environment, request());
        assert_eq!(users(&service, named).await.expect("listed"), 1);
        for (asked, expect) in [
            (bearing(credential, request()), "FIELD_MISSING"),
            (naming(credential, "x", request()), "INVALID_ID"),
            (
                naming(credential, &another, request()),
                "DIRECTORY_NOT_FOUND",
            ),
        ] {
            assert_eq!(reason(users(&service, asked).await), expect);
        }
        let mut events = EventServiceClient::new(service.control.in_process());
        let named = naming(credential, &environment, ListEventsRequest::default());
        let listed = events.list_events(named).await.expect("listed");
        assert!(!listed.into_inner().events.is_empty());
        let named = naming(credential, &another, ListEventsRequest::default());
        let listed = events.list_events(named).await.expect("listed");
        assert!(listed.into_inner().events.is_empty());
    }
}

#[tokio::test]
async fn no_key_of_an_environment_sees_operators() {
    let service = Service::start().await;
    let console = Console::of(&service.control);
    let request = bearing(&service.api_key, ListOperatorsRequest::default());
    let refused = console.operators.clone().list_operators(request).await;
    assert_eq!(reason(refused), "CALLER_NOT_ALLOWED");
}
