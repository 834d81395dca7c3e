//! The system beside a small model of it: whatever is done, in whatever order,
//! both say the same. Each accepted write is also sent twice: the second time
//! changes nothing. Each refused one changes nothing at all. The feed tells the same.

mod feed;
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use hyper::Method;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rollcall::scim_client::{Reply, ScimClient};
use rollcall_client::Client;
use serde_json::{Value, json};

use self::reference::{Group, Model, User, key};
use crate::support::{Rollcall, customer, text};

/// Without `ROLLCALL_OPERATIONS`.
const OPERATIONS_DEFAULT: usize = 800;
const NAMES: [&str; 6] = ["ada", "ADA", "grace", "Grace", "alan", "ａlan"];
/// Places of the users, and of the groups, that operations are about.
const PLACES: usize = 40;
const TITLES: [&str; 3] = ["x", "Y", "y"];

#[derive(Debug, Clone)]
enum Operation {
    CreateUser {
        name: usize,
        external_id: Option<u8>,
        title: Option<usize>,
    },
    /// The title, access, and an operation that fails behind both.
    PatchUser {
        user: usize,
        title: Option<usize>,
        active: Option<bool>,
        fails: bool,
    },
    /// What was read, with another title, and without `active`.
    PutUser {
        user: usize,
        title: Option<usize>,
    },
    DeleteUser {
        user: usize,
    },
    CreateGroup {
        name: usize,
    },
    /// Places of users, and behind those of groups.
    ChangeMembers {
        group: usize,
        op: &'static str,
        members: Vec<usize>,
    },
    DeleteGroup {
        group: usize,
    },
}

fn operations() -> BoxedStrategy<Operation> {
    let name = 0..NAMES.len();
    let title = prop::option::of(0..TITLES.len());
    let place = 0..PLACES;
    let member = 0..PLACES + PLACES / 4;
    prop_oneof![
        4 => (name.clone(), prop::option::of(0..4_u8), title.clone()).prop_map(
            |(name, external_id, title)| Operation::CreateUser { name, external_id, title }
        ),
        4 => (place.clone(), title.clone(), prop::option::of(any::<bool>()), any::<bool>())
            .prop_map(|(user, title, active, fails)| Operation::PatchUser {
                user, title, active, fails,
            }),
        2 => (place.clone(), title).prop_map(|(user, title)| Operation::PutUser { user, title }),
        2 => place.clone().prop_map(|user| Operation::DeleteUser { user }),
        1 => name.prop_map(|name| Operation::CreateGroup { name }),
        5 => (
            place.clone(),
            prop::sample::select(vec!["add", "remove", "replace"]),
            prop::collection::vec(member, 1..5),
        )
            .prop_map(|(group, op, members)| Operation::ChangeMembers { group, op, members }),
        1 => place.prop_map(|group| Operation::DeleteGroup { group }),
    ]
    .boxed()
}

struct Harness {
    client: ScimClient,
    product: Client,
    model: Model,
}

fn version(resource: &Value) -> i64 {
    let tag = text(&resource["meta"]["version"]);
    let tag = tag.trim_start_matches("W/\"").trim_end_matches('"');
    let (version, _) = tag.split_once('-').unwrap_or((tag, ""));
    version.parse().expect("a version")
}

impl Harness {
    async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Reply {
        self.client.send(method, path, body).await.expect("answers")
    }

    async fn create_user(&mut self, name: usize, external_id: Option<u8>, title: Option<usize>) {
        let (name, title) = (NAMES[name], title.map(|title| TITLES[title]));
        let external = external_id.map(|number| format!("00u{number}"));
        let body = json!({"userName": name, "externalId": external, "title": title});
        let is_taken = self
            .model
            .live()
            .any(|(_, user)| key(user.name) == key(name));
        let twin = self.model.deleted_twin(name, external_id);
        let reply = self.send(Method::POST, "/Users", Some(&body)).await;
        if is_taken {
            assert_eq!(reply.status, 409);
            return;
        }
        assert_eq!(reply.status, 201, "{}", reply.json());
        let id = text(&reply.json()["id"]);
        let version = if let Some(twin) = &twin {
            assert_eq!(id, *twin, "the same person has the same id");
            self.model.users[twin].version + 1
        } else {
            assert!(!self.model.users.contains_key(&id));
            self.model.user_ids.push(id.clone());
            1
        };
        let user = User {
            name,
            external_id,
            title,
            active: true,
            version,
            deleted: None,
        };
        self.model.users.insert(id.clone(), user);
        self.model.touch_groups_of(&id, false);
        let again = self.send(Method::POST, "/Users", Some(&body)).await;
        assert_eq!(again.status, 409);
    }

