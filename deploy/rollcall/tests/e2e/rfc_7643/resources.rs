//! Sections 3 and 4: what every resource has, users, groups, the enterprise
//! extension.

use serde_json::json;

use crate::directory::{Directory, ENTERPRISE, GROUP, USER, id_in};
use crate::support::{assert_scim, assert_scim_error, text};

#[tokio::test]
async fn k12_id_and_meta_are_the_servers() {
    let directory = Directory::start();
    for (collection, body) in [
        ("/Users", json!({"userName": "ada", "id": "x"})),
        ("/Groups", json!({"displayName": "G", "id": "x"})),
    ] {
        let made = directory.post(collection, body).await;
        assert_scim(&made, 201);
        let made = made.json();
        let id = text(&made["id"]);
        assert!(!id.is_empty() && id != "x", "{made}");
        for name in [
            "resourceType",
            "created",
            "lastModified",
            "location",
            "version",
        ] {
            assert!(!text(&made["meta"][name]).is_empty(), "{name}: {made}");
        }
    }
}

#[tokio::test]
async fn k13_an_id_stays_and_is_nobody_elses() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let other = directory.user(json!({"userName": "eve"})).await;
    assert_ne!(user, other);
    assert!(!user.contains("bulkId"));
    let renamed = directory
        .put(&user, json!({"userName": "byron", "id": id_in(&other)}))
        .await;
    assert_scim(&renamed, 200);
    assert_eq!(renamed.json()["id"], id_in(&user));
    // The id of who is gone goes to nobody else.
    assert_scim(&directory.delete(&user).await, 204);
    let newcomer = directory.user(json!({"userName": "newcomer"})).await;
    assert_ne!(newcomer, user);
    assert_scim_error(&directory.get(&user).await, 404, None);
}

#[tokio::test]
async fn k14_an_external_id_is_the_clients() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    assert_eq!(directory.read(&user).await.get("externalId"), None);
    let named = directory
        .put(&user, json!({"userName": "ada", "externalId": "7"}))
        .await;
    assert_eq!(named.json()["externalId"], "7");
    let nameless = directory.put(&user, json!({"userName": "ada"})).await;
    assert_eq!(nameless.json().get("externalId"), None);
}

#[tokio::test]
async fn k15_meta_of_a_client_is_passed_over() {
    let directory = Directory::start();
    let forged = json!({
        "created": "2000-01-01T00:00:00Z", "lastModified": "2000-01-01T00:00:00Z",
        "resourceType": "Group", "location": "https://x.example/", "version": "W/\"9\"",
    });
    let made = directory
        .post("/Users", json!({"userName": "ada", "meta": forged}))
        .await;
    assert_scim(&made, 201);
    let made = made.json();
    for (name, value) in forged.as_object().expect("an object") {
        assert_ne!(&made["meta"][name], value, "{name}");
    }
}

#[tokio::test]
async fn k16_what_was_never_modified_was_last_modified_at_its_creation() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let before = directory.read(&user).await["meta"].clone();
    assert_eq!(before["created"], before["lastModified"]);
    // A write without an effect is no modification.
    let same = directory.put(&user, json!({"userName": "ada"})).await;
    assert_eq!(same.json()["meta"], before);
    let changed = directory
        .put(&user, json!({"userName": "ada", "title": "T"}))
        .await;
    let after = changed.json()["meta"].clone();
    assert_eq!(after["created"], before["created"]);
    assert!(text(&after["lastModified"]) > text(&before["lastModified"]));
}

#[tokio::test]
async fn k17_a_location_is_the_content_location() {
    let directory = Directory::start();
    let user = directory.post("/Users", json!({"userName": "ada"})).await;
    let group = directory.post("/Groups", json!({"displayName": "G"})).await;
    for made in [user, group] {
        let location = text(&made.json()["meta"]["location"]);
        let path = location
            .strip_prefix(&directory.rollcall.base_url)
            .expect("below the base URL");
        let put = directory.put(path, made.json()).await;
        let rename = json!([{"op": "replace", "path": "displayName", "value": "H"}]);
        let patch = directory.patch(path, rename).await;
        let get = directory.get(path).await;
        for reply in [&made, &put, &patch, &get] {
            assert_eq!(reply.header("content-location"), Some(location.as_str()));
            assert_eq!(reply.json()["meta"]["location"], location);
        }
    }
}

