//! A filter that is printed and parsed again is the same filter.

#![expect(clippy::expect_used, reason = "a wrong strategy fails the test")]

use proptest::prelude::*;
use rollcall_scim::filter::{
    Comparison, ComparisonOperator, FILTER_BYTES_MAX, Filter, Operand, parse,
};
use rollcall_scim::path::{AttributeName, resolve};
use rollcall_scim::schema::{Kind, USER};
use time::OffsetDateTime;

const NAMES: [&str; 8] = [
    "userName",
    "externalId",
    "active",
    "meta.lastModified",
    "emails.value",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
    "urn:acme:hr:2.0:User:badge",
    "shoe.size",
];

/// Names of sub-attributes of `emails`, and one that no schema knows.
const ELEMENT_NAMES: [&str; 4] = ["value", "type", "primary", "$ref"];

const ORDERED: [ComparisonOperator; 6] = [
    ComparisonOperator::Equal,
    ComparisonOperator::NotEqual,
    ComparisonOperator::GreaterThan,
    ComparisonOperator::GreaterOrEqual,
    ComparisonOperator::LessThan,
    ComparisonOperator::LessOrEqual,
];

const OF_TEXT: [ComparisonOperator; 3] = [
    ComparisonOperator::Contains,
    ComparisonOperator::StartsWith,
    ComparisonOperator::EndsWith,
];

fn text() -> impl Strategy<Value = Operand> {
    "[a \"\\\\()\\[\\]é\n\u{1}😀]{0,6}".prop_map(Operand::Text)
}

fn time() -> impl Strategy<Value = Operand> {
    let seconds = -62_000_000_000..250_000_000_000_i64;
    (seconds, 0..1_000_000_000_i64).prop_map(|(seconds, nanoseconds)| {
        let time = OffsetDateTime::from_unix_timestamp(seconds).expect("in range");
        Operand::Time(time + time::Duration::nanoseconds(nanoseconds))
    })
}

fn untyped() -> impl Strategy<Value = Operand> {
    prop_oneof![
        any::<i64>().prop_map(Operand::Integer),
        (any::<i32>(), -9..9).prop_map(|(digits, exponent)| {
            Operand::Decimal(format!("{digits}e{exponent}").parse().expect("a number"))
        }),
        text(),
    ]
}

/// An operator with an operand that an attribute of the kind takes.
fn condition(kind: Option<Kind>) -> BoxedStrategy<(ComparisonOperator, Option<Operand>)> {
    let equality = prop::sample::select(&ORDERED[..2]);
    let ordered = prop::sample::select(&ORDERED[..]);
    let of_text = prop::sample::select(&OF_TEXT[..]);
    let boolean = any::<bool>().prop_map(Operand::Boolean);
    let some = |(operator, operand)| (operator, Some(operand));
    let any_kind = prop_oneof![
        Just((ComparisonOperator::Present, None)),
        (equality.clone(), Just(Operand::Null)).prop_map(some),
    ];
    match kind {
        Some(Kind::Boolean) => prop_oneof![any_kind, (equality, boolean).prop_map(some)].boxed(),
        Some(Kind::DateTime) => prop_oneof![any_kind, (ordered, time()).prop_map(some)].boxed(),
        Some(_) => prop_oneof![
            any_kind,
            (ordered, text()).prop_map(some),
            (of_text, text()).prop_map(some)
        ]
        .boxed(),
        None => prop_oneof![
            any_kind,
            (equality, boolean).prop_map(some),
            (ordered, untyped()).prop_map(some),
            (of_text, text()).prop_map(some)
        ]
        .boxed(),
    }
}

fn comparison() -> impl Strategy<Value = Filter> {
    prop::sample::select(&NAMES[..]).prop_flat_map(|name| {
        let resolved = resolve(&USER, name).expect("a name");
        let known = if resolved.name.sub_attribute.is_empty() {
            resolved.attribute
        } else {
            resolved.sub_attribute
        };
        condition(known.map(|known| known.kind)).prop_map(move |(operator, operand)| {
            Filter::Comparison(Comparison {
                attribute: resolved.name.clone(),
                operator,
                operand,
                case_exact: known.is_some_and(|known| known.case_exact),
            })
        })
    })
}

fn element_comparison() -> impl Strategy<Value = Filter> {
    prop::sample::select(&ELEMENT_NAMES[..]).prop_flat_map(|name| {
        let emails = USER.attribute("emails").expect("known");
        let known = emails.sub_attribute(name);
        condition(known.map(|known| known.kind)).prop_map(move |(operator, operand)| {
            Filter::Comparison(Comparison {
                attribute: AttributeName {
                    attribute: name.to_owned(),
                    ..AttributeName::default()
                },
                operator,
                operand,
                case_exact: known.is_some_and(|known| known.case_exact),
            })
        })
    })
}

fn tree(leaf: impl Strategy<Value = Filter> + 'static, depth: u32) -> BoxedStrategy<Filter> {
    leaf.prop_recursive(depth, 12, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            list.clone()
                .prop_map(|filters| Filter::And(flat(filters, true))),
            list.prop_map(|filters| Filter::Or(flat(filters, false))),
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
    .boxed()
}

/// As the parser leaves it: no list of a kind within another of that kind.
fn flat(filters: Vec<Filter>, and: bool) -> Vec<Filter> {
    let flatten = |filter| match filter {
        Filter::And(inner) if and => inner,
        Filter::Or(inner) if !and => inner,
        other => vec![other],
    };
    filters.into_iter().flat_map(flatten).collect()
}

fn filter() -> impl Strategy<Value = Filter> {
    let element = tree(element_comparison(), 2).prop_map(|filter| Filter::Element {
        attribute: resolve(&USER, "emails").expect("a name").name,
        filter: Box::new(filter),
    });
    tree(prop_oneof![3 => comparison(), 1 => element], 3)
}

proptest! {
    #[test]
    fn a_printed_filter_is_parsed_to_itself(filter in filter()) {
        let printed = filter.to_string();
        prop_assume!(printed.len() <= FILTER_BYTES_MAX);
        prop_assert_eq!(parse(&USER, &printed), Ok(filter), "{}", printed);
    }

    #[test]
    fn any_words_are_parsed_or_refused(
        words in prop::collection::vec(
            prop::sample::select(&[
                "(", ")", "[", "]", "not", "and", "or", "eq", "pr", "co", "gt", "userName",
                "emails", ".value", "type", "active", "\"a\"", "\"", "true", "null", "7", "é",
                "manager", "urn:acme:2.0:User", ".", "password",
            ][..]),
            0..16,
        ),
    ) {
        let text = words.join(" ");
        if let Ok(filter) = parse(&USER, &text) {
            prop_assert_eq!(parse(&USER, &filter.to_string()), Ok(filter), "{}", text);
        }
    }
}
