//! What Microsoft Entra ID and its SCIM validator send.

use rollcall_scim::projection::Projection;
use rollcall_scim::schema;
use serde_json::json;

use crate::{
    ENTERPRISE, GROUP, PATCH, USER, group, group_filter, group_patch, user, user_filter, user_patch,
};

#[test]
fn filters() {
    let check = |filter: &str, expect: &str| assert_eq!(user_filter(filter), expect);
    check("userName eq \"upn\"", "userName eq \"upn\"");
    check("externalId eq \"7\"", "externalId eq \"7\"");
    check(
        "emails[type eq \"work\"].value eq \"ada@example.com\"",
        "emails[type eq \"work\" and value eq \"ada@example.com\"]",
    );
    check(
        "roles[primary eq \"True\"].value eq \"admin\"",
        "roles[primary eq true and value eq \"admin\"]",
    );
    check(
        "id eq \"user_1\" and manager eq \"user_2\"",
        &format!("id eq \"user_1\" and {ENTERPRISE}:manager.value eq \"user_2\""),
    );
    assert_eq!(group_filter("displayName eq \"N\""), "displayName eq \"N\"");
}

#[test]
fn projections() {
    let projection = Projection::new(&schema::GROUP, None, Some("members")).expect("valid");
    assert!(!projection.wants("members"));
    assert!(projection.wants("displayName"));
}

