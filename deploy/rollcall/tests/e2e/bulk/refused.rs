//! What is refused, each with its exact status and `scimType`.

use serde_json::{Value, json};

use super::{
    RESPONSE_URN, UNKNOWN_USER, bulk, get, id, post_group, post_report, post_user, send, statuses,
    total,
};
use crate::support::{Rollcall, assert_scim_error, request, text};

/// An operation, its status with the `scimType` behind it, and the path of the
/// location that it is answered with, where there is one.
type Case = (Value, &'static str, Option<String>);

/// A server with two users and a group, to which operations can refer.
struct Directory {
    rollcall: Rollcall,
    /// The path of the user `a`.
    user: String,
}

impl Directory {
    async fn start() -> Self {
        let rollcall = Rollcall::start();
        let user = id(&bulk(&rollcall, &json!([post_user("a", "a")])).await[0]);
        Self {
            rollcall,
            user: format!("/Users/{user}"),
        }
    }

    /// Sends all of them in one request, and sees to it that they had no effect.
    async fn refuses(&self, cases: Vec<Case>) {
        let rollcall = &self.rollcall;
        let mut operations = vec![post_user("user", "b"), post_group("group", "G", &[])];
        operations.extend(cases.iter().map(|(operation, ..)| operation.clone()));
        let results = bulk(rollcall, &operations.into()).await;
        assert_eq!(results.len(), cases.len() + 2);
        for (result, (operation, expect, path)) in results[2..].iter().zip(cases) {
            let shown = format!("{operation:.300}: {result}");
            assert_eq!(statuses(std::slice::from_ref(result)), [expect], "{shown}");
            let location = path.map(|path| format!("{}{path}", rollcall.base_url));
            let location = location.map(Value::from);
            assert_eq!(result.get("location"), location.as_ref(), "{shown}");
            let named = operation
                .get("bulkId")
                .filter(|name| !text(name).is_empty());
            assert_eq!(result.get("bulkId"), named, "{shown}");
            assert_eq!(result.get("method"), operation.get("method"), "{shown}");
        }
        let user = get(rollcall, &self.user).await;
        assert_eq!(user.header("etag"), Some("W/\"1\""));
        assert_eq!(total(rollcall, "/Users").await, 2);
        assert_eq!(total(rollcall, "/Groups").await, 1);
    }
}

#[tokio::test]
async fn methods_and_paths() {
    let directory = Directory::start().await;
    let (user, base) = (&directory.user, &directory.rollcall.base_url);
    let data = json!({"userName": "x"});
    let post = |bulk_id: Value, path: &str| json!({"method": "POST", "bulkId": bulk_id, "path": path, "data": data});
    let put = |path: &str| json!({"method": "PUT", "path": path, "data": data});
    let delete = |path: &str| json!({"method": "DELETE", "path": path});
    let elsewhere = format!("https://elsewhere.example{user}");
    let of_no_group = format!("/Groups/{UNKNOWN_USER}");
    let nowhere = "/Users/x".to_owned();
    directory
        .refuses(vec![
            (json!(7), "400 invalidSyntax", None),
            (json!({}), "400 invalidSyntax", None),
            (json!({"method": "DELETE"}), "400 invalidSyntax", None),
            (json!({"method": "GET", "path": user}), "405", None),
            (json!({"method": "BREW", "path": user}), "405", None),
            (
                json!({"method": "POST", "path": "/Users", "data": data}),
                "400 invalidSyntax",
                None,
            ),
            (
                json!({"method": "POST", "path": "/Users", "bulkId": "1"}),
                "400 invalidSyntax",
                None,
            ),
            (post(json!(2), "/Users"), "400 invalidValue", None),
            (post(json!(""), "/Users"), "400 invalidValue", None),
            (post(json!("user"), "/Users"), "400 invalidValue", None),
            (post(json!("3"), user), "405", None),
            (put("/Users"), "405", None),
            (delete("/Groups/"), "405", None),
            (post(json!("4"), "/Bulk"), "404", None),
            (post(json!("5"), "/Users/.search"), "404", None),
            (put("/Me"), "404", None),
            (delete("/Schemas/x"), "404", None),
            (delete("/users/x"), "404", None),
            (delete("/Users/x/y"), "404", None),
            (delete(""), "404", None),
            (delete(base), "404", None),
            (delete(&elsewhere), "404", None),
            (delete("/Users/x"), "404", Some(nowhere.clone())),
            (
                delete(&format!("{base}/Users/x")),
                "404",
                Some(nowhere.clone()),
            ),
            (put("Users/x"), "404", Some(nowhere)),
            (delete(&of_no_group), "404", Some(of_no_group.clone())),
        ])
        .await;
}

#[tokio::test]
async fn data_and_versions() {
    let directory = Directory::start().await;
    let user = &directory.user;
    let here = Some(user.clone());
    let put = |data: Value| json!({"method": "PUT", "path": user, "data": data});
    let patch = |data: Value| json!({"method": "PATCH", "path": user, "data": data});
    let delete = |version: Value| json!({"method": "DELETE", "path": user, "version": version});
    let (syntax, value) = ("400 invalidSyntax", "400 invalidValue");
    let mut long = post_user("1", "x");
    long["data"]["title"] = "x".repeat(70_000).into();
    let read_only = json!([{"op": "replace", "path": "id", "value": "x"}]);
    let bad_path = json!([{"op": "add", "path": "a[", "value": "x"}]);
    let bad_value = json!({"Operations": [{"op": "replace", "value": {"active": "x"}}]});
    directory
        .refuses(vec![
            (json!({"method": "PUT", "path": user}), syntax, None),
            (put(json!("x")), syntax, None),
            (put(json!({"title": "x"})), value, here.clone()),
            (
                put(json!({"userName": "x", "username": "y"})),
                syntax,
                here.clone(),
            ),
            (patch(json!({})), syntax, here.clone()),
            (patch(read_only), "400 mutability", here.clone()),
            (patch(bad_path), "400 invalidPath", here.clone()),
            (patch(bad_value), value, here.clone()),
            (delete(json!("3")), value, None),
            (delete(json!(3)), value, None),
            (delete(json!("W/\"3\"")), "412", here),
            (long, "413", None),
        ])
        .await;
}

#[tokio::test]
async fn references() {
    let directory = Directory::start().await;
    let value = "400 invalidValue";
    let refused = json!({"method": "POST", "path": "/Users", "bulkId": "refused", "data": {}});
    let report = |bulk_id: &str, manager: &str| post_report(bulk_id, "x", manager);
    let delete = |path: &str| json!({"method": "DELETE", "path": path});
    let path = |path: &str| Some(path.to_owned());
    directory
        .refuses(vec![
            (refused, value, None),
            (report("1", "bulkId:nobody"), value, None),
            (report("2", "bulkId:refused"), value, None),
            (report("3", "bulkId:1"), value, None),
            (report("4", "bulkId:group"), value, None),
            (post_group("5", "x", &["bulkId:"]), value, None),
            (
                post_group("6", "x", &["bulkId:user", "bulkId:refused"]),
                value,
                None,
            ),
            (
                delete("/Users/bulkId:nobody"),
                value,
                path("/Users/bulkId:nobody"),
            ),
            (
                delete("/Users/bulkId:refused"),
                value,
                path("/Users/bulkId:refused"),
            ),
            (
                delete("/Groups/bulkId:user"),
                "404",
                path("/Groups/bulkId:user"),
            ),
            (
                delete("/Users/bulkId:group"),
                "404",
                path("/Users/bulkId:group"),
            ),
        ])
        .await;
}

#[tokio::test]
async fn requests_are_refused_whole() {
    let rollcall = Rollcall::start();
    let user = post_user("a", "a");
    let names = |count: usize| -> Vec<_> { (0..count).map(|name| name.to_string()).collect() };
    let group = |name: &str, count: usize| {
        let members = names(count);
        let members: Vec<_> = members.iter().map(String::as_str).collect();
        post_group(name, name, &members)
    };
    let many: Vec<_> = (0..501)
        .map(|number| post_user(&format!("{number}"), &format!("{number}")))
        .collect();
    for (body, status, scim_type) in [
        (json!({}), 400, Some("invalidSyntax")),
        (json!({"Operations": []}), 400, Some("invalidSyntax")),
        (json!({"Operations": user}), 400, Some("invalidSyntax")),
        (
            json!({"schemas": [], "Operations": [user]}),
            400,
            Some("invalidValue"),
        ),
        (
            json!({"schemas": [RESPONSE_URN], "Operations": [user]}),
            400,
            Some("invalidValue"),
        ),
        (
            json!({"failOnErrors": 0, "Operations": [user]}),
            400,
            Some("invalidValue"),
        ),
        (
            json!({"failOnErrors": "1", "Operations": [user]}),
            400,
            Some("invalidValue"),
        ),
        (json!({"Operations": many}), 413, None),
        (
            json!({"Operations": [user, group("g", 10_000), group("h", 10_001)]}),
            413,
            None,
        ),
        (
            json!({"Operations": [user], "padding": "x".repeat(1_048_576)}),
            413,
            None,
        ),
    ] {
        let shown = format!("{body:.200}");
        let reply = send(&rollcall, &body).await;
        assert_eq!(reply.status, status, "{shown}");
        assert_scim_error(&reply, status, scim_type);
    }
    for body in ["", "[]", "{", r#"{"Operations":[],"Operations":[]}"#] {
        let reply = request(&rollcall, "POST", "/Bulk", &[], body).await;
        assert_scim_error(&reply, 400, Some("invalidSyntax"));
    }
    for method in ["GET", "PUT", "PATCH", "DELETE"] {
        let reply = request(&rollcall, method, "/Bulk", &[], "").await;
        assert_scim_error(&reply, 405, None);
        assert_eq!(reply.header("allow"), Some("POST"));
    }
    let stranger = [("authorization", "Bearer x")];
    let body = json!({"Operations": [user]}).to_string();
    let reply = request(&rollcall, "POST", "/Bulk", &stranger, body).await;
    assert_scim_error(&reply, 401, None);
    assert_eq!(total(&rollcall, "/Users").await, 0);
    assert_eq!(total(&rollcall, "/Groups").await, 0);
}
