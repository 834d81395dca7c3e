//! Elements of multi-valued attributes.

use super::*;

#[test]
fn selected_elements() {
    let before =
        json!({"emails": [{"value": "a", "type": "work"}, {"value": "b", "type": "home"}]});
    check(
        before.clone(),
        of_type("WORK", operation(Replace, "emails.value", &json!("c"))),
        json!({"emails": [{"value": "c", "type": "work"}, {"value": "b", "type": "home"}]}),
    );
    check(
        before.clone(),
        of_type("work", operation(Remove, "emails", &json!(null))),
        json!({"emails": [{"value": "b", "type": "home"}]}),
    );
    check(
        before.clone(),
        of_type("work", operation(Remove, "emails.value", &json!(null))),
        json!({"emails": [{"value": "b", "type": "home"}]}),
    );
    check(
        before.clone(),
        of_type("home", operation(Replace, "emails", &json!({"value": "d"}))),
        json!({"emails": [{"value": "a", "type": "work"}, {"value": "d", "type": "home"}]}),
    );
    check(
        before.clone(),
        of_type("home", operation(Add, "emails", &json!({"display": "d"}))),
        json!({"emails": [
            {"value": "a", "type": "work"},
            {"value": "b", "type": "home", "display": "d"},
        ]}),
    );
    let missing = of_type("fax", operation(Replace, "emails.value", &json!("c")));
    let after: Result<Json> = apply_all(&before, vec![missing.clone()]);
    assert_eq!(after, Err(Error::NoTarget));
    let made = PatchOperation {
        element_if_none: serde_json::from_value(json!({"type": "fax"})).unwrap(),
        ..missing
    };
    check(
        json!({}),
        made.clone(),
        json!({"emails": [{"type": "fax", "value": "c"}]}),
    );
    let whole = PatchOperation {
        attribute: Some(name("emails")),
        value: serde_json::from_value(json!({"value": "c"})).unwrap(),
        ..made
    };
    check(
        json!({}),
        whole,
        json!({"emails": [{"type": "fax", "value": "c"}]}),
    );
}

/// What an element was selected by it keeps, so that the same again is no change.
#[test]
fn a_replaced_element_is_selected_again() {
    let before = json!({"emails": [
        {"value": "a", "type": "work", "primary": true, "display": "d"},
        {"value": "b", "type": "home"},
    ]});
    let patch = of_type("WORK", operation(Replace, "emails", &json!({"value": "c"})));
    let after = json!({"emails": [{"value": "c", "type": "work"}, {"value": "b", "type": "home"}]});
    check(before.clone(), patch.clone(), after.clone());
    check(after.clone(), patch, after.clone());
    let other = of_type(
        "work",
        operation(Replace, "emails", &json!({"value": "c", "type": "other"})),
    );
    let expect =
        json!({"emails": [{"value": "c", "type": "other"}, {"value": "b", "type": "home"}]});
    check(after, other, expect);
    let label = of_type(
        "work",
        operation(Replace, "emails", &json!({"primary": true})),
    );
    let refused: Result<Json> = apply_all(&before, vec![label]);
    assert!(matches!(refused, Err(Error::InvalidValue { .. })));
}

/// Elements that are plain values, and a lone value that no schema knows.
#[test]
fn plain_elements_are_selected_by_their_value() {
    let of_value = |value: Operand, operation| PatchOperation {
        element_filter: Some(Filter {
            node: Some(Node::Comparison(Comparison {
                attribute: Some(name("value")),
                operator: ComparisonOperator::Equal.into(),
                operand: Some(value),
                case_exact: true,
            })),
        }),
        ..operation
    };
    let text = |text: &str| Operand::Text(text.to_owned());
    let remove = operation(Remove, "tags", &Json::Null);
    let tags = |tags: Json| json!({ "tags": tags });
    for (before, value, after) in [
        (tags(json!(["a", "b"])), text("a"), tags(json!(["b"]))),
        (tags(json!([1, 2])), Operand::Integer(2), tags(json!([1]))),
        (tags(json!([true])), Operand::Boolean(true), json!({})),
        (tags(json!("a")), text("a"), json!({})),
        (tags(json!({"value": "a"})), text("a"), json!({})),
    ] {
        check(before, of_value(value, remove.clone()), after);
    }
    let replace = operation(Replace, "tags", &json!({"value": "c"}));
    check(
        tags(json!(["a", "b"])),
        of_value(text("a"), replace.clone()),
        tags(json!(["c", "b"])),
    );
    check(
        tags(json!("a")),
        of_value(text("a"), replace),
        tags(json!("c")),
    );
    for before in [tags(json!(["b"])), tags(json!("b")), json!({})] {
        let refused: Result<Json> = apply_all(&before, vec![of_value(text("a"), remove.clone())]);
        assert_eq!(refused, Err(Error::NoTarget));
    }
}

#[test]
fn there_is_one_primary() {
    let before = json!({"emails": [{"value": "a"}, {"value": "b"}]});
    let both = vec![operation(Replace, "emails.primary", &json!(true))];
    let after: Result<Json> = apply_all(&before, both);
    assert!(matches!(after, Err(Error::InvalidValue { .. })));
}

#[test]
fn elements_that_become_the_same_are_one() {
    let before = json!({"emails": [
        {"value": "a", "type": "work", "primary": true},
        {"value": "b", "type": "work", "display": "d"},
        {"value": "b", "type": "home"},
    ]});
    check(
        before.clone(),
        operation(Replace, "emails.value", &json!("c")),
        json!({"emails": [
            {"value": "c", "type": "work", "primary": true},
            {"value": "c", "type": "home"},
        ]}),
    );
    check(
        before,
        of_type("home", operation(Replace, "emails.type", &json!("work"))),
        json!({"emails": [
            {"value": "a", "type": "work", "primary": true},
            {"value": "b", "type": "work", "display": "d"},
        ]}),
    );
}
