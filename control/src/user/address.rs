//! The addresses of a user, and the domains to which they must belong.

use std::collections::BTreeSet;

use rollcall_proto::scim::v1::{MultiValue, UserAttributes};

use crate::error::{Error, Result};
use crate::fold::fold;

/// The address by which a product reaches the person: the primary email, else
/// the first, else the userName if it is an address.
pub(super) fn contact(attributes: &UserAttributes) -> Option<&str> {
    let emails = &attributes.emails;
    let with_value = || emails.iter().filter(|email| value_of(email).is_some());
    with_value()
        .find(|email| email.primary == Some(true))
        .or_else(|| with_value().next())
        .and_then(value_of)
        .or_else(|| domain_of(&attributes.user_name).map(|_| attributes.user_name.as_str()))
}

/// Whether it is one plain address.
pub fn is_address(text: &str) -> bool {
    domain_of(text).is_some()
}

/// The part behind the at sign of what is one plain address.
fn domain_of(address: &str) -> Option<&str> {
    let (local, domain) = address.split_once('@')?;
    let is_plain = |letter: char| {
        !letter.is_whitespace() && !letter.is_control() && !"@,;:<>()[]\\\"".contains(letter)
    };
    let is_one = !local.is_empty() && !domain.is_empty();
    (is_one && local.chars().chain(domain.chars()).all(is_plain)).then_some(domain)
}

/// An empty value is Okta's way to clear one.
fn value_of(email: &MultiValue) -> Option<&str> {
    email.value.as_deref().filter(|value| !value.is_empty())
}

/// The keys under which the emails are found.
pub(super) fn email_keys(attributes: &UserAttributes) -> BTreeSet<String> {
    attributes
        .emails
        .iter()
        .filter_map(value_of)
        .map(fold)
        .collect()
}

/// Every email, and the userName where it is an address, must belong to one of
/// the domains: a product may take any of them for the person.
pub(super) fn check_domains(attributes: &UserAttributes, domains: Option<&[String]>) -> Result<()> {
    let Some(domains) = domains else {
        return Ok(());
    };
    let user_name = Some(attributes.user_name.as_str()).filter(|name| name.contains('@'));
    let addresses = attributes
        .emails
        .iter()
        .filter_map(value_of)
        .chain(user_name);
    // Only ASCII letters have two cases here: what else folds to the same text
    // can be another domain.
    let is_allowed = |address: &str| {
        domain_of(address).is_some_and(|domain| {
            domains
                .iter()
                .any(|allowed| allowed.eq_ignore_ascii_case(domain))
        })
    };
    if addresses.into_iter().all(is_allowed) {
        Ok(())
    } else {
        Err(Error::DomainNotAllowed {
            domains: domains.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(user_name: &str, emails: &[(&str, bool)]) -> UserAttributes {
        UserAttributes {
            user_name: user_name.to_owned(),
            emails: emails
                .iter()
                .map(|(value, primary)| MultiValue {
                    value: Some((*value).to_owned()),
                    primary: primary.then_some(true),
                    ..MultiValue::default()
                })
                .collect(),
            ..UserAttributes::default()
        }
    }

    #[test]
    fn the_contact_is_the_primary_address() {
        let check = |user_name, emails: &[_], expect| {
            assert_eq!(contact(&user(user_name, emails)), expect);
        };
        check("ada", &[("a@x", false), ("b@x", true)], Some("b@x"));
        check("ada", &[("a@x", false), ("b@x", false)], Some("a@x"));
        check("ada@x", &[], Some("ada@x"));
        check("ada", &[], None);
        check("ada", &[("", true), ("a@x", false)], Some("a@x"));
    }

    #[test]
    fn every_address_must_belong_to_a_domain() {
        let domains = ["acme.com".to_owned(), "acme.org".to_owned()];
        let check = |user_name, emails: &[_], expect| {
            let outcome = check_domains(&user(user_name, emails), Some(&domains));
            assert_eq!(outcome.is_ok(), expect, "{user_name} {emails:?}");
        };
        check("ada", &[], true);
        check("ada@ACME.com", &[("ada@acme.org", true)], true);
        check("ada@evil.example", &[("ada@acme.org", true)], false);
        check(
            "ada@acme.com",
            &[("ada@acme.org", true), ("ada@evil.example", false)],
            false,
        );
        check("ada@sub.acme.com", &[], false);
        check("ada@acme.com@evil.example", &[], false);
        check("ada", &[("no address", true)], false);
        check("ada", &[("", true)], true);
        check("ada", &[("ada@evil.example, ada@acme.com", true)], false);
        check("ada", &[("ada@evil.example>@acme.com", true)], false);
        // Dotless i and sharp s are letters of other domains.
        check("ada@acme.com\u{131}", &[], false);
        check("@acme.com", &[], false);
        assert!(check_domains(&user("ada@evil.example", &[]), None).is_ok());
    }
}
