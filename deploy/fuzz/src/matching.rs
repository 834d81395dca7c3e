//! Filters on JSON in memory.

use rollcall_control::filter::memory::Matcher;
use rollcall_edge::convert;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{Filter, FilterList};
use rollcall_scim::filter::{parse, parse_element};
use rollcall_scim::json::parse_object;
use rollcall_scim::schema::{GROUP, USER};
use serde_json::Value;

/// A line with a filter, and behind it the object that is matched.
pub fn matching(data: &[u8]) {
    let Some(end) = data.iter().position(|byte| *byte == b'\n') else {
        return;
    };
    let Ok(text) = std::str::from_utf8(&data[..end]) else {
        return;
    };
    let Ok(object) = parse_object(&data[end..]) else {
        return;
    };
    let object = Value::Object(object);
    // As of one request, whose filters may not cost without end.
    let mut matcher = Matcher::default();
    for filter in [
        parse(&USER, text),
        parse(&GROUP, text),
        parse_element(None, text),
        parse_element(USER.attribute("emails"), text),
    ]
    .into_iter()
    .flatten()
    {
        check(&mut matcher, &convert::filter(filter), &object);
    }
}

/// A filter holds or it does not, and its negation is the other.
fn check(matcher: &mut Matcher, filter: &Filter, object: &Value) {
    let mut holds = |filter: &Filter| match matcher.matches(filter, object) {
        Ok(holds) => Some(holds),
        Err(error) => {
            crate::filter::check_error(&error);
            None
        }
    };
    let Some(expect) = holds(filter) else {
        return;
    };
    let mut check =
        |same: &Filter, expect| assert!(holds(same).is_none_or(|holds| holds == expect));
    let of = |node: Node| Filter { node: Some(node) };
    let twice = || FilterList {
        filters: vec![filter.clone(), filter.clone()],
    };
    let negation = of(Node::Not(Box::new(filter.clone())));
    check(&negation, !expect);
    check(&of(Node::And(twice())), expect);
    check(&of(Node::Or(twice())), expect);
}
