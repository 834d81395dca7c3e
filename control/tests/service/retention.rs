//! What has had its time goes.

#[path = "retention/large.rs"]
mod large;

use rollcall_control::clock::Moment;
use rollcall_control::operator::NewDirectory;
use rollcall_control::retention::Swept;
use rollcall_control::store::entity::{
    answered_request, audit_entry, directory, group, membership, organization, request, setup_link,
    token, user, user_email,
};
use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::management::v1::setup_link_service_client::SetupLinkServiceClient;
use rollcall_proto::management::v1::{
    CreateOrganizationRequest, CreateSetupLinkRequest, Organization, SetupLink,
};
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, DeleteUserRequest, MemberName,
};
use rollcall_proto::scim::v1::{GroupAttributes, MultiValue, UserAttributes};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, Statement,
};

use crate::support::{ON_POSTGRES, START, Service};

const HOUR_MICROS: i64 = 3_600 * 1_000_000;
const DAY_MICROS: i64 = 24 * HOUR_MICROS;

fn days(count: i64) -> Moment {
    Moment(START.0 + count * DAY_MICROS)
}

async fn sweep(service: &Service, at: Moment) -> Swept {
    service.clock.set(at);
    service.control.sweep(at).await.expect("swept")
}

/// Runs statements beside the service.
async fn execute(service: &Service, sql: String) {
    service.make_up();
    let written = service.installation.store.writer.write_alone(
        None,
        Box::new(move |transaction| {
            Box::pin(async move {
                transaction.execute_unprepared(&sql).await?;
                Ok(())
            })
        }),
    );
    written.await.expect("written");
}

async fn count<E>(service: &Service) -> u64
where
    E: EntityTrait,
    E::Model: Sync + Send,
{
    let rows = E::find().count(&service.installation.store.readers).await;
    rows.expect("rows")
}

async fn delete(service: &Service, id: String) {
    let request = DeleteUserRequest {
        context: Some(service.context()),
        id,
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_user(request).await;
    deleted.expect("deleted");
}

#[tokio::test]
async fn each_thing_has_its_time() {
    let service = Service::start().await;
    let gone = service.create_user("gone").await.expect("made");
    let stays = service.create_user("stays").await.expect("made");
    delete(&service, gone.id).await;
    let request = service.authorized(CreateOrganizationRequest {
        organization: Some(Organization {
            display_name: "O".to_owned(),
            ..Organization::default()
        }),
        request_id: "once".to_owned(),
        ..CreateOrganizationRequest::default()
    });
    let mut organizations = OrganizationServiceClient::new(service.control.in_process());
    let made = organizations.create_organization(request).await;
    made.expect("made");
    let request = service.authorized(CreateSetupLinkRequest {
        setup_link: Some(SetupLink {
            directory_id: service.directory_id.to_string(),
            ..SetupLink::default()
        }),
        request_id: String::new(),
    });
    let mut links = SetupLinkServiceClient::new(service.control.in_process());
    links.create_setup_link(request).await.expect("made");
    service.control.flush_request_log().await;

    let at = |hours: i64| Moment(START.0 + hours * HOUR_MICROS);
    assert_eq!(sweep(&service, at(24)).await, Swept::default());
    assert_eq!(sweep(&service, at(25)).await.answered_requests, 1);
    assert_eq!(count::<answered_request::Entity>(&service).await, 0);

    assert_eq!(sweep(&service, days(30)).await, Swept::default());
    assert!(sweep(&service, days(31)).await.requests >= 3);
    assert_eq!(count::<request::Entity>(&service).await, 0);

    assert_eq!(sweep(&service, days(37)).await, Swept::default());
    assert_eq!(sweep(&service, days(38)).await.setup_links, 1);
    assert_eq!(count::<setup_link::Entity>(&service).await, 0);

    assert_eq!(sweep(&service, days(90)).await, Swept::default());
    assert_eq!(sweep(&service, days(91)).await.users, 1);
    let left = user::Entity::find().all(&service.installation.store.readers);
    let left: Vec<_> = left
        .await
        .expect("rows")
        .into_iter()
        .map(|row| row.id.to_string())
        .collect();
    assert_eq!(left, [stays.id]);

    assert_eq!(sweep(&service, days(400)).await, Swept::default());
    let entries = count::<audit_entry::Entity>(&service).await;
    assert!(entries > 2);
    assert_eq!(sweep(&service, days(401)).await.audit_entries, entries);
    assert_eq!(count::<audit_entry::Entity>(&service).await, 0);
}

async fn populate(service: &Service) {
    let request = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: "ada".to_owned(),
            emails: vec![MultiValue {
                value: Some("ada@x".to_owned()),
                ..MultiValue::default()
            }],
            ..UserAttributes::default()
        }),
    };
    let ada = service.provisioning.clone().create_user(request).await;
    let ada = ada.expect("made").into_inner().user.expect("a user").id;
    let inner = service.create_group("Inner").await.id;
    let members = [ada, inner, "unknown".to_owned()];
    let request = CreateGroupRequest {
        context: Some(service.context()),
        attributes: Some(GroupAttributes {
            display_name: "Outer".to_owned(),
            ..GroupAttributes::default()
        }),
        members: members
            .into_iter()
            .map(|value| MemberName { value })
            .collect(),
        ..CreateGroupRequest::default()
    };
    service
        .provisioning
        .clone()
        .create_group(request)
        .await
        .expect("made");
}

