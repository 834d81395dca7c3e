//! The life of a person and of a group as an app of Okta's App Integration
//! Wizard drives it: GET, then PUT of the whole.

use rollcall::okta::Person;
use serde_json::json;

use crate::support::{Rollcall, assert_scim, customer, id_of, request, text};

#[tokio::test]
async fn the_connection_is_tested() {
    let rollcall = Rollcall::start();
    let (users, groups) = rollcall.okta().test_connection().await.expect("answers");
    for reply in [&users, &groups] {
        assert_scim(reply, 200);
        let list = reply.json();
        assert_eq!(
            list["schemas"],
            json!(["urn:ietf:params:scim:api:messages:2.0:ListResponse"])
        );
        assert_eq!(
            (&list["totalResults"], &list["startIndex"]),
            (&json!(0), &json!(1))
        );
        assert_eq!(
            (&list["itemsPerPage"], &list["Resources"]),
            (&json!(0), &json!([]))
        );
    }
    let mut wrong = rollcall.client();
    wrong.bearer_token.pop();
    let refused = wrong
        .send(hyper::Method::GET, "/Users", None)
        .await
        .expect("answers");
    assert_scim(&refused, 401);
    assert!(
        refused
            .header("www-authenticate")
            .is_some_and(|value| value.starts_with("Bearer"))
    );
}

#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start_with(&["--domain", "acme.example"], &[]);
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");

    // Assignment: nobody is found, so the user is made.
    let found = okta
        .find_user("userName", &ada.email)
        .await
        .expect("answers");
    assert_scim(&found, 200);
    assert_eq!(found.json()["totalResults"], 0);
    let created = okta.create_user(&ada).await.expect("answers");
    assert_scim(&created, 201);
    let user = created.json();
    let id = id_of(&created);
    let location = format!("{}/Users/{id}", rollcall.base_url);
    assert_eq!(created.header("location"), Some(location.as_str()));
    assert_eq!(created.header("etag"), Some("W/\"1\""));
    assert_eq!(user["meta"]["location"], location);
    assert_eq!(user["meta"]["resourceType"], "User");
    assert_eq!(user["meta"]["created"], user["meta"]["lastModified"]);
    assert_eq!(user["userName"], ada.email);
    assert_eq!(user["externalId"], ada.external_id);
    assert_eq!(
        user["name"],
        json!({"givenName": "Ada", "familyName": "Lovelace"})
    );
    assert_eq!(
        user["emails"],
        json!([{"primary": true, "value": ada.email, "type": "work"}])
    );
    assert_eq!(user["active"], true);
    assert_eq!(user.get("password"), None);

    // The same person again is a conflict.
    let twin = okta.create_user(&ada).await.expect("answers");
    crate::support::assert_scim_error(&twin, 409, Some("uniqueness"));

    // Profile update: back comes everything that was got.
    let updated = okta
        .put_user(&id, |user| {
            user["name"]["familyName"] = json!("Byron");
            user["title"] = json!("Countess");
            user["nickName"] = json!("");
        })
        .await
        .expect("answers");
    assert_scim(&updated, 200);
    let user = updated.json();
    assert_eq!(
        (&user["id"], &user["name"]["familyName"]),
        (&json!(id), &json!("Byron"))
    );
    assert_eq!(
        (&user["title"], &user["nickName"]),
        (&json!("Countess"), &json!(""))
    );
    assert_eq!(updated.header("etag"), Some("W/\"2\""));

    // A PUT that drops an attribute clears it; one without `active` keeps it.
    let cleared = okta
        .put_user(&id, |user| {
            let fields = user.as_object_mut().expect("a user");
            fields.remove("title");
            fields.remove("active");
        })
        .await
        .expect("answers");
    assert_eq!(cleared.json().get("title"), None);
    assert_eq!(cleared.json()["active"], true);
}

#[tokio::test]
async fn a_person_leaves_and_returns() {
    let rollcall = Rollcall::start_with(&["--domain", "acme.example"], &[]);
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));

    // Deactivation and return, under the same id.
    let inactive = okta
        .put_user(&id, |user| user["active"] = json!(false))
        .await
        .expect("answers");
    assert_scim(&inactive, 200);
    assert_eq!(inactive.json()["active"], false);
    let seen = rollcall.product().user(&id).await.expect("there");
    assert!(!seen.active);
    let found = okta
        .find_user("userName", &ada.email.to_uppercase())
        .await
        .expect("answers");
    assert_eq!(found.json()["Resources"][0]["id"], id);
    assert_eq!(found.json()["Resources"][0]["active"], false);
    let active = okta
        .put_user(&id, |user| user["active"] = json!(true))
        .await
        .expect("answers");
    assert_eq!(
        (&active.json()["id"], &active.json()["active"]),
        (&json!(id), &json!(true))
    );

    // What is cleared is pushed as empty.
    let emptied = okta
        .put_user(&id, |user| {
            user["emails"] = json!([{"value": ada.email}, {"value": "", "type": "home"}]);
        })
        .await
        .expect("answers");
    assert_scim(&emptied, 200);
    let active = okta.put_user(&id, |_| ()).await.expect("answers");
    assert_eq!(active.json(), emptied.json());

    // Password sync is accepted and leaves nothing behind.
    let synced = okta
        .put_user(&id, |user| user["password"] = json!("correct horse"))
        .await
        .expect("answers");
    assert_scim(&synced, 200);
    assert_eq!(
        synced.json(),
        active.json(),
        "a password changes nothing that is kept"
    );
}

