//! The tables of RFC 7643 section 8.7.1. Parsing, mutability, projection and
//! the `/Schemas` endpoint all follow them.

mod enterprise;
mod group;
mod user;

pub use enterprise::ENTERPRISE_USER;
pub use group::GROUP;
pub use user::USER;

pub const USER_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
pub const GROUP_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
pub const ENTERPRISE_USER_URN: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// RFC 7643 section 6.
#[derive(Debug, PartialEq, Eq)]
pub struct ResourceType {
    pub name: &'static str,
    /// Relative to the base URL, without a slash.
    pub endpoint: &'static str,
    pub description: &'static str,
    pub schema: &'static Schema,
    pub extensions: &'static [&'static Schema],
}

/// RFC 7643 section 7.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    pub urn: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub attributes: &'static [Attribute],
}

#[derive(Debug, PartialEq, Eq)]
pub struct Attribute {
    pub name: &'static str,
    pub kind: Kind,
    pub multi_valued: bool,
    pub required: bool,
    /// Whether filters compare its text with regard to case.
    pub case_exact: bool,
    pub mutability: Mutability,
    pub returned: Returned,
    pub uniqueness: Uniqueness,
    pub canonical_values: &'static [&'static str],
    /// Of a complex attribute, the attributes of its value or of each element.
    pub sub_attributes: &'static [Attribute],
    pub description: &'static str,
    pub reference_types: &'static [&'static str],
}

/// RFC 7643 section 2.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    String,
    Boolean,
    Decimal,
    Integer,
    DateTime,
    Binary,
    Reference,
    Complex,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutability {
    ReadOnly,
    ReadWrite,
    Immutable,
    WriteOnly,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    Always,
    Never,
    Default,
    Request,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uniqueness {
    None,
    Server,
    Global,
}

/// What every resource has beside its schema (RFC 7643 section 3.1), with
/// `schemas`, which lists what it holds (section 3). `/Schemas` does not show
/// them.
pub static COMMON_ATTRIBUTES: [Attribute; 4] = [
    Attribute::reference("schemas", &["uri"], "The URNs of the resource's schemas.")
        .multi_valued()
        .read_only()
        .returned_always(),
    Attribute::string("id", "The identifier that the service provider assigned.")
        .case_exact()
        .read_only()
        .returned_always()
        .unique(),
    Attribute::string("externalId", "The identifier that the client assigned.").case_exact(),
    Attribute::complex(
        "meta",
        &META,
        "What the service provider knows of the resource.",
    )
    .read_only(),
];

static META: [Attribute; 5] = [
    Attribute::string("resourceType", "The name of the resource type.")
        .case_exact()
        .read_only(),
    Attribute::date_time("created", "When the resource was created.").read_only(),
    Attribute::date_time("lastModified", "When the resource was last changed.").read_only(),
    Attribute::reference("location", &["uri"], "The URI of the resource.").read_only(),
    Attribute::string("version", "The entity-tag of the resource.")
        .case_exact()
        .read_only(),
];

impl ResourceType {
    /// An attribute of the core schema or of section 3.1, ignoring case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        find(self.schema.attributes, name).or_else(|| find(&COMMON_ATTRIBUTES, name))
    }

    /// An extension by its URN, ignoring case.
    #[must_use]
    pub fn extension(&self, urn: &str) -> Option<&'static Schema> {
        self.extensions
            .iter()
            .find(|schema| schema.urn.eq_ignore_ascii_case(urn))
            .copied()
    }
}

impl Schema {
    /// An attribute by its name, ignoring case.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        find(self.attributes, name)
    }
}

