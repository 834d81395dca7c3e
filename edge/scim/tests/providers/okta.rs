//! What Okta sends, as far as this crate reads it.

use serde_json::json;

use crate::{
    GROUP, PATCH, USER, group, group_filter, group_patch, page, user, user_filter, user_patch,
};

#[test]
fn pages() {
    let check = |start_index, count, expect| assert_eq!(page(start_index, count), expect);
    check("1", "2", (1, 2));
    check("1", "100", (1, 100));
    check("101", "100", (101, 100));
}

#[test]
fn filters() {
    let user = user_filter("userName eq \"ada@example.com\"");
    assert_eq!(user, "userName eq \"ada@example.com\"");
    let user = user_filter("email eq \"ada@example.com\"");
    assert_eq!(user, "emails.value eq \"ada@example.com\"");
    assert_eq!(group_filter("displayName eq \"N\""), "displayName eq \"N\"");
}

#[test]
fn users() {
    let created = json!({
        "schemas": [USER],
        "userName": "ada@example.com",
        "name": {"givenName": "Ada", "familyName": "Lovelace"},
        "emails": [{"primary": true, "value": "ada@example.com", "type": "work"}],
        "displayName": "Ada Lovelace",
        "locale": "en-US",
        "externalId": "00u1",
        "groups": [],
        "password": "random",
        "active": true,
    });
    let expect = json!({
        "userName": "ada@example.com",
        "name": {"givenName": "Ada", "familyName": "Lovelace"},
        "emails": [{"primary": true, "value": "ada@example.com", "type": "work"}],
        "displayName": "Ada Lovelace",
        "locale": "en-US",
        "externalId": "00u1",
        "active": true,
    });
    assert_eq!(user(&created), expect);

    // An app of the wizard sends back everything that it was given.
    let mut replaced = created;
    replaced["id"] = "user_1".into();
    replaced["active"] = false.into();
    replaced["groups"] = json!([{"value": "group_1", "display": "N"}]);
    replaced["meta"] = json!({"resourceType": "User", "version": "W/\"1\""});
    let mut expect = expect;
    expect["active"] = false.into();
    assert_eq!(user(&replaced), expect);
}

/// Case C9337 of the review plan: pushing empty values.
#[test]
fn empty_values() {
    let replaced = json!({
        "schemas": [USER], "userName": "ada@example.com",
        "name": {"givenName": "", "familyName": ""}, "title": "", "nickName": null, "emails": [],
    });
    let expect = json!({
        "userName": "ada@example.com", "name": {"givenName": "", "familyName": ""}, "title": "",
    });
    assert_eq!(user(&replaced), expect);
}

#[test]
fn user_patches() {
    let check = |value, expect: &[&str]| {
        let body = json!({"schemas": [PATCH], "Operations": [{"op": "replace", "value": value}]});
        assert_eq!(user_patch(&body), expect, "{body}");
    };
    check(json!({"active": false}), &["Replace active false"]);
    check(json!({"active": true}), &["Replace active true"]);
    check(json!({"password": "new"}), &[]);
}

#[test]
fn groups() {
    let check = |body, expect, members: &[&str]| {
        let members = members.iter().map(ToString::to_string).collect();
        assert_eq!(group(&body), (expect, members));
    };
    check(
        json!({"schemas": [GROUP], "displayName": "N", "members": []}),
        json!({"displayName": "N"}),
        &[],
    );
    check(
        json!({
            "schemas": [GROUP], "displayName": "N",
            "members": [{"value": "user_1", "display": "ada@example.com"},
                        {"value": "user_2", "display": null}],
        }),
        json!({"displayName": "N"}),
        &["user_1", "user_2"],
    );
}

#[test]
fn group_patches() {
    let check = |operations, expect: &[&str]| {
        let body = json!({"schemas": [PATCH], "Operations": operations});
        assert_eq!(group_patch(&body), expect, "{body}");
    };
    let member = json!([{"value": "user_1", "display": "ada@example.com"}]);
    check(
        json!([{"op": "add", "path": "members", "value": member}]),
        &["+ user_1"],
    );
    check(
        json!([
            {"op": "remove", "path": "members[value eq \"user_2\"]"},
            {"op": "add", "path": "members", "value": member},
        ]),
        &["- user_2", "+ user_1"],
    );
    check(
        json!([{"op": "replace", "path": "members", "value": member}]),
        &["= user_1"],
    );
    check(
        json!([{"op": "replace", "path": "members", "value": []}]),
        &["= "],
    );
    check(
        json!([{"op": "replace", "value": {"id": "group_1", "displayName": "New"}}]),
        &["Replace displayName \"New\""],
    );
}