    /// A user of the model, and its path.
    fn user(&self, place: usize) -> Option<(String, String, User)> {
        let id = self
            .model
            .user_ids
            .get(place % self.model.user_ids.len().max(1))?;
        Some((
            id.clone(),
            format!("/Users/{id}"),
            self.model.users[id].clone(),
        ))
    }

    async fn change_user(&mut self, id: String, changed: User, method: Method, body: &Value) {
        let path = format!("/Users/{id}");
        let before = self.model.users[&id].clone();
        let mut changed = changed;
        if changed != before {
            changed.version += 1;
        }
        for _ in 0..2 {
            let reply = self.send(method.clone(), &path, Some(body)).await;
            assert_eq!(reply.status, 200, "{}", reply.json());
            assert_eq!(version(&reply.json()), changed.version, "{body} {before:?}");
        }
        self.model.users.insert(id, changed);
    }

    async fn patch_user(
        &mut self,
        place: usize,
        title: Option<usize>,
        active: Option<bool>,
        fails: bool,
    ) {
        let Some((id, path, user)) = self.user(place) else {
            return;
        };
        let title = title.map(|title| TITLES[title]);
        let mut operations = vec![json!({"op": "replace", "path": "title", "value": title})];
        if let Some(active) = active {
            operations.push(json!({"op": "replace", "value": {"active": active}}));
        }
        if fails {
            let path = "emails[type eq \"nonexistent\"].value";
            operations.push(json!({"op": "replace", "path": path, "value": "x"}));
        }
        let body = json!({"Operations": operations});
        if user.deleted.is_some() || fails {
            let reply = self.send(Method::PATCH, &path, Some(&body)).await;
            assert_eq!(reply.status, if user.deleted.is_some() { 404 } else { 400 });
            return;
        }
        let changed = User {
            title,
            active: active.unwrap_or(user.active),
            ..user
        };
        self.change_user(id, changed, Method::PATCH, &body).await;
    }

    async fn put_user(&mut self, place: usize, title: Option<usize>) {
        let Some((id, path, user)) = self.user(place) else {
            return;
        };
        let title = title.map(|title| TITLES[title]);
        if user.deleted.is_some() {
            let body = json!({"userName": user.name});
            let reply = self.send(Method::PUT, &path, Some(&body)).await;
            assert_eq!(reply.status, 404);
            return;
        }
        let mut body = self.send(Method::GET, &path, None).await.json();
        body["title"] = json!(title);
        body.as_object_mut().expect("a user").remove("active");
        self.change_user(id, User { title, ..user }, Method::PUT, &body)
            .await;
    }

    async fn delete_user(&mut self, place: usize) {
        let Some((id, path, user)) = self.user(place) else {
            return;
        };
        let reply = self.send(Method::DELETE, &path, None).await;
        if user.deleted.is_some() {
            assert_eq!(reply.status, 404);
            return;
        }
        assert_eq!(reply.status, 204);
        self.model.touch_groups_of(&id, true);
        let gone = User {
            deleted: Some(self.model.time),
            version: user.version + 1,
            ..user
        };
        self.model.users.insert(id, gone);
    }

