//! The request log as it is read, and how directories do by it.

use rollcall_control::authz::Guard;
use rollcall_control::clock::{IdSource, Moment};
use rollcall_control::id;
use rollcall_control::operator::NewDirectory;
use rollcall_control::store::entity::{directory, request};
use rollcall_proto::management::v1::request_log_service_client::RequestLogServiceClient;
use rollcall_proto::management::v1::{
    GetRequestRequest, ListRequestsRequest, LoggedRequest, RequestReason, RequestView,
};
use rollcall_proto::provisioning::v1::{
    CreateUserRequest, RecordUnauthenticatedRequest, RequestContext, Unauthenticated,
};
use rollcall_proto::scim::v1::UserAttributes;
use sea_orm::EntityTrait as _;
use tonic::Status;
use tonic::service::Routes;

use crate::support::{START, Service, reason};

const MINUTE: i64 = 60_000_000;

fn log(service: &Service) -> RequestLogServiceClient<Guard<Routes>> {
    RequestLogServiceClient::new(service.control.in_process())
}

async fn list(
    service: &Service,
    request: ListRequestsRequest,
) -> Result<(Vec<LoggedRequest>, String), Status> {
    service.control.flush_request_log().await;
    let page = log(service)
        .list_requests(service.authorized(request))
        .await?
        .into_inner();
    Ok((page.requests, page.next_page_token))
}

fn all(service: &Service) -> ListRequestsRequest {
    ListRequestsRequest {
        directory_id: service.directory_id.to_string(),
        ..ListRequestsRequest::default()
    }
}

async fn sentences(service: &Service, request: ListRequestsRequest) -> Vec<String> {
    let (entries, _) = list(service, request).await.expect("lists");
    entries.into_iter().map(|entry| entry.sentence).collect()
}

/// A context whose id is made at the time of the service's clock.
fn context(service: &Service) -> RequestContext {
    let ids = IdSource::new(service.clock.clone());
    RequestContext {
        request_id: ids.next::<id::Request>().to_string(),
        ..service.context()
    }
}

async fn create_user(service: &Service, user_name: &str) -> Result<String, Status> {
    let request = CreateUserRequest {
        context: Some(context(service)),
        attributes: Some(UserAttributes {
            user_name: user_name.to_owned(),
            ..UserAttributes::default()
        }),
    };
    let made = service.provisioning.clone().create_user(request).await?;
    Ok(made.into_inner().user.expect("a user").id)
}

#[tokio::test]
async fn the_log_is_read_from_its_end() {
    let service = Service::start().await;
    let at = |minutes: i64| service.clock.set(Moment(START.0 + minutes * MINUTE));
    let ada = create_user(&service, "ada").await.expect("made");
    at(1);
    create_user(&service, "bob").await.expect("made");
    at(2);
    create_user(&service, "ADA").await.expect_err("taken");
    at(3);
    create_user(&service, "eve").await.expect("made");

    let created = |name: &str| format!("The identity provider created {name}.");
    let taken = "The identity provider could not create a user: another user of this directory \
                 has this userName."
        .to_owned();
    let [made_ada, made_bob, made_eve] = ["ada", "bob", "eve"].map(created);
    assert_eq!(
        sentences(&service, all(&service)).await,
        [&made_eve, &taken, &made_bob, &made_ada].map(Clone::clone)
    );
    // Pages follow each other without a hole.
    let mut paged = Vec::new();
    let mut page_token = String::new();
    loop {
        let request = ListRequestsRequest {
            page_size: 3,
            page_token,
            ..all(&service)
        };
        let (entries, next) = list(&service, request).await.expect("lists");
        paged.extend(entries.into_iter().map(|entry| entry.sentence));
        if next.is_empty() {
            break;
        }
        page_token = next;
    }
    assert_eq!(paged, sentences(&service, all(&service)).await);

    let failed = ListRequestsRequest {
        failed: true,
        ..all(&service)
    };
    assert_eq!(
        sentences(&service, failed).await,
        std::slice::from_ref(&taken)
    );
    let of_ada = ListRequestsRequest {
        resource_id: ada.clone(),
        ..all(&service)
    };
    assert_eq!(sentences(&service, of_ada).await, [made_ada]);
    let between = ListRequestsRequest {
        start_time: Some(Moment(START.0 + MINUTE).to_proto()),
        end_time: Some(Moment(START.0 + 3 * MINUTE).to_proto()),
        ..all(&service)
    };
    assert_eq!(sentences(&service, between).await, [taken, made_bob]);
    let without = ListRequestsRequest {
        view: RequestView::WithoutPersonalData.into(),
        resource_id: ada.clone(),
        ..all(&service)
    };
    assert_eq!(sentences(&service, without).await, [created(&ada)]);
}

