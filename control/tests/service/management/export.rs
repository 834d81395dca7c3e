//! The export of an organization.

use std::collections::BTreeMap;

use rollcall_proto::management::v1::ExportOrganizationRequest;
use rollcall_proto::management::v1::organization_service_client::OrganizationServiceClient;
use rollcall_proto::provisioning::v1::{CreateGroupRequest, CreateUserRequest, DeleteUserRequest};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use serde_json::Value;
use tonic::Status;

use super::caller::Caller;
use super::directories::delete as delete_directory;
use super::health::named;
use super::organizations::delete as delete_organization;
use super::world::World;
use crate::support::reason;

/// What gRPC clients take unless they are told otherwise.
const MESSAGE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// More than are read at a time.
const MEMBERS: usize = 450;

/// The lines, and how many messages they came in.
async fn export(world: &World, caller: &Caller, id: &str) -> Result<(Vec<Value>, usize), Status> {
    let mut client = OrganizationServiceClient::new(world.service.control.in_process());
    let request = caller.request(ExportOrganizationRequest { id: id.to_owned() });
    let mut stream = client.export_organization(request).await?.into_inner();
    let (mut lines, mut messages) = (Vec::new(), 0);
    while let Some(message) = stream.message().await? {
        assert!(message.lines.len() < MESSAGE_BYTES_MAX);
        assert_eq!(message.lines.last(), Some(&b'\n'));
        messages += 1;
        for line in message.lines.split_inclusive(|byte| *byte == b'\n') {
            lines.push(serde_json::from_slice(line).expect("JSON"));
        }
    }
    Ok((lines, messages))
}

async fn create_user(world: &World, name: &str, title: String) -> String {
    let request = CreateUserRequest {
        context: Some(world.service.context()),
        attributes: Some(UserAttributes {
            user_name: name.to_owned(),
            title: Some(title),
            ..UserAttributes::default()
        }),
    };
    let mut client = world.service.provisioning.clone();
    let made = client
        .create_user(request)
        .await
        .expect("made")
        .into_inner();
    made.user.expect("a user").id
}

async fn create_group(world: &World, name: &str, members: Vec<String>) -> String {
    let request = CreateGroupRequest {
        context: Some(world.service.context()),
        attributes: Some(GroupAttributes {
            display_name: name.to_owned(),
            ..GroupAttributes::default()
        }),
        members: members.into_iter().map(named).collect(),
        ..CreateGroupRequest::default()
    };
    let mut client = world.service.provisioning.clone();
    let made = client
        .create_group(request)
        .await
        .expect("made")
        .into_inner();
    made.group.expect("a group").id
}

#[tokio::test]
async fn an_export_holds_everything_once() {
    let world = World::start().await;
    let organization_id = world.organization_id.clone();
    let empty = world.create_directory(&organization_id).await;
    delete_directory(&world, &empty.id).await.expect("done");
    let foreign = world.create_organization("globex").await;
    world.create_directory(&foreign.id).await;
    let mut users = Vec::new();
    for number in 0..30 {
        users.push(create_user(&world, &format!("u{number}"), "x".repeat(60_000)).await);
    }
    let inner = create_group(&world, "inner", vec![]).await;
    let mut members: Vec<_> = (0..MEMBERS)
        .map(|number| format!("parked-{number}"))
        .collect();
    members.extend([users[0].clone(), users[1].clone(), inner.clone()]);
    let outer = create_group(&world, "outer", members).await;
    let request = DeleteUserRequest {
        context: Some(world.service.context()),
        id: users[1].clone(),
        ..DeleteUserRequest::default()
    };
    let mut client = world.service.provisioning.clone();
    client.delete_user(request).await.expect("deleted");

    let (lines, messages) = export(&world, &world.manager, &organization_id)
        .await
        .expect("answers");
    assert!(messages > 4, "{messages}");
    let mut found: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for line in &lines {
        let kind = line["type"].as_str().expect("a type");
        found.entry(kind).or_default().push(line);
    }
    let ids = |kind: &str| -> Vec<&str> {
        let lines = found[kind].iter();
        lines
            .map(|line| line["id"].as_str().expect("an id"))
            .collect()
    };
    assert_eq!(ids("organization"), [organization_id.as_str()]);
    assert_eq!(
        ids("directory"),
        [world.directory_id.as_str(), empty.id.as_str()]
    );
    assert_eq!(ids("user"), users);
    assert_eq!(ids("group"), [inner.as_str(), outer.as_str()]);
    assert_eq!(found["membership"].len(), MEMBERS + 2);
    let count = |name: &str| {
        let memberships = found["membership"].iter();
        memberships.filter(|line| line[name].is_string()).count()
    };
    assert_eq!((count("userId"), count("memberGroupId")), (1, 1));
    let (ada, gone) = (found["user"][0], found["user"][1]);
    assert_eq!(ada["attributes"]["userName"], "u0");
    assert_eq!(ada["createTime"], "2027-01-15T08:00:01Z");
    assert!(ada["deleteTime"].is_null() && gone["deleteTime"].is_string());

    // What is deleted can still be taken along.
    delete_organization(&world, &organization_id)
        .await
        .expect("done");
    let (again, _) = export(&world, &world.operator, &organization_id)
        .await
        .expect("answers");
    assert_eq!(again.len(), lines.len());
}

#[tokio::test]
async fn an_export_is_for_whoever_manages_the_organization() {
    let world = World::start().await;
    let refused = export(&world, &world.stranger, &world.organization_id).await;
    assert_eq!(reason(refused), "ORGANIZATION_NOT_FOUND");
    let refused = export(&world, &world.manager, "dir_x").await;
    assert_eq!(reason(refused), "INVALID_ID");
}