#[tokio::test]
async fn k18_versions_are_weak_tags() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let group = directory.group(json!({"displayName": "G"})).await;
    for path in [user, group] {
        let reply = directory.get(&path).await;
        let tag = text(&reply.json()["meta"]["version"]);
        assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
        assert_eq!(reply.header("etag"), Some(tag.as_str()));
    }
}

#[tokio::test]
async fn k19_an_extension_stands_under_its_urn() {
    let directory = Directory::start();
    let custom = "urn:example:hr:2.0:User";
    let body = json!({
        "userName": "ada",
        ENTERPRISE: {"department": "D"},
        format!("{ENTERPRISE}:division"): "V",
        custom: {"badge": 7},
    });
    let user = directory.user(body).await;
    let user = directory.read(&user).await;
    assert_eq!(
        user[ENTERPRISE],
        json!({"department": "D", "division": "V"})
    );
    assert_eq!(user[custom], json!({"badge": 7}));
    let schemas = user["schemas"].as_array().expect("a list");
    for urn in [USER, ENTERPRISE, custom] {
        assert!(schemas.contains(&urn.into()), "{urn}: {schemas:?}");
    }
}

#[tokio::test]
async fn k20_a_user_name_is_there_and_unique_whatever_its_case() {
    let directory = Directory::start();
    directory.user(json!({"userName": "Straße@x"})).await;
    let other = directory.user(json!({"userName": "other"})).await;
    for twin in ["straße@X", "STRAẞE@x", "ＳＴＲＡẞＥ@x"] {
        let body = json!({ "userName": twin });
        let rename = json!([{"op": "replace", "path": "userName", "value": twin}]);
        for refused in [
            directory.post("/Users", body.clone()).await,
            directory.put(&other, body).await,
            directory.patch(&other, rename).await,
        ] {
            assert_scim_error(&refused, 409, Some("uniqueness"));
        }
    }
    // Letters that share an upper case are different letters.
    directory.user(json!({"userName": "strasse@x"})).await;
    for body in [
        json!({}),
        json!({"userName": ""}),
        json!({"userName": null}),
    ] {
        for refused in [
            directory.post("/Users", body.clone()).await,
            directory.put(&other, body).await,
        ] {
            assert_scim_error(&refused, 400, Some("invalidValue"));
        }
    }
}

#[tokio::test]
async fn k21_a_password_is_never_returned() {
    let directory = Directory::start();
    let body = json!({"userName": "ada", "password": "canary"});
    let made = directory.post("/Users", body.clone()).await;
    let user = format!("/Users/{}", text(&made.json()["id"]));
    let change = json!([{"op": "replace", "path": "password", "value": "canary"}]);
    for reply in [
        made,
        directory.put(&user, body).await,
        directory.patch(&user, change).await,
        directory.get(&format!("{user}?attributes=password")).await,
        directory.get("/Users?attributes=userName,password").await,
    ] {
        assert!(reply.status.is_success());
        let shown = reply.json().to_string();
        assert!(
            !shown.contains("canary") && !shown.contains("password"),
            "{shown}"
        );
    }
    let probe = directory.find("password sw \"c\"").await;
    assert_scim_error(&probe, 400, Some("invalidFilter"));
}

#[tokio::test]
async fn k23_an_address_is_kept_as_it_was_sent() {
    let directory = Directory::start();
    for (user_name, address) in [("ada", "Ada@Example.COM"), ("eve", "no at")] {
        let emails = json!([{ "value": address }]);
        let user = directory
            .user(json!({"userName": user_name, "emails": emails}))
            .await;
        assert_eq!(directory.read(&user).await["emails"], emails);
    }
}

#[tokio::test]
async fn k24_a_country_is_kept_as_it_was_sent() {
    let directory = Directory::start();
    let addresses = json!([{"country": "NO"}, {"country": "Norway"}]);
    let user = directory
        .user(json!({"userName": "ada", "addresses": addresses}))
        .await;
    assert_eq!(directory.read(&user).await["addresses"], addresses);
}

#[tokio::test]
async fn k25_groups_are_changed_through_groups_alone() {
    let directory = Directory::start();
    let group = directory.group(json!({"displayName": "G"})).await;
    let forged = json!([{"value": id_in(&group)}]);
    let body = json!({"userName": "ada", "groups": forged});
    let user = directory.user(body.clone()).await;
    assert_scim(&directory.put(&user, body).await, 200);
    for op in ["add", "replace", "remove"] {
        let operation = json!({"op": op, "path": "groups", "value": forged});
        let refused = directory.patch(&user, json!([operation])).await;
        assert_scim_error(&refused, 400, Some("mutability"));
    }
    assert_eq!(directory.read(&user).await.get("groups"), None);
    assert_eq!(directory.read(&group).await.get("members"), None);
}

