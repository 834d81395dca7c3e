//! Many operations in one request: RFC 7644 section 3.7.

mod circle;
mod failure;
mod random;
mod refused;

use rollcall::scim_client::Reply;
use rollcall_control::store::entity::request as log_entry;
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim, assert_scim_error, id_of, request, text};

const REQUEST_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
const RESPONSE_URN: &str = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
const ENTERPRISE_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const UNKNOWN_USER: &str = "user_00000000000000000000000000";

async fn send(rollcall: &Rollcall, body: &Value) -> Reply {
    request(rollcall, "POST", "/Bulk", &[], body.to_string()).await
}

/// The operations of the answer to a request that is accepted.
async fn bulk(rollcall: &Rollcall, operations: &Value) -> Vec<Value> {
    bulk_until(rollcall, operations, None).await
}

async fn bulk_until(rollcall: &Rollcall, operations: &Value, errors: Option<u32>) -> Vec<Value> {
    let body = json!({
        "schemas": [REQUEST_URN], "failOnErrors": errors, "Operations": operations,
    });
    let reply = send(rollcall, &body).await;
    assert_scim(&reply, 200);
    let answer = reply.json();
    assert_eq!(answer["schemas"], json!([RESPONSE_URN]));
    let results = answer["Operations"].as_array().expect("a list").clone();
    for result in &results {
        let status = text(&result["status"]);
        let has_failed = !status.starts_with('2');
        assert_eq!(result.get("response").is_some(), has_failed, "{result}");
        if has_failed {
            assert_eq!(result["response"]["status"], status, "{result}");
            assert!(!text(&result["response"]["detail"]).is_empty(), "{result}");
        }
        let has_version = !has_failed && status != "204";
        assert_eq!(result.get("version").is_some(), has_version, "{result}");
    }
    results
}

/// Each status, and the `scimType` behind it where there is one.
fn statuses(results: &[Value]) -> Vec<String> {
    let shown = results.iter().map(|result| {
        let scim_type = text(&result["response"]["scimType"]);
        format!("{} {scim_type}", text(&result["status"]))
            .trim()
            .to_owned()
    });
    shown.collect()
}

fn id(result: &Value) -> String {
    let location = text(&result["location"]);
    let id = location.rsplit('/').next().unwrap_or_default().to_owned();
    assert!(!id.is_empty(), "{result}");
    id
}

async fn get(rollcall: &Rollcall, path: &str) -> Reply {
    request(rollcall, "GET", path, &[], "").await
}

async fn total(rollcall: &Rollcall, path: &str) -> Value {
    get(rollcall, path).await.json()["totalResults"].clone()
}

async fn members(rollcall: &Rollcall, group: &str) -> Vec<String> {
    let group = get(rollcall, &format!("/Groups/{group}")).await.json();
    let members = group["members"].as_array().cloned().unwrap_or_default();
    for member in &members {
        assert_eq!(member["type"], "User", "nobody is parked: {group}");
    }
    members
        .iter()
        .map(|member| text(&member["value"]))
        .collect()
}

async fn manager(rollcall: &Rollcall, user: &str) -> String {
    let user = get(rollcall, &format!("/Users/{user}")).await.json();
    text(&user[ENTERPRISE_URN]["manager"]["value"])
}

fn post_user(bulk_id: &str, user_name: &str) -> Value {
    json!({"method": "POST", "path": "/Users", "bulkId": bulk_id, "data": {"userName": user_name}})
}

fn post_report(bulk_id: &str, user_name: &str, manager: &str) -> Value {
    let mut operation = post_user(bulk_id, user_name);
    operation["data"][ENTERPRISE_URN] = json!({"manager": {"value": manager}});
    operation
}

fn post_group(bulk_id: &str, display_name: &str, members: &[&str]) -> Value {
    let members: Vec<_> = members
        .iter()
        .map(|member| json!({ "value": member }))
        .collect();
    json!({
        "method": "POST", "path": "/Groups", "bulkId": bulk_id,
        "data": {"displayName": display_name, "members": members},
    })
}

