//! RFC 7643 section 4.3.

use super::{Attribute, ENTERPRISE_USER_URN, Schema};

pub static ENTERPRISE_USER: Schema = Schema {
    urn: ENTERPRISE_USER_URN,
    name: "EnterpriseUser",
    description: "Enterprise User",
    attributes: &ATTRIBUTES,
};

static ATTRIBUTES: [Attribute; 6] = [
    Attribute::string(
        "employeeNumber",
        "Numeric or alphanumeric identifier assigned to a person.",
    ),
    Attribute::string("costCenter", "The name of a cost center."),
    Attribute::string("organization", "The name of an organization."),
    Attribute::string("division", "The name of a division."),
    Attribute::string("department", "The name of a department."),
    Attribute::complex("manager", &MANAGER, "The User's manager."),
];

static MANAGER: [Attribute; 3] = [
    Attribute::string(
        "value",
        "The id of the SCIM resource of the User's manager.",
    ),
    Attribute::reference("$ref", &["User"], "The URI of the User's manager."),
    Attribute::string("displayName", "The display name of the User's manager.").read_only(),
];