#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let mut ids = Vec::new();
    for (number, name) in [(1, "Ada"), (2, "Grace"), (3, "Alan")] {
        let person = Person::new(number, name, "Test", "acme.example");
        ids.push(id_of(&okta.create_user(&person).await.expect("answers")));
    }
    let [ada, grace, alan] = [&ids[0], &ids[1], &ids[2]].map(String::as_str);

    let found = okta.find_group("Engineering").await.expect("answers");
    assert_eq!(found.json()["totalResults"], 0);
    let created = okta.create_group("Engineering").await.expect("answers");
    assert_scim(&created, 201);
    let id = id_of(&created);
    assert_eq!(created.json()["meta"]["resourceType"], "Group");

    let pushed = okta
        .put_group(&id, "Engineering", &[ada, grace])
        .await
        .expect("answers");
    assert_scim(&pushed, 200);
    let members = pushed.json()["members"].clone();
    assert_eq!(
        members[0],
        json!({
            "value": ada,
            "type": "User",
            "$ref": format!("{}/Users/{ada}", rollcall.base_url),
        })
    );
    assert_eq!(members[1]["value"], grace);
    assert_eq!(members.as_array().map(Vec::len), Some(2));

    let named = okta
        .get(&format!("/Groups/{id}?attributes=members.display"))
        .await;
    let named = named.expect("answers").json();
    assert_eq!(
        named["members"],
        json!([{"display": "Ada Test"}, {"display": "Grace Test"}])
    );

    // The member's own view, computed.
    let user = okta
        .get(&format!("/Users/{ada}"))
        .await
        .expect("answers")
        .json();
    assert_eq!(user["groups"][0]["value"], id);
    assert_eq!(user["groups"][0]["display"], "Engineering");

    // What was read is current until a group of the user changes.
    let path = format!("/Users/{ada}");
    let tag = text(&user["meta"]["version"]);
    let read = request(&rollcall, "GET", &path, &[("if-none-match", &tag)], "").await;
    assert_eq!(
        (read.status.as_u16(), read.header("etag")),
        (304, Some(tag.as_str()))
    );
    okta.rename_group(&id, "Engineers").await.expect("answers");
    let read = request(&rollcall, "GET", &path, &[("if-none-match", &tag)], "").await;
    assert_eq!(read.status, 200);
    assert_eq!(read.json()["groups"][0]["display"], "Engineers");
    let matching = [("if-match", tag.as_str())];
    let body = json!({"userName": "ada.test@acme.example"}).to_string();
    let written = request(&rollcall, "PUT", &path, &matching, body).await;
    assert_eq!(written.status, 200, "the user itself is as it was");

    // PUT is the whole membership, and renames.
    let pushed = okta
        .put_group(&id, "Builders", &[grace, alan])
        .await
        .expect("answers");
    let members = pushed.json()["members"].clone();
    assert_eq!(
        (&members[0]["value"], &members[1]["value"]),
        (&json!(grace), &json!(alan))
    );
    assert_eq!(pushed.json()["displayName"], "Builders");
    let emptied = okta.put_group(&id, "Builders", &[]).await.expect("answers");
    assert_scim(&emptied, 200);
    assert_eq!(emptied.json().get("members"), None);

    // Another group cannot take the name; case does not tell them apart.
    let taken = okta.create_group("BUILDERS").await.expect("answers");
    crate::support::assert_scim_error(&taken, 409, Some("uniqueness"));

    let gone = okta.delete_group(&id).await.expect("answers");
    assert_scim(&gone, 204);
    let missing = okta.get(&format!("/Groups/{id}")).await.expect("answers");
    crate::support::assert_scim_error(&missing, 404, None);
}

/// Import of people and groups: steps of 100 until everybody was seen.
#[tokio::test]
async fn people_and_groups_are_imported() {
    const PEOPLE: u32 = 205;
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let mut pushed = Vec::new();
    for number in 0..PEOPLE {
        let person = Person::new(number, "Person", &number.to_string(), "acme.example");
        pushed.push(id_of(&okta.create_user(&person).await.expect("answers")));
    }
    let group = id_of(&okta.create_group("Everybody").await.expect("answers"));
    let members: Vec<_> = pushed.iter().map(String::as_str).collect();
    let answer = okta
        .replace_members(&group, &members)
        .await
        .expect("answers");
    assert_eq!(answer.status, 204, "a large group is not sent back");

    let mut imported = Vec::new();
    for start_index in [1, 101, 201] {
        let path = format!("/Users?startIndex={start_index}&count=100");
        let page = okta.get(&path).await.expect("answers").json();
        assert_eq!(page["totalResults"], PEOPLE);
        assert_eq!(page["startIndex"], start_index);
        let resources = page["Resources"].as_array().expect("a list");
        assert_eq!(page["itemsPerPage"], resources.len());
        imported.extend(resources.iter().map(|user| text(&user["id"])));
    }
    assert_eq!(imported, pushed, "each once, in a stable order");

    let page = okta
        .get("/Groups?startIndex=1&count=100")
        .await
        .expect("answers")
        .json();
    assert_eq!(page["totalResults"], 1);
    let members = page["Resources"][0]["members"].as_array().expect("a list");
    assert_eq!(members.len(), pushed.len());

    let users = rollcall
        .product()
        .users(customer())
        .all()
        .await
        .expect("answers");
    let seen: Vec<_> = users.iter().map(|user| user.id.clone()).collect();
    assert_eq!(seen, pushed, "the product pages through the same people");
}
