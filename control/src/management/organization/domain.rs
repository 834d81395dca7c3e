//! The domains of an organization.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ConnectionTrait, DbBackend};

use crate::error::{Error, Result};
use crate::store::document::Domains;

const DOMAINS_MAX: usize = 100;
/// RFC 1035 section 2.3.4.
const DOMAIN_BYTES_MAX: usize = 253;

/// A domain name in lower case.
pub fn domain(text: &str) -> Result<String> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let domain = text.trim().to_ascii_lowercase();
    if domain.len() <= DOMAIN_BYTES_MAX && domain.split('.').all(is_label) {
        Ok(domain)
    } else {
        Err(Error::InvalidValue {
            why: "A domain is one such as example.com".to_owned(),
        })
    }
}

/// Each once, in their order.
pub(super) fn domains(texts: &[String]) -> Result<Domains> {
    if texts.len() > DOMAINS_MAX {
        return Err(Error::TooLarge {
            why: format!("An organization has at most {DOMAINS_MAX} domains"),
        });
    }
    let mut seen = BTreeSet::new();
    let mut domains = Vec::with_capacity(texts.len());
    for text in texts {
        let domain = domain(text)?;
        if seen.insert(domain.clone()) {
            domains.push(domain);
        }
    }
    Ok(Domains(domains))
}

/// Whether an organization has this domain.
pub(super) fn has_domain<C: ConnectionTrait>(connection: &C, text: &str) -> Result<SimpleExpr> {
    let domain = domain(text)?;
    Ok(match connection.get_database_backend() {
        DbBackend::Postgres => Expr::cust_with_values(
            "organizations.domains @> jsonb_build_array($1::text)",
            [domain],
        ),
        _ => Expr::cust_with_values(
            "EXISTS (SELECT 1 FROM json_each(organizations.domains) WHERE value = ?)",
            [domain],
        ),
    })
}
