//! One request for what belongs to others.

use std::collections::BTreeSet;

use prost_reflect::{DynamicMessage, Value};
use rollcall_proto::authz::v1::Caller;

use super::contract::Rpc;
use super::position::Position;
use super::request::Filler;
use super::tenant::{Place, Tenant};
use super::told::unknown;

/// With which credential of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credential {
    /// An API key of the environment with every scope.
    Environment,
    /// The same of its first organization.
    Organization,
    /// The SCIM token of its first directory, which an edge presents.
    Directory,
}

/// Of whom something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    Environment,
    Organization,
    Directory,
}

#[derive(Debug)]
pub(crate) struct Probe<'r> {
    pub(crate) rpc: &'r Rpc,
    pub(crate) credential: Credential,
    pub(crate) other: Other,
    pub(crate) what: What<'r>,
}

#[derive(Debug)]
pub(crate) enum What<'r> {
    /// One value at one position.
    Value(&'r Position, &'static str),
    /// What the other was told of where its next page begins.
    Page(&'r Position, String),
    /// The whole request, as the other would make it.
    Request,
}

impl Probe<'_> {
    /// The request of whoever has the one place, and what in it is of the other
    /// place, or, with a number, of nobody.
    pub(crate) fn request(
        &self,
        own: &Place,
        other: &Place,
        nobody: Option<u64>,
    ) -> (DynamicMessage, Vec<String>) {
        let asked = |value: &str| match nobody {
            Some(number) => unknown(value, number.into()),
            None => value.to_owned(),
        };
        match &self.what {
            What::Value(position, kind) => {
                let (_, value) = other
                    .values()
                    .find(|(name, _)| name == kind)
                    .expect("a kind");
                let value = asked(value);
                (request_with(self.rpc, own, position, &value), vec![value])
            }
            What::Page(position, token) => {
                let token = asked(token);
                let mut request = request_with(self.rpc, own, position, &token);
                one_a_page(&mut request);
                (request, vec![token])
            }
            What::Request => {
                let mut mixed = own.clone();
                let mut values = Vec::new();
                for (kind, id) in &other.ids {
                    if own.ids[kind] != *id {
                        values.push(asked(id));
                        mixed.ids.insert(kind, asked(id));
                    }
                }
                (Filler::new(self.rpc, &mixed).request(), values)
            }
        }
    }
}

/// Another place of the same environment.
pub(crate) fn beside(tenant: &Tenant, other: Other) -> &Place {
    match other {
        Other::Environment | Other::Directory => &tenant.places[1],
        Other::Organization => &tenant.places[2],
    }
}

/// What the other has and the caller has not.
pub(crate) fn kinds(tenant: &Tenant, other: Other) -> Vec<&'static str> {
    let own: BTreeSet<_> = match other {
        Other::Environment => BTreeSet::new(),
        _ => tenant.places[0].values().map(|(_, value)| value).collect(),
    };
    let of_other = beside(tenant, other).values();
    let of_other = of_other.filter(|(_, value)| !own.contains(value));
    of_other.map(|(kind, _)| kind).collect()
}

/// Who asks a method, and for what of whom.
pub(crate) fn pairs(rpc: &Rpc) -> Vec<(Credential, Other)> {
    if rpc.is_for(Caller::Edge) {
        return vec![
            (Credential::Directory, Other::Environment),
            (Credential::Directory, Other::Directory),
        ];
    }
    vec![
        (Credential::Environment, Other::Environment),
        (Credential::Organization, Other::Organization),
    ]
}

/// Whether a value of this kind is tried there. Texts of a resource refer to
/// nothing but other resources.
pub(crate) fn fits(position: &Position, kind: &str) -> bool {
    if position.is_in("BulkOperation") {
        return kind == "user";
    }
    if position.is_in("RequestContext") || position.is_free() {
        return matches!(kind, "directory" | "request" | "token" | "user");
    }
    !position.is_of_a_resource() || matches!(kind, "user" | "group" | "userName" | "externalId")
}

fn request_with(rpc: &Rpc, place: &Place, position: &Position, value: &str) -> DynamicMessage {
    let filler = Filler::new(rpc, place);
    let mut request = filler.request();
    position.set(&mut request, value, &filler);
    request
}

pub(crate) fn one_a_page(request: &mut DynamicMessage) {
    for field in ["page_size", "count"] {
        // The field is one of these, by the service.
        let _ = request.try_set_field_by_name(field, Value::I32(1));
    }
}

impl std::fmt::Display for Probe<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            rpc,
            credential,
            other,
            what,
        } = self;
        write!(f, "{} {credential:?} {other:?} ", rpc.path)?;
        match what {
            What::Value(position, kind) => write!(f, "{position} = {kind}"),
            What::Page(position, _) => write!(f, "{position} = a page"),
            What::Request => f.write_str("the whole request"),
        }
    }
}
