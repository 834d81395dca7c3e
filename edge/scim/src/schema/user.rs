//! RFC 7643 section 4.1.

use super::{Attribute, ENTERPRISE_USER, ResourceType, Schema, USER_URN};

pub static USER: ResourceType = ResourceType {
    name: "User",
    endpoint: "Users",
    description: "User Account",
    schema: &SCHEMA,
    extensions: &[&ENTERPRISE_USER],
};

static SCHEMA: Schema = Schema {
    urn: USER_URN,
    name: "User",
    description: "User Account",
    attributes: &ATTRIBUTES,
};

static ATTRIBUTES: [Attribute; 21] = [
    Attribute::string(
        "userName",
        "Unique identifier for the User, typically used by the user to directly authenticate.",
    )
    .required()
    .unique(),
    Attribute::complex("name", &NAME, "The components of the user's real name."),
    Attribute::string("displayName", "The name of the User, suitable for display."),
    Attribute::string("nickName", "The casual way to address the user."),
    Attribute::reference(
        "profileUrl",
        &["external"],
        "A URL of the User's online profile.",
    ),
    Attribute::string("title", "The user's title, such as \"Vice President\"."),
    Attribute::string(
        "userType",
        "The relationship between the organization and the user, such as \"Employee\".",
    ),
    Attribute::string(
        "preferredLanguage",
        "The User's preferred written or spoken language.",
    ),
    Attribute::string("locale", "The User's default location for localization."),
    Attribute::string("timezone", "The User's time zone in the Olson format."),
    Attribute::boolean("active", "The User's administrative status."),
    Attribute::string("password", "The User's cleartext password; never kept.").secret(),
    Attribute::complex("emails", &EMAIL, "Email addresses for the user.").multi_valued(),
    Attribute::complex("phoneNumbers", &PHONE_NUMBER, "Phone numbers for the User.").multi_valued(),
    Attribute::complex("ims", &IM, "Instant messaging addresses for the User.").multi_valued(),
    Attribute::complex("photos", &PHOTO, "URLs of photos of the User.").multi_valued(),
    Attribute::complex(
        "addresses",
        &ADDRESS,
        "Physical mailing addresses for this User.",
    )
    .multi_valued(),
    Attribute::complex("groups", &GROUPS, "The groups to which the user belongs.")
        .multi_valued()
        .read_only(),
    Attribute::complex("entitlements", &ENTITLEMENT, "Entitlements for the User.").multi_valued(),
    Attribute::complex("roles", &ROLE, "Roles for the User.").multi_valued(),
    Attribute::complex(
        "x509Certificates",
        &X509_CERTIFICATE,
        "Certificates issued to the User.",
    )
    .multi_valued(),
];

static NAME: [Attribute; 6] = [
    Attribute::string("formatted", "The full name, formatted for display."),
    Attribute::string("familyName", "The family name of the User."),
    Attribute::string("givenName", "The given name of the User."),
    Attribute::string("middleName", "The middle names of the User."),
    Attribute::string("honorificPrefix", "The honorific prefixes of the User."),
    Attribute::string("honorificSuffix", "The honorific suffixes of the User."),
];

/// The sub-attributes of RFC 7643 section 2.4 behind `value`.
const DISPLAY: Attribute = Attribute::string("display", "A human-readable name of the value.");
const TYPE: Attribute = Attribute::string("type", "A label for the value's function.");
const PRIMARY: Attribute = Attribute::boolean("primary", "Whether the value is the preferred one.");

static EMAIL: [Attribute; 4] = [
    Attribute::string("value", "An email address."),
    DISPLAY,
    TYPE.one_of(&["work", "home", "other"]),
    PRIMARY,
];

static PHONE_NUMBER: [Attribute; 4] = [
    Attribute::string("value", "A phone number."),
    DISPLAY,
    TYPE.one_of(&["work", "home", "mobile", "fax", "pager", "other"]),
    PRIMARY,
];

static IM: [Attribute; 4] = [
    Attribute::string("value", "An instant messaging address."),
    DISPLAY,
    TYPE.one_of(&["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"]),
    PRIMARY,
];

static PHOTO: [Attribute; 4] = [
    Attribute::reference("value", &["external"], "The URL of a photo."),
    DISPLAY,
    TYPE.one_of(&["photo", "thumbnail"]),
    PRIMARY,
];

/// With `primary`, which section 2.4 gives to every multi-valued attribute.
static ADDRESS: [Attribute; 8] = [
    Attribute::string(
        "formatted",
        "The full mailing address, formatted for display.",
    ),
    Attribute::string("streetAddress", "The full street address."),
    Attribute::string("locality", "The city or locality."),
    Attribute::string("region", "The state or region."),
    Attribute::string("postalCode", "The zip code or postal code."),
    Attribute::string("country", "The country name."),
    TYPE.one_of(&["work", "home", "other"]),
    PRIMARY,
];

static GROUPS: [Attribute; 4] = [
    Attribute::string("value", "The identifier of the group.").read_only(),
    Attribute::reference("$ref", &["User", "Group"], "The URI of the group.").read_only(),
    Attribute::string("display", "A human-readable name of the group.").read_only(),
    Attribute::string("type", "Whether the membership is direct.")
        .one_of(&["direct", "indirect"])
        .read_only(),
];

static ENTITLEMENT: [Attribute; 4] = [
    Attribute::string("value", "The value of an entitlement."),
    DISPLAY,
    TYPE,
    PRIMARY,
];

static ROLE: [Attribute; 4] = [
    Attribute::string("value", "The value of a role."),
    DISPLAY,
    TYPE,
    PRIMARY,
];

static X509_CERTIFICATE: [Attribute; 4] = [
    Attribute::binary("value", "The DER form of an X.509 certificate, in base64."),
    DISPLAY,
    TYPE,
    PRIMARY,
];
