//! Random requests of operations that refer to each other: whatever is created
//! refers to what was meant, and everything else has no effect.

use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{ENTERPRISE_URN, bulk, get, id, post_group, post_report, post_user};
use crate::support::{Rollcall, text};

/// Resources of one request; each has its place for a bulkId.
const RESOURCES: usize = 10;

#[derive(Debug, Clone)]
enum Resource {
    /// With one of a few userNames, and with a manager.
    User(usize, Option<usize>),
    Group(Vec<usize>),
}

fn resources() -> impl Strategy<Value = Vec<Resource>> {
    // One place more than there are resources.
    let place = 0..=RESOURCES;
    let user = (0_usize..24, prop::option::weighted(0.7, place.clone()))
        .prop_map(|(name, manager)| Resource::User(name, manager));
    let group = prop::collection::vec(place, 0..4).prop_map(Resource::Group);
    prop::collection::vec(prop_oneof![4 => user, 1 => group], RESOURCES)
}

fn operation(run: usize, place: usize, resource: &Resource) -> Value {
    let bulk_id = place.to_string();
    match resource {
        Resource::User(name, None) => post_user(&bulk_id, &format!("user-{name}")),
        Resource::User(name, Some(manager)) => post_report(
            &bulk_id,
            &format!("user-{name}"),
            &format!("bulkId:{manager}"),
        ),
        Resource::Group(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|member| format!("bulkId:{member}"))
                .collect();
            let members: Vec<_> = members.iter().map(String::as_str).collect();
            post_group(&bulk_id, &format!("group-{run}-{place}"), &members)
        }
    }
}

/// By userName or displayName.
async fn all(rollcall: &Rollcall, place: &str) -> HashMap<String, Value> {
    let list = get(rollcall, &format!("/{place}?count=1000")).await.json();
    let resources = list["Resources"].as_array().expect("a list");
    let named = resources.iter().map(|resource| {
        let user_name = text(&resource["userName"]);
        let name = if user_name.is_empty() {
            text(&resource["displayName"])
        } else {
            user_name
        };
        (name, resource.clone())
    });
    named.collect()
}

/// What the directory remembers from request to request.
#[derive(Default)]
struct Memory {
    runs: usize,
    /// Of every user there ever was, by userName.
    ids: HashMap<String, String>,
}

async fn check(rollcall: &Rollcall, memory: &mut Memory, resources: &[Resource]) {
    memory.runs += 1;
    let operations: Vec<_> = resources
        .iter()
        .enumerate()
        .map(|(place, resource)| operation(memory.runs, place, resource))
        .collect();
    let before = all(rollcall, "Users").await;
    let results = bulk(rollcall, &operations.clone().into()).await;
    assert_eq!(results.len(), RESOURCES);
    let users = all(rollcall, "Users").await;
    let groups = all(rollcall, "Groups").await;
    let made = |place: usize| -> Option<String> {
        let result = results.get(place)?;
        (result["status"] == "201").then(|| id(result))
    };
    let mut created = 0;
    for (place, resource) in resources.iter().enumerate() {
        let shown = format!("{:#} {:#}", operations[place], results[place]);
        let data = &operations[place]["data"];
        match (resource, made(place)) {
            (Resource::User(_, manager), Some(id)) => {
                let name = text(&data["userName"]);
                let user = &users[&name];
                assert_eq!(user["id"], id, "{shown}");
                let known = memory.ids.entry(name.clone()).or_insert_with(|| id.clone());
                assert_eq!(*known, id, "a person has one id: {shown}");
                let manager = manager.map(|manager| made(manager).expect("it was created"));
                let shown_manager = &user[ENTERPRISE_URN]["manager"]["value"];
                assert_eq!(shown_manager.as_str(), manager.as_deref(), "{shown}");
                assert!(!before.contains_key(&name), "{shown}");
                created += 1;
            }
            (Resource::Group(members), Some(_)) => {
                let group = &groups[&text(&data["displayName"])];
                let expect: BTreeSet<_> = members
                    .iter()
                    .map(|member| made(*member).expect("it was created"))
                    .collect();
                let members = group["members"].as_array().cloned().unwrap_or_default();
                let members: BTreeSet<_> = members
                    .iter()
                    .map(|member| text(&member["value"]))
                    .collect();
                assert_eq!(members, expect, "{shown}");
            }
            (Resource::User(_, manager), None) => {
                let is_taken = users.contains_key(&text(&data["userName"]));
                assert!(is_taken || manager.is_some(), "{shown}");
            }
            (Resource::Group(members), None) => {
                let all_made = members.iter().all(|member| made(*member).is_some());
                assert!(!all_made, "{shown}");
                assert!(!groups.contains_key(&text(&data["displayName"])), "{shown}");
            }
        }
    }
    assert_eq!(users.len(), before.len() + created);
    // Most leave again, and will come back.
    let leave = users.values().step_by(2).chain(groups.values());
    let leave: Vec<_> = leave
        .map(|resource| {
            let place = format!("{}s", text(&resource["meta"]["resourceType"]));
            json!({"method": "DELETE", "path": format!("/{place}/{}", text(&resource["id"]))})
        })
        .collect();
    if !leave.is_empty() {
        let results = bulk(rollcall, &leave.into()).await;
        assert!(results.iter().all(|result| result["status"] == "204"));
    }
}

#[test]
fn whatever_is_created_refers_to_what_was_meant() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let rollcall = runtime.block_on(async { Rollcall::start() });
    let mut runner = TestRunner::new(Config {
        cases: 150,
        ..Config::default()
    });
    let memory = std::cell::RefCell::new(Memory::default());
    runner
        .run(&resources(), |resources| {
            runtime.block_on(check(&rollcall, &mut memory.borrow_mut(), &resources));
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}\n{}", rollcall.process.log()));
}
