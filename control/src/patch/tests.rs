//! Operations, one by one and together.

mod elements;

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{Comparison, ComparisonOperator, FilterList};
use serde_json::json;

use super::element::ELEMENTS_MAX;
use super::*;

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// `schema|attribute.sub`
fn name(text: &str) -> AttributeName {
    let (schema, rest) = text.split_once('|').unwrap_or(("", text));
    let (attribute, sub) = rest.split_once('.').unwrap_or((rest, ""));
    AttributeName {
        schema: schema.to_owned(),
        attribute: attribute.to_owned(),
        sub_attribute: sub.to_owned(),
    }
}

fn operation(operator: PatchOperator, path: &str, value: &Json) -> PatchOperation {
    PatchOperation {
        operator: operator.into(),
        attribute: Some(name(path)),
        value: (!value.is_null()).then(|| serde_json::from_value(value.clone()).unwrap()),
        ..PatchOperation::default()
    }
}

/// An operation on the elements whose type is this one.
fn of_type(kind: &str, operation: PatchOperation) -> PatchOperation {
    let comparison = Comparison {
        attribute: Some(name("type")),
        operator: ComparisonOperator::Equal.into(),
        operand: Some(Operand::Text(kind.to_owned())),
        case_exact: false,
    };
    PatchOperation {
        element_filter: Some(Filter {
            node: Some(Node::Comparison(comparison)),
        }),
        ..operation
    }
}

#[track_caller]
#[expect(
    clippy::needless_pass_by_value,
    reason = "a table reads better without &"
)]
fn check(before: Json, operation: PatchOperation, expect: Json) {
    let after: Result<Json> = apply_all(&before, vec![operation]);
    assert_eq!(after.unwrap(), expect);
}

use PatchOperator::{Add, Remove, Replace};

#[test]
fn whole_attributes() {
    let null = json!(null);
    check(
        json!({}),
        operation(Add, "title", &json!("x")),
        json!({"title": "x"}),
    );
    check(
        json!({"title": "x"}),
        operation(Replace, "title", &json!("y")),
        json!({"title": "y"}),
    );
    check(
        json!({"title": "x"}),
        operation(Remove, "title", &null),
        json!({}),
    );
    check(json!({}), operation(Remove, "title", &null), json!({}));
    for operator in [Add, Replace] {
        check(
            json!({"name": {"givenName": "a", "familyName": "b"}}),
            operation(operator, "name", &json!({"givenName": "c"})),
            json!({"name": {"givenName": "c", "familyName": "b"}}),
        );
    }
    check(
        json!({"emails": [{"value": "a"}]}),
        operation(Replace, "emails", &json!([{"value": "b"}])),
        json!({"emails": [{"value": "b"}]}),
    );
    check(
        json!({"emails": [{"value": "a"}]}),
        operation(Replace, "emails", &json!([])),
        json!({}),
    );
}

#[test]
fn extensions() {
    let path = format!("{ENTERPRISE}|department");
    check(
        json!({}),
        operation(Add, &path, &json!("x")),
        json!({ENTERPRISE: {"department": "x"}}),
    );
    check(
        json!({ENTERPRISE: {"department": "x"}}),
        operation(Remove, &path, &json!(null)),
        json!({}),
    );
    check(
        json!({"urn:a:2.0:User": {"x": 1}, "title": "t"}),
        operation(Remove, "urn:a:2.0:User|", &json!(null)),
        json!({"title": "t"}),
    );
}

/// What no schema knows comes as the client spells it.
#[test]
fn names_ignore_case() {
    let before = json!({
        "shoe": 41,
        "size": {"left": 1},
        "things": [{"kind": "x", "no": 1}],
        "urn:a:2.0:User": {"Badge": 7},
    });
    for (path, value, pointer, expect) in [
        ("SHOE", json!(42), "/shoe", json!(42)),
        ("Size.LEFT", json!(2), "/size/left", json!(2)),
        ("SIZE", json!({"Left": 3}), "/size", json!({"left": 3})),
        ("Things.NO", json!(2), "/things/0/no", json!(2)),
        (
            "URN:A:2.0:user|badge",
            json!(8),
            "/urn:a:2.0:User",
            json!({"Badge": 8}),
        ),
    ] {
        for operator in [Add, Replace] {
            let changed = operation(operator, path, &value);
            let after: Result<Json> = apply_all(&before, vec![changed]);
            let mut expected = before.clone();
            *expected.pointer_mut(pointer).unwrap() = expect.clone();
            assert_eq!(after.unwrap(), expected, "{path}");
        }
    }
    check(
        json!({"tags": ["a"]}),
        operation(Add, "TAGS", &json!(["b"])),
        json!({"tags": ["a", "b"]}),
    );
    for path in ["SHOE", "Size", "THINGS", "URN:A:2.0:USER|"] {
        let removed = operation(Remove, path, &json!(null));
        let after: Result<Json> = apply_all(&before, vec![removed]);
        let left = after.unwrap().as_object().map(serde_json::Map::len);
        assert_eq!(left, Some(3), "{path}");
    }
}

#[test]
fn additions_to_lists() {
    let before = json!({"emails": [{"value": "a", "type": "work", "primary": true}]});
    check(
        before.clone(),
        operation(Add, "emails", &json!([{"value": "b", "primary": true}])),
        json!({"emails": [
            {"value": "a", "type": "work", "primary": false},
            {"value": "b", "primary": true},
        ]}),
    );
    check(
        before.clone(),
        operation(
            Add,
            "emails",
            &json!([{"value": "a", "type": "work", "primary": true}]),
        ),
        before.clone(),
    );
    check(
        before.clone(),
        operation(Add, "emails", &json!([{"value": "a", "type": "home"}])),
        json!({"emails": [
            {"value": "a", "type": "work", "primary": true},
            {"value": "a", "type": "home"},
        ]}),
    );
}