#[tokio::test]
async fn operations_refer_to_each_other() {
    let rollcall = Rollcall::start();
    let patch = |path: &str, operation: Value| {
        json!({
            "method": "PATCH", "path": path, "data": {"Operations": [operation]},
        })
    };
    let results = bulk(
        &rollcall,
        &json!([
            // Before those to whom it refers.
            post_group("staff", "Staff", &["bulkId:grace", "bulkId:ada"]),
            post_report("ada", "ada", "bulkId:grace"),
            post_user("grace", "grace"),
            post_user("alan", "alan"),
            patch(
                "/Groups/bulkId:staff",
                json!({"op": "add", "path": "members", "value": [{"value": "bulkId:alan"}]}),
            ),
            patch(
                "/Groups/bulkId:staff",
                json!({"op": "remove", "path": "members[value eq \"bulkId:ada\"]"}),
            ),
            patch(
                "/Users/bulkId:alan",
                json!({"op": "replace", "path": format!("{ENTERPRISE_URN}:manager"),
                    "value": {"value": "bulkId:ada"}}),
            ),
            patch(
                "/Users/bulkId:grace",
                json!({"op": "add", "value": {ENTERPRISE_URN: {"manager": "bulkId:alan"}}}),
            ),
            {"method": "put", "path": "Users/bulkId:ada", "data":
                {"userName": "ada", "title": "Countess", ENTERPRISE_URN:
                    {"manager": {"value": "bulkId:alan"}}}},
            {"method": "DELETE", "path": format!("{}/Users/bulkId:gone", rollcall.base_url)},
            post_user("gone", "gone"),
        ]),
    )
    .await;
    assert_eq!(
        statuses(&results).join(" "),
        "201 201 201 201 200 200 200 200 200 204 201"
    );
    let named: Vec<_> = results
        .iter()
        .map(|result| format!("{} {}", text(&result["method"]), text(&result["bulkId"])))
        .collect();
    assert_eq!(
        named.join(",").replace(" ,", ","),
        "POST staff,POST ada,POST grace,POST alan,PATCH,PATCH,PATCH,PATCH,PUT,DELETE,POST gone"
    );
    let [staff, ada, grace, alan] = [0, 1, 2, 3].map(|place: usize| id(&results[place]));
    for (place, path) in [
        (4, format!("Groups/{staff}")),
        (6, format!("Users/{alan}")),
        (8, format!("Users/{ada}")),
    ] {
        let location = format!("{}/{path}", rollcall.base_url);
        assert_eq!(results[place]["location"], location);
    }
    assert_eq!(results[9]["location"], results[10]["location"]);
    // Ids are in the order of the request.
    assert_eq!(
        members(&rollcall, &staff).await,
        [grace.clone(), alan.clone()]
    );
    for (user, expect) in [(&ada, &alan), (&grace, &alan), (&alan, &ada)] {
        assert_eq!(manager(&rollcall, user).await, *expect);
    }
    let seen = get(&rollcall, &format!("/Users/{ada}")).await;
    assert_eq!(seen.json()["title"], "Countess");
    assert_eq!(seen.header("etag"), results[8]["version"].as_str());
    assert_eq!(total(&rollcall, "/Users").await, 3);
    let users = rollcall.product().users(crate::support::customer()).all();
    assert_eq!(users.await.expect("answers").len(), 3);
}

/// As much as the configuration offers.
#[tokio::test]
async fn the_largest_requests_are_done() {
    let rollcall = Rollcall::start();
    let config = get(&rollcall, "/ServiceProviderConfig").await.json();
    assert_eq!(
        config["bulk"],
        json!({"supported": true, "maxOperations": 500, "maxPayloadSize": 1_048_576})
    );
    // Each is the manager of the one before.
    let chain: Vec<_> = (0..500)
        .map(|number| {
            let next = format!("bulkId:{}", (number + 1) % 500);
            post_report(&number.to_string(), &format!("user-{number}"), &next)
        })
        .collect();
    let results = bulk(&rollcall, &chain.into()).await;
    assert!(results.iter().all(|result| result["status"] == "201"));
    let ids: Vec<_> = results.iter().map(id).collect();
    for number in [0, 1, 250, 499] {
        let expect = &ids[(number + 1) % 500];
        assert_eq!(manager(&rollcall, &ids[number]).await, *expect);
    }
    let members: Vec<_> = (0..10_000)
        .map(|number| format!("later-{number}"))
        .collect();
    let members: Vec<_> = members.iter().map(String::as_str).collect();
    let groups = json!([
        post_group("g", "G", &members),
        post_group("h", "H", &members)
    ]);
    assert_eq!(statuses(&bulk(&rollcall, &groups).await), ["201", "201"]);
}

#[tokio::test]
async fn the_log_has_one_entry_and_no_password() {
    let mut rollcall = Rollcall::start();
    let password = "canary-7d20e1";
    let mut created = post_user("a", "a");
    created["data"]["password"] = password.into();
    let results = bulk(
        &rollcall,
        &json!([
            created,
            {"method": "PATCH", "path": "/Users/bulkId:a", "data":
                {"Operations": [{"op": "replace", "value": {"password": password}}]}},
            {"method": "PUT", "path": "/Users/bulkId:a", "data": {"password": password}},
            post_user("b", "A"),
        ]),
    )
    .await;
    assert_eq!(
        statuses(&results).join(","),
        "201,200,400 invalidValue,409 uniqueness"
    );
    assert!(!Value::from(results).to_string().contains(password));
    let refused = send(&rollcall, &json!({"Operations": password})).await;
    assert_scim_error(&refused, 400, Some("invalidSyntax"));
    let made = rollcall.okta().create_group("G").await.expect("answers");
    id_of(&made);
    assert!(rollcall.process.terminate().success());
    for (name, content) in rollcall.kept() {
        let mut windows = content.windows(password.len());
        assert!(
            !windows.any(|window| window == password.as_bytes()),
            "{name}"
        );
    }
    let installation = rollcall.installation().await;
    let entries = log_entry::Entity::find()
        .all(&installation.store.readers)
        .await
        .expect("rows");
    let bulk: Vec<_> = entries
        .iter()
        .filter(|entry| entry.operation == "ApplyBulk")
        .map(|entry| (entry.http_status, entry.detail.clone().unwrap_or_default()))
        .collect();
    let [(done, failures), (refused, _)] = &bulk[..] else {
        panic!("{bulk:?}");
    };
    assert_eq!((*done, *refused), (200, 400));
    assert!(
        failures.starts_with("2 of 4 operations failed"),
        "{failures}"
    );
    assert_eq!(entries.len(), 3);
}
