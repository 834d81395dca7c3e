//! Resources with something of every kind in them.

use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use rollcall_scim::schema::{ENTERPRISE_USER_URN, GROUP_URN, USER_URN};
use serde_json::{Map, Value, json};

/// A user as it is shown.
pub(crate) fn user_resource() -> Map<String, Value> {
    let mut resource = user();
    resource.insert(
        "schemas".to_owned(),
        json!([USER_URN, ENTERPRISE_USER_URN, "urn:acme:hr:2.0:User"]),
    );
    resource.insert("id".to_owned(), "user_1".into());
    resource.insert("meta".to_owned(), json!({"version": "W/\"1\""}));
    resource.insert(
        "groups".to_owned(),
        json!([{"value": "group_1", "display": "G", "type": "direct"}]),
    );
    resource
}

/// A group as it is shown.
pub(crate) fn group_resource() -> Map<String, Value> {
    object(json!({
        "schemas": [GROUP_URN],
        "id": "group_1",
        "displayName": "Engineering",
        "externalId": "7",
        "members": [{"value": "user_1", "type": "User"}, {"value": "parked"}],
        "meta": {"version": "W/\"1\""},
    }))
}

pub(crate) fn user_attributes() -> UserAttributes {
    serde_json::from_value(user().into()).expect("the attributes of a user")
}

pub(crate) fn group_attributes() -> GroupAttributes {
    let attributes =
        json!({"displayName": "Engineering", "externalId": "7", "cost": {"centre": 1}});
    serde_json::from_value(attributes).expect("the attributes of a group")
}

fn user() -> Map<String, Value> {
    object(json!({
        "userName": "ada@example.com",
        "externalId": "00u1",
        "name": {"givenName": "Ada", "familyName": "Lovelace", "initials": "AL"},
        "displayName": "Ada Lovelace",
        "title": "",
        "active": true,
        "emails": [
            {"value": "ada@example.com", "type": "work", "primary": true},
            {"value": "Ada@Home.example", "type": "home", "verified": {"at": 1.5}},
        ],
        "phoneNumbers": [{"value": "+1", "type": "mobile"}],
        "addresses": [{"type": "work", "country": "GB", "primary": true}],
        "roles": [{"value": "admin", "primary": true}],
        "shoe": 41,
        "tags": ["a", 2, {"value": "x", "type": "y"}],
        ENTERPRISE_USER_URN: {"department": "D", "manager": {"value": "user_2"}, "badge": 7},
        "urn:acme:hr:2.0:User": {"level": -3, "since": "2024-05-13T04:42:34Z"},
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}
