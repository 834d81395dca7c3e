//! The life of a person and of a group as an app of Okta's catalogue drives it:
//! path-less PATCH for users, PATCH by difference for groups.

use hyper::Method;
use rollcall::okta::Person;
use rollcall_client::proto::directory::v1::{ListUsersRequest, list_users_request};
use serde_json::{Value, json};

use crate::support::{CUSTOMER, Rollcall, assert_scim, assert_scim_error, id_of};

#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));

    let renamed = okta
        .patch_user(
            &id,
            json!({"name": {"familyName": "Byron"}, "title": "Countess"}),
        )
        .await
        .expect("answers");
    assert_scim(&renamed, 200);
    let user = renamed.json();
    assert_eq!(
        user["name"],
        json!({"givenName": "Ada", "familyName": "Byron"})
    );
    assert_eq!(user["title"], "Countess");
    assert_eq!(user["meta"]["version"], "W/\"2\"");

    // The same again changes nothing, not even the version.
    let same = okta
        .patch_user(&id, json!({"title": "Countess"}))
        .await
        .expect("answers");
    assert_eq!(same.json(), user);

    let inactive = okta
        .patch_user(&id, json!({"active": false}))
        .await
        .expect("answers");
    assert_scim(&inactive, 200);
    assert_eq!(inactive.json()["active"], false);
    assert!(!rollcall.product().user(&id).await.expect("there").active);

    let synced = okta
        .patch_user(&id, json!({"password": "correct horse"}))
        .await
        .expect("answers");
    assert_scim(&synced, 200);
    assert_eq!(synced.json(), inactive.json());

    let active = okta
        .patch_user(&id, json!({"active": true}))
        .await
        .expect("answers");
    assert_eq!(
        (&active.json()["id"], &active.json()["active"]),
        (&json!(id), &json!(true))
    );

    // A user whom nobody knows, and one whose name is taken.
    let missing = okta
        .patch_user("user_00000000000000000000000000", json!({"active": false}))
        .await;
    assert_scim_error(&missing.expect("answers"), 404, None);
    let grace = Person::new(2, "Grace", "Hopper", "acme.example");
    okta.create_user(&grace).await.expect("answers");
    let taken = okta
        .patch_user(&id, json!({"title": "x", "userName": grace.email}))
        .await;
    assert_scim_error(&taken.expect("answers"), 409, Some("uniqueness"));
    let user = okta
        .get(&format!("/Users/{id}"))
        .await
        .expect("answers")
        .json();
    assert_eq!(user["title"], "Countess", "nothing partial is kept");
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
    let id = id_of(&okta.create_group("Engineering").await.expect("answers"));

    let added = okta.add_members(&id, &[ada, grace]).await.expect("answers");
    assert_scim(&added, 200);
    assert_eq!(members(&added.json()), [ada, grace]);
    let again = okta.add_members(&id, &[grace]).await.expect("answers");
    assert_eq!(
        again.json(),
        added.json(),
        "a member who is there already is no change"
    );

    let removed = okta.remove_member(&id, ada).await.expect("answers");
    assert_eq!(members(&removed.json()), [grace]);
    let again = okta.remove_member(&id, ada).await.expect("answers");
    assert_eq!(again.json(), removed.json());

    let pushed = okta
        .replace_members(&id, &[ada, alan])
        .await
        .expect("answers");
    assert_eq!(members(&pushed.json()), [ada, alan]);
    let renamed = okta.rename_group(&id, "Builders").await.expect("answers");
    assert_scim(&renamed, 200);
    assert_eq!(renamed.json()["displayName"], "Builders");
    assert_eq!(
        members(&renamed.json()),
        [ada, alan],
        "a rename keeps the members"
    );
    let emptied = okta.replace_members(&id, &[]).await.expect("answers");
    assert_scim(&emptied, 200);
    assert_eq!(members(&emptied.json()), [""; 0]);

    let gone = okta.delete_group(&id).await.expect("answers");
    assert_scim(&gone, 204);
    let again = okta.delete_group(&id).await.expect("answers");
    assert_scim_error(&again, 404, None);
}

/// A member who is not provisioned yet does not fail the push: it is parked,
/// shown to the product, and becomes a member when it arrives.
#[tokio::test]
async fn a_member_arrives_late() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let product = rollcall.product();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let grace = Person::new(2, "Grace", "Hopper", "acme.example");
    let ada_id = id_of(&okta.create_user(&ada).await.expect("answers"));
    let id = id_of(&okta.create_group("Engineering").await.expect("answers"));

    let added = okta
        .add_members(&id, &[&ada_id, &grace.external_id])
        .await
        .expect("answers");
    assert_scim(&added, 200);
    assert_eq!(members(&added.json()), [&grace.external_id, &ada_id]);
    // Who sends back what was read loses nobody.
    let path = format!("/Groups/{id}");
    let read = okta.get(&path).await.expect("answers").json();
    let echoed = rollcall
        .client()
        .send(Method::PUT, &path, Some(&read))
        .await
        .expect("answers");
    assert_eq!(echoed.json(), read);
    let group = product.group(&id).await.expect("there");
    assert_eq!(
        (group.member_count, group.parked_members),
        (1, vec![grace.external_id.clone()])
    );

    let grace_id = id_of(&okta.create_user(&grace).await.expect("answers"));
    let group = product.group(&id).await.expect("there");
    assert_eq!((group.member_count, group.parked_members), (2, vec![]));
    let request = ListUsersRequest {
        selection: Some(list_users_request::Selection::OrganizationExternalId(
            CUSTOMER.to_owned(),
        )),
        group_id: id.clone(),
        ..ListUsersRequest::default()
    };
    let users = product.list_users(request).all().await.expect("answers");
    let seen: Vec<_> = users.iter().map(|user| user.id.as_str()).collect();
    assert_eq!(seen, [ada_id.as_str(), &grace_id]);
    let shown = okta
        .get(&format!("/Groups/{id}"))
        .await
        .expect("answers")
        .json();
    assert_eq!(members(&shown), [ada_id.as_str(), &grace_id]);
}

fn members(group: &Value) -> Vec<&str> {
    let members = group["members"].as_array().map_or(&[][..], Vec::as_slice);
    members
        .iter()
        .filter_map(|member| member["value"].as_str())
        .collect()
}
