//! Each change by its kind.

use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::{AccessChange, Event, EventFilter, EventKind};
use rollcall_proto::management::v1::{
    DeleteDirectoryRequest, DeleteDirectoryResponse, DisableDirectoryRequest,
    DisableDirectoryResponse, EnableDirectoryRequest, EnableDirectoryResponse,
    RestoreDirectoryRequest, RestoreDirectoryResponse,
};
use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::provisioning::v1::{
    CreateUserRequest, DeleteGroupRequest, DeleteUserRequest, GroupOperation, MemberName,
    MemberNames, PatchGroupRequest, PatchUserRequest, ReplaceUserRequest,
};
use rollcall_proto::scim::v1::value::Kind;
use rollcall_proto::scim::v1::{
    AttributeName, Name, PatchOperation, PatchOperator, UserAttributes, Value,
};

use super::{Follower, numbered};
use crate::management::world::World;
use crate::support::Service;

fn kinds(events: &[Event]) -> Vec<EventKind> {
    events.iter().map(Event::kind).collect()
}

/// What was told since the last time.
struct Since<'s> {
    service: &'s Service,
    follower: Follower,
    told: usize,
}

impl<'s> Since<'s> {
    async fn new(service: &'s Service) -> Self {
        let follower = Follower::of(service).await;
        let told = numbered(service, &follower).await.len();
        Self {
            service,
            follower,
            told,
        }
    }

    async fn events(&mut self) -> Vec<Event> {
        self.service.control.flush_request_log().await;
        let mut events = numbered(self.service, &self.follower).await;
        let told = events.split_off(self.told);
        self.told += told.len();
        // A directory's health is told of in the background.
        let health = [EventKind::DirectoryConnected, EventKind::DirectoryHealthy];
        told.into_iter()
            .filter(|event| !health.contains(&event.kind()))
            .collect()
    }
}

async fn replace(service: &Service, id: &str, attributes: UserAttributes) {
    let request = ReplaceUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        attributes: Some(attributes),
        condition: None,
    };
    let replaced = service.provisioning.clone().replace_user(request).await;
    replaced.expect("replaced");
}

async fn patch_active(service: &Service, id: &str, active: bool) {
    let request = PatchUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        operations: vec![PatchOperation {
            operator: PatchOperator::Replace.into(),
            attribute: Some(AttributeName {
                attribute: "active".to_owned(),
                ..AttributeName::default()
            }),
            value: Some(Value {
                kind: Some(Kind::Boolean(active)),
            }),
            ..PatchOperation::default()
        }],
        condition: None,
    };
    let patched = service.provisioning.clone().patch_user(request).await;
    patched.expect("patched");
}

