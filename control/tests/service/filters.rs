//! A filter means the same in memory and in the database, whatever it is and
//! whatever it is about.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use rollcall_control::filter::memory::Matcher;
use rollcall_proto::provisioning::v1::group_operation::Operation;
use rollcall_proto::provisioning::v1::{
    CreateUserRequest, GroupOperation, ListUsersRequest, MemberName, MemberNames,
    PatchGroupRequest, User,
};
use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{
    AttributeName, Comparison, ComparisonOperator, ElementFilter, Filter, FilterList, NullOperand,
};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::support::{START, Service};

const USERS: usize = 32;
/// Without `ROLLCALL_FILTERS`.
const FILTERS_DEFAULT: usize = 3_000;
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const CUSTOM: &str = "urn:example:hr:2.0:User";

/// Texts that are alike, and that mean something to databases.
const TEXTS: [&str; 20] = [
    "",
    "a",
    "A",
    "b",
    "ab",
    "aB",
    "Ab ",
    " ab",
    "%",
    "_b",
    "a%b",
    "a_b",
    "\\",
    "'",
    "\"",
    "straße",
    "STRASSE",
    "ΟΔΥΣΣΕΥΣ",
    "οδυσσευς",
    "\u{1f469}\u{200d}\u{1f680} a",
];

fn text() -> impl Strategy<Value = String> + Clone {
    prop::sample::select(TEXTS.to_vec()).prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = Value> + Clone {
    prop_oneof![
        4 => text().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => (-2_i64..3).prop_map(Value::from),
        1 => Just(json!(i64::MAX)),
        1 => prop::sample::select(vec![-1.5, 0.5, 1e15, 9.223_372_036_854_776e18])
            .prop_map(Value::from),
    ]
}

fn elements() -> impl Strategy<Value = Value> + Clone {
    let kind = prop::option::of(prop::sample::select(vec!["work", "home", "Work"]));
    let element =
        (prop::option::of(text()), kind, any::<bool>()).prop_map(|(value, kind, primary)| {
            let mut element = json!({ "primary": primary });
            if let Some(value) = value {
                element["value"] = value.into();
            }
            if let Some(kind) = kind {
                element["type"] = kind.into();
            }
            element
        });
    prop::collection::vec(element, 1..4).prop_map(Value::Array)
}

/// The attributes of a user, without its userName.
fn attributes() -> impl Strategy<Value = Value> {
    let optional = |value: BoxedStrategy<Value>| prop::option::weighted(0.6, value);
    (
        optional(text().prop_map(Value::from).boxed()),
        optional(text().prop_map(|text| json!({"givenName": text})).boxed()),
        optional(elements().boxed()),
        optional(any::<bool>().prop_map(Value::from).boxed()),
        optional(text().prop_map(|text| json!({"department": text})).boxed()),
        optional(
            (scalar(), prop::collection::vec(scalar(), 1..3))
                .prop_map(|(level, tags)| json!({"level": level, "tags": tags}))
                .boxed(),
        ),
        optional(text().prop_map(Value::from).boxed()),
    )
        .prop_map(
            |(title, name, emails, active, enterprise, custom, external_id)| {
                let mut user = json!({});
                let fields = [
                    ("title", title),
                    ("name", name),
                    ("emails", emails),
                    ("active", active),
                    (ENTERPRISE, enterprise),
                    (CUSTOM, custom),
                    ("externalId", external_id),
                ];
                for (name, value) in fields {
                    if let Some(value) = value {
                        user[name] = value;
                    }
                }
                user
            },
        )
}

fn name(text: &str) -> AttributeName {
    let (schema, rest) = text.split_once('|').unwrap_or(("", text));
    let (attribute, sub) = rest.split_once('.').unwrap_or((rest, ""));
    AttributeName {
        schema: schema.to_owned(),
        attribute: attribute.to_owned(),
        sub_attribute: sub.to_owned(),
    }
}

fn names(names: &'static [&'static str]) -> impl Strategy<Value = AttributeName> + Clone {
    let enterprise = format!("{ENTERPRISE}|department");
    let custom = ["level", "tags", "nothing", "LEVEL", "Tags"];
    let custom = custom.map(|name| format!("{CUSTOM}|{name}"));
    let mut all: Vec<_> = names.iter().map(|text| name(text)).collect();
    if names.contains(&"userName") {
        all.push(name(&enterprise));
        all.push(name(&format!("{CUSTOM}|")));
        all.extend(custom.iter().map(|text| name(text)));
    }
    prop::sample::select(all)
}