#[test]
fn users() {
    let created = json!({
        "schemas": [USER, ENTERPRISE],
        "externalId": "7",
        "userName": "ada@example.com",
        "active": true,
        "displayName": null,
        "emails": [{"primary": true, "type": "work", "value": "ada@example.com"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": "Ada Lovelace", "familyName": "Lovelace", "givenName": "Ada"},
        "roles": [],
    });
    let expect = json!({
        "externalId": "7",
        "userName": "ada@example.com",
        "active": true,
        "emails": [{"primary": true, "type": "work", "value": "ada@example.com"}],
        "name": {"formatted": "Ada Lovelace", "familyName": "Lovelace", "givenName": "Ada"},
    });
    assert_eq!(user(&created), expect);
}

/// The validator posts a boolean as text; the answer must hold a real one.
#[test]
fn a_primary_role_in_text() {
    let created = json!({
        "userName": "ada@example.com",
        "roles": [{"primary": "true", "value": "admin", "type": "WindowsAzureActiveDirectoryRole"}],
    });
    let expect = json!({
        "userName": "ada@example.com",
        "roles": [{"primary": true, "value": "admin", "type": "WindowsAzureActiveDirectoryRole"}],
    });
    assert_eq!(user(&created), expect);
}

#[test]
fn one_attribute() {
    let check = |op: &str, path: &str, value, expect: &str| {
        let operations = json!([{"op": op, "path": path, "value": value}]);
        let body = json!({"schemas": [PATCH], "Operations": operations});
        assert_eq!(user_patch(&body), [expect], "{body}");
    };
    // Legacy and `aadOptscim062020`.
    check("Replace", "active", json!("False"), "Replace active false");
    check("replace", "active", json!(false), "Replace active false");
    check("Add", "nickName", json!("B"), "Add nickName \"B\"");
    check("Add", "displayName", json!("B"), "Add displayName \"B\"");
    check(
        "Replace",
        "name.givenName",
        json!("B"),
        "Replace name.givenName \"B\"",
    );
    check("Add", "externalId", json!("7"), "Add externalId \"7\"");
    check(
        "Add",
        &format!("{ENTERPRISE}:employeeNumber"),
        json!("7"),
        &format!("Add {ENTERPRISE}:employeeNumber \"7\""),
    );
    check(
        "Replace",
        "name",
        json!({"givenName": "B"}),
        r#"Replace name {"givenName":"B"}"#,
    );
    for op in ["Add", "Replace"] {
        check(
            op,
            "emails[type eq \"work\"].value",
            json!("b@example.com"),
            &format!(r#"{op} emails.value [type eq "work"] "b@example.com" or {{"type":"work"}}"#),
        );
        check(
            op,
            "phoneNumbers[type eq \"mobile\"].value",
            json!("+1 555"),
            &format!(
                r#"{op} phoneNumbers.value [type eq "mobile"] "+1 555" or {{"type":"mobile"}}"#
            ),
        );
        check(
            op,
            "addresses[type eq \"work\"].postalCode",
            json!("12345"),
            &format!(r#"{op} addresses.postalCode [type eq "work"] "12345" or {{"type":"work"}}"#),
        );
        for sub_attribute in ["value", "display", "type"] {
            check(
                op,
                &format!("roles[primary eq \"True\"].{sub_attribute}"),
                json!("x"),
                &format!(
                    r#"{op} roles.{sub_attribute} [primary eq true] "x" or {{"primary":true}}"#
                ),
            );
        }
    }
}

#[test]
fn many_attributes_without_a_path() {
    let body = json!({"schemas": [PATCH], "Operations": [
        {"op": "add", "path": "emails[type eq \"work\"].value", "value": "b@example.com"},
        {"op": "replace", "value": {
            "displayName": "B",
            "name.givenName": "B",
            "emails[type eq \"home\"].value": "h@example.com",
            format!("{ENTERPRISE}:employeeNumber"): "7",
        }},
    ]});
    let expect = [
        r#"Add emails.value [type eq "work"] "b@example.com" or {"type":"work"}"#.to_owned(),
        r#"Replace displayName "B""#.to_owned(),
        r#"Replace emails.value [type eq "home"] "h@example.com" or {"type":"home"}"#.to_owned(),
        r#"Replace name.givenName "B""#.to_owned(),
        format!(r#"Replace {ENTERPRISE}:employeeNumber "7""#),
    ];
    assert_eq!(user_patch(&body), expect);
}

/// The validator's preview cases: in the order in which they stand.
#[test]
fn one_attribute_many_times() {
    let body = json!({"schemas": [PATCH], "Operations": [
        {"op": "remove", "path": "displayName"},
        {"op": "add", "path": "displayName", "value": "A"},
        {"op": "replace", "path": "displayName", "value": "B"},
    ]});
    let expect = [
        "Remove displayName",
        "Add displayName \"A\"",
        "Replace displayName \"B\"",
    ];
    assert_eq!(user_patch(&body), expect);
}

#[test]
fn managers() {
    let full = format!("{ENTERPRISE}:manager");
    let check = |operation, expect: &[&str]| {
        let body = json!({"schemas": [PATCH], "Operations": [operation]});
        assert_eq!(user_patch(&body), expect, "{body}");
    };
    let unreferenced = format!("Remove {full}.$ref");
    let gone = format!("Remove {full}");
    for path in [full.as_str(), "manager"] {
        for value in [
            json!("user_2"),
            json!({"value": "user_2"}),
            json!([{"$ref": null, "value": "user_2"}]),
        ] {
            check(
                json!({"op": "Add", "path": path, "value": value}),
                &[
                    &unreferenced,
                    &format!(r#"Add {full} {{"value":"user_2"}}"#),
                ],
            );
        }
        check(
            json!({"op": "Add", "path": path, "value": [{"$ref": "x", "value": "user_2"}]}),
            &[&format!(r#"Add {full} {{"$ref":"x","value":"user_2"}}"#)],
        );
        for value in [
            json!({"value": ""}),
            json!([{"value": ""}]),
            json!(""),
            json!(null),
            json!({"value": null}),
        ] {
            check(
                json!({"op": "replace", "path": path, "value": value}),
                &[&gone],
            );
        }
        check(json!({"op": "Remove", "path": path}), &[&gone]);
    }
    let value = format!("{full}.value");
    check(
        json!({"op": "replace", "path": value, "value": ""}),
        &[&gone],
    );
    check(
        json!({"op": "replace", "path": value, "value": "user_2"}),
        &[&unreferenced, &format!("Replace {value} \"user_2\"")],
    );
}

#[test]
fn a_manager_at_creation() {
    let expect = json!({"userName": "ada", ENTERPRISE: {"manager": {"value": "user_2"}}});
    for manager in [
        json!("user_2"),
        json!({"value": "user_2", "displayName": "B"}),
        json!([{"value": "user_2"}]),
    ] {
        let body = json!({"userName": "ada", ENTERPRISE: {"manager": manager}});
        assert_eq!(user(&body), expect);
        let body = json!({"userName": "ada", "manager": manager});
        assert_eq!(user(&body), expect);
    }
}

#[test]
fn groups() {
    let body = json!({
        "schemas": [GROUP, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
        "externalId": "7",
        "displayName": "N",
        "meta": {"resourceType": "Group"},
    });
    let expect = json!({"externalId": "7", "displayName": "N"});
    assert_eq!(group(&body), (expect, Vec::new()));
    // Microsoft's Postman collection.
    let body = json!({"displayName": "N", "members": ["user_1"]});
    let expect = (json!({"displayName": "N"}), vec!["user_1".to_owned()]);
    assert_eq!(group(&body), expect);
}

#[test]
fn group_patches() {
    let check = |operations, expect: &[&str]| {
        let body = json!({"schemas": [PATCH], "Operations": operations});
        assert_eq!(group_patch(&body), expect, "{body}");
    };
    let one = json!([{"$ref": null, "value": "user_1"}]);
    let two = json!([{"$ref": null, "value": "user_1"}, {"$ref": null, "value": "user_2"}]);
    check(
        json!([{"op": "Add", "path": "members", "value": two}]),
        &["+ user_1 user_2"],
    );
    check(
        json!([
            {"op": "Add", "path": "members", "value": one},
            {"op": "Remove", "path": "members", "value": one},
        ]),
        &["+ user_1", "- user_1"],
    );
    check(
        json!([{"op": "remove", "path": "members[value eq \"user_1\"]"}]),
        &["- user_1"],
    );
    check(
        json!([{"op": "Replace", "path": "displayName", "value": "M"}]),
        &["Replace displayName \"M\""],
    );
    check(
        json!([{"op": "Replace", "path": "externalId", "value": "8"}]),
        &["Replace externalId \"8\""],
    );
}
