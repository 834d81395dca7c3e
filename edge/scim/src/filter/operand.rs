//! Whether an attribute can be compared in the way a filter asks, and the
//! operand in the attribute's own type.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::lexer::Token;
use super::{ComparisonOperator, Operand, invalid};
use crate::error::{ScimError, shown};
use crate::json::{is_exact, is_number};
use crate::quirk;
use crate::schema::{Attribute, Kind};

/// Reads what stands behind the operator. `name` is the attribute's, for the
/// error.
pub(super) fn read(
    attribute: Option<&Attribute>,
    name: &str,
    operator: ComparisonOperator,
    token: &Token,
) -> Result<Operand, ScimError> {
    let operand = match token {
        Token::Text(text) => of_text(attribute, name, text)?,
        Token::Word(word) => of_word(attribute, name, word)?,
        _ => return Err(missing(operator)),
    };
    check_operator(attribute, name, operator, &operand)?;
    Ok(operand)
}

pub(super) fn missing(operator: ComparisonOperator) -> ScimError {
    invalid(format!(
        "The filter has no value behind the operator \"{}\".",
        operator.as_str()
    ))
}

fn of_text(attribute: Option<&Attribute>, name: &str, text: &str) -> Result<Operand, ScimError> {
    match attribute.map(|attribute| attribute.kind) {
        Some(Kind::Boolean) => quirk::boolean_in_text(text)
            .map(Operand::Boolean)
            .ok_or_else(|| mismatch(name, "true or false")),
        Some(Kind::DateTime) => OffsetDateTime::parse(text, &Rfc3339)
            .map(Operand::Time)
            .map_err(|_| mismatch(name, "a time such as \"2024-05-13T04:42:34Z\"")),
        Some(Kind::Integer | Kind::Decimal) => Err(mismatch(name, "a number")),
        _ => Ok(Operand::Text(text.to_owned())),
    }
}

fn of_word(attribute: Option<&Attribute>, name: &str, word: &str) -> Result<Operand, ScimError> {
    if word.eq_ignore_ascii_case("null") {
        return Ok(Operand::Null);
    }
    let kind = attribute.map(|attribute| attribute.kind);
    if let Some(value) = quirk::boolean_in_text(word) {
        return match kind {
            None | Some(Kind::Boolean) => Ok(Operand::Boolean(value)),
            Some(_) => Err(mismatch(name, "text in double quotes")),
        };
    }
    let is_number = is_number(word) && is_exact(word);
    match kind {
        Some(Kind::Boolean) => Err(mismatch(name, "true or false")),
        Some(Kind::DateTime) => Err(mismatch(name, "a time in double quotes")),
        None | Some(Kind::Integer | Kind::Decimal) if is_number => number(word),
        Some(Kind::String) if is_number => Ok(Operand::Text(word.to_owned())),
        _ => Err(invalid(format!(
            "The filter compares \"{}\" with something that is neither text in double quotes \
             nor true, false, null or a number.",
            shown(name)
        ))),
    }
}

fn number(literal: &str) -> Result<Operand, ScimError> {
    let integer = literal.parse().map(Operand::Integer);
    integer
        .or_else(|_| literal.parse().map(Operand::Decimal))
        .map_err(|_| invalid("The filter has a malformed number."))
}

/// RFC 7644 table 3: no order among booleans and binaries, and substrings of
/// text only.
fn check_operator(
    attribute: Option<&Attribute>,
    name: &str,
    operator: ComparisonOperator,
    operand: &Operand,
) -> Result<(), ScimError> {
    use ComparisonOperator as Op;
    let kind = attribute.map(|attribute| attribute.kind);
    let fits = match operator {
        Op::Equal | Op::NotEqual | Op::Present => true,
        Op::Contains | Op::StartsWith | Op::EndsWith => matches!(operand, Operand::Text(_)),
        Op::GreaterThan | Op::GreaterOrEqual | Op::LessThan | Op::LessOrEqual => {
            kind != Some(Kind::Binary) && !matches!(operand, Operand::Boolean(_) | Operand::Null)
        }
    };
    if fits {
        return Ok(());
    }
    Err(invalid(format!(
        "The operator \"{}\" cannot compare \"{}\" with such a value.",
        operator.as_str(),
        shown(name)
    )))
}

fn mismatch(name: &str, expected: &str) -> ScimError {
    invalid(format!(
        "The filter must compare \"{}\" with {expected}.",
        shown(name)
    ))
}
