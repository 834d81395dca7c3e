//! A comparison with one value that is a column, or an expression of columns.

use rollcall_proto::scim::v1::comparison::Operand;
use rollcall_proto::scim::v1::{Comparison, ComparisonOperator};

use super::fragment::{Dialect, Fragment};
use super::sql::{negation, unanswerable};
use crate::error::{Error, Result};
use crate::fold::fold;

const NANOS_PER_MICRO: i64 = 1_000;
const MICROS_PER_SECOND: i64 = 1_000_000;

/// Text that is NULL where it is unassigned, and the same folded.
#[derive(Clone, Copy)]
pub(super) struct Text<'t> {
    pub exact: &'t str,
    pub folded: &'t str,
}

impl<'t> Text<'t> {
    /// What folds to itself.
    pub(super) fn plain(expression: &'t str) -> Self {
        Self {
            exact: expression,
            folded: expression,
        }
    }
}

pub(super) fn compare_text(
    out: &mut Fragment,
    text: Text<'_>,
    comparison: &Comparison,
) -> Result<()> {
    let (negated, comparison) = negation(comparison);
    let column = if comparison.case_exact {
        text.exact
    } else {
        text.folded
    };
    if negated {
        out.sql("NOT ");
    }
    out.sql("(").sql(column).sql(" IS NOT NULL AND ");
    match (comparison.operator(), &comparison.operand) {
        (ComparisonOperator::Present, _) => {
            out.sql(column).sql(" <> ''");
        }
        (operator, Some(Operand::Text(text))) if comparison.case_exact => {
            text_condition(out, column, operator, text)?;
        }
        (operator, Some(Operand::Text(text))) => {
            text_condition(out, column, operator, &fold(text))?;
        }
        // Text equals nothing of another type.
        (_, Some(_)) => {
            out.sql("FALSE");
        }
        (_, None) => return Err(Error::FieldMissing { field: "operand" }),
    }
    out.sql(")");
    Ok(())
}

/// Compares a moment in microseconds.
pub(super) fn compare_moment(
    out: &mut Fragment,
    column: &str,
    comparison: &Comparison,
) -> Result<()> {
    let (negated, comparison) = negation(comparison);
    if negated {
        out.sql("NOT ");
    }
    match (comparison.operator(), &comparison.operand) {
        (ComparisonOperator::Present, _) => {
            out.sql("TRUE");
            return Ok(());
        }
        (operator, Some(Operand::Time(time))) => {
            let micros = time
                .seconds
                .checked_mul(MICROS_PER_SECOND)
                .and_then(|micros| micros.checked_add(i64::from(time.nanos) / NANOS_PER_MICRO))
                .ok_or_else(|| unanswerable("the time is out of range"))?;
            let is_whole = i64::from(time.nanos) % NANOS_PER_MICRO == 0;
            // Between two microseconds nothing is equal, and what is above the
            // lower one is above the time.
            let symbol = match operator {
                ComparisonOperator::Equal if is_whole => " = ",
                ComparisonOperator::Equal => {
                    out.sql("FALSE");
                    return Ok(());
                }
                ComparisonOperator::GreaterOrEqual if is_whole => " >= ",
                ComparisonOperator::GreaterThan | ComparisonOperator::GreaterOrEqual => " > ",
                ComparisonOperator::LessThan if is_whole => " < ",
                ComparisonOperator::LessThan | ComparisonOperator::LessOrEqual => " <= ",
                _ => return Err(unanswerable("a time has no parts to look for")),
            };
            out.sql("(").sql(column).sql(symbol).bind(micros).sql(")");
        }
        (_, Some(_)) => {
            out.sql("FALSE");
        }
        (_, None) => return Err(Error::FieldMissing { field: "operand" }),
    }
    Ok(())
}

/// How text stands to the operand, byte by byte.
pub(super) fn text_condition(
    out: &mut Fragment,
    value: &str,
    operator: ComparisonOperator,
    operand: &str,
) -> Result<()> {
    use ComparisonOperator as Op;
    if let Some((prefix, _)) = operand.split_once('\0') {
        return text_condition_on_nul(out, value, operator, prefix);
    }
    match operator {
        // Every text has the empty one in it.
        Op::Contains | Op::StartsWith | Op::EndsWith if operand.is_empty() => {
            out.sql("TRUE");
        }
        Op::Contains => {
            out.either("instr(", "strpos(").sql(value).sql(", ");
            out.bind(operand).sql(") > 0");
        }
        Op::StartsWith if out.dialect == Dialect::Postgres => {
            out.sql("starts_with(").sql(value).sql(", ");
            out.bind(operand).sql(")");
        }
        Op::StartsWith => {
            out.sql("substr(").sql(value).sql(", 1, length(");
            out.bind(operand).sql(")) = ").bind(operand);
        }
        Op::EndsWith if out.dialect == Dialect::Postgres => {
            out.sql("right(").sql(value).sql(", length(");
            out.bind(operand).sql(")) = ").bind(operand);
        }
        Op::EndsWith => {
            out.sql("length(").sql(value).sql(") >= length(");
            out.bind(operand).sql(") AND substr(").sql(value);
            out.sql(", -length(").bind(operand).sql(")) = ");
            out.bind(operand);
        }
        _ => {
            let symbol = symbol(operator)?;
            out.sql(value)
                .either("", BYTEWISE)
                .sql(symbol)
                .bind(operand);
        }
    }
    Ok(())
}

/// PostgreSQL compares by the language of the server unless it is told not to.
pub(super) const BYTEWISE: &str = " COLLATE \"C\"";

/// No text that is kept holds the character U+0000, and PostgreSQL takes none.
/// What stands in front of it in an operand, `prefix`, tells on which side of it
/// every text is.
fn text_condition_on_nul(
    out: &mut Fragment,
    value: &str,
    operator: ComparisonOperator,
    prefix: &str,
) -> Result<()> {
    use ComparisonOperator as Op;
    let symbol = match operator {
        Op::GreaterThan | Op::GreaterOrEqual => " > ",
        Op::LessThan | Op::LessOrEqual => " <= ",
        Op::Contains | Op::StartsWith | Op::EndsWith | Op::Equal => {
            out.sql("FALSE");
            return Ok(());
        }
        Op::NotEqual | Op::Present | Op::Unspecified => {
            return Err(Error::FieldMissing { field: "operator" });
        }
    };
    out.sql(value).either("", BYTEWISE).sql(symbol).bind(prefix);
    Ok(())
}

pub(super) fn symbol(operator: ComparisonOperator) -> Result<&'static str> {
    use ComparisonOperator as Op;
    match operator {
        Op::Equal => Ok(" = "),
        Op::GreaterThan => Ok(" > "),
        Op::GreaterOrEqual => Ok(" >= "),
        Op::LessThan => Ok(" < "),
        Op::LessOrEqual => Ok(" <= "),
        Op::Contains | Op::StartsWith | Op::EndsWith => {
            Err(unanswerable("only text has parts to look for"))
        }
        Op::NotEqual | Op::Present | Op::Unspecified => {
            Err(Error::FieldMissing { field: "operator" })
        }
    }
}
