//! Whatever JSON a client sends is read or refused, and what was read once
//! reads the same again.

use proptest::prelude::*;
use rollcall_scim::patch::{read_group_patch, read_user_patch};
use rollcall_scim::resource::{read_group, read_user};
use serde_json::{Map, Value, json};

const KEYS: [&str; 22] = [
    "userName",
    "USERNAME",
    "displayName",
    "name",
    "givenName",
    "emails",
    "value",
    "type",
    "primary",
    "active",
    "password",
    "manager",
    "members",
    "schemas",
    "meta",
    "shoe",
    "x509Certificates",
    "addresses",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
    "urn:acme:hr:2.0:User",
    "urn:acme:hr:2.0:User:badge",
];

const PATHS: [&str; 12] = [
    "userName",
    "active",
    "name",
    "name.givenName",
    "emails",
    "emails[type eq \"work\"]",
    "emails[type eq \"work\"].value",
    "members",
    "members[value eq \"a\"]",
    "manager",
    "urn:acme:hr:2.0:User",
    "urn:acme:hr:2.0:User:badge",
];

fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        prop::sample::select(&["", "a", "True", "WORK", "Group", "AA=="][..]).prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            object(inner).prop_map(Value::from),
        ]
    })
}

fn object(value: impl Strategy<Value = Value>) -> impl Strategy<Value = Map<String, Value>> {
    let key = prop::sample::select(&KEYS[..]).prop_map(str::to_owned);
    prop::collection::vec((key, value), 0..5).prop_map(Map::from_iter)
}

/// Wherever a password could hide.
fn holds_password(value: &Value) -> bool {
    match value {
        Value::Object(object) => object
            .iter()
            .any(|(name, value)| name.eq_ignore_ascii_case("password") || holds_password(value)),
        Value::Array(elements) => elements.iter().any(holds_password),
        _ => false,
    }
}

proptest! {
    #[test]
    fn a_user(mut body in object(value())) {
        body.remove("USERNAME");
        body.remove("schemas");
        body.insert("userName".to_owned(), "a".into());
        if let Ok(user) = read_user(body) {
            prop_assert!(!holds_password(&user.attributes.clone().into()));
            prop_assert_eq!(read_user(user.attributes.clone()), Ok(user));
        }
    }

    #[test]
    fn a_group(mut body in object(value())) {
        body.insert("displayName".to_owned(), "a".into());
        if let Ok(group) = read_group(body) {
            prop_assert!(!holds_password(&group.attributes.clone().into()));
            let mut again = group.attributes.clone();
            again.insert("members".to_owned(), group.members.clone().into());
            prop_assert_eq!(read_group(again), Ok(group));
        }
    }

    #[test]
    fn a_patch(
        op in prop::sample::select(&["add", "replace", "remove"][..]),
        path in prop::option::of(prop::sample::select(&PATHS[..])),
        value in value(),
    ) {
        let body = json!({"Operations": [{"op": op, "path": path, "value": value}]});
        let body = body.as_object().expect("an object").clone();
        for operation in read_user_patch(body.clone()).unwrap_or_default() {
            prop_assert!(!holds_password(&operation.value.clone().unwrap_or_default()));
            prop_assert_ne!(&operation.value, &Some(Value::Null));
        }
        let _ = read_group_patch(body);
    }
}
