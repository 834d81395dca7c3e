//! The addresses of a user, and the domains to which they must belong.

use std::collections::BTreeSet;

use rollcall_proto::scim::v1::UserAttributes;

use crate::error::{Error, Result};
use crate::fold::fold;

/// The address by which a product reaches the person: the primary email, else
/// the first, else the userName if it is an address.
pub fn contact(attributes: &UserAttributes) -> Option<&str> {
    let emails = &attributes.emails;
    emails
        .iter()
        .find(|email| email.primary == Some(true))
        .or(emails.first())
        .and_then(|email| email.value.as_deref())
        .or_else(|| domain_of(&attributes.user_name).map(|_| attributes.user_name.as_str()))
}

/// The part behind the last at sign, as it was written.
pub fn domain_of(address: &str) -> Option<&str> {
    let (local, domain) = address.rsplit_once('@')?;
    (!local.is_empty() && !domain.is_empty()).then_some(domain)
}

/// The keys under which the emails are found.
pub(super) fn email_keys(attributes: &UserAttributes) -> BTreeSet<String> {
    attributes
        .emails
        .iter()
        .filter_map(|email| email.value.as_deref())
        .map(fold)
        .collect()
}

/// Every email, and the userName where it is an address, must belong to one of
/// the domains: a product may take any of them for the person.
pub(super) fn check_domains(attributes: &UserAttributes, domains: Option<&[String]>) -> Result<()> {
    let Some(domains) = domains else {
        return Ok(());
    };
    let emails = attributes
        .emails
        .iter()
        .filter_map(|email| email.value.as_deref())
        .map(|email| domain_of(email).unwrap_or_default());
    let user_name = domain_of(&attributes.user_name);
    let allowed = |domain: &str| domains.iter().any(|allowed| *allowed == fold(domain));
    if emails.chain(user_name).all(allowed) {
        Ok(())
    } else {
        Err(Error::DomainNotAllowed {
            domains: domains.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use rollcall_proto::scim::v1::MultiValue;

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
        assert!(check_domains(&user("ada@evil.example", &[]), None).is_ok());
    }
}
