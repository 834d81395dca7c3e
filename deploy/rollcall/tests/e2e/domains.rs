//! The organization's domains, on every write of a user.

use hyper::Method;
use rollcall::okta::Person;
use serde_json::json;

use crate::support::{Rollcall, assert_scim, assert_scim_error, id_of, text};

const DOMAINS: [&str; 4] = ["--domain", "acme.example", "--domain", "Acme.Test"];

#[tokio::test]
async fn domains_are_enforced_on_every_write() {
    let rollcall = Rollcall::start_with(&DOMAINS, &[]);
    let (okta, client) = (rollcall.okta(), rollcall.client());
    let ada = id_of(
        &okta
            .create_user(&Person::new(1, "Ada", "Lovelace", "ACME.test"))
            .await
            .expect("answers"),
    );
    let path = format!("/Users/{ada}");
    let before = okta.get(&path).await.expect("answers").json();

    let outside = json!([{"value": "ada@elsewhere.example", "type": "home"}]);
    let operation = json!({"op": "add", "path": "emails", "value": outside});
    let patch = json!({"Operations": [operation]});
    let refused = [
        okta.create_user(&Person::new(2, "Eve", "Outsider", "elsewhere.example"))
            .await,
        okta.put_user(&ada, |user| user["emails"] = outside.clone())
            .await,
        okta.put_user(&ada, |user| {
            user["userName"] = json!("ada@elsewhere.example");
        })
        .await,
        okta.patch_user(&ada, json!({"userName": "ada@elsewhere.example"}))
            .await,
        client.send(Method::PATCH, &path, Some(&patch)).await,
    ];
    for reply in refused {
        let reply = reply.expect("answers");
        assert_scim_error(&reply, 400, Some("invalidValue"));
        let detail = text(&reply.json()["detail"]);
        assert!(detail.contains("acme.example, acme.test"), "{detail}");
        assert!(!detail.contains("elsewhere"), "{detail}");
    }
    assert_eq!(okta.get(&path).await.expect("answers").json(), before);

    // A userName that is no address is not one of a wrong domain.
    let renamed = okta
        .patch_user(&ada, json!({"userName": "ada"}))
        .await
        .expect("answers");
    assert_scim(&renamed, 200);
}

#[tokio::test]
async fn an_organization_may_allow_any_domain() {
    let mut arguments = DOMAINS.to_vec();
    arguments.push("--allow-any-domain");
    let rollcall = Rollcall::start_with(&arguments, &[]);
    let eve = Person::new(1, "Eve", "Outsider", "elsewhere.example");
    assert_scim(
        &rollcall.okta().create_user(&eve).await.expect("answers"),
        201,
    );
}
