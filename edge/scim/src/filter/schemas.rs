//! Comparisons with `schemas`, which no resource keeps: they follow from what
//! it holds (RFC 7643 section 3).

use super::{Comparison, ComparisonOperator, Filter, Operand, invalid};
use crate::error::ScimError;
use crate::path::{self, AttributeName};
use crate::schema::ResourceType;

/// The same as a comparison with what is kept.
pub(super) fn compare(
    resource_type: &'static ResourceType,
    comparison: Comparison,
) -> Result<Filter, ScimError> {
    use ComparisonOperator as Op;
    let always = || present("", "id");
    match (comparison.operator, comparison.operand) {
        (Op::Present, _) | (Op::NotEqual, Some(Operand::Null)) => Ok(always()),
        (Op::Equal, Some(Operand::Null)) => Ok(not(always())),
        (Op::Equal, Some(Operand::Text(urn))) => Ok(names(resource_type, &urn)),
        (Op::NotEqual, Some(Operand::Text(urn))) => Ok(not(names(resource_type, &urn))),
        _ => Err(invalid("The schemas are compared by eq, ne and pr alone.")),
    }
}

/// A resource names its own schema, and an extension where it has anything of
/// it.
fn names(resource_type: &'static ResourceType, urn: &str) -> Filter {
    if urn.eq_ignore_ascii_case(resource_type.schema.urn) {
        return present("", "id");
    }
    match resource_type.extension(urn) {
        Some(extension) => present(extension.urn, ""),
        None if path::is_urn(urn) => present(urn, ""),
        None => not(present("", "id")),
    }
}

fn present(schema: &str, attribute: &str) -> Filter {
    Filter::Comparison(Comparison {
        attribute: AttributeName {
            schema: schema.to_owned(),
            attribute: attribute.to_owned(),
            sub_attribute: String::new(),
        },
        operator: ComparisonOperator::Present,
        operand: None,
        case_exact: schema.is_empty(),
    })
}

fn not(filter: Filter) -> Filter {
    Filter::Not(Box::new(filter))
}