impl Attribute {
    /// A sub-attribute by its name, ignoring case.
    #[must_use]
    pub fn sub_attribute(&self, name: &str) -> Option<&'static Attribute> {
        find(self.sub_attributes, name)
    }

    pub(crate) const fn string(name: &'static str, description: &'static str) -> Self {
        Self {
            name,
            kind: Kind::String,
            multi_valued: false,
            required: false,
            case_exact: false,
            mutability: Mutability::ReadWrite,
            returned: Returned::Default,
            uniqueness: Uniqueness::None,
            canonical_values: &[],
            sub_attributes: &[],
            description,
            reference_types: &[],
        }
    }

    const fn of_kind(kind: Kind, name: &'static str, description: &'static str) -> Self {
        let mut attribute = Self::string(name, description);
        attribute.kind = kind;
        attribute
    }

    const fn boolean(name: &'static str, description: &'static str) -> Self {
        Self::of_kind(Kind::Boolean, name, description)
    }

    const fn date_time(name: &'static str, description: &'static str) -> Self {
        Self::of_kind(Kind::DateTime, name, description)
    }

    /// RFC 7643 section 2.3.6: case counts, whatever the listing of section
    /// 8.7.1 says.
    const fn binary(name: &'static str, description: &'static str) -> Self {
        Self::of_kind(Kind::Binary, name, description).case_exact()
    }

    /// RFC 7643 section 2.3.7: the same.
    const fn reference(
        name: &'static str,
        reference_types: &'static [&'static str],
        description: &'static str,
    ) -> Self {
        let mut attribute = Self::of_kind(Kind::Reference, name, description).case_exact();
        attribute.reference_types = reference_types;
        attribute
    }

    const fn complex(
        name: &'static str,
        sub_attributes: &'static [Attribute],
        description: &'static str,
    ) -> Self {
        let mut attribute = Self::of_kind(Kind::Complex, name, description);
        attribute.sub_attributes = sub_attributes;
        attribute
    }

    const fn multi_valued(mut self) -> Self {
        self.multi_valued = true;
        self
    }

    const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    const fn case_exact(mut self) -> Self {
        self.case_exact = true;
        self
    }

    const fn read_only(mut self) -> Self {
        self.mutability = Mutability::ReadOnly;
        self
    }

    const fn on_request(mut self) -> Self {
        self.returned = Returned::Request;
        self
    }

    const fn immutable(mut self) -> Self {
        self.mutability = Mutability::Immutable;
        self
    }

    const fn secret(mut self) -> Self {
        self.mutability = Mutability::WriteOnly;
        self.returned = Returned::Never;
        self
    }

    const fn returned_always(mut self) -> Self {
        self.returned = Returned::Always;
        self
    }

    const fn unique(mut self) -> Self {
        self.uniqueness = Uniqueness::Server;
        self
    }

    const fn one_of(mut self, canonical_values: &'static [&'static str]) -> Self {
        self.canonical_values = canonical_values;
        self
    }
}

fn find(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes
        .iter()
        .find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLES: [&[Attribute]; 4] = [
        &COMMON_ATTRIBUTES,
        USER.schema.attributes,
        GROUP.schema.attributes,
        ENTERPRISE_USER.attributes,
    ];

    #[test]
    fn found_ignoring_case() {
        let check = |found: Option<&Attribute>, expect: Option<&str>| {
            assert_eq!(found.map(|attribute| attribute.name), expect);
        };
        check(USER.attribute("USERNAME"), Some("userName"));
        check(USER.attribute("externalid"), Some("externalId"));
        check(USER.attribute("department"), None);
        check(GROUP.attribute("userName"), None);
        check(ENTERPRISE_USER.attribute("Department"), Some("department"));
        let emails = USER.attribute("emails").expect("known");
        check(emails.sub_attribute("Primary"), Some("primary"));
        let urn = ENTERPRISE_USER_URN.to_uppercase();
        assert_eq!(USER.extension(&urn), Some(&ENTERPRISE_USER));
        assert_eq!(GROUP.extension(&urn), None);
    }

    /// RFC 7643 section 2.3.8, and what a reader of the tables relies on.
    #[test]
    fn the_tables_are_sound() {
        for attribute in TABLES.into_iter().flatten() {
            let complex = attribute.kind == Kind::Complex;
            assert_eq!(complex, !attribute.sub_attributes.is_empty());
            for sub in attribute.sub_attributes {
                assert_ne!(sub.kind, Kind::Complex, "{}.{}", attribute.name, sub.name);
                assert!(!sub.multi_valued, "{}.{}", attribute.name, sub.name);
            }
        }
    }

    #[test]
    fn names_are_told_apart() {
        for table in TABLES {
            for (at, attribute) in table.iter().enumerate() {
                let same = find(table, attribute.name).map(|found| found.name);
                assert_eq!(same, Some(attribute.name));
                assert!(find(table, &attribute.name.to_uppercase()) == Some(&table[at]));
            }
        }
    }
}