#[tokio::test]
async fn the_log_of_another_is_not_there() {
    let service = Service::start().await;
    service.create_user("ada").await.expect("made");
    let (entries, _) = list(&service, all(&service)).await.expect("lists");
    let id = entries[0].id.clone();
    let get = async |id: &str| {
        let request = GetRequestRequest {
            id: id.to_owned(),
            view: RequestView::Full.into(),
        };
        log(&service).get_request(service.authorized(request)).await
    };
    let found = get(&id).await.expect("there").into_inner().request;
    let found = found.expect("an entry");
    assert_eq!(found, entries[0]);
    assert_eq!(
        (found.http_status, found.reason()),
        (201, RequestReason::Done)
    );
    assert_eq!(
        found.response_body,
        format!(
            "{{\"active\":true,\"id\":\"{}\",\"userName\":\"ada\"}}",
            found.resource_id
        )
    );

    let other = Service::start().await;
    let there = all(&other);
    assert_eq!(reason(list(&service, there).await), "DIRECTORY_NOT_FOUND");
    other.create_user("bob").await.expect("made");
    let (entries, _) = list(&other, all(&other)).await.expect("lists");
    assert_eq!(reason(get(&entries[0].id).await), "REQUEST_NOT_FOUND");
    for (request, expect) in [
        (ListRequestsRequest::default(), "FIELD_MISSING"),
        (
            ListRequestsRequest {
                resource_id: "ada".to_owned(),
                ..all(&service)
            },
            "INVALID_ID",
        ),
        (
            ListRequestsRequest {
                page_token: "x".to_owned(),
                ..all(&service)
            },
            "PAGE_TOKEN_INVALID",
        ),
        (
            ListRequestsRequest {
                start_time: Some(Moment(-1).to_proto()),
                ..all(&service)
            },
            "INVALID_VALUE",
        ),
    ] {
        assert_eq!(reason(list(&service, request).await), expect);
    }
}

/// What an edge tells of requests to a directory.
fn unauthenticated(
    service: &Service,
    directory_id: &str,
    reason: RequestReason,
    count: i32,
) -> Unauthenticated {
    Unauthenticated {
        context: Some(RequestContext {
            token: String::new(),
            directory_id: directory_id.to_owned(),
            path: "/Users/ada@example.com".to_owned(),
            ..context(service)
        }),
        reason: reason.into(),
        count,
        operation: "GetUser".to_owned(),
    }
}

/// What nobody let in is one entry for all that are alike, and none of a directory
/// that is not there.
#[tokio::test]
async fn requests_that_were_not_let_in_are_counted() {
    let service = Service::start().await;
    let other = service
        .installation
        .create_directory(NewDirectory {
            organization_external_id: "globex".to_owned(),
            ..NewDirectory::default()
        })
        .await
        .expect("made");
    for _ in 0..5 {
        let request = CreateUserRequest {
            context: Some(RequestContext {
                token: other.bearer_token.expose().to_owned(),
                ..context(&service)
            }),
            attributes: Some(UserAttributes::default()),
        };
        let refused = service.provisioning.clone().create_user(request).await;
        assert_eq!(reason(refused), "TOKEN_INVALID");
    }
    let here = service.directory_id.to_string();
    let nowhere = "dir_01h455vb4pex5vsknk084sn02q";
    let request = RecordUnauthenticatedRequest {
        entries: vec![
            unauthenticated(&service, &here, RequestReason::TokenMissing, 7),
            unauthenticated(&service, &here, RequestReason::TokenMissing, 2),
            unauthenticated(&service, nowhere, RequestReason::TokenMissing, 1),
            // No edge can know as much.
            unauthenticated(&service, &here, RequestReason::TokenRevoked, 1),
        ],
    };
    let mut provisioning = service.provisioning.clone();
    provisioning
        .record_unauthenticated(request)
        .await
        .expect("told");
    let (entries, _) = list(&service, all(&service)).await.expect("lists");
    let count = |reason| {
        let of_reason = entries.iter().filter(|entry| entry.reason() == reason);
        of_reason.map(|entry| entry.count).sum::<i32>()
    };
    assert_eq!(count(RequestReason::TokenOfAnotherDirectory), 5);
    assert_eq!(count(RequestReason::TokenMissing), 9);
    assert_eq!(entries.iter().map(|entry| entry.count).sum::<i32>(), 14);
    assert!(entries.len() < 14, "those alike are one entry");
    let too_many = RecordUnauthenticatedRequest {
        entries: vec![unauthenticated(&service, &here, RequestReason::TokenMissing, 1); 1_025],
    };
    let refused = provisioning.record_unauthenticated(too_many).await;
    assert_eq!(reason(refused), "TOO_LARGE");
    let rows = request::Entity::find()
        .all(&service.installation.store.readers)
        .await
        .expect("rows");
    assert_eq!(rows.len(), entries.len());
    assert!(rows.iter().all(|row| row.token_id.is_none()));
    assert!(rows.iter().all(|row| row.request_body.is_none()));
}