fn comparison(
    attributes: impl Strategy<Value = AttributeName> + Clone + 'static,
) -> BoxedStrategy<Filter> {
    use ComparisonOperator as Op;
    let operator = prop::sample::select((1..=10).collect::<Vec<i32>>());
    let operand = prop_oneof![
        8 => text().prop_map(Operand::Text),
        1 => text().prop_map(|text| Operand::Text(format!("{text}\0b"))),
        1 => any::<bool>().prop_map(Operand::Boolean),
        1 => (-2_i64..3).prop_map(Operand::Integer),
        1 => Just(Operand::Integer(i64::MAX)),
        1 => prop::sample::select(vec![-1.5, 0.5, 1e15, 9.223_372_036_854_776e18])
            .prop_map(Operand::Decimal),
        1 => Just(Operand::Null(NullOperand {})),
    ];
    (attributes, operator, operand, any::<bool>())
        .prop_filter_map(
            "only text has parts",
            |(attribute, operator, operand, exact)| {
                let is_text = matches!(operand, Operand::Text(_));
                let is_null = matches!(operand, Operand::Null(_));
                let operator = ComparisonOperator::try_from(operator).ok()?;
                let fits = match operator {
                    Op::Contains | Op::StartsWith | Op::EndsWith => is_text,
                    Op::Equal | Op::NotEqual | Op::Present => true,
                    _ => !is_null,
                };
                // The schema has the case of these matter, or not; where no
                // schema spells the name it does not.
                let case_exact = match attribute.attribute.as_str() {
                    "id" | "externalId" => true,
                    "userName" | "emails" | "LEVEL" | "Tags" => false,
                    _ => exact,
                };
                fits.then(|| Filter {
                    node: Some(Node::Comparison(Comparison {
                        attribute: Some(attribute),
                        operator: operator.into(),
                        operand: (operator != Op::Present).then_some(operand),
                        case_exact,
                    })),
                })
            },
        )
        .boxed()
}

/// Times at, between and beside the microseconds at which the people came.
fn time_comparison() -> BoxedStrategy<Filter> {
    use ComparisonOperator as Op;
    let attribute = names(&["meta.created", "meta.lastModified"]);
    let operator = prop::sample::select(vec![
        Op::Equal,
        Op::NotEqual,
        Op::Present,
        Op::GreaterThan,
        Op::GreaterOrEqual,
        Op::LessThan,
        Op::LessOrEqual,
    ]);
    let nanos = -1_000_i64..40_000;
    (attribute, operator, nanos, any::<bool>())
        .prop_map(|(attribute, operator, nanos, whole)| {
            let nanos = if whole { nanos / 1_000 * 1_000 } else { nanos };
            let nanos = i128::from(START.0) * 1_000 + i128::from(nanos);
            let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).expect("in range");
            let operand = Operand::Time(prost_types::Timestamp {
                seconds: time.unix_timestamp(),
                nanos: time.nanosecond().cast_signed(),
            });
            Filter {
                node: Some(Node::Comparison(Comparison {
                    attribute: Some(attribute),
                    operator: operator.into(),
                    operand: (operator != Op::Present).then_some(operand),
                    case_exact: false,
                })),
            }
        })
        .boxed()
}

fn combined(leaf: BoxedStrategy<Filter>) -> BoxedStrategy<Filter> {
    leaf.prop_recursive(3, 8, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        let list = list.prop_map(|filters| FilterList { filters });
        prop_oneof![
            list.clone().prop_map(Node::And),
            list.prop_map(Node::Or),
            inner.prop_map(|inner| Node::Not(Box::new(inner))),
        ]
        .prop_map(|node| Filter { node: Some(node) })
    })
    .boxed()
}

fn filters() -> BoxedStrategy<Filter> {
    let of_user = names(&[
        "userName",
        "id",
        "externalId",
        "title",
        "name.givenName",
        "emails",
        "emails.value",
        "emails.type",
        "emails.primary",
        "active",
        "groups.value",
        "groups.display",
        "groups.type",
        "meta.resourceType",
        "meta.version",
        "nothing",
        "name.nothing",
    ]);
    let within = |attribute: &'static str, subs: &'static [&'static str]| {
        combined(comparison(names(subs)))
            .prop_map(move |inner| Filter {
                node: Some(Node::Element(Box::new(ElementFilter {
                    attribute: Some(name(attribute)),
                    filter: Some(Box::new(inner)),
                }))),
            })
            .boxed()
    };
    combined(
        prop_oneof![
            6 => comparison(of_user),
            1 => time_comparison(),
            2 => within("emails", &["value", "type", "primary"]),
            1 => within("groups", &["value", "display", "type"]),
            1 => within("title", &["value"]),
            1 => within("urn:example:hr:2.0:User|tags", &["value", "type"]),
        ]
        .boxed(),
    )
}

