//! Every change leaves one entry for each resource that it changed.

use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::management::v1::{
    AuditEntry, DeleteEnvironmentRequest, DeleteEnvironmentResponse, Directory, Environment,
    ListAuditEntriesRequest, ListAuditEntriesResponse, Organization, UpdateDirectoryRequest,
    UpdateDirectoryResponse, UpdateEnvironmentRequest, UpdateEnvironmentResponse,
    UpdateOrganizationRequest, UpdateOrganizationResponse,
};
use rollcall_proto::scim::v1::ObjectValue;
use serde_json::{Value, json};
use tonic::Status;

use super::caller::Caller;
use super::directories as directory;
use super::organizations as organization;
use super::world::{NOW, World, create_environment, mask};
use crate::support::reason;

/// The entries since there were so many, the oldest first.
async fn since(world: &World, count: usize) -> Vec<AuditEntry> {
    let mut log = world.audit_log().await;
    log.truncate(log.len() - count);
    log.reverse();
    log
}

fn json_of(object: Option<&ObjectValue>) -> Value {
    object.map_or(Value::Null, |object| {
        serde_json::to_value(object).expect("JSON")
    })
}

async fn list(
    caller: &Caller,
    request: ListAuditEntriesRequest,
) -> Result<Vec<AuditEntry>, Status> {
    let answer: ListAuditEntriesResponse = caller.call(request).await?;
    Ok(answer.entries)
}

async fn rename(world: &World, name: &str) {
    let request = UpdateOrganizationRequest {
        organization: Some(Organization {
            id: world.organization_id.clone(),
            display_name: name.to_owned(),
            ..Organization::default()
        }),
        update_mask: Some(mask(&["display_name"])),
        request_id: String::new(),
    };
    let _: UpdateOrganizationResponse = world.manager.call(request).await.expect("done");
}

/// What a change leaves: the method, the resource, and the fields that are not the
/// same before and after. It is made twice, and the second time changes nothing.
async fn left(world: &World, change: impl AsyncFn()) -> Vec<(String, String, Value, Value)> {
    let count = world.audit_log().await.len();
    change().await;
    let entries = since(world, count).await;
    change().await;
    assert_eq!(world.audit_log().await.len(), count + entries.len());
    let left = entries.into_iter().map(|entry| {
        assert_eq!(entry.actor_kind(), ActorKind::ApiKey);
        assert!(entry.actor_id.starts_with("key_"));
        assert_eq!(entry.environment_id, world.environment_id);
        assert_eq!(entry.create_time, Some(NOW.to_proto()));
        let before = json_of(entry.before.as_ref());
        let (before, after) = difference(before, json_of(entry.after.as_ref()));
        (entry.method, entry.resource_id, before, after)
    });
    left.collect()
}

/// The fields of both in which they differ.
fn difference(mut before: Value, mut after: Value) -> (Value, Value) {
    if let (Value::Object(before), Value::Object(after)) = (&mut before, &mut after) {
        let differs = |name: &String| before.get(name) != after.get(name);
        let names: Vec<_> = before
            .keys()
            .filter(|name| differs(name))
            .cloned()
            .collect();
        before.retain(|name, _| names.contains(name));
        after.retain(|name, _| names.contains(name));
    }
    (before, after)
}

fn entry(
    method: &str,
    id: &str,
    field: &str,
    [before, after]: [Value; 2],
) -> (String, String, Value, Value) {
    let of = |value: Value| json!({ field: value });
    (method.to_owned(), id.to_owned(), of(before), of(after))
}

