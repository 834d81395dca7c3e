//! `OneLogin`: a body that the admin edits, begun from a template of drafts.

use rollcall::simulate::provider::onelogin::{DRAFT, HEADERS, look_up};
use rollcall::simulate::provider::removals;
use serde_json::{Value, json};

use super::{
    ENTERPRISE, GROUP, PATCH_OP, Provider, USER, assert_answer, assert_group_seen, assert_seen,
};
use crate::support::{Rollcall, assert_scim, assert_scim_error};

fn onelogin(rollcall: &Rollcall) -> Provider {
    Provider::new(rollcall, &HEADERS, "application/scim+json")
}

/// The capture of an enterprise app: plus signs and a loose `&` in the look-up,
/// a loose `?` behind the id, and the URNs of a draft.
#[tokio::test]
async fn a_person_lives() {
    let rollcall = Rollcall::start();
    let onelogin = onelogin(&rollcall);
    let enterprise = "urn:scim:schemas:extension:enterprise:2.0";
    let body = |family_name: &str| {
        json!({
            "schemas": [DRAFT, enterprise],
            "userName": "ada@acme.example",
            "name": {"familyName": family_name, "givenName": "Ada", "formatted": "Ada"},
            "emails": [{"value": "ada@acme.example", "type": "work", "primary": true}],
            "title": "",
            "active": true,
            enterprise: {"department": "R&D", "manager": {"managerId": "", "displayName": " "}},
        })
    };
    let look_up = look_up("/Users", "userName", "ada@acme.example");
    assert_eq!(onelogin.ids(&look_up).await, [""; 0]);
    let id = onelogin.create("/Users", body("Lovelace")).await;
    assert_eq!(onelogin.ids(&look_up).await, [id.as_str()]);
    let reply = onelogin.put(&format!("/Users/{id}?"), body("Byron")).await;
    let expect = json!({
        "userName": "ada@acme.example",
        "name": {"familyName": "Byron", "givenName": "Ada", "formatted": "Ada"},
        "emails": [{"value": "ada@acme.example", "type": "work", "primary": true}],
        "title": "",
        "active": true,
        ENTERPRISE: {"department": "R&D"},
    });
    assert_answer(&reply, 200, &expect);
    assert_eq!(reply.json()["schemas"], json!([USER, ENTERPRISE]));
    assert_seen(&rollcall, &id, expect).await;
}

/// The vendor's own templates: `emails` as an object, the URNs of SCIM 1.1, and
/// the manager's id under its name there. And what an admin may make of them.
#[tokio::test]
async fn a_template_is_taken() {
    let rollcall = Rollcall::start();
    let onelogin = onelogin(&rollcall);
    let manager = onelogin
        .create(
            "/Users",
            json!({
                "schemas": ["urn:scim:schemas:core:1.0"],
                "userName": "boss@acme.example",
                "name": {"givenName": "B", "familyName": "Oss", "formatted": "B Oss"},
            }),
        )
        .await;
    let enterprise = "urn:scim:schemas:extension:enterprise:1.0";
    let enterprise_user = json!({
        "schemas": ["urn:scim:schemas:core:1.0", enterprise],
        "userName": "ada@acme.example",
        "name": {"familyName": "Lovelace", "givenName": "Ada", "formatted": "Ada Lovelace"},
        "emails": {"value": "ada@acme.example", "type": "work", "primary": true},
        "title": "Countess",
        enterprise: {
            "department": "R&D",
            "manager": {"managerId": manager, "displayName": "B Oss"},
        },
    });
    let id = onelogin.create("/Users", enterprise_user).await;
    let expect = json!({
        "emails": [{"value": "ada@acme.example", "type": "work", "primary": true}],
        "title": "Countess",
        ENTERPRISE: {"department": "R&D", "manager": {"value": manager}},
        "email": "ada@acme.example",
        "active": true,
    });
    assert_seen(&rollcall, &id, expect).await;

    let check = async |name: &str, value: Value, expect: Value| {
        let body = json!({"schemas": [USER], "userName": "ada@acme.example", name: value});
        let reply = onelogin.put(&format!("/Users/{id}"), body).await;
        assert_answer(&reply, 200, &expect);
        assert_seen(&rollcall, &id, expect).await;
    };
    // Without `primary`; one email alone; and numbers without quotes.
    let bare = json!([{"value": "ada@acme.example"}]);
    check("emails", bare.clone(), json!({"emails": bare})).await;
    check("emails", json!("ada@acme.example"), json!({"emails": bare})).await;
    check(
        "emails",
        json!({"value": "ada@acme.example"}),
        json!({"emails": bare}),
    )
    .await;
    check("title", json!(8), json!({"title": "8"})).await;
    check(
        "phoneNumbers",
        json!([{"type": "work", "value": 4_255_550_100_i64}]),
        json!({"phoneNumbers": [{"type": "work", "value": "4255550100"}]}),
    )
    .await;
    check(
        ENTERPRISE,
        json!({"employeeNumber": 701_984, "manager": {"value": manager, "displayName": "B Oss"}}),
        json!({ENTERPRISE: {"employeeNumber": "701984", "manager": {"value": manager}}}),
    )
    .await;
}