/// A flood of User-Agents is not a flood of entries.
#[tokio::test]
async fn a_flood_is_few_entries() {
    let service = Service::start().await;
    let here = service.directory_id.to_string();
    let mut provisioning = service.provisioning.clone();
    let flood = (0..1_000).map(|number| {
        let mut entry = unauthenticated(&service, &here, RequestReason::TokenScheme, 1);
        if let Some(context) = &mut entry.context {
            context.user_agent = format!("agent-{number}");
        }
        entry
    });
    let request = RecordUnauthenticatedRequest {
        entries: flood.collect(),
    };
    provisioning
        .record_unauthenticated(request)
        .await
        .expect("told");
    let (entries, _) = list(&service, all(&service)).await.expect("lists");
    let of_flood = entries
        .iter()
        .filter(|entry| entry.reason() == RequestReason::TokenScheme);
    assert_eq!(of_flood.map(|entry| entry.count).sum::<i32>(), 1_000);
    assert!(entries.len() < 40, "{}", entries.len());
}

#[tokio::test]
async fn a_directory_does_as_its_requests_do() {
    let service = Service::start().await;
    let at = |micros: i64| service.clock.set(Moment(START.0 + micros));
    let health = async || {
        service.control.flush_request_log().await;
        let row = directory::Entity::find_by_id(service.directory_id)
            .one(&service.installation.store.readers)
            .await
            .expect("a row")
            .expect("there");
        let since = |moment: Option<Moment>| moment.map(|moment| moment.0 - START.0);
        (
            since(row.first_request_time),
            since(row.last_success_time),
            since(row.last_error_time),
            row.last_error_reason
                .map(|reason| RequestReason::try_from(reason).expect("known")),
        )
    };
    assert_eq!(health().await, (None, None, None, None));
    // Whoever is not let in is no first request.
    let refused = service
        .provisioning
        .clone()
        .create_user(CreateUserRequest {
            context: Some(RequestContext {
                token: String::new(),
                ..service.context()
            }),
            attributes: Some(UserAttributes::default()),
        })
        .await;
    assert_eq!(reason(refused), "TOKEN_INVALID");
    let unknown = Some(RequestReason::TokenUnknown);
    assert_eq!(health().await, (None, None, Some(0), unknown));
    at(1);
    service.create_user("ada").await.expect("made");
    assert_eq!(health().await, (Some(1), Some(1), Some(0), unknown));
    // To a minute.
    at(MINUTE);
    service.create_user("bob").await.expect("made");
    assert_eq!(health().await, (Some(1), Some(1), Some(0), unknown));
    at(MINUTE + 1);
    service.create_user("eve").await.expect("made");
    let later = Some(MINUTE + 1);
    assert_eq!(health().await, (Some(1), later, Some(0), unknown));
    // A change for the worse, and back, is told at once.
    at(MINUTE + 2);
    service.create_user("EVE").await.expect_err("taken");
    let taken = Some(RequestReason::UserNameTaken);
    let failed = Some(MINUTE + 2);
    assert_eq!(health().await, (Some(1), later, failed, taken));
    at(MINUTE + 3);
    service.create_user("mallory").await.expect("made");
    assert_eq!(health().await, (Some(1), Some(MINUTE + 3), failed, taken));
}

/// An id that is used again changes nothing of what happened first.
#[tokio::test]
async fn the_first_entry_of_an_id_stands() {
    let service = Service::start().await;
    let context = service.context();
    let request = |user_name: &str| CreateUserRequest {
        context: Some(context.clone()),
        attributes: Some(UserAttributes {
            user_name: user_name.to_owned(),
            ..UserAttributes::default()
        }),
    };
    let mut provisioning = service.provisioning.clone();
    provisioning
        .create_user(request("ada"))
        .await
        .expect("made");
    provisioning
        .create_user(request("ADA"))
        .await
        .expect_err("taken");
    assert_eq!(
        sentences(&service, all(&service)).await,
        ["The identity provider created ada."]
    );
}
