//! In a directory of 100,000 people, whatever identity providers and products do
//! again and again is answered by indexes, and so is each page of the console and of
//! the setup portal: of every statement that the binary sends, the plan is looked at.

mod console;
mod explain;
mod fill;
mod portal;

use hyper::Method;
use rollcall::scim_client::{Reply, ScimClient};
use rollcall_client::Selection;
use rollcall_client::proto::directory::v1::ListUsersRequest;
use rollcall_client::proto::event::v1::EventFilter;
use serde_json::{Value, json};

use self::fill::{GROUP, MEMBERS, USERS, group_id, user_id};
use crate::support::{Rollcall, id_of, id_of_directory};

/// What the driver of SQLite says of each statement.
const STATEMENTS: &str = "warn,rollcall_control::store::sqlite=trace";

#[tokio::test]
async fn nothing_walks_a_directory() {
    let mut rollcall = Rollcall::start_with(&[], &[("RUST_LOG", STATEMENTS)]);
    let installation = rollcall.installation().await;
    fill::fill(&installation, &id_of_directory(&rollcall)).await;
    explain::begin(&installation).await;
    let client = rollcall.client();
    // Often enough for PostgreSQL to settle on a plan.
    for round in 0..2 {
        people(&client, round).await;
        groups(&client, round).await;
    }
    pages(&client).await;
    product(&rollcall).await;
    console::visit(&rollcall).await;
    portal::visit(&rollcall).await;
    rollcall.process.terminate();
    let statements = explain::statements(&installation, &rollcall.process.log()).await;
    assert!(statements.len() > 60, "{} statements", statements.len());
    let database = rollcall.database();
    let faults = explain::faults(&database, &statements).await;
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

async fn ask(client: &ScimClient, method: Method, path: &str, body: Option<Value>) -> Reply {
    let reply = client.send(method, path, body.as_ref()).await;
    let reply = reply.expect("answers");
    assert!(reply.status.is_success(), "{path}: {:?}", reply.body);
    reply
}

fn patch(operation: &Value) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        "Operations": [operation],
    })
}

async fn people(client: &ScimClient, round: usize) {
    for (name, value) in [
        ("userName", "u50000"),
        ("externalId", "e50000"),
        ("emails.value", "u50000@x"),
        ("id", &user_id(50_000)),
    ] {
        let path = format!("/Users?filter={name}%20eq%20%22{value}%22&count=100");
        let found = ask(client, Method::GET, &path, None).await;
        assert_eq!(found.json()["totalResults"], 1, "{path}");
    }
    let user = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": format!("new{round}@x"), "externalId": format!("new{round}"),
        "emails": [{"value": format!("new{round}@x"), "primary": true}], "active": true,
    });
    let created = ask(client, Method::POST, "/Users", Some(user.clone())).await;
    let path = format!("/Users/{}", id_of(&created));
    ask(client, Method::GET, &path, None).await;
    for active in [false, true] {
        let change = patch(&json!({"op": "replace", "value": {"active": active}}));
        ask(client, Method::PATCH, &path, Some(change)).await;
    }
    let mut changed = user;
    changed["emails"][0]["value"] = json!(format!("other{round}@x"));
    changed["externalId"] = json!(format!("other{round}"));
    ask(client, Method::PUT, &path, Some(changed.clone())).await;
    ask(client, Method::DELETE, &path, None).await;
    ask(client, Method::POST, "/Users", Some(changed)).await;
    let of_group = format!("/Users/{}", user_id(1));
    ask(client, Method::GET, &of_group, None).await;
}

async fn groups(client: &ScimClient, round: usize) {
    let group = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        "displayName": format!("New {round}"), "members": [{"value": user_id(7)}],
    });
    let created = ask(client, Method::POST, "/Groups", Some(group)).await;
    ask(
        client,
        Method::DELETE,
        &format!("/Groups/{}", id_of(&created)),
        None,
    )
    .await;
    let path = format!("/Groups/{}?excludedAttributes=members", group_id(GROUP));
    ask(client, Method::GET, &path, None).await;
    let member = user_id(MEMBERS + 1);
    let add = json!({"op": "add", "path": "members", "value": [{"value": member}]});
    ask(client, Method::PATCH, &path, Some(patch(&add))).await;
    let remove = json!({"op": "remove", "path": format!("members[value eq \"{member}\"]")});
    ask(client, Method::PATCH, &path, Some(patch(&remove))).await;
    let rename = json!({"op": "replace", "value": {"displayName": format!("Renamed {round}")}});
    ask(client, Method::PATCH, &path, Some(patch(&rename))).await;
    let found = "/Groups?filter=displayName%20eq%20%22g2%22&excludedAttributes=members";
    ask(client, Method::GET, found, None).await;
}

async fn pages(client: &ScimClient) {
    let excluded = "excludedAttributes=members";
    for path in [
        "/Users?startIndex=1&count=100".to_owned(),
        "/Users?startIndex=101&count=100".to_owned(),
        format!("/Users?startIndex={}&count=100", USERS - 99),
        format!("/Groups?startIndex=1&count=100&{excluded}"),
    ] {
        ask(client, Method::GET, &path, None).await;
    }
    let first = ask(client, Method::GET, "/Users?cursor&count=100", None).await;
    let first = first.json();
    let next = first["nextCursor"].as_str().expect("a cursor");
    let path = format!("/Users?cursor={next}&count=100");
    ask(client, Method::GET, &path, None).await;
}

async fn product(rollcall: &Rollcall) {
    let product = rollcall.product();
    let selection = || Selection::DirectoryId(id_of_directory(rollcall));
    product.user(&user_id(5)).await.expect("answers");
    product.group(&group_id(5)).await.expect("answers");
    let request = |group_id: String| ListUsersRequest {
        selection: Some(selection().into()),
        group_id,
        page_size: 100,
        ..ListUsersRequest::default()
    };
    for group in [String::new(), group_id(GROUP)] {
        let mut users = product.list_users(request(group));
        users.next().await.expect("answers").expect("somebody");
    }
    let mut groups = product.groups(selection());
    groups.next().await.expect("answers").expect("a group");
    let mut events = product.events("", EventFilter::default());
    events.next().await.expect("answers").expect("an event");
}
