//! Filters and orders.

use prost_types::Timestamp;
use rollcall_proto::scim::v1::comparison::Operand as WireOperand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{
    AttributeName as WireName, Comparison as WireComparison, ComparisonOperator as WireOperator,
    ElementFilter, Filter as WireFilter, FilterList, NullOperand, Sort as WireSort,
};
use rollcall_scim::filter::{Comparison, ComparisonOperator, Filter, Operand};
use rollcall_scim::path::AttributeName;
use rollcall_scim::search::Sort;

/// The depth is bounded by the parser.
pub fn filter(from: Filter) -> WireFilter {
    let list = |filters: Vec<Filter>| FilterList {
        filters: filters.into_iter().map(filter).collect(),
    };
    let node = match from {
        Filter::And(filters) => Node::And(list(filters)),
        Filter::Or(filters) => Node::Or(list(filters)),
        Filter::Not(inner) => Node::Not(Box::new(filter(*inner))),
        Filter::Comparison(comparison) => Node::Comparison(self::comparison(comparison)),
        Filter::Element {
            attribute,
            filter: inner,
        } => Node::Element(Box::new(ElementFilter {
            attribute: Some(name(attribute)),
            filter: Some(Box::new(filter(*inner))),
        })),
    };
    WireFilter { node: Some(node) }
}

pub fn sort(from: Sort) -> WireSort {
    let Sort {
        attribute,
        descending,
        case_exact,
    } = from;
    WireSort {
        attribute: Some(name(attribute)),
        descending,
        case_exact,
    }
}

fn comparison(from: Comparison) -> WireComparison {
    let Comparison {
        attribute,
        operator,
        operand,
        case_exact,
    } = from;
    WireComparison {
        attribute: Some(name(attribute)),
        operator: self::operator(operator).into(),
        operand: operand.map(self::operand),
        case_exact,
    }
}

pub(super) fn name(from: AttributeName) -> WireName {
    let AttributeName {
        schema,
        attribute,
        sub_attribute,
    } = from;
    WireName {
        schema,
        attribute,
        sub_attribute,
    }
}

fn operator(from: ComparisonOperator) -> WireOperator {
    match from {
        ComparisonOperator::Equal => WireOperator::Equal,
        ComparisonOperator::NotEqual => WireOperator::NotEqual,
        ComparisonOperator::Contains => WireOperator::Contains,
        ComparisonOperator::StartsWith => WireOperator::StartsWith,
        ComparisonOperator::EndsWith => WireOperator::EndsWith,
        ComparisonOperator::GreaterThan => WireOperator::GreaterThan,
        ComparisonOperator::GreaterOrEqual => WireOperator::GreaterOrEqual,
        ComparisonOperator::LessThan => WireOperator::LessThan,
        ComparisonOperator::LessOrEqual => WireOperator::LessOrEqual,
        ComparisonOperator::Present => WireOperator::Present,
    }
}

fn operand(from: Operand) -> WireOperand {
    match from {
        Operand::Boolean(value) => WireOperand::Boolean(value),
        Operand::Integer(value) => WireOperand::Integer(value),
        Operand::Decimal(value) => WireOperand::Decimal(value),
        Operand::Text(value) => WireOperand::Text(value),
        Operand::Time(value) => WireOperand::Time(Timestamp {
            seconds: value.unix_timestamp(),
            nanos: value.nanosecond().cast_signed(),
        }),
        Operand::Null => WireOperand::Null(NullOperand {}),
    }
}
