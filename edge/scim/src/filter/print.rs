//! A filter as text, in canonical spelling.

use std::fmt::{self, Display, Formatter};

use time::format_description::well_known::Rfc3339;

use super::{Comparison, Filter, Operand};

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(filters) => join(f, filters, " and ", |filter| {
                matches!(filter, Self::And(_) | Self::Or(_))
            }),
            Self::Or(filters) => join(f, filters, " or ", |filter| matches!(filter, Self::Or(_))),
            Self::Not(filter) => write!(f, "not ({filter})"),
            Self::Comparison(comparison) => comparison.fmt(f),
            Self::Element { attribute, filter } => write!(f, "{attribute}[{filter}]"),
        }
    }
}

impl Display for Comparison {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.attribute, self.operator.as_str())?;
        match &self.operand {
            Some(operand) => write!(f, " {operand}"),
            None => Ok(()),
        }
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            // With a point or an exponent, so that it reads as a decimal.
            Self::Decimal(value) => write!(f, "{value:?}"),
            Self::Text(text) => serde_json::Value::from(text.as_str()).fmt(f),
            Self::Time(time) => {
                let text = time.format(&Rfc3339).map_err(|_| fmt::Error)?;
                write!(f, "\"{text}\"")
            }
            Self::Null => f.write_str("null"),
        }
    }
}

fn join(
    f: &mut Formatter<'_>,
    filters: &[Filter],
    word: &str,
    in_parentheses: impl Fn(&Filter) -> bool,
) -> fmt::Result {
    for (at, filter) in filters.iter().enumerate() {
        if at > 0 {
            f.write_str(word)?;
        }
        if in_parentheses(filter) {
            write!(f, "({filter})")?;
        } else {
            filter.fmt(f)?;
        }
    }
    Ok(())
}