#[tokio::test]
async fn an_update_leaves_one_entry_of_what_it_changed() {
    let world = World::start().await;
    let second = world.create_directory(&world.organization_id).await.id;
    let found = left(&world, async || {
        let request = UpdateEnvironmentRequest {
            environment: Some(Environment {
                id: world.environment_id.clone(),
                display_name: "Live".to_owned(),
                ..Environment::default()
            }),
            update_mask: Some(mask(&["display_name"])),
            request_id: String::new(),
        };
        let _: UpdateEnvironmentResponse = world.manager.call(request).await.expect("done");
    })
    .await;
    let names = [json!("Production"), json!("Live")];
    let id = &world.environment_id;
    assert_eq!(
        found,
        [entry("UpdateEnvironment", id, "displayName", names)]
    );

    let found = left(&world, async || rename(&world, "Acme").await).await;
    let names = [json!(""), json!("Acme")];
    let id = &world.organization_id;
    assert_eq!(
        found,
        [entry("UpdateOrganization", id, "displayName", names)]
    );

    let found = left(&world, async || {
        let request = UpdateDirectoryRequest {
            directory: Some(Directory {
                id: second.clone(),
                is_primary: true,
                ..Directory::default()
            }),
            update_mask: Some(mask(&["is_primary"])),
            request_id: String::new(),
        };
        let _: UpdateDirectoryResponse = world.manager.call(request).await.expect("done");
    })
    .await;
    let (no, yes) = (json!(false), json!(true));
    let method = "UpdateDirectory";
    assert_eq!(
        found,
        [
            entry(
                method,
                &world.directory_id,
                "isPrimary",
                [yes.clone(), no.clone()]
            ),
            entry(method, &second, "isPrimary", [no, yes]),
        ]
    );
}

#[tokio::test]
async fn the_life_of_a_directory_is_told() {
    let world = World::start().await;
    let id = &world.create_directory(&world.organization_id).await.id;
    let (no, yes) = (json!(false), json!(true));
    let on = [no.clone(), yes.clone()];
    let off = [yes, no];

    let found = left(&world, async || {
        directory::disable(&world, id).await.expect("done");
    });
    let told = entry("DisableDirectory", id, "disabled", on.clone());
    assert_eq!(found.await, [told]);
    let found = left(&world, async || {
        directory::enable(&world, id).await.expect("done");
    });
    let told = entry("EnableDirectory", id, "disabled", off.clone());
    assert_eq!(found.await, [told]);
    let found = left(&world, async || {
        directory::delete(&world, id).await.expect("done");
    });
    assert_eq!(found.await, [entry("DeleteDirectory", id, "deleted", on)]);
    let found = left(&world, async || {
        directory::restore(&world, id).await.expect("done");
    });
    assert_eq!(found.await, [entry("RestoreDirectory", id, "deleted", off)]);
}

/// What goes with an organization, and comes back with it, is told of too.
#[tokio::test]
async fn an_organization_and_each_of_its_directories_have_an_entry() {
    let world = World::start().await;
    let id = &world.organization_id;
    let second = world.create_directory(id).await.id;
    let (no, yes) = (json!(false), json!(true));
    let ids = [&world.directory_id, &second];

    let mut found = left(&world, async || {
        organization::delete(&world, id).await.expect("done");
    })
    .await;
    let (method, of, before, after) = found.remove(0);
    assert_eq!((method.as_str(), &of), ("DeleteOrganization", id));
    // Its external_id is no more.
    assert_eq!(before, json!({"deleted": false, "externalId": "acme"}));
    assert_eq!(after, json!({"deleted": true}));
    let method = "DeleteOrganization";
    let told = ids.map(|id| entry(method, id, "deleted", [no.clone(), yes.clone()]));
    assert_eq!(found, told);

    let mut found = left(&world, async || {
        organization::restore(&world, id).await.expect("done");
    })
    .await;
    let (method, of, _, after) = found.remove(0);
    assert_eq!((method.as_str(), &of), ("RestoreOrganization", id));
    assert_eq!(after["deleted"], false);
    let method = "RestoreOrganization";
    let told = ids.map(|id| entry(method, id, "deleted", [yes.clone(), no.clone()]));
    assert_eq!(found, told);
}