/// Who leaves is suspended, deleted, or left alone, as the admin has set.
#[tokio::test]
async fn a_person_leaves() {
    let rollcall = Rollcall::start();
    let onelogin = onelogin(&rollcall);
    let body = json!({"schemas": [USER], "userName": "ada@acme.example", "active": true});
    let id = onelogin.create("/Users", body.clone()).await;
    let path = format!("/Users/{id}");
    let suspend = json!([{"op": "replace", "path": "active", "value": false}]);
    assert_answer(
        &onelogin.patch(&path, suspend).await,
        200,
        &json!({"active": false}),
    );
    assert_seen(&rollcall, &id, json!({"active": false})).await;
    assert_scim(&onelogin.put(&path, body.clone()).await, 200);
    assert_seen(&rollcall, &id, json!({"active": true})).await;
    let mut suspended = body;
    suspended["active"] = false.into();
    assert_scim(&onelogin.put(&path, suspended).await, 200);
    assert_seen(&rollcall, &id, json!({"active": false})).await;
    assert_scim(&onelogin.delete(&path).await, 204);
    assert!(rollcall.product().user(&id).await.is_err());
    assert_scim_error(&onelogin.delete(&path).await, 404, None);
}

/// Members are added in the capture's way: its request has the length of this
/// one. The removal is the described manner. The members of older documentation
/// carry an `operation`, as in SCIM 1.1; to add one that is marked for deletion
/// would be the opposite of what was asked, so such a request is refused whole.
#[tokio::test]
async fn a_group_lives() {
    let rollcall = Rollcall::start();
    let onelogin = onelogin(&rollcall);
    let mut users = Vec::new();
    for name in ["ada", "grace"] {
        let user_name = format!("{name}@acme.example");
        users.push(
            onelogin
                .create("/Users", json!({"userName": user_name}))
                .await,
        );
    }
    let body = json!({"schemas": [DRAFT], "displayName": "Engineering"});
    let id = onelogin.create("/Groups", body).await;
    let path = format!("/Groups/{id}");
    for user in &users {
        let add = json!([{"op": "add", "path": "members", "value": [{"value": user}]}]);
        assert_scim(&onelogin.patch(&format!("{path}?"), add).await, 200);
    }
    let both: Vec<_> = users.iter().map(String::as_str).collect();
    assert_group_seen(&rollcall, &id, "Engineering", &both).await;
    let marked = json!([{"value": users[0], "operation": "delete"}]);
    for body in [
        json!({"schemas": ["urn:scim:schemas:core:1.0"], "displayName": "Engineering", "members": marked}),
        json!({"schemas": [GROUP], "displayName": "Engineering", "members": marked}),
    ] {
        assert_scim_error(&onelogin.put(&path, body).await, 400, Some("invalidValue"));
    }
    let old = json!({"schemas": ["urn:scim:schemas:core:1.0"], "members": marked});
    let refused = onelogin.send(hyper::Method::PATCH, &path, Some(&old)).await;
    assert_eq!(refused.status, 400);
    let body = json!({"schemas": [PATCH_OP], "Operations": [
        {"op": "add", "path": "members", "value": marked},
    ]});
    let refused = onelogin
        .send(hyper::Method::PATCH, &path, Some(&body))
        .await;
    assert_scim_error(&refused, 400, Some("invalidValue"));
    assert_group_seen(&rollcall, &id, "Engineering", &both).await;
    let remove = removals(&users[..1]);
    assert_scim(&onelogin.patch(&path, remove.into()).await, 200);
    assert_group_seen(&rollcall, &id, "Engineering", &both[1..]).await;
}
