//! Finding and keeping the same person: the unique identifier field, and the
//! id that survives deletion.

use hyper::Method;
use rollcall::okta::Person;
use serde_json::json;

use crate::support::{Rollcall, assert_scim, assert_scim_error, id_of};

/// *Unique identifier field: email* finds the person by every name that an
/// admin may have typed for it, whatever the case.
#[tokio::test]
async fn a_person_is_found_by_email() {
    let rollcall = Rollcall::start();
    let okta = rollcall.okta();
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));
    okta.create_user(&Person::new(2, "Grace", "Hopper", "acme.example"))
        .await
        .expect("answers");
    for attribute in [
        "userName",
        "email",
        "emails",
        "emails.value",
        "email.value",
        "EMAILS.VALUE",
        "externalId",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName",
    ] {
        let value = if attribute == "externalId" {
            ada.external_id.clone()
        } else {
            ada.email.to_uppercase()
        };
        let found = okta.find_user(attribute, &value).await.expect("answers");
        assert_scim(&found, 200);
        assert_eq!(found.json()["totalResults"], 1, "{attribute}");
        assert_eq!(found.json()["Resources"][0]["id"], id, "{attribute}");
        let nobody = okta.find_user(attribute, "nobody").await.expect("answers");
        assert_eq!(nobody.json()["totalResults"], 0, "{attribute}");
    }
}

#[tokio::test]
async fn a_deleted_person_returns_with_the_same_id() {
    let rollcall = Rollcall::start();
    let (okta, client) = (rollcall.okta(), rollcall.client());
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let id = id_of(&okta.create_user(&ada).await.expect("answers"));
    let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
    okta.add_members(&group, &[&id]).await.expect("answers");

    let path = format!("/Users/{id}");
    let gone = client
        .send(Method::DELETE, &path, None)
        .await
        .expect("answers");
    assert_scim(&gone, 204);
    for reply in [
        client
            .send(Method::GET, &path, None)
            .await
            .expect("answers"),
        client
            .send(Method::DELETE, &path, None)
            .await
            .expect("answers"),
        okta.patch_user(&id, json!({"active": true}))
            .await
            .expect("answers"),
    ] {
        assert_scim_error(&reply, 404, None);
    }
    let list = okta.get("/Users").await.expect("answers").json();
    assert_eq!(list["totalResults"], 0);
    let found = okta
        .find_user("userName", &ada.email)
        .await
        .expect("answers");
    assert_eq!(found.json()["totalResults"], 0);
    let left = okta
        .get(&format!("/Groups/{group}"))
        .await
        .expect("answers")
        .json();
    assert_eq!(left.get("members"), None);
    assert!(rollcall.product().user(&id).await.is_err());

    let back = okta.create_user(&ada).await.expect("answers");
    assert_scim(&back, 201);
    assert_eq!(id_of(&back), id);

    // Somebody else who gets the name of a person who left is somebody else.
    client
        .send(Method::DELETE, &path, None)
        .await
        .expect("answers");
    let namesake = Person::new(2, "Ada", "Lovelace", "acme.example");
    assert_ne!(
        id_of(&okta.create_user(&namesake).await.expect("answers")),
        id
    );
}