/// Operators and the command line are told apart from keys, and what is of no
/// environment is the operator's to see.
#[tokio::test]
async fn an_entry_names_its_actor() {
    let world = World::start().await;
    let mut made: Vec<_> = since(&world, 0)
        .await
        .into_iter()
        .map(|it| {
            assert_eq!(it.actor_kind(), ActorKind::CommandLine);
            assert_eq!(it.actor_id, "");
            assert!(it.before.is_none() && it.after.is_some());
            (
                it.method,
                it.resource_id.split('_').next().map(str::to_owned),
            )
        })
        .collect();
    // Those of two commands of one moment stand in any order.
    made.sort();
    let command = |name: &str, prefix: &str| (name.to_owned(), Some(prefix.to_owned()));
    assert_eq!(
        made,
        [
            command("CreateApiKey", "key"),
            command("CreateDirectory", "dir"),
            command("CreateDirectory", "env"),
            command("CreateDirectory", "org"),
            command("CreateDirectory", "tok"),
        ]
    );
    let environment = create_environment(&world.operator, "Short").await;
    let request = DeleteEnvironmentRequest {
        id: environment.id.clone(),
        request_id: String::new(),
    };
    let _: DeleteEnvironmentResponse = world.operator.call(request).await.expect("deleted");
    let of_environment = ListAuditEntriesRequest {
        environment_id: environment.id.clone(),
        ..ListAuditEntriesRequest::default()
    };
    let entries = list(&world.operator, of_environment)
        .await
        .expect("answers");
    let methods: Vec<_> = entries.iter().map(|it| it.method.as_str()).collect();
    assert_eq!(methods, ["DeleteEnvironment", "CreateEnvironment"]);
    assert!(entries[0].after.is_none() && entries[1].before.is_none());
    for entry in &entries {
        assert_eq!(entry.actor_kind(), ActorKind::Operator);
        assert!(entry.actor_id.starts_with("op_"));
    }
    let of_none = list(&world.operator, ListAuditEntriesRequest::default());
    let of_none = of_none.await.expect("answers");
    assert_eq!(of_none.len(), 1);
    assert_eq!(of_none[0].method, "CreateOperatorKey");
    assert_eq!(of_none[0].resource_id, entries[0].actor_id);
}

#[tokio::test]
async fn the_log_is_searched_by_organization_and_resource() {
    let world = World::start().await;
    let other = world.create_organization("globex").await;
    rename(&world, "Acme").await;
    let search = async |organization_id: &str, resource_id: &str| {
        let request = ListAuditEntriesRequest {
            organization_id: organization_id.to_owned(),
            resource_id: resource_id.to_owned(),
            ..ListAuditEntriesRequest::default()
        };
        let entries = list(&world.manager, request).await?;
        let methods: Vec<String> = entries.into_iter().map(|it| it.method).collect();
        Ok::<_, Status>(methods)
    };
    let found = search(&other.id, "").await.expect("answers");
    assert_eq!(found, ["CreateOrganization"]);
    let found = search("", &world.organization_id).await.expect("answers");
    assert_eq!(found, ["UpdateOrganization", "CreateDirectory"]);
    let found = search(&other.id, &world.organization_id).await;
    assert_eq!(found.expect("answers"), Vec::<String>::new());
    assert_eq!(reason(search("dir_x", "").await), "INVALID_ID");
    for text in ["x", "org_", "org_\0", "ORG_00000000000000000000000000"] {
        assert_eq!(reason(search("", text).await), "INVALID_VALUE", "{text:?}");
    }
    // A key of one organization sees what is about that.
    let bound = world.key_of(&world.environment_id, Some(&other.id)).await;
    let entries = list(&bound, ListAuditEntriesRequest::default()).await;
    let ids: Vec<_> = entries
        .expect("answers")
        .into_iter()
        .map(|it| it.resource_id)
        .collect();
    assert_eq!(ids, [other.id]);
}
