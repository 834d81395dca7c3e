//! RFC 7643 section 4.2.

use super::{Attribute, GROUP_URN, ResourceType, Schema};

pub static GROUP: ResourceType = ResourceType {
    name: "Group",
    endpoint: "Groups",
    description: "Group",
    schema: &SCHEMA,
    extensions: &[],
};

static SCHEMA: Schema = Schema {
    urn: GROUP_URN,
    name: "Group",
    description: "Group",
    attributes: &ATTRIBUTES,
};

static ATTRIBUTES: [Attribute; 2] = [
    // Required as section 4.2 has it, where the listing of section 8.7.1 has
    // not; unique in a directory, since identity providers look groups up by it.
    Attribute::string("displayName", "A human-readable name for the Group.")
        .required()
        .unique(),
    Attribute::complex("members", &MEMBER, "A list of members of the Group.").multi_valued(),
];

static MEMBER: [Attribute; 4] = [
    Attribute::string("value", "Identifier of the member of this Group.").immutable(),
    Attribute::reference("$ref", &["User", "Group"], "The URI of the member.").immutable(),
    // The user's own name, so it costs a look at every member: only on request.
    Attribute::string("display", "A human-readable name of the member.")
        .read_only()
        .on_request(),
    Attribute::string("type", "The type of the member.")
        .one_of(&["User", "Group"])
        .immutable(),
];
