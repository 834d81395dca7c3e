//! The filters of lists and of paths.

use rollcall_control::error::Error;
use rollcall_control::filter::sql;
use rollcall_control::fold::fold;
use rollcall_control::id::DirectoryId;
use rollcall_edge::convert;
use rollcall_proto::scim::v1::Filter as WireFilter;
use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_scim::ScimError;
use rollcall_scim::filter::{FILTER_BYTES_MAX, FILTER_DEPTH_MAX, Filter, parse, parse_element};
use rollcall_scim::schema::{GROUP, ResourceType, USER};
use sea_orm::DbBackend;
use sea_orm::sea_query::{
    Expr, PostgresQueryBuilder, Query, SelectStatement, SimpleExpr, SqliteQueryBuilder,
};
use uuid::Uuid;

type Compile =
    fn(&WireFilter, DirectoryId, DbBackend) -> rollcall_control::error::Result<SimpleExpr>;

/// Text as the `filter` of a list, and as the inside of a path's brackets.
pub fn filter(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let lists: [(&ResourceType, Compile); 2] = [(&USER, sql::users), (&GROUP, sql::groups)];
    for (resource_type, compile) in lists {
        if let Some(filter) = check(text, |text| parse(resource_type, text)) {
            // One of the databases, so that the time is that of one statement.
            let backend = BACKENDS[data.len() % BACKENDS.len()];
            check_sql(&convert::filter(filter), compile, backend);
        }
    }
    for attribute in [None, USER.attribute("emails"), GROUP.attribute("members")] {
        check(text, |text| parse_element(attribute, text));
    }
}

/// What is parsed can be printed, and that is parsed to the same.
pub(crate) fn check(
    text: &str,
    parse: impl Fn(&str) -> Result<Filter, ScimError>,
) -> Option<Filter> {
    match parse(text) {
        Ok(filter) => {
            let printed = filter.to_string();
            // Canonical names may be longer than what the client wrote, and
            // what stands behind brackets is printed within them.
            if printed.len() <= FILTER_BYTES_MAX && depth(&printed) <= FILTER_DEPTH_MAX {
                assert_eq!(parse(&printed).as_ref(), Ok(&filter), "{printed}");
            }
            Some(filter)
        }
        Err(error) => {
            crate::check_refusal(&error);
            None
        }
    }
}

/// How many parentheses and brackets stand in one another.
fn depth(printed: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in printed.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'(' | b'[' if !in_text => depth += 1,
            b')' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// A filter is compiled or refused, and the SQL is the same whatever it
/// compares with: no literal of the client is in it.
fn check_sql(filter: &WireFilter, compile: Compile, backend: DbBackend) {
    let statement = |filter: &WireFilter| {
        compile(filter, DirectoryId::new(Uuid::nil()), backend).map(|condition| {
            let mut query = Query::select();
            query.expr(Expr::val(1)).and_where(condition);
            build(&query, backend)
        })
    };
    match statement(filter) {
        Ok((text, values)) => {
            check_text(&text);
            check_places(&text, values, backend);
            let other = statement(&with_other_operands(filter.clone()));
            assert_eq!(other.map(|(text, _)| text), Ok(text));
        }
        Err(Error::InvalidFilter { .. }) => {}
        Err(error) => check_error(&error),
    }
}

pub(crate) const BACKENDS: [DbBackend; 2] = [DbBackend::Sqlite, DbBackend::Postgres];

/// The text, and how many values it binds.
pub(crate) fn build(query: &SelectStatement, backend: DbBackend) -> (String, usize) {
    let (text, values) = match backend {
        DbBackend::Postgres => query.build(PostgresQueryBuilder),
        _ => query.build(SqliteQueryBuilder),
    };
    (text, values.0.len())
}

/// Each value has one place in the text.
pub(crate) fn check_places(text: &str, values: usize, backend: DbBackend) {
    let place = match backend {
        DbBackend::Postgres => '$',
        _ => '?',
    };
    assert_eq!(text.matches(place).count(), values, "{text}");
}

/// No name of the client's own is in an SQL text: ours are ASCII without URNs.
pub(crate) fn check_text(sql: &str) {
    assert!(sql.is_ascii() && !sql.contains("urn:"), "{sql}");
}

/// Control refuses what the edge lets through only for reasons that a client
/// can be told.
pub(crate) fn check_error(error: &Error) {
    assert!(
        matches!(
            error,
            Error::InvalidFilter { .. }
                | Error::InvalidValue { .. }
                | Error::TooLarge { .. }
                | Error::NoTarget
        ),
        "{error:?}"
    );
}

fn with_other_operands(filter: WireFilter) -> WireFilter {
    let node = filter.node.map(|node| match node {
        Node::And(mut list) => {
            list.filters = list.filters.into_iter().map(with_other_operands).collect();
            Node::And(list)
        }
        Node::Or(mut list) => {
            list.filters = list.filters.into_iter().map(with_other_operands).collect();
            Node::Or(list)
        }
        Node::Not(inner) => Node::Not(Box::new(with_other_operands(*inner))),
        Node::Element(mut element) => {
            let inner = element.filter.take();
            element.filter = inner.map(|inner| Box::new(with_other_operands(*inner)));
            Node::Element(element)
        }
        Node::Comparison(mut comparison) => {
            comparison.operand = comparison.operand.map(other_operand);
            Node::Comparison(comparison)
        }
    });
    WireFilter { node }
}

fn other_operand(operand: Operand) -> Operand {
    match operand {
        // With the empty text, and with what no text holds, comparisons mean
        // something else.
        Operand::Text(text) if fold(&text).is_empty() || text.contains('\0') => Operand::Text(text),
        Operand::Text(_) => Operand::Text("other".to_owned()),
        Operand::Integer(value) => Operand::Integer(!value),
        Operand::Decimal(value) => Operand::Decimal(value / 2.0),
        // `active eq true` has an index of its own.
        Operand::Boolean(value) => Operand::Boolean(value),
        Operand::Time(mut time) => {
            time.seconds /= 2;
            Operand::Time(time)
        }
        Operand::Null(null) => Operand::Null(null),
    }
}