    async fn create_group(&mut self, name: usize) {
        let name = NAMES[name];
        let is_taken = self
            .model
            .groups
            .values()
            .any(|group| key(group.name) == key(name));
        let body = json!({ "displayName": name });
        let reply = self.send(Method::POST, "/Groups", Some(&body)).await;
        assert_eq!(reply.status, if is_taken { 409 } else { 201 });
        if !is_taken {
            let id = text(&reply.json()["id"]);
            let group = Group {
                name,
                members: BTreeSet::new(),
                version: 1,
            };
            self.model.group_ids.push(id.clone());
            self.model.groups.insert(id, group);
        }
    }

    async fn change_members(&mut self, place: usize, op: &str, places: &[usize]) {
        let ids = &self.model.group_ids;
        let Some(id) = ids.get(place % ids.len().max(1)).cloned() else {
            return;
        };
        let users = &self.model.user_ids;
        let at = |place: &usize| match place.checked_sub(PLACES) {
            Some(place) => ids.get(place % ids.len().max(1)),
            None => users.get(place % users.len().max(1)),
        };
        let members: BTreeSet<String> = places.iter().filter_map(at).cloned().collect();
        if members.is_empty() {
            return;
        }
        let value: Vec<_> = members.iter().map(|id| json!({ "value": id })).collect();
        let body = json!({"Operations": [{"op": op, "path": "members", "value": value}]});
        let path = format!("/Groups/{id}");
        let Some(group) = self.model.groups.get_mut(&id) else {
            let reply = self.send(Method::PATCH, &path, Some(&body)).await;
            assert_eq!(reply.status, 404);
            return;
        };
        let after: BTreeSet<String> = match op {
            "add" => group.members.union(&members).cloned().collect(),
            "remove" => group.members.difference(&members).cloned().collect(),
            _ => members,
        };
        if after != group.members {
            group.members = after;
            group.version += 1;
        }
        let expect = group.version;
        for _ in 0..2 {
            let reply = self.send(Method::PATCH, &path, Some(&body)).await;
            assert_eq!(reply.status, 200, "{}", reply.json());
            assert_eq!(version(&reply.json()), expect, "{body}");
        }
    }

    async fn delete_group(&mut self, place: usize) {
        let ids = &self.model.group_ids;
        let Some(id) = ids.get(place % ids.len().max(1)).cloned() else {
            return;
        };
        let is_there = self.model.groups.remove(&id).is_some();
        let reply = self
            .send(Method::DELETE, &format!("/Groups/{id}"), None)
            .await;
        assert_eq!(reply.status, if is_there { 204 } else { 404 });
        if is_there {
            self.model.touch_groups_of(&id, true);
        }
    }

    async fn apply(&mut self, operation: Operation) {
        self.model.time += 1;
        match operation {
            Operation::CreateUser {
                name,
                external_id,
                title,
            } => self.create_user(name, external_id, title).await,
            Operation::PatchUser {
                user,
                title,
                active,
                fails,
            } => self.patch_user(user, title, active, fails).await,
            Operation::PutUser { user, title } => self.put_user(user, title).await,
            Operation::DeleteUser { user } => self.delete_user(user).await,
            Operation::CreateGroup { name } => self.create_group(name).await,
            Operation::ChangeMembers { group, op, members } => {
                self.change_members(group, op, &members).await;
            }
            Operation::DeleteGroup { group } => self.delete_group(group).await,
        }
    }

    /// Everything, page by page, as the model has it.
    async fn compare(&self) {
        let mut seen = BTreeMap::new();
        for start_index in (1..).step_by(3) {
            let path = format!("/Users?startIndex={start_index}&count=3");
            let page = self.send(Method::GET, &path, None).await.json();
            assert_eq!(page["totalResults"], self.model.live().count());
            let resources = page["Resources"].as_array().expect("a list").clone();
            if resources.is_empty() {
                break;
            }
            seen.extend(resources.into_iter().map(|user| (text(&user["id"]), user)));
        }
        let expect: Vec<_> = self.model.live().map(|(id, _)| id.clone()).collect();
        assert_eq!(seen.keys().cloned().collect::<Vec<_>>(), expect);
        for (id, user) in self.model.live() {
            let shown = &seen[id];
            assert_eq!(shown["userName"], user.name);
            assert_eq!(shown["active"], user.active);
            assert_eq!(shown.get("title").and_then(Value::as_str), user.title);
            assert_eq!(version(shown), user.version);
            let groups = shown["groups"].as_array().map_or(&[][..], Vec::as_slice);
            let groups: BTreeMap<_, _> = groups
                .iter()
                .map(|group| (text(&group["value"]), text(&group["type"])))
                .collect();
            let expect = self.model.groups_of(id).into_iter();
            let expect = expect.map(|(id, kind)| (id, kind.to_owned()));
            assert_eq!(groups, expect.collect());
        }
        self.compare_groups().await;
        self.compare_searches().await;
        self.compare_product().await;
    }