async fn delete(service: &Service, id: &str) {
    let request = DeleteUserRequest {
        context: Some(service.context()),
        id: id.to_owned(),
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_user(request).await;
    deleted.expect("deleted");
}

async fn add_members(service: &Service, group_id: &str, members: &[&str]) {
    let members = members.iter().map(|value| MemberName {
        value: (*value).to_owned(),
    });
    let request = PatchGroupRequest {
        context: Some(service.context()),
        id: group_id.to_owned(),
        operations: vec![GroupOperation {
            operation: Some(Operation::AddMembers(MemberNames {
                members: members.collect(),
            })),
        }],
        ..PatchGroupRequest::default()
    };
    let patched = service.provisioning.clone().patch_group(request).await;
    patched.expect("patched");
}

fn ada() -> UserAttributes {
    UserAttributes {
        user_name: "ada".to_owned(),
        ..UserAttributes::default()
    }
}

#[tokio::test]
async fn a_life_of_a_person() {
    let service = Service::start().await;
    let mut since = Since::new(&service).await;
    let made = service.create_user("ada").await.expect("made");
    replace(
        &service,
        &made.id,
        UserAttributes {
            name: Some(Name {
                given_name: Some("Ada".to_owned()),
                ..Name::default()
            }),
            ..ada()
        },
    )
    .await;
    patch_active(&service, &made.id, false).await;
    patch_active(&service, &made.id, false).await;
    patch_active(&service, &made.id, true).await;
    delete(&service, &made.id).await;
    let back = service.create_user("ada").await.expect("made");
    assert_eq!(back.id, made.id);
    let events = since.events().await;
    assert_eq!(
        kinds(&events),
        [
            EventKind::UserCreated,
            EventKind::UserUpdated,
            EventKind::UserDeactivated,
            EventKind::UserReactivated,
            EventKind::UserDeleted,
            EventKind::UserRestored,
        ]
    );
    assert_eq!(events[1].changed_paths, ["name"]);
    assert_eq!(events[2].changed_paths, ["active"]);
    let cause = events[0].cause.clone().expect("a cause");
    assert!(cause.request_id.starts_with("req_"), "{cause:?}");
    assert!(cause.token_id.starts_with("tok_"), "{cause:?}");
}

/// Whatever takes access is one event, and says so in one place.
#[tokio::test]
async fn every_form_of_deactivation_is_one() {
    let world = World::start().await;
    let service = &world.service;
    let mut since = Since::new(service).await;
    for form in ["patch", "put", "delete", "disabled", "directory deleted"] {
        let made = service.create_user("ada").await.expect("made");
        since.events().await;
        match form {
            "patch" => patch_active(service, &made.id, false).await,
            "put" => {
                let inactive = UserAttributes {
                    active: Some(false),
                    ..ada()
                };
                replace(service, &made.id, inactive).await;
            }
            "delete" => delete(service, &made.id).await,
            "disabled" => {
                let request = DisableDirectoryRequest {
                    id: world.directory_id.clone(),
                    ..DisableDirectoryRequest::default()
                };
                let _: DisableDirectoryResponse = world.manager.call(request).await.expect("done");
            }
            _ => {
                let request = DeleteDirectoryRequest {
                    id: world.directory_id.clone(),
                    ..DeleteDirectoryRequest::default()
                };
                let _: DeleteDirectoryResponse = world.manager.call(request).await.expect("done");
            }
        }
        let lost: Vec<Event> = since.events().await;
        let lost: Vec<_> = lost
            .iter()
            .filter_map(|event| match &event.change {
                Some(Change::User(change)) => Some((change.user_id.as_str(), change.access())),
                _ => None,
            })
            .collect();
        assert_eq!(lost, [(made.id.as_str(), AccessChange::Lost)], "{form}");
        match form {
            "patch" | "put" => delete(service, &made.id).await,
            "disabled" => {
                let request = EnableDirectoryRequest {
                    id: world.directory_id.clone(),
                    ..EnableDirectoryRequest::default()
                };
                let _: EnableDirectoryResponse = world.manager.call(request).await.expect("done");
                delete(service, &made.id).await;
            }
            _ => {}
        }
        since.events().await;
    }
}

/// Deletion of a user, a group or a directory ends each membership by an event.
#[tokio::test]
async fn memberships_are_told_one_by_one() {
    let world = World::start().await;
    let service = &world.service;
    let mut since = Since::new(service).await;
    let [ada, grace] = ["ada", "grace"].map(|name| service.create_user(name));
    let (ada, grace) = (ada.await.expect("made").id, grace.await.expect("made").id);
    let group = service.create_group("G").await.id;
    let outer = service.create_group("Outer").await.id;
    add_members(service, &group, &[&ada, &grace, "later"]).await;
    add_members(service, &group, &[&ada]).await;
    add_members(service, &outer, &[&group]).await;
    since.events().await;

    let request = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: "lin".to_owned(),
            external_id: Some("later".to_owned()),
            ..UserAttributes::default()
        }),
    };
    let lin = service.provisioning.clone().create_user(request).await;
    lin.expect("made");
    let arrival = since.events().await;
    assert_eq!(
        kinds(&arrival),
        [
            EventKind::UserCreated,
            EventKind::MembershipUnparked,
            EventKind::MembershipAdded,
        ]
    );

    delete(service, &ada).await;
    let told = since.events().await;
    let expect = [EventKind::MembershipRemoved, EventKind::UserDeleted];
    assert_eq!(kinds(&told), expect);

    let request = DeleteGroupRequest {
        context: Some(service.context()),
        id: group,
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_group(request).await;
    deleted.expect("deleted");
    let told = since.events().await;
    let expect = [
        EventKind::MembershipRemoved,
        EventKind::MembershipRemoved,
        EventKind::MembershipRemoved,
        EventKind::GroupDeleted,
    ];
    assert_eq!(kinds(&told), expect);

    add_members(service, &outer, &[&grace, "nobody"]).await;
    since.events().await;
    let request = DeleteDirectoryRequest {
        id: world.directory_id.clone(),
        ..DeleteDirectoryRequest::default()
    };
    let _: DeleteDirectoryResponse = world.manager.call(request).await.expect("deleted");
    let told = since.events().await;
    let expect = [
        EventKind::MembershipUnparked,
        EventKind::MembershipRemoved,
        EventKind::GroupDeleted,
        EventKind::UserDeleted,
        EventKind::UserDeleted,
        EventKind::DirectoryDeleted,
    ];
    assert_eq!(kinds(&told), expect);

    let request = RestoreDirectoryRequest {
        id: world.directory_id.clone(),
        ..RestoreDirectoryRequest::default()
    };
    let _: RestoreDirectoryResponse = world.manager.call(request).await.expect("restored");
    let told = since.events().await;
    let expect = [
        EventKind::DirectoryRestored,
        EventKind::UserRestored,
        EventKind::UserRestored,
        EventKind::GroupCreated,
        EventKind::MembershipParked,
        EventKind::MembershipAdded,
    ];
    assert_eq!(kinds(&told), expect);
}

/// What a filter asks for, and nothing else, in the same places.
#[tokio::test]
async fn a_filter_passes_over_the_rest() {
    let service = Service::start().await;
    let follower = Follower::of(&service).await;
    for name in ["ada", "grace"] {
        let made = service.create_user(name).await.expect("made");
        patch_active(&service, &made.id, false).await;
    }
    let all = numbered(&service, &follower).await;
    let of_kinds = |kinds: &[EventKind]| EventFilter {
        kinds: kinds.iter().map(|kind| i32::from(*kind)).collect(),
        ..EventFilter::default()
    };
    for wanted in [
        &[EventKind::UserDeactivated][..],
        &[EventKind::UserCreated, EventKind::TokenCreated],
        &[EventKind::GroupCreated],
    ] {
        let expect: Vec<Event> = all
            .iter()
            .filter(|event| wanted.contains(&event.kind()))
            .cloned()
            .collect();
        let found = follower.all("", Some(of_kinds(wanted))).await;
        assert_eq!(found, expect, "{wanted:?}");
    }
    let directory = EventFilter {
        directory_id: service.directory_id.to_string(),
        ..EventFilter::default()
    };
    assert_eq!(follower.all("", Some(directory)).await, all);
}
