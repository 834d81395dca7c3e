//! Requests that are refused, each with its exact status and `scimType`, and
//! without any effect.

use rollcall::okta::Person;
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim_error, id_of, request};

/// A server with one user and one group.
struct Directory {
    rollcall: Rollcall,
    user: String,
    group: String,
    before: Value,
}

impl Directory {
    async fn start() -> Self {
        let rollcall = Rollcall::start();
        let okta = rollcall.okta();
        let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
        let user = format!(
            "/Users/{}",
            id_of(&okta.create_user(&ada).await.expect("answers"))
        );
        let group = format!(
            "/Groups/{}",
            id_of(&okta.create_group("G").await.expect("answers"))
        );
        let before = okta.get(&user).await.expect("answers").json();
        Self {
            rollcall,
            user,
            group,
            before,
        }
    }

    async fn refuses(
        &self,
        (method, path): (&str, &str),
        body: &str,
        (status, scim_type): (u16, Option<&str>),
    ) {
        let reply = request(&self.rollcall, method, path, &[], body.to_owned()).await;
        let shown = format!("{method} {path:.80} {body:.80}");
        assert_eq!(reply.status, status, "{shown}: {}", reply.json());
        assert_scim_error(&reply, status, scim_type);
        if status == 405 {
            assert!(reply.header("allow").is_some_and(|allow| !allow.is_empty()));
        }
    }

    async fn is_as_before(&self) {
        let okta = self.rollcall.okta();
        let user = okta.get(&self.user).await.expect("answers").json();
        assert_eq!(user, self.before, "nothing partial is kept");
        let list = okta.get("/Users").await.expect("answers").json();
        assert_eq!(list["totalResults"], 1);
    }
}

#[tokio::test]
async fn methods_and_places() {
    let directory = Directory::start().await;
    let (user, long) = (&directory.user, format!("/Users/{}", "a".repeat(9_000)));
    let put = json!({"userName": "x"}).to_string();
    for (method, path, body, status) in [
        ("POST", user.as_str(), "", 405),
        ("TRACE", "/Users", "", 405),
        ("QUERY", "/Users", "", 405),
        ("BREW", "/Users", "", 405),
        ("DELETE", "/Groups", "", 405),
        ("POST", "/Schemas", "", 405),
        ("GET", "/Nothing", "", 404),
        ("GET", "/users", "", 404),
        ("GET", "/Users/x/y", "", 404),
        ("GET", "/Users/x", "", 404),
        ("GET", "/Users/%00", "", 404),
        ("DELETE", "/Groups/user_00000000000000000000000000", "", 404),
        ("PUT", "/Users/x", &put, 404),
        ("GET", &long, "", 414),
        ("GET", "/Schemas?filter=id%20pr", "", 403),
        ("GET", "/Me", "", 501),
    ] {
        directory
            .refuses((method, path), body, (status, None))
            .await;
    }
    directory.is_as_before().await;
}

#[tokio::test]
async fn queries() {
    let directory = Directory::start().await;
    let long = format!("filter=userName%20eq%20%22{}%22", "a".repeat(5_000));
    for (query, scim_type) in [
        ("filter=", "invalidFilter"),
        ("filter=userName", "invalidFilter"),
        ("filter=userName%20xx%20%22a%22", "invalidFilter"),
        ("filter=userName%20eq%20%22a", "invalidFilter"),
        ("filter=password%20eq%20%22a%22", "invalidFilter"),
        ("filter=active%20gt%20true", "invalidFilter"),
        (&long, "invalidFilter"),
        ("filter=%ff", "invalidValue"),
        ("startIndex=x", "invalidValue"),
        ("count=1.5", "invalidValue"),
        ("count=1&count=2", "invalidValue"),
        ("attributes=a&excludedAttributes=b", "invalidValue"),
    ] {
        let path = format!("/Users?{query}");
        directory
            .refuses(("GET", &path), "", (400, Some(scim_type)))
            .await;
    }
}

