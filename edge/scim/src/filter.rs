//! Filters: RFC 7644 section 3.4.2.2.

mod lexer;
mod operand;
mod parser;
mod print;
mod schemas;

use time::OffsetDateTime;

use crate::error::{ScimError, ScimType};
use crate::path::AttributeName;
use crate::schema::{Attribute, ResourceType};

/// The longest filter, in bytes.
pub const FILTER_BYTES_MAX: usize = 4096;
/// The most comparisons in one filter.
pub const FILTER_TERMS_MAX: usize = 64;
/// How many parentheses and brackets may stand in one another.
pub const FILTER_DEPTH_MAX: usize = 16;

/// A filter with every name resolved by the schema and every operand of the
/// attribute's type. A parsed `And` holds no `And`, and an `Or` no `Or`.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    And(Vec<Filter>),
    Or(Vec<Filter>),
    Not(Box<Filter>),
    Comparison(Comparison),
    /// Holds when at least one element of a multi-valued attribute satisfies
    /// the filter, whose names are the element's own sub-attributes.
    Element {
        attribute: AttributeName,
        filter: Box<Filter>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub attribute: AttributeName,
    pub operator: ComparisonOperator,
    /// None for `Present` only, which alone a whole extension is asked for by.
    pub operand: Option<Operand>,
    /// Whether text is compared with regard to case.
    pub case_exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonOperator {
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    GreaterThan,
    GreaterOrEqual,
    LessThan,
    LessOrEqual,
    Present,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    Boolean(bool),
    Integer(i64),
    Decimal(f64),
    Text(String),
    Time(OffsetDateTime),
    Null,
}

/// Parses the `filter` of a query on resources of one type.
pub fn parse(resource_type: &'static ResourceType, text: &str) -> Result<Filter, ScimError> {
    parser::parse(parser::Scope::Resource(resource_type), text)
}

/// Parses the inside of the brackets behind a multi-valued attribute, which
/// the schema may not know.
pub fn parse_element(
    attribute: Option<&'static Attribute>,
    text: &str,
) -> Result<Filter, ScimError> {
    parser::parse(parser::Scope::Element(attribute), text)
}

/// Where the bracket is closed that was opened before the text.
pub(crate) fn closing_bracket(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let found = at + text.get(at..)?.find(['"', ']'])?;
        if text[found..].starts_with(']') {
            return Some(found);
        }
        at = found + lexer::text_length(&text[found..])?;
    }
}