    async fn compare_groups(&self) {
        let groups = self.send(Method::GET, "/Groups", None).await.json();
        assert_eq!(groups["totalResults"], self.model.groups.len());
        for shown in groups["Resources"].as_array().expect("a list") {
            let group = &self.model.groups[&text(&shown["id"])];
            assert_eq!(
                (text(&shown["displayName"]), version(shown)),
                (group.name.to_owned(), group.version)
            );
            let members = shown["members"].as_array().map_or(&[][..], Vec::as_slice);
            let members: BTreeSet<_> = members
                .iter()
                .map(|member| text(&member["value"]))
                .collect();
            assert_eq!(members, group.members);
        }
    }

    /// By title, which is folded, and by group, which may be in another.
    async fn compare_searches(&self) {
        for group in self.model.groups.keys() {
            let path = format!("/Users?filter=groups.value+eq+%22{group}%22&count=0");
            let found = self.send(Method::GET, &path, None).await.json();
            let belongs = |id: &String| self.model.groups_of(id).contains_key(group);
            let expect = self.model.live().filter(|(id, _)| belongs(id)).count();
            assert_eq!(found["totalResults"], expect, "{group}");
        }
        for title in TITLES {
            let path = format!("/Users?filter=title+eq+%22{title}%22+and+active+eq+true");
            let found = self.send(Method::GET, &path, None).await.json();
            let same = |user: &User| user.title.is_some_and(|other| key(other) == key(title));
            let expect = self
                .model
                .live()
                .filter(|(_, user)| same(user) && user.active)
                .count();
            assert_eq!(found["totalResults"], expect, "{title}");
        }
    }

    /// The same over gRPC.
    async fn compare_product(&self) {
        let users = self.product.users(customer()).all().await.expect("answers");
        let seen: Vec<_> = users.iter().map(|user| (&user.id, user.active)).collect();
        let expect: Vec<_> = self
            .model
            .live()
            .map(|(id, user)| (id, user.active))
            .collect();
        assert_eq!(seen, expect);
        let groups = self.product.groups(customer()).all().await;
        let groups = groups.expect("answers");
        assert_eq!(groups.len(), self.model.groups.len());
        for group in groups {
            let parked = group.parked_members.len();
            assert_eq!(
                (group.member_count, group.member_group_count, parked),
                self.model.counts(&self.model.groups[&group.id])
            );
        }
    }
}

#[tokio::test]
async fn the_system_is_what_the_model_is() {
    let setting = |name| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
    };
    let seed = setting("ROLLCALL_SEED").unwrap_or(20_261_123);
    let operations_max = setting("ROLLCALL_OPERATIONS").map_or(OPERATIONS_DEFAULT, |operations| {
        usize::try_from(operations).expect("small")
    });
    println!("ROLLCALL_SEED={seed} ROLLCALL_OPERATIONS={operations_max}");
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    });
    let strategy = operations();
    let rollcall = Rollcall::start();
    let mut harness = Harness {
        client: rollcall.client(),
        product: rollcall.product(),
        model: Model::default(),
    };
    for number in 0..operations_max {
        let operation = strategy
            .new_tree(&mut runner)
            .expect("an operation")
            .current();
        harness.apply(operation).await;
        if number % 20 == 0 {
            harness.compare().await;
        }
    }
    harness.compare().await;
    feed::compare(&harness.product, &harness.model).await;
}