#[tokio::test]
async fn k26_a_users_groups_are_named_by_their_ids() {
    let directory = Directory::start();
    let user = directory.user(json!({"userName": "ada"})).await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    let shown = directory.read(&user).await["groups"].clone();
    assert_eq!(shown[0]["value"], id_in(&group));
    assert_eq!(
        (&shown[0]["display"], &shown[0]["type"]),
        (&json!("G"), &json!("direct"))
    );
    let gone = json!([{"op": "remove", "path": "members"}]);
    assert_scim(&directory.patch(&group, gone).await, 200);
    assert_eq!(directory.read(&user).await.get("groups"), None);
}

#[tokio::test]
async fn k27_a_group_has_a_name_and_members_that_are_not_edited() {
    let directory = Directory::start();
    let nameless = directory.post("/Groups", json!({"schemas": [GROUP]})).await;
    assert_scim_error(&nameless, 400, Some("invalidValue"));
    let user = directory.user(json!({"userName": "ada"})).await;
    let other = directory.user(json!({"userName": "eve"})).await;
    let members = json!([{"value": id_in(&user)}]);
    let group = directory
        .group(json!({"displayName": "G", "members": members}))
        .await;
    let before = directory.read(&group).await;
    assert_eq!(before["members"][0]["value"], id_in(&user));
    let element = format!("members[value eq \"{}\"]", id_in(&user));
    for (path, value) in [
        (format!("{element}.value"), json!(id_in(&other))),
        (element, json!({"value": id_in(&other)})),
        ("members.value".to_owned(), json!(id_in(&other))),
    ] {
        let operation = json!({"op": "replace", "path": path, "value": value});
        let refused = directory.patch(&group, json!([operation])).await;
        assert_scim_error(&refused, 400, Some("mutability"));
    }
    assert_eq!(directory.read(&group).await, before);
}

#[tokio::test]
async fn k28_a_manager_is_a_users_id_and_is_named_by_nobody() {
    let directory = Directory::start();
    let boss = directory.user(json!({"userName": "boss"})).await;
    let manager = json!({"value": id_in(&boss), "displayName": "Forged"});
    let user = directory
        .user(json!({"userName": "ada", ENTERPRISE: {"manager": manager}}))
        .await;
    let shown = directory.read(&user).await;
    assert_eq!(shown[ENTERPRISE]["manager"], json!({"value": id_in(&boss)}));
    let filter = format!("{ENTERPRISE}:manager.value eq \"{}\"", id_in(&boss));
    assert_eq!(directory.found(&filter).await, "ada");
    let path = format!("{ENTERPRISE}:manager.displayName");
    let forge = json!([{"op": "add", "path": path, "value": "Forged"}]);
    assert_scim_error(
        &directory.patch(&user, forge).await,
        400,
        Some("mutability"),
    );
}

#[tokio::test]
async fn k34_case_is_kept_and_counts_where_the_schema_says_so() {
    let directory = Directory::start();
    let body = json!({"userName": "Ada", "externalId": "Seven", "title": "Countess"});
    let user = directory.user(body.clone()).await;
    let shown = directory.read(&user).await;
    for name in ["userName", "externalId", "title"] {
        assert_eq!(shown[name], body[name]);
    }
    for (filter, expect) in [
        ("externalId eq \"Seven\"", "Ada"),
        ("externalId eq \"SEVEN\"", ""),
        ("title eq \"COUNTESS\"", "Ada"),
        ("userName eq \"ADA\"", "Ada"),
        (&format!("id eq \"{}\"", id_in(&user)), "Ada"),
        (&format!("id eq \"{}\"", id_in(&user).to_uppercase()), ""),
    ] {
        assert_eq!(directory.found(filter).await, expect, "{filter}");
    }
}

#[tokio::test]
async fn k37_names_are_compared_as_people_read_them() {
    let directory = Directory::start();
    directory.user(json!({"userName": "ａda"})).await;
    directory.user(json!({"userName": "Å"})).await;
    for twin in ["ada", "ADA", "A\u{30a}", "\u{212b}"] {
        let refused = directory.post("/Users", json!({ "userName": twin })).await;
        assert_scim_error(&refused, 409, Some("uniqueness"));
    }
    assert_eq!(directory.found("userName eq \"ADA\"").await, "ａda");
}
