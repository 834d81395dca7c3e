//! Which number literals survive the way through `i64` and `f64`.

use serde_json::Number;

/// Decimals of up to so many significant digits come back from an `f64` as
/// they were written (C's `DBL_DIG`).
const SIGNIFICANT_DIGITS_MAX: usize = 15;

/// Whether a JSON number keeps its exact value: an integer of 64 bits, or a
/// decimal that an `f64` holds without loss. What is no number at all is not
/// exact either.
pub(crate) fn is_exact(literal: &str) -> bool {
    if !literal.contains(['.', 'e', 'E']) {
        return literal.parse::<i64>().is_ok();
    }
    let mantissa = literal.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_matches('0');
    if significant.len() > SIGNIFICANT_DIGITS_MAX {
        return false;
    }
    match literal.parse::<f64>() {
        // A subnormal has fewer digits than it was written with.
        Ok(value) => value.is_normal() || significant.is_empty(),
        Err(_) => false,
    }
}

/// A decimal without a fraction as the integer that it is, where 64 bits hold
/// it: a database may spell it either way.
pub(crate) fn integral(number: Number) -> Number {
    let decimal = number.as_f64().filter(|_| number.is_f64());
    // Displayed without an exponent, by the digits that it was written with.
    let whole = decimal.and_then(|decimal| decimal.to_string().parse::<i64>().ok());
    whole.map_or(number, Number::from)
}

/// Whether a number is exact by its length alone, as nearly all are.
pub(super) fn is_short(literal: &str) -> bool {
    literal.len() <= SIGNIFICANT_DIGITS_MAX && !literal.contains(['e', 'E'])
}

/// The grammar of RFC 8259 section 6.
pub(crate) fn is_number(literal: &str) -> bool {
    let rest = literal.strip_prefix('-').unwrap_or(literal);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (
            mantissa,
            exponent.strip_prefix(['-', '+']).unwrap_or(exponent),
        ),
        None => (rest, "0"),
    };
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let leading_zero = integer.len() > 1 && integer.starts_with('0');
    !leading_zero && [integer, fraction, exponent].into_iter().all(is_digits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact() {
        let check = |literal: &str, expect: bool| {
            assert_eq!(is_exact(literal), expect, "{literal}");
            assert!(
                expect || !is_number(literal) || !is_short(literal),
                "{literal}"
            );
        };
        check("0", true);
        check("-1", true);
        check("9223372036854775807", true);
        check("9223372036854775808", false);
        check("1.50", true);
        check("0.000000000000000001", true);
        check("123456789012345000000.0", true);
        check("0.1234567890123456", false);
        check("1e308", true);
        check("1e309", false);
        check("1e-310", false);
        check("0e99", true);
        check("-", false);
        check("1.2.3", false);
    }

    #[test]
    fn a_whole_decimal_is_an_integer() {
        let check = |literal: &str, expect: &str| {
            let number = serde_json::from_str(literal).expect("a number");
            assert_eq!(integral(number).to_string(), expect, "{literal}");
        };
        check("1", "1");
        check("1.0", "1");
        check("-1e2", "-100");
        check("1e16", "10000000000000000");
        check("123456789012345000.0", "123456789012345000");
        check("1e19", "1e+19");
        check("-1e300", "-1e+300");
        check("1.5", "1.5");
    }

    #[test]
    fn grammar() {
        let check = |text: &str, expect: bool| assert_eq!(is_number(text), expect, "{text}");
        check("0", true);
        check("-0.5e+10", true);
        check("12E-1", true);
        check("01", false);
        check("-", false);
        check("1.", false);
        check(".5", false);
        check("1e", false);
        check("1-2", false);
        check("+1", false);
    }
}
