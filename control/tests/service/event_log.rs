//! What happened in a directory, to be looked at.

use rollcall_control::event::{About, latest_statement};
use rollcall_control::id::{GroupId, RequestId, UserId};
use rollcall_control::operator::NewDirectory;
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{Event, EventKind};
use rollcall_proto::management::v1::ListDirectoryEventsRequest;
use rollcall_proto::management::v1::event_log_service_client::EventLogServiceClient;
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, DeleteUserRequest, MemberName, ReplaceUserRequest,
};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::DbBackend;
use tonic::Status;

use crate::plans::{fill, plan};
use crate::support::{Service, reason};

async fn page(
    service: &Service,
    request: ListDirectoryEventsRequest,
) -> Result<(Vec<Event>, String), Status> {
    let mut log = EventLogServiceClient::new(service.control.in_process());
    let answer = log
        .list_directory_events(service.authorized(request))
        .await?;
    let answer = answer.into_inner();
    // PostgreSQL gives events their positions after the commit.
    let events = answer.events.into_iter().map(|event| Event {
        position: 0,
        ..event
    });
    Ok((events.collect(), answer.next_page_token))
}

fn of_directory(service: &Service) -> ListDirectoryEventsRequest {
    ListDirectoryEventsRequest {
        directory_id: service.directory_id.to_string(),
        ..ListDirectoryEventsRequest::default()
    }
}

fn kinds(events: &[Event]) -> Vec<EventKind> {
    events.iter().map(Event::kind).collect()
}