/// The whole resource, as a client sees it.
fn document(user: &User) -> Value {
    let mut document = serde_json::to_value(&user.attributes).expect("JSON");
    let time = |timestamp: &Option<prost_types::Timestamp>| {
        let timestamp = timestamp.as_ref().expect("set");
        let time = OffsetDateTime::from_unix_timestamp(timestamp.seconds).expect("in range");
        time.replace_nanosecond(timestamp.nanos.unsigned_abs())
            .expect("in range")
            .format(&Rfc3339)
            .expect("formats")
    };
    document["id"] = user.id.clone().into();
    document["meta"] = json!({
        "resourceType": "User",
        "version": format!("W/\"{}\"", user.version),
        "created": time(&user.create_time),
        "lastModified": time(&user.update_time),
    });
    let groups = user.groups.iter().map(|group| {
        let kind = if group.is_indirect {
            "indirect"
        } else {
            "direct"
        };
        json!({"value": group.id, "display": group.display_name, "type": kind})
    });
    document["groups"] = groups.collect();
    document
}

async fn list(service: &Service, filter: Option<Filter>) -> Result<Vec<User>, tonic::Status> {
    // The people are read whole once, and told apart by their ids after that.
    let filter_is_absent = filter.is_none();
    let request = ListUsersRequest {
        context: Some(service.context()),
        filter,
        start_index: 1,
        count: 1_000,
        include_groups: filter_is_absent,
        ..ListUsersRequest::default()
    };
    let answer = service
        .provisioning
        .clone()
        .list_users(request)
        .await?
        .into_inner();
    assert_eq!(
        answer.total_results,
        i64::try_from(answer.users.len()).expect("small")
    );
    Ok(answer.users)
}

/// A directory of people who differ in every way that a filter can see.
async fn people(service: &Service, runner: &mut TestRunner) -> Vec<Value> {
    let mut ids = Vec::new();
    for number in 0..USERS {
        service.clock.set(rollcall_control::clock::Moment(
            START.0 + i64::try_from(number).expect("small"),
        ));
        let mut user = attributes().new_tree(runner).expect("a value").current();
        user["userName"] = format!("u{}{number}", TEXTS[number % TEXTS.len()]).into();
        let request = CreateUserRequest {
            context: Some(service.context()),
            attributes: Some(serde_json::from_value(user).expect("attributes")),
        };
        let answer = service
            .provisioning
            .clone()
            .create_user(request)
            .await
            .expect("made");
        ids.push(answer.into_inner().user.expect("a user").id);
    }
    // Groups contain the group before them, four in a row.
    let mut before = service.create_group("empty").await.id;
    for (place, group) in TEXTS
        .iter()
        .filter(|text| !text.trim().is_empty())
        .enumerate()
    {
        let group = service.create_group(&format!("{group}{place}")).await;
        let members = ids
            .iter()
            .skip(place)
            .step_by(7)
            .chain((place % 4 > 0).then_some(&before));
        let members = members.map(|id| MemberName { value: id.clone() });
        let add = Operation::AddMembers(MemberNames {
            members: members.collect(),
        });
        let request = PatchGroupRequest {
            context: Some(service.context()),
            id: group.id.clone(),
            operations: vec![GroupOperation {
                operation: Some(add),
            }],
            ..PatchGroupRequest::default()
        };
        service
            .provisioning
            .clone()
            .patch_group(request)
            .await
            .expect("patched");
        before = group.id;
    }
    list(service, None)
        .await
        .expect("listed")
        .iter()
        .map(document)
        .collect()
}

#[tokio::test]
async fn a_filter_means_the_same_everywhere() {
    let setting = |name| {
        std::env::var(name)
            .ok()
            .and_then(|value| value.parse().ok())
    };
    let seed = setting("ROLLCALL_SEED").unwrap_or(20_261_123);
    let filters_max = setting("ROLLCALL_FILTERS").map_or(FILTERS_DEFAULT, |filters| {
        usize::try_from(filters).expect("small")
    });
    println!("ROLLCALL_SEED={seed} ROLLCALL_FILTERS={filters_max}");
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    });
    let service = Service::start().await;
    let people = people(&service, &mut runner).await;
    let strategy = filters();
    let mut selective = 0;
    for _ in 0..filters_max {
        let filter = strategy.new_tree(&mut runner).expect("a filter").current();
        let expect: BTreeSet<&str> = people
            .iter()
            .filter(|person| {
                Matcher::default()
                    .matches(&filter, person)
                    .expect("evaluates")
            })
            .filter_map(|person| person["id"].as_str())
            .collect();
        let found = list(&service, Some(filter.clone()))
            .await
            .unwrap_or_else(|status| panic!("{status} {filter:?}"));
        let found: BTreeSet<&str> = found.iter().map(|user| user.id.as_str()).collect();
        assert_eq!(found, expect, "{filter:#?}");
        selective += usize::from(!expect.is_empty() && expect.len() < USERS);
    }
    assert!(
        selective > filters_max / 5,
        "{selective} filters told people apart"
    );
}
