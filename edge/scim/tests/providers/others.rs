//! What the other identity providers send.

use serde_json::json;

use crate::{ENTERPRISE, PATCH, USER, group_patch, user, user_filter, user_patch};

#[test]
fn jumpcloud() {
    let check = |operation, expect: &str| {
        let body = json!({"schemas": [PATCH], "Operations": [operation]});
        assert_eq!(user_patch(&body), [expect], "{body}");
    };
    check(
        json!({"op": "replace", "path": "name.givenName", "value": "B"}),
        "Replace name.givenName \"B\"",
    );
    check(
        json!({"op": "replace", "path": "active", "value": false}),
        "Replace active false",
    );
    // One element by its value, as it does with members.
    check(
        json!({"op": "remove", "path": "roles", "value": [{"value": "admin"}]}),
        "Remove roles [value eq \"admin\"]",
    );

    let check = |operation, expect: &str| {
        let body = json!({"schemas": [PATCH], "Operations": [operation]});
        assert_eq!(group_patch(&body), [expect], "{body}");
    };
    check(
        json!({"op": "replace", "value": {"displayName": "N"}}),
        "Replace displayName \"N\"",
    );
    check(
        json!({"op": "add", "path": "members", "value": [{"value": "user_1"}]}),
        "+ user_1",
    );
    check(
        json!({"op": "remove", "path": "members", "value": [{"value": "user_1"}]}),
        "- user_1",
    );
}

#[test]
fn onelogin() {
    let check = |emails, expect| {
        let body = json!({"schemas": [USER], "userName": "ada", "emails": emails});
        assert_eq!(user(&body), json!({"userName": "ada", "emails": expect}));
    };
    check(
        json!({"value": "a@x", "type": "work", "primary": true}),
        json!([{"value": "a@x", "type": "work", "primary": true}]),
    );
    check(json!([{"value": "a@x"}]), json!([{"value": "a@x"}]));
    // Its own templates name the schemas of drafts.
    for version in ["1.0", "2.0"] {
        let enterprise = format!("urn:scim:schemas:extension:enterprise:{version}");
        let body = json!({
            "schemas": [format!("urn:scim:schemas:core:{version}"), enterprise],
            "userName": "ada",
            enterprise: {"department": "D", "manager": {"managerId": "user_2", "displayName": "B"}},
        });
        let expect = json!({
            "userName": "ada",
            ENTERPRISE: {"department": "D", "manager": {"value": "user_2"}},
        });
        assert_eq!(user(&body), expect);
    }
    // A template without quotes around the number.
    let body = json!({"userName": "ada", "title": 8, ENTERPRISE: {"employeeNumber": 7}});
    let expect = json!({"userName": "ada", "title": "8", ENTERPRISE: {"employeeNumber": "7"}});
    assert_eq!(user(&body), expect);
}

#[test]
fn ping() {
    let check = |filter: &str, expect: &str| assert_eq!(user_filter(filter), expect);
    check("userName eq \"a\"", "userName eq \"a\"");
    check("emails eq \"a@x\"", "emails.value eq \"a@x\"");
    let body = json!({"schemas": [USER], "userName": "ada", "active": false});
    assert_eq!(user(&body), json!({"userName": "ada", "active": false}));
}

/// Rippling, `CyberArk` and others of whom no more is known.
#[test]
fn any() {
    let check = |operation, expect: &[&str]| {
        let body = json!({"schemas": [PATCH], "Operations": [operation]});
        assert_eq!(user_patch(&body), expect, "{body}");
    };
    // A missed deactivation is a security fault.
    check(
        json!({"op": "replace", "path": format!("{USER}:active"), "value": false}),
        &["Replace active false"],
    );
    check(
        json!({"op": "replace", "value": {"id": "user_1", "active": "false"}}),
        &["Replace active false"],
    );
    check(
        json!({"op": "replace", "value": {format!("{USER}:active"): false}}),
        &["Replace active false"],
    );
    check(
        json!({"op": "replace", "value": {"emails": {"value": "a@x"}, "shoe": 41}}),
        &[r#"Replace emails [{"value":"a@x"}]"#, "Replace shoe 41"],
    );
}