#[tokio::test]
async fn what_was_deleted_goes_whole_when_its_grace_is_over() {
    let service = Service::start().await;
    populate(&service).await;
    let kept = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "kept".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    service.control.flush_request_log().await;
    let id = service.directory_id;
    for sql in [
        format!(
            "UPDATE directories SET delete_time = {} WHERE id = '{id}'",
            START.0
        ),
        format!(
            "UPDATE organizations SET delete_time = {} WHERE external_id = 'acme'",
            START.0
        ),
    ] {
        execute(&service, sql).await;
    }
    assert_eq!(sweep(&service, days(30)).await.directory_rows, 0);
    let swept = sweep(&service, days(31)).await;
    assert!(swept.directory_rows > 5, "{swept:?}");
    assert_eq!(swept.organization_rows, 1);
    assert_eq!(count::<user::Entity>(&service).await, 0);
    assert_eq!(count::<user_email::Entity>(&service).await, 0);
    assert_eq!(count::<group::Entity>(&service).await, 0);
    assert_eq!(count::<membership::Entity>(&service).await, 0);
    assert_eq!(count::<request::Entity>(&service).await, 0);
    assert_eq!(count::<token::Entity>(&service).await, 1);
    assert_eq!(count::<organization::Entity>(&service).await, 1);
    let readers = &service.installation.store.readers;
    let left = directory::Entity::find().all(readers).await.expect("rows");
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].id, kept.directory_id);
    let told = audit_entry::Entity::find()
        .filter(audit_entry::Column::ActorKind.eq(i32::from(ActorKind::Service)))
        .order_by_asc(audit_entry::Column::Id)
        .all(readers)
        .await
        .expect("rows");
    let told: Vec<_> = told
        .iter()
        .map(|entry| (entry.method.as_str(), entry.actor_kind))
        .collect();
    let kind = i32::from(ActorKind::Service);
    assert_eq!(
        told,
        [("PurgeDirectory", kind), ("PurgeOrganization", kind)]
    );
}

/// Once it has begun, a purge ends: what is left would be half a directory.
#[tokio::test]
async fn a_purge_that_began_ends() {
    let service = Service::start().await;
    let id = service.directory_id;
    execute(
        &service,
        format!(
            "UPDATE directories SET delete_time = {0}, purge_time = {0} WHERE id = '{id}';
             UPDATE environments SET deletion_grace_days = 90",
            START.0
        ),
    )
    .await;
    assert!(sweep(&service, days(31)).await.directory_rows >= 2);
    assert_eq!(count::<directory::Entity>(&service).await, 0);
}

/// SQLite knows nothing of the rows, and chooses an index by the form of the
/// statement: what looks up the emails of one user must not walk all of them.
#[tokio::test]
async fn emails_of_one_user_are_found_by_an_index() {
    if ON_POSTGRES {
        return;
    }
    let service = Service::start().await;
    let readers = &service.installation.store.readers;
    let sql =
        "EXPLAIN QUERY PLAN SELECT 1 FROM user_emails WHERE directory_id = $1 AND user_id = $2";
    let values = ["dir".into(), "user".into()];
    let statement = Statement::from_sql_and_values(readers.get_database_backend(), sql, values);
    let row = readers.query_one_raw(statement).await.expect("planned");
    let plan: String = row.expect("a row").try_get("", "detail").expect("text");
    assert!(plan.contains("user_emails_of_user"), "{plan}");
}