/// Ada, who is in a group, gets a title and leaves: the ids of both, and that of the
/// request in which the group came.
async fn story(service: &Service) -> (String, String, String) {
    let ada = service.create_user("ada").await.expect("made").id;
    let context = service.context();
    let request_id = context.request_id.clone();
    let request = CreateGroupRequest {
        context: Some(context),
        attributes: Some(GroupAttributes {
            display_name: "Engineering".to_owned(),
            ..GroupAttributes::default()
        }),
        members: vec![MemberName { value: ada.clone() }],
        ..CreateGroupRequest::default()
    };
    let made = service.provisioning.clone().create_group(request).await;
    let group = made.expect("made").into_inner().group.expect("a group").id;
    let request = ReplaceUserRequest {
        context: Some(service.context()),
        id: ada.clone(),
        attributes: Some(UserAttributes {
            user_name: "ada".to_owned(),
            title: Some("Countess".to_owned()),
            ..UserAttributes::default()
        }),
        condition: None,
    };
    let replaced = service.provisioning.clone().replace_user(request).await;
    replaced.expect("replaced");
    let request = DeleteUserRequest {
        context: Some(service.context()),
        id: ada.clone(),
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_user(request).await;
    deleted.expect("deleted");
    (ada, group, request_id)
}

#[tokio::test]
async fn what_happened_is_told_from_its_end() {
    use EventKind::{
        GroupCreated, MembershipAdded, MembershipRemoved, UserCreated, UserDeleted, UserUpdated,
    };
    let service = Service::start().await;
    let (ada, group, request_id) = story(&service).await;
    // That the directory is connected is told in the background.
    service.control.flush_request_log().await;
    service.create_user("bob").await.expect("made");
    let of = |request| async { page(&service, request).await.expect("listed").0 };

    let of_user = of(ListDirectoryEventsRequest {
        user_id: ada.clone(),
        ..of_directory(&service)
    })
    .await;
    let expect = [
        UserDeleted,
        MembershipRemoved,
        UserUpdated,
        MembershipAdded,
        UserCreated,
    ];
    let mut found = kinds(&of_user);
    // Which of the two ends is told first is for the feed to say.
    found[..2].sort_by_key(|kind| *kind != UserDeleted);
    assert_eq!(found, expect);
    let Some(Change::User(change)) = &of_user[2].change else {
        panic!("not of a user");
    };
    let title = |user: &Option<rollcall_proto::directory::v1::User>| {
        let attributes = user.clone().and_then(|user| user.attributes);
        attributes.and_then(|attributes| attributes.title)
    };
    assert_eq!(title(&change.before), None);
    assert_eq!(title(&change.after).as_deref(), Some("Countess"));
    assert!(of_user.iter().all(|event| event.cursor.is_empty()));

    let of_group = of(ListDirectoryEventsRequest {
        group_id: group.clone(),
        ..of_directory(&service)
    })
    .await;
    assert_eq!(
        kinds(&of_group),
        [MembershipRemoved, MembershipAdded, GroupCreated]
    );
    let of_request = of(ListDirectoryEventsRequest {
        cause_request_id: request_id,
        ..of_directory(&service)
    })
    .await;
    assert_eq!(kinds(&of_request), [MembershipAdded, GroupCreated]);

    // All of it, page by page.
    let all = of(of_directory(&service)).await;
    assert_eq!(all[0].kind(), UserCreated);
    assert!(all.len() > of_user.len());
    let (mut paged, mut page_token) = (Vec::new(), String::new());
    loop {
        let request = ListDirectoryEventsRequest {
            page_size: 2,
            page_token,
            ..of_directory(&service)
        };
        let (events, next) = page(&service, request).await.expect("listed");
        paged.extend(events);
        page_token = next;
        if page_token.is_empty() {
            break;
        }
    }
    assert_eq!(paged, all);
}

#[tokio::test]
async fn each_directory_has_its_own() {
    let service = Service::start().await;
    let (ada, group, _) = story(&service).await;
    let other = service.installation.create_directory(NewDirectory {
        organization_external_id: "other".to_owned(),
        ..NewDirectory::default()
    });
    let other = other.await.expect("made").directory_id.to_string();
    let of_other = || ListDirectoryEventsRequest {
        directory_id: other.clone(),
        ..ListDirectoryEventsRequest::default()
    };
    for request in [
        ListDirectoryEventsRequest {
            user_id: ada.clone(),
            ..of_other()
        },
        ListDirectoryEventsRequest {
            group_id: group.clone(),
            ..of_other()
        },
    ] {
        let (events, _) = page(&service, request).await.expect("listed");
        assert!(events.is_empty());
    }
    let nobodys = ListDirectoryEventsRequest {
        directory_id: format!("dir_{}", "0".repeat(26)),
        ..of_other()
    };
    let both = ListDirectoryEventsRequest {
        user_id: ada.clone(),
        group_id: group.clone(),
        ..of_directory(&service)
    };
    let wrong = ListDirectoryEventsRequest {
        user_id: group,
        ..of_directory(&service)
    };
    for (request, expect) in [
        (nobodys, "DIRECTORY_NOT_FOUND"),
        (both, "INVALID_VALUE"),
        (wrong, "INVALID_ID"),
        (ListDirectoryEventsRequest::default(), "FIELD_MISSING"),
    ] {
        assert_eq!(reason(page(&service, request).await), expect);
    }
}

/// Events of many directories.
const EVENTS: &str = "
INSERT INTO events (id, environment_id, organization_id, directory_id, position, kind, subject,
    group_id, request_id, payload, create_time)
    SELECT 'evt_' || lpad(i::text, 26, '0'), 'env', 'org',
    CASE i % 1000 WHEN 0 THEN '{directory}' ELSE 'dir_' || (i % 1000) END, i, 1,
    'user_' || lpad((i % 5000)::text, 26, '0'), 'group_' || lpad((i % 700)::text, 26, '0'),
    'req_' || lpad(i::text, 26, '0'), repeat('x', 200)::bytea, 1
    FROM generate_series(1, 50000) AS i;
ANALYZE;
";

#[tokio::test]
async fn each_view_has_its_index() {
    let service = Service::start().await;
    let backend = service.installation.store.readers.get_database_backend();
    if backend == DbBackend::Postgres {
        fill(&service, EVENTS).await;
    }
    let user: UserId = "user_00000000000000000000000020".parse().expect("an id");
    let group: GroupId = "group_00000000000000000000000020".parse().expect("an id");
    let request: RequestId = "req_00000000000000000000000020".parse().expect("an id");
    for (about, index) in [
        (About::Everything, "events_of_directory"),
        (About::User(user), "events_of_subject"),
        (About::Group(group), "events_of_group"),
        (About::Request(request), "events_of_request"),
    ] {
        let statement = latest_statement(service.directory_id, about, i64::MAX, 11, backend);
        let plan = plan(&service, statement).await;
        assert!(plan.contains(index), "{index}: {plan}");
        for costly in ["SCAN events", "Seq Scan", "TEMP B-TREE"] {
            assert!(!plan.contains(costly), "{index}: {plan}");
        }
    }
}
