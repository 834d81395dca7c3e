//! Who was erased or purged is in no event any more.

use rollcall_control::clock::Moment;
use rollcall_control::store::entity::event;
use rollcall_proto::management::v1::{EraseUserRequest, EraseUserResponse};
use rollcall_proto::provisioning::v1::{
    CreateGroupRequest, CreateUserRequest, DeleteUserRequest, MemberName,
};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use sea_orm::{ConnectionTrait as _, EntityTrait as _};

use crate::management::world::World;
use crate::support::{START, Service};

async fn payloads(service: &Service) -> Vec<u8> {
    let readers = &service.installation.store.readers;
    let rows = event::Entity::find().all(readers).await.expect("rows");
    rows.into_iter()
        .flat_map(|row| {
            let subject = row.subject.unwrap_or_default().into_bytes();
            row.payload.into_iter().chain(subject)
        })
        .collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

async fn populate(service: &Service) -> String {
    let group = CreateGroupRequest {
        context: Some(service.context()),
        attributes: Some(GroupAttributes {
            display_name: "G".to_owned(),
            ..GroupAttributes::default()
        }),
        members: vec![MemberName {
            value: "canary-external".to_owned(),
        }],
        ..CreateGroupRequest::default()
    };
    let group = service.provisioning.clone().create_group(group).await;
    group.expect("made");
    let user = CreateUserRequest {
        context: Some(service.context()),
        attributes: Some(UserAttributes {
            user_name: "canary-name".to_owned(),
            external_id: Some("canary-external".to_owned()),
            ..UserAttributes::default()
        }),
    };
    let user = service.provisioning.clone().create_user(user).await;
    let user = user.expect("made").into_inner().user.expect("a user");
    let bytes = payloads(service).await;
    assert!(holds(&bytes, "canary-name") && holds(&bytes, "canary-external"));
    user.id
}

#[tokio::test]
async fn who_is_erased_is_in_no_event() {
    let world = World::start().await;
    let id = populate(&world.service).await;
    let request = EraseUserRequest {
        id: id.clone(),
        ..EraseUserRequest::default()
    };
    let _: EraseUserResponse = world.manager.call(request).await.expect("erased");
    let bytes = payloads(&world.service).await;
    assert!(!holds(&bytes, "canary"));
    assert!(holds(&bytes, &id), "that there was somebody stays");
}

#[tokio::test]
async fn who_is_purged_is_in_no_event() {
    let service = Service::start().await;
    let id = populate(&service).await;
    let request = DeleteUserRequest {
        context: Some(service.context()),
        id,
        condition: None,
    };
    let deleted = service.provisioning.clone().delete_user(request).await;
    deleted.expect("deleted");
    let writer = &service.installation.store.writer;
    let settings = writer.write_alone(
        None,
        Box::new(|transaction| {
            Box::pin(async {
                let sql = "UPDATE environments SET user_retention_days = 1";
                transaction.execute_unprepared(sql).await?;
                Ok(())
            })
        }),
    );
    settings.await.expect("written");
    let later = Moment(START.0 + 2 * 86_400 * 1_000_000);
    service.clock.set(later);
    service.control.sweep(later).await.expect("swept");
    assert!(!holds(&payloads(&service).await, "canary-name"));
}