impl Filter {
    /// All of the filters, with those of an inner `And` among them.
    pub(crate) fn all(filters: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(filters.len());
        for filter in filters {
            match filter {
                Self::And(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        only(flat).unwrap_or_else(Self::And)
    }

    /// Any of the filters, with those of an inner `Or` among them.
    pub(crate) fn any(filters: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(filters.len());
        for filter in filters {
            match filter {
                Self::Or(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        only(flat).unwrap_or_else(Self::Or)
    }
}

impl ComparisonOperator {
    pub(crate) const ALL: [Self; 10] = [
        Self::Equal,
        Self::NotEqual,
        Self::Contains,
        Self::StartsWith,
        Self::EndsWith,
        Self::GreaterThan,
        Self::GreaterOrEqual,
        Self::LessThan,
        Self::LessOrEqual,
        Self::Present,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "eq",
            Self::NotEqual => "ne",
            Self::Contains => "co",
            Self::StartsWith => "sw",
            Self::EndsWith => "ew",
            Self::GreaterThan => "gt",
            Self::GreaterOrEqual => "ge",
            Self::LessThan => "lt",
            Self::LessOrEqual => "le",
            Self::Present => "pr",
        }
    }
}

/// The one filter of a list of one, or the list again.
fn only(mut filters: Vec<Filter>) -> Result<Filter, Vec<Filter>> {
    match filters.pop() {
        Some(filter) if filters.is_empty() => Ok(filter),
        Some(filter) => {
            filters.push(filter);
            Err(filters)
        }
        None => Err(filters),
    }
}

fn invalid(detail: impl Into<String>) -> ScimError {
    ScimError::invalid(ScimType::InvalidFilter, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{GROUP, USER};

    /// Every parsed filter is its own canonical text.
    fn canonical(resource_type: &'static ResourceType, text: &str) -> String {
        let filter = parse(resource_type, text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let printed = filter.to_string();
        assert_eq!(parse(resource_type, &printed), Ok(filter), "{printed}");
        printed
    }

    #[test]
    fn grammar() {
        let check = |text: &str, expect: &str| assert_eq!(canonical(&USER, text), expect);
        check("USERNAME Eq \"Ada\"", "userName eq \"Ada\"");
        check(" title  PR ", "title pr");
        check(
            "title pr or userName eq \"a\" and active eq true",
            "title pr or userName eq \"a\" and active eq true",
        );
        check(
            "(title pr or nickName pr) and not(active eq FALSE)",
            "(title pr or nickName pr) and not (active eq false)",
        );
        check(
            "title pr and (nickName pr and (locale pr)) OR (timezone pr or active pr)",
            "title pr and nickName pr and locale pr or timezone pr or active pr",
        );
        check("not (not (title pr))", "not (not (title pr))");
        check(
            "Emails[Type eq \"work\" and value co \"@x\"] and not (active eq false)",
            "emails[type eq \"work\" and value co \"@x\"] and not (active eq false)",
        );
        check(
            "emails[(type eq \"work\" or primary eq true) and not (value pr)]",
            "emails[(type eq \"work\" or primary eq true) and not (value pr)]",
        );
        check("not pr", "not pr");
        check(
            "userName eq \"\\u0041\\n\\\"\\\\/\"",
            "userName eq \"A\\n\\\"\\\\/\"",
        );
        check("userName eq NULL", "userName eq null");
        check(
            "name pr or emails pr or emails.type ne null",
            "name pr or emails pr or emails.type ne null",
        );
        check(
            "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
            "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
        );
        check("employeeNumber eq 701984", "employeeNumber eq 701984");
        check(
            "shoe ge -41 and shoe lt 1.5e3 or fit eq false",
            "shoe ge -41 and shoe lt 1500.0 or fit eq false",
        );
        check(
            "urn:acme:hr:2.0:User:things[kind eq 1].No sw \"x\"",
            "urn:acme:hr:2.0:User:things[kind eq 1 and No sw \"x\"]",
        );
        check(
            "URN:ietf:params:scim:schemas:core:2.0:User:userName eq \"x\"",
            "userName eq \"x\"",
        );
        check("title gt \"a\"", "title gt \"a\"");
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        check(
            &format!("{} pr", enterprise.to_uppercase()),
            &format!("{enterprise} pr"),
        );
        check("schemas pr or schemas ne null", "id pr or id pr");
        check(
            &format!("schemas eq \"{enterprise}\" and schemas ne \"urn:acme:2.0:User\""),
            &format!("{enterprise} pr and not (urn:acme:2.0:User pr)"),
        );
        check(
            "SCHEMAS eq \"urn:ietf:params:scim:schemas:core:2.0:user\" or schemas eq \"title\"",
            "id pr or not (id pr)",
        );
    }

    #[test]
    fn what_a_provider_asks() {
        let check = |provider: &str, text: &str, expect: &str| {
            assert_eq!(canonical(&USER, text), expect, "{provider}");
        };
        check("Okta", "userName eq \"a@x\"", "userName eq \"a@x\"");
        check("Okta", "email eq \"a@x\"", "emails.value eq \"a@x\"");
        check("Okta", "Email.Value eq \"a@x\"", "emails.value eq \"a@x\"");
        check("Entra ID", "externalId eq \"7\"", "externalId eq \"7\"");
        check(
            "Entra ID",
            "emails[type eq \"work\"].value eq \"a@x\"",
            "emails[type eq \"work\" and value eq \"a@x\"]",
        );
        check(
            "Entra ID",
            "emails[type eq \"work\" or primary eq true].value eq \"a@x\"",
            "emails[(type eq \"work\" or primary eq true) and value eq \"a@x\"]",
        );
        check(
            "Entra ID",
            "roles[primary eq \"True\"].value eq \"admin\"",
            "roles[primary eq true and value eq \"admin\"]",
        );
        check(
            "Entra ID",
            "id eq \"1\" and manager eq \"2\"",
            "id eq \"1\" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"2\"",
        );
        check(
            "PingFederate",
            "emails eq \"a@x\"",
            "emails.value eq \"a@x\"",
        );
        check("PingFederate", "emails co \"x\"", "emails.value co \"x\"");
        let group = canonical(&GROUP, "DisplayName eq \"N\" and members eq \"1\"");
        assert_eq!(group, "displayName eq \"N\" and members.value eq \"1\"");
    }

    #[test]
    fn typed() {
        let check = |text: &str, operand: Option<Operand>, case_exact: bool| {
            let Ok(Filter::Comparison(comparison)) = parse(&USER, text) else {
                panic!("{text}");
            };
            assert_eq!(
                (comparison.operand, comparison.case_exact),
                (operand, case_exact),
                "{text}"
            );
        };
        let text = |text: &str| Some(Operand::Text(text.to_owned()));
        check("userName eq \"A\"", text("A"), false);
        check("externalId eq \"A\"", text("A"), true);
        check("unknown eq \"A\"", text("A"), false);
        check("emails.value sw \"A\"", text("A"), false);
        check("active eq \"False\"", Some(Operand::Boolean(false)), false);
        check("active eq null", Some(Operand::Null), false);
        check("unknown eq \"true\"", text("true"), false);
        check("unknown eq true", Some(Operand::Boolean(true)), false);
        check("unknown eq 7", Some(Operand::Integer(7)), false);
        check("unknown eq 7.0", Some(Operand::Decimal(7.0)), false);
        check("title eq 7", text("7"), false);
        check("unknown pr", None, false);
        check(
            "meta.created le \"2011-05-13T04:42:34.5+02:00\"",
            Some(Operand::Time(
                time::macros::datetime!(2011-05-13 02:42:34.5 UTC),
            )),
            false,
        );
    }

    #[test]
    fn refused() {
        for text in [
            "",
            " ",
            "userName",
            "userName xx \"secret\"",
            "userName eq",
            "userName eq secret",
            "userName eq \"secret",
            "userName eq \"a\" \"secret\"",
            "userName eq \"a\" userName pr",
            "userName eq \"a\" and",
            "and userName pr",
            "\"secret\" eq userName",
            "userName eq (\"a\")",
            "userName eq 1e999",
            "userName eq +1",
            "userName eq 01",
            "userName eq 9223372036854775808",
            "userName eq true",
            "(userName pr",
            "userName pr)",
            "not userName pr",
            "not ()",
            "1st pr",
            "name. pr",
            "urn:acme:2.0:User eq \"a\"",
            "urn:acme:2.0:User[a pr]",
            "urn:ietf:params:scim:schemas:core:2.0:User pr",
            "schemas co \"urn\"",
            "schemas gt \"urn\"",
            "schemas[value pr]",
            "meta.version eq \"secret\"",
            "META.Location sw \"secret\"",
            "emails[",
            "emails[type pr",
            "emails[]",
            "emails[type pr].",
            "emails[type pr].value",
            "emails[type pr]value eq \"a\"",
            "emails[emails[type pr]]",
            "emails[name.x pr]",
            "emails.value[type pr]",
            "userName[value pr]",
            "name[givenName pr]",
            // RFC 7644 section 3.4.2.2: nothing to compare.
            "name eq \"secret\"",
            "addresses eq \"secret\"",
            "meta eq \"secret\"",
            // Table 3: no order among booleans and binaries.
            "active gt true",
            "active lt \"true\"",
            "active co \"true\"",
            "active eq 1",
            "active eq \"secret\"",
            "unknown gt true",
            "unknown ge null",
            "unknown co 1",
            "x509Certificates.value gt \"AA==\"",
            "userName sw null",
            "meta.created eq \"secret\"",
            "meta.created eq 2011",
            "meta.created co \"2011\"",
            // No probe of a secret.
            "password eq \"secret\"",
            "PASSWORD pr",
            "urn:acme:2.0:User:password pr",
            "name.password pr",
            "emails[password sw \"s\"]",
            "emails[type pr].password sw \"s\"",
        ] {
            let error = parse(&USER, text).expect_err(text);
            assert_eq!(error.scim_type, Some(ScimType::InvalidFilter), "{text}");
            assert!(!error.detail.contains("secret"), "{}", error.detail);
        }
    }

    #[test]
    fn limits() {
        let check = |text: String, expect: bool| {
            let parsed = parse(&USER, &text);
            assert_eq!(parsed.is_ok(), expect, "{} bytes", text.len());
        };
        let nested = |depth| format!("{}title pr{}", "(".repeat(depth), ")".repeat(depth));
        check(nested(FILTER_DEPTH_MAX), true);
        check(nested(FILTER_DEPTH_MAX + 1), false);
        let chain = |terms| vec!["title pr"; terms].join(" and ");
        check(chain(FILTER_TERMS_MAX), true);
        check(chain(FILTER_TERMS_MAX + 1), false);
        let long = |bytes| format!("title eq \"{}\"", "a".repeat(bytes - 11));
        check(long(FILTER_BYTES_MAX), true);
        check(long(FILTER_BYTES_MAX + 1), false);
    }

    #[test]
    fn brackets_are_closed_outside_text() {
        let check = |text: &str, expect: Option<usize>| assert_eq!(closing_bracket(text), expect);
        check("]", Some(0));
        check("a eq \"]\\\"]\"].b", Some(11));
        check("a eq \"]", None);
        check("", None);
    }
}
