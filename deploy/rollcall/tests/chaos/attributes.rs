//! Many clients change one user at once: no attribute is lost, and of those who go
//! by the version each sees what the one before wrote.

use futures_util::future::join_all;
use hyper::Method;
use hyper::header::IF_MATCH;
use serde_json::{Value, json};

use crate::caller::{Caller, patch, person};
use crate::cluster::{Cluster, On};
use crate::tier::{alone, length, tell, within_patience};

const CLIENTS: usize = 64;
/// Each a client's own; the other clients have an element of a list.
const NAMES: [&str; 14] = [
    "title",
    "nickName",
    "displayName",
    "userType",
    "name.givenName",
    "name.familyName",
    "name.middleName",
    "name.formatted",
    "name.honorificPrefix",
    "name.honorificSuffix",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_attribute_is_lost_on_sqlite() {
    no_attribute_is_lost(Cluster::start(On::Sqlite, 1, 2)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_attribute_is_lost_on_postgres() {
    no_attribute_is_lost(Cluster::start(On::Postgres, 2, 2)).await;
}

async fn no_attribute_is_lost(cluster: impl Future<Output = Cluster>) {
    let _alone = alone().await;
    let cluster = cluster.await;
    let mut caller = cluster.caller(0);
    let path = format!(
        "/Users/{}",
        caller.create("/Users", &person("ada@acme.example")).await
    );
    let changes = length(2, 50);
    let clients = (0..CLIENTS).map(|client| {
        let (mut caller, path) = (cluster.caller(client), path.clone());
        tokio::spawn(async move {
            for value in 1..=changes {
                let change = change(client, value);
                caller.send(Method::PATCH, &path, Some(&change), 200).await;
            }
        })
    });
    let clients = within_patience("every change", join_all(clients)).await;
    assert!(clients.iter().all(Result::is_ok), "each is acknowledged");
    let user = caller.send(Method::GET, &path, None, 200).await;
    for client in 0..CLIENTS {
        assert_eq!(
            value_of(&user, client),
            changes.to_string(),
            "{client}: {user}"
        );
    }
    tell(&format!(
        "{CLIENTS} clients, {changes} changes each of one user: all present"
    ));
    count_by_version(&cluster, &mut caller).await;
}

/// A client's own attribute gets this value.
fn change(client: usize, value: usize) -> Value {
    let value = value.to_string();
    match NAMES.get(client) {
        Some(path) => patch(&json!({"op": "replace", "path": path, "value": value})),
        None if value == "1" => {
            let element = json!({"type": format!("client {client}"), "value": value});
            patch(&json!({"op": "add", "path": "phoneNumbers", "value": [element]}))
        }
        None => {
            let path = format!("phoneNumbers[type eq \"client {client}\"].value");
            patch(&json!({"op": "replace", "path": path, "value": value}))
        }
    }
}

fn value_of(user: &Value, client: usize) -> Value {
    let Some(path) = NAMES.get(client) else {
        let numbers = user["phoneNumbers"].as_array().expect("a list");
        let kind = format!("client {client}");
        let mine = numbers.iter().find(|number| number["type"] == kind);
        return mine.expect("there")["value"].clone();
    };
    match path.rsplit_once([':', '.']) {
        Some((outer, inner)) => user[outer][inner].clone(),
        None => user[path].clone(),
    }
}

/// Each client adds one to a number so many times, on the condition that nobody
/// else did since it read it.
async fn count_by_version(cluster: &Cluster, caller: &mut Caller) {
    let path = format!(
        "/Users/{}",
        caller
            .create("/Users", &person("counter@acme.example"))
            .await
    );
    let additions = length(1, 5);
    let clients = (0..CLIENTS).map(|client| {
        let (caller, path) = (cluster.caller(client), path.clone());
        tokio::spawn(add_one(caller, path, additions))
    });
    let clients = within_patience("every addition", join_all(clients)).await;
    let refused: usize = clients
        .into_iter()
        .map(|client| client.expect("no fault"))
        .sum();
    let user = caller.send(Method::GET, &path, None, 200).await;
    let acknowledged = CLIENTS * additions;
    assert_eq!(user["title"], acknowledged.to_string());
    tell(&format!(
        "a counter by If-Match: {acknowledged} acknowledged and counted, {refused} refused"
    ));
}

/// How often somebody else came first.
async fn add_one(mut caller: Caller, path: String, additions: usize) -> usize {
    let (mut done, mut refused) = (0, 0);
    while done < additions {
        let read = caller.try_send(Method::GET, &path, None).await;
        let read = read.expect("answers");
        let title = read.json()["title"].as_str().map_or(0, number);
        let change = patch(&json!({"op": "replace", "value": {"title": (title + 1).to_string()}}));
        let request = caller.scim.request(Method::PATCH, &path, Some(&change));
        let mut request = request.expect("valid");
        let version = read.headers.get("etag").expect("a version");
        request.headers_mut().insert(IF_MATCH, version.clone());
        let reply = caller.transmit(request).await.expect("answers");
        match reply.status.as_u16() {
            200 => done += 1,
            412 => refused += 1,
            _ => panic!("{} {}", reply.status, reply.json()),
        }
    }
    refused
}

fn number(text: &str) -> u64 {
    text.parse().expect("a number")
}
