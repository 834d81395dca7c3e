//! An identity provider that pushes people, from several threads at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures_util::future::join_all;
use hyper::Method;
use rollcall::scim_client::ScimClient;
use serde_json::json;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::support::id_of;

const WRITERS: usize = 4;
/// People that are acknowledged before anything is killed.
const PEOPLE: usize = 60;

pub(crate) struct Writers {
    shared: Arc<Shared>,
    writing: Vec<JoinHandle<Vec<String>>>,
}

#[derive(Default)]
struct Shared {
    people: AtomicUsize,
    enough: Notify,
    is_over: AtomicBool,
}

impl Writers {
    /// `round` tells their people from those of others.
    pub(crate) fn start(scim: &ScimClient, round: usize) -> Self {
        let shared = Arc::new(Shared::default());
        let writing = (0..WRITERS).map(|writer| {
            let name = format!("{round}-{writer}");
            tokio::spawn(write(scim.clone(), name, Arc::clone(&shared)))
        });
        Self {
            writing: writing.collect(),
            shared,
        }
    }

    /// Waits until there is something to lose.
    pub(crate) async fn have_written(&self) {
        self.shared.enough.notified().await;
    }

    /// The people who were acknowledged until control was gone.
    pub(crate) async fn ended(self) -> Vec<String> {
        let written = join_all(self.writing).await.into_iter();
        written.flat_map(|ids| ids.expect("no panic")).collect()
    }

    /// The same, when each has finished what it is at.
    pub(crate) async fn end(self) -> Vec<String> {
        self.shared.is_over.store(true, Ordering::Relaxed);
        self.ended().await
    }
}

/// Each person comes; every third is changed, and every sixth goes again.
async fn write(scim: ScimClient, name: String, shared: Arc<Shared>) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0.. {
        if shared.is_over.load(Ordering::Relaxed) {
            break;
        }
        let user = json!({"userName": format!("{name}-{number}@acme.example")});
        let created = scim.send(Method::POST, "/Users", Some(&user)).await;
        let Some(created) = created.ok().filter(|reply| reply.status == 201) else {
            break;
        };
        let id = id_of(&created);
        let path = format!("/Users/{id}");
        ids.push(id);
        if shared.people.fetch_add(1, Ordering::Relaxed) + 1 == PEOPLE {
            shared.enough.notify_one();
        }
        let change = json!({"Operations": [
            {"op": "replace", "value": {"active": number % 2 == 0, "title": "Engineer"}},
        ]});
        let changed = match number % 6 {
            2 | 3 => scim.send(Method::PATCH, &path, Some(&change)).await,
            5 => scim.send(Method::DELETE, &path, None).await,
            _ => continue,
        };
        if !changed.is_ok_and(|reply| reply.status.is_success()) {
            break;
        }
    }
    ids
}