#[test]
fn operations_build_on_each_other() {
    let template = |operation| PatchOperation {
        element_if_none: serde_json::from_value(json!({"type": "work"})).unwrap(),
        ..of_type("work", operation)
    };
    let operations = vec![
        template(operation(Add, "emails.primary", &json!(true))),
        template(operation(Add, "emails.value", &json!("a"))),
    ];
    let after: Json = apply_all(&json!({}), operations).unwrap();
    assert_eq!(
        after,
        json!({"emails": [{"type": "work", "primary": true, "value": "a"}]})
    );
    check(
        json!({"urn:a:2.0:User": {"tags": ["a"]}}),
        operation(Add, "urn:a:2.0:User|tags", &json!("b")),
        json!({"urn:a:2.0:User": {"tags": ["a", "b"]}}),
    );
}

#[test]
fn a_first_element_is_made() {
    for operator in [Add, Replace] {
        let first = |path: &str, value: &str| PatchOperation {
            element_if_none: Some(ObjectValue::default()),
            ..operation(operator, path, &json!(value))
        };
        check(
            json!({}),
            first("emails.value", "x"),
            json!({"emails": [{"value": "x"}]}),
        );
        check(
            json!({"emails": [{"value": "a", "type": "work"}]}),
            first("emails.value", "x"),
            json!({"emails": [{"value": "x", "type": "work"}]}),
        );
        check(json!({}), first("emails.type", "work"), json!({}));
    }
}

#[test]
fn what_is_not_named_stays() {
    let others = json!({
        "things": [{"type": "red"}, {"type": "blue"}],
        "keys": [{"value": "1", "primary": true}, {"value": "2", "primary": true}],
        "urn:a:2.0:User": {"things": [{"primary": true}, {"primary": true}]},
    });
    let mut expect = others.clone();
    expect["title"] = json!("x");
    check(others, operation(Add, "title", &json!("x")), expect);
}

/// What was taken when it came stays as it is until it is changed.
#[test]
fn other_lists_are_left_alone() {
    let lists = json!({
        "emails": [{"type": "work"}],
        "tags": ["a", "a"],
        "things": [{"a": 1, "primary": true}, {"a": 2, "primary": true}],
        "urn:x": {"tags": ["a", "a"]},
    });
    let mut expect = lists.clone();
    expect["title"] = json!("T");
    check(lists, operation(Add, "title", &json!("T")), expect);
}

#[test]
fn what_costs_too_much_is_refused() {
    let long = "x".repeat(60_000);
    let before = json!({"emails": [{"value": long}]});
    let filtered = of_type("work", operation(Remove, "emails", &json!(null)));
    let many: Vec<_> = (0..1_001).map(|_| filtered.clone()).collect();
    let after: Result<Json> = apply_all(&before, many);
    assert!(matches!(after, Err(Error::TooLarge { .. })));
    let values: Vec<_> = (0..=ELEMENTS_MAX)
        .map(|number| json!({"value": number.to_string()}))
        .collect();
    let add = operation(Add, "emails", &Json::Array(values));
    let after: Result<Json> = apply_all(&before, vec![add]);
    assert!(matches!(after, Err(Error::TooLarge { .. })));
    let full: Vec<_> = (0..ELEMENTS_MAX).map(|a| json!({"a": a})).collect();
    let made = PatchOperation {
        element_if_none: serde_json::from_value(json!({"type": "fax"})).unwrap(),
        ..of_type("fax", operation(Add, "emails.value", &json!("c")))
    };
    let after: Result<Json> = apply_all(&json!({"emails": full}), vec![made]);
    assert!(matches!(after, Err(Error::TooLarge { .. })));
    let absent = of_type("work", operation(Add, "emails.value", &json!("c")));
    let after: Result<Json> = apply_all(&json!({"emails": full}), vec![absent.clone()]);
    assert_eq!(after, Err(Error::NoTarget));
    let mut costly = absent;
    if let Some(filter) = costly.element_filter.take() {
        let filters = vec![filter; 600];
        let any = Node::Or(FilterList { filters });
        costly.element_filter = Some(Filter { node: Some(any) });
    }
    let after: Result<Json> = apply_all(&json!({"emails": full}), vec![costly]);
    assert!(matches!(after, Err(Error::TooLarge { .. })));
    let mut by_value = filtered;
    if let Some(Node::Comparison(comparison)) = by_value
        .element_filter
        .as_mut()
        .and_then(|filter| filter.node.as_mut())
    {
        comparison.attribute = Some(name("value"));
        comparison.operand = Some(Operand::Text(long));
    }
    by_value.value = serde_json::from_value(json!({"display": "d"})).unwrap();
    by_value.operator = Add.into();
    let after: Result<Json> = apply_all(&before, vec![by_value; 40]);
    assert!(matches!(after, Err(Error::TooLarge { .. })));
}

#[test]
fn a_wrong_shape_is_refused() {
    use rollcall_proto::scim::v1::UserAttributes;
    let user = UserAttributes {
        user_name: "ada".to_owned(),
        ..UserAttributes::default()
    };
    for (path, value) in [
        ("active", json!("yes")),
        ("emails", json!("x")),
        ("name", json!(["x"])),
        ("userName", json!(["x"])),
    ] {
        let patched: Result<UserAttributes> =
            apply_all(&user, vec![operation(Replace, path, &value)]);
        assert!(matches!(patched, Err(Error::InvalidValue { .. })), "{path}");
    }
    let unset: Result<UserAttributes> = apply_all(&user, vec![PatchOperation::default()]);
    assert!(matches!(unset, Err(Error::FieldMissing { .. })));
}
