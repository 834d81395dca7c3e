//! A filter on one JSON object in memory.

use std::cmp::Ordering;

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::filter::Node;
use rollcall_proto::scim::v1::{AttributeName, Comparison, ComparisonOperator, Filter};
use serde_json::Value as Json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::error::{Error, Result};
use crate::fold::fold;

/// Bytes that the filters of one request may compare. Far above what anybody
/// needs, and little enough not to hold up others.
const COMPARED_BYTES_MAX: usize = 512 * 1024;

/// What a part of a filter, or a value, costs beside the bytes of its text.
const STEP_BYTES: usize = 16;

/// How many times as much a byte costs of text that is folded and not ASCII.
const FOLDING_FACTOR: usize = 16;

/// Evaluates the filters of one request, and keeps count of what they cost.
#[derive(Debug, Default)]
pub struct Matcher {
    compared_bytes: usize,
}

impl Matcher {
    /// Whether `object` satisfies `filter`. An absent attribute satisfies `ne`
    /// and `eq null` alone.
    pub fn matches(&mut self, filter: &Filter, object: &Json) -> Result<bool> {
        self.charge(STEP_BYTES)?;
        match &filter.node {
            Some(Node::And(list)) => {
                for filter in &list.filters {
                    if !self.matches(filter, object)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Some(Node::Or(list)) => {
                for filter in &list.filters {
                    if self.matches(filter, object)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Some(Node::Not(filter)) => self.matches(filter, object).map(|holds| !holds),
            Some(Node::Comparison(comparison)) => self.compare(comparison, object),
            Some(Node::Element(element)) => {
                let (Some(attribute), Some(filter)) = (&element.attribute, &element.filter) else {
                    return Err(Error::FieldMissing { field: "element" });
                };
                self.charge(names_in(object))?;
                for element in values_of(attribute, object) {
                    if self.matches(filter, element)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            None => Err(Error::FieldMissing { field: "filter" }),
        }
    }

    fn compare(&mut self, comparison: &Comparison, object: &Json) -> Result<bool> {
        let attribute = comparison
            .attribute
            .as_ref()
            .ok_or(Error::FieldMissing { field: "attribute" })?;
        self.charge(names_in(object))?;
        let values = values_of(attribute, object);
        let operator = comparison.operator();
        if operator == ComparisonOperator::Present {
            return Ok(values.into_iter().any(is_present));
        }
        let operand = comparison
            .operand
            .as_ref()
            .ok_or(Error::FieldMissing { field: "operand" })?;
        for value in &values {
            self.charge(cost(operand, value, comparison.case_exact))?;
        }
        let equal =
            |value: &Json| order(value, operand, comparison.case_exact) == Some(Ordering::Equal);
        let is_null = matches!(operand, Operand::Null(_));
        match operator {
            ComparisonOperator::Equal if is_null => Ok(!values.into_iter().any(is_present)),
            ComparisonOperator::NotEqual if is_null => Ok(values.into_iter().any(is_present)),
            ComparisonOperator::NotEqual => Ok(!values.into_iter().any(equal)),
            ComparisonOperator::Unspecified => Err(Error::FieldMissing { field: "operator" }),
            _ => Ok(values
                .into_iter()
                .any(|value| holds(value, operator, operand, comparison.case_exact))),
        }
    }

    fn charge(&mut self, bytes: usize) -> Result<()> {
        self.compared_bytes += bytes;
        if self.compared_bytes > COMPARED_BYTES_MAX {
            return Err(Error::TooLarge {
                why: "The patch compares too much; send its operations one by one".to_owned(),
            });
        }
        Ok(())
    }
}

/// Among so many names one may have to be looked for whatever its case.
fn names_in(object: &Json) -> usize {
    object.as_object().map_or(0, serde_json::Map::len)
}

/// The attribute's values: those of each element where it is multi-valued.
fn values_of<'j>(name: &AttributeName, object: &'j Json) -> Vec<&'j Json> {
    // A plain element is its own value.
    match object {
        Json::Object(_) => {}
        _ if !name.attribute.eq_ignore_ascii_case("value") => return vec![],
        Json::Array(elements) => return elements.iter().collect(),
        plain => return vec![plain],
    }
    let object = if name.schema.is_empty() {
        Some(object)
    } else {
        member(object, &name.schema)
    };
    let value = if name.attribute.is_empty() {
        object
    } else {
        object.and_then(|object| member(object, &name.attribute))
    };
    let elements = match value {
        Some(Json::Array(elements)) => elements.iter().collect(),
        Some(value) => vec![value],
        None => vec![],
    };
    if name.sub_attribute.is_empty() {
        return elements;
    }
    elements
        .into_iter()
        .filter_map(|element| member(element, &name.sub_attribute))
        .collect()
}

/// A member of an object: names ignore case (RFC 7643 section 2.1), and those
/// that no schema knows are spelled as they came.
fn member<'j>(object: &'j Json, name: &str) -> Option<&'j Json> {
    let object = object.as_object()?;
    object.get(name).or_else(|| {
        let mut members = object.iter();
        let (_, value) = members.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    })
}

fn cost(operand: &Operand, value: &Json, case_exact: bool) -> usize {
    let of_text = |text: &str| {
        let factor = if case_exact || text.is_ascii() {
            1
        } else {
            FOLDING_FACTOR
        };
        text.len() * factor
    };
    let operand_bytes = match operand {
        Operand::Text(text) => of_text(text),
        _ => 0,
    };
    STEP_BYTES + operand_bytes + value.as_str().map_or(0, of_text)
}

/// Section 3.4.2.2: an empty value is not present.
fn is_present(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(elements) => !elements.is_empty(),
        Json::Object(fields) => !fields.is_empty(),
        Json::Bool(_) | Json::Number(_) => true,
    }
}

fn holds(value: &Json, operator: ComparisonOperator, operand: &Operand, case_exact: bool) -> bool {
    use ComparisonOperator as Op;
    match operator {
        Op::Contains | Op::StartsWith | Op::EndsWith => {
            let (Json::String(value), Operand::Text(operand)) = (value, operand) else {
                return false;
            };
            let (value, operand) = if case_exact {
                (value.clone(), operand.clone())
            } else {
                (fold(value), fold(operand))
            };
            match operator {
                Op::Contains => value.contains(&operand),
                Op::StartsWith => value.starts_with(&operand),
                _ => value.ends_with(&operand),
            }
        }
        Op::Equal => order(value, operand, case_exact) == Some(Ordering::Equal),
        Op::GreaterThan => order(value, operand, case_exact) == Some(Ordering::Greater),
        Op::LessThan => order(value, operand, case_exact) == Some(Ordering::Less),
        Op::GreaterOrEqual => {
            matches!(
                order(value, operand, case_exact),
                Some(Ordering::Greater | Ordering::Equal)
            )
        }
        Op::LessOrEqual => {
            matches!(
                order(value, operand, case_exact),
                Some(Ordering::Less | Ordering::Equal)
            )
        }
        Op::NotEqual | Op::Present | Op::Unspecified => false,
    }
}

/// How the value stands to the operand; `None` where they are of two types.
fn order(value: &Json, operand: &Operand, case_exact: bool) -> Option<Ordering> {
    match (value, operand) {
        (Json::Bool(value), Operand::Boolean(operand)) => Some(value.cmp(operand)),
        (Json::Number(value), Operand::Integer(operand)) => match value.as_i64() {
            Some(value) => Some(value.cmp(operand)),
            None => compare_mixed(*operand, value.as_f64()?).map(Ordering::reverse),
        },
        (Json::Number(value), Operand::Decimal(operand)) => match value.as_i64() {
            Some(value) => compare_mixed(value, *operand),
            None => value.as_f64()?.partial_cmp(operand),
        },
        (Json::String(value), Operand::Text(operand)) if case_exact => Some(value.cmp(operand)),
        (Json::String(value), Operand::Text(operand)) => Some(fold(value).cmp(&fold(operand))),
        (Json::String(value), Operand::Time(operand)) => {
            let value = OffsetDateTime::parse(value, &Rfc3339).ok()?;
            let value = (value.unix_timestamp(), value.nanosecond());
            let nanos = u32::try_from(operand.nanos).ok()?;
            Some(value.cmp(&(operand.seconds, nanos)))
        }
        _ => None,
    }
}

/// How an integer stands to a decimal, exactly: a double does not hold every
/// integer of 64 bits.
fn compare_mixed(integer: i64, decimal: f64) -> Option<Ordering> {
    if decimal.is_nan() {
        return None;
    }
    // 2^63, the first double above every integer.
    let bound = 9_223_372_036_854_775_808.0;
    if decimal >= bound {
        return Some(Ordering::Less);
    }
    if decimal < -bound {
        return Some(Ordering::Greater);
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the bounds")]
    let whole = decimal.trunc() as i64;
    let rest = decimal - decimal.trunc();
    Some(integer.cmp(&whole).then(0.0_f64.partial_cmp(&rest)?))
}