#[tokio::test]
async fn bodies() {
    let directory = Directory::start().await;
    let begun = r#"{"userName":"#;
    let deep = format!("{begun}{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    for body in [
        "",
        "null",
        "[]",
        begun,
        "{\"userName\":\"\u{1}\"}",
        r#"{"userName":"a","userName":"b"}"#,
        &deep,
    ] {
        directory
            .refuses(("POST", "/Users"), body, (400, Some("invalidSyntax")))
            .await;
    }
    let many: Vec<_> = (0..501)
        .map(|number| json!({"value": number.to_string()}))
        .collect();
    for (path, body) in [
        ("/Users", json!({})),
        ("/Users", json!({"userName": ""})),
        ("/Users", json!({"userName": {}})),
        ("/Users", json!({"userName": "b", "emails": true})),
        ("/Users", json!({"userName": "b", "emails": many})),
        ("/Users", json!({"userName": "b", "active": "maybe"})),
        ("/Users", json!({"userName": "b", "schemas": []})),
        ("/Groups", json!({"members": []})),
    ] {
        let refusal = (400, Some("invalidValue"));
        directory
            .refuses(("POST", path), &body.to_string(), refusal)
            .await;
    }
    for (path, body) in [
        ("/Users", json!({"userName": "ADA.lovelace@acme.EXAMPLE"})),
        ("/Groups", json!({"displayName": "g"})),
    ] {
        let refusal = (409, Some("uniqueness"));
        directory
            .refuses(("POST", path), &body.to_string(), refusal)
            .await;
    }
    for bytes in [100_000, 1_100_000] {
        let large = json!({"userName": "b", "title": "a".repeat(bytes)}).to_string();
        directory
            .refuses(("POST", "/Users"), &large, (413, None))
            .await;
    }
    let incomplete = json!({"displayName": "b"}).to_string();
    directory
        .refuses(
            ("PUT", &directory.user),
            &incomplete,
            (400, Some("invalidValue")),
        )
        .await;
    directory.is_as_before().await;
}

#[tokio::test]
async fn patches() {
    let directory = Directory::start().await;
    let unmatched = "emails[type eq \"nonexistent\"].value";
    let elements: Vec<_> = (0..500).map(|number| json!(number)).collect();
    let remove = json!({"op": "remove", "path": "roles", "value": elements});
    for (operations, status, scim_type) in [
        (json!([]), 400, "invalidSyntax"),
        (json!([{"op": "become"}]), 400, "invalidSyntax"),
        (json!([{"op": "remove"}]), 400, "noTarget"),
        (
            json!([{"op": "remove", "path": "userName"}]),
            400,
            "mutability",
        ),
        (
            json!([{"op": "replace", "path": "id", "value": "x"}]),
            400,
            "mutability",
        ),
        (
            json!([{"op": "add", "path": "groups", "value": "x"}]),
            400,
            "mutability",
        ),
        (
            json!([{"op": "add", "path": "emails[", "value": "x"}]),
            400,
            "invalidPath",
        ),
        (
            json!([{"op": "replace", "path": "active", "value": "x"}]),
            400,
            "invalidValue",
        ),
        (
            json!([
                {"op": "replace", "path": "title", "value": "lost"},
                {"op": "replace", "path": unmatched, "value": "x"},
            ]),
            400,
            "noTarget",
        ),
        (json!([remove, remove, remove]), 413, ""),
    ] {
        let body = json!({"Operations": operations}).to_string();
        let scim_type = Some(scim_type).filter(|scim_type| !scim_type.is_empty());
        directory
            .refuses(("PATCH", &directory.user), &body, (status, scim_type))
            .await;
    }
    let clear = json!({"op": "replace", "path": "displayName", "value": ""});
    let body = json!({"Operations": [clear]}).to_string();
    directory
        .refuses(
            ("PATCH", &directory.group),
            &body,
            (400, Some("invalidValue")),
        )
        .await;
    directory
        .refuses(
            ("PATCH", &directory.user),
            "{}",
            (400, Some("invalidSyntax")),
        )
        .await;
    directory.is_as_before().await;
}
