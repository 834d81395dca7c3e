//! What a client may ask of the service: RFC 7644 section 4, RFC 7643 sections
//! 5 to 7.

use serde_json::{Value, json};

use crate::bulk;
use crate::json::BODY_BYTES_MAX;
use crate::list::{COUNT_DEFAULT, COUNT_MAX, list_response};
use crate::schema::{
    Attribute, ENTERPRISE_USER, GROUP, Kind, Mutability, ResourceType, Returned, Schema, USER,
    Uniqueness,
};

const RESOURCE_TYPES: [&ResourceType; 2] = [&USER, &GROUP];

const SERVICE_PROVIDER_CONFIG_URN: &str =
    "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
const RESOURCE_TYPE_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
const SCHEMA_URN: &str = "urn:ietf:params:scim:schemas:core:2.0:Schema";

/// RFC 7643 section 5, with the pagination of RFC 9865. `base` is the base URL
/// without a slash at the end, here and below.
#[must_use]
pub fn service_provider_config(base: &str) -> Value {
    json!({
        "schemas": [SERVICE_PROVIDER_CONFIG_URN],
        "patch": {"supported": true},
        "bulk": {
            "supported": true,
            "maxOperations": bulk::OPERATIONS_MAX,
            "maxPayloadSize": BODY_BYTES_MAX,
        },
        "filter": {"supported": true, "maxResults": COUNT_MAX},
        "changePassword": {"supported": false},
        "sort": {"supported": true},
        "etag": {"supported": true},
        "pagination": {
            "cursor": true,
            "index": true,
            "defaultPaginationMethod": "index",
            "defaultPageSize": COUNT_DEFAULT,
            "maxPageSize": COUNT_MAX,
        },
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Bearer token",
            "description": "The directory's token in the Authorization header.",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }, {
            "type": "oauth2",
            "name": "OAuth 2.0 client credentials",
            "description": format!(
                "An access token of an OAuth client of the directory, from {base}/oauth/token."
            ),
            "specUri": "https://www.rfc-editor.org/info/rfc6749",
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{base}/ServiceProviderConfig"),
        },
    })
}

/// The list of resource types.
#[must_use]
pub fn resource_types(base: &str) -> Value {
    list_of(
        RESOURCE_TYPES
            .into_iter()
            .map(|resource_type| resource_type_json(base, resource_type))
            .collect(),
    )
}

/// A resource type by its id, which is its name.
#[must_use]
pub fn resource_type(base: &str, id: &str) -> Option<Value> {
    RESOURCE_TYPES
        .into_iter()
        .find(|resource_type| resource_type.name == id)
        .map(|resource_type| resource_type_json(base, resource_type))
}

/// The list of schemas.
#[must_use]
pub fn schemas(base: &str) -> Value {
    list_of(
        all_schemas()
            .map(|schema| schema_json(base, schema))
            .collect(),
    )
}

/// A schema by its URN, ignoring case.
#[must_use]
pub fn schema(base: &str, urn: &str) -> Option<Value> {
    all_schemas()
        .find(|schema| schema.urn.eq_ignore_ascii_case(urn))
        .map(|schema| schema_json(base, schema))
}

fn all_schemas() -> impl Iterator<Item = &'static Schema> {
    [USER.schema, GROUP.schema, &ENTERPRISE_USER].into_iter()
}

fn list_of(resources: Vec<Value>) -> Value {
    let total = i64::try_from(resources.len()).unwrap_or(i64::MAX);
    list_response(total, 1, resources)
}

fn resource_type_json(base: &str, resource_type: &ResourceType) -> Value {
    let ResourceType {
        name,
        endpoint,
        description,
        schema,
        extensions,
    } = resource_type;
    let extensions: Vec<Value> = extensions
        .iter()
        .map(|extension| json!({"schema": extension.urn, "required": false}))
        .collect();
    json!({
        "schemas": [RESOURCE_TYPE_URN],
        "id": name,
        "name": name,
        "endpoint": format!("/{endpoint}"),
        "description": description,
        "schema": schema.urn,
        "schemaExtensions": extensions,
        "meta": {
            "resourceType": "ResourceType",
            "location": format!("{base}/ResourceTypes/{name}"),
        },
    })
}

fn schema_json(base: &str, schema: &Schema) -> Value {
    let Schema {
        urn,
        name,
        description,
        attributes,
    } = schema;
    let attributes: Vec<Value> = attributes.iter().map(attribute_json).collect();
    json!({
        "schemas": [SCHEMA_URN],
        "id": urn,
        "name": name,
        "description": description,
        "attributes": attributes,
        "meta": {
            "resourceType": "Schema",
            "location": format!("{base}/Schemas/{urn}"),
        },
    })
}

/// Sub-attributes have none of their own, so this goes two levels deep.
fn attribute_json(attribute: &Attribute) -> Value {
    let Attribute {
        name,
        kind,
        multi_valued,
        required,
        case_exact,
        mutability,
        returned,
        uniqueness,
        canonical_values,
        sub_attributes,
        description,
        reference_types,
    } = attribute;
    let mut json = json!({
        "name": name,
        "type": kind_name(*kind),
        "multiValued": multi_valued,
        "description": description,
        "required": required,
        "mutability": mutability_name(*mutability),
        "returned": returned_name(*returned),
        "uniqueness": uniqueness_name(*uniqueness),
    });
    // RFC 7643 section 7: of the types that are text.
    if matches!(kind, Kind::String | Kind::Reference | Kind::Binary) {
        json["caseExact"] = (*case_exact).into();
    }
    if !canonical_values.is_empty() {
        json["canonicalValues"] = canonical_values.iter().copied().collect();
    }
    if !reference_types.is_empty() {
        json["referenceTypes"] = reference_types.iter().copied().collect();
    }
    if !sub_attributes.is_empty() {
        json["subAttributes"] = sub_attributes.iter().map(attribute_json).collect();
    }
    json
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::String => "string",
        Kind::Boolean => "boolean",
        Kind::Decimal => "decimal",
        Kind::Integer => "integer",
        Kind::DateTime => "dateTime",
        Kind::Binary => "binary",
        Kind::Reference => "reference",
        Kind::Complex => "complex",
    }
}

fn mutability_name(mutability: Mutability) -> &'static str {
    match mutability {
        Mutability::ReadOnly => "readOnly",
        Mutability::ReadWrite => "readWrite",
        Mutability::Immutable => "immutable",
        Mutability::WriteOnly => "writeOnly",
    }
}

fn returned_name(returned: Returned) -> &'static str {
    match returned {
        Returned::Always => "always",
        Returned::Never => "never",
        Returned::Default => "default",
        Returned::Request => "request",
    }
}

fn uniqueness_name(uniqueness: Uniqueness) -> &'static str {
    match uniqueness {
        Uniqueness::None => "none",
        Uniqueness::Server => "server",
        Uniqueness::Global => "global",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ENTERPRISE_USER_URN, GROUP_URN, USER_URN};

    const BASE: &str = "https://x.example/scim/v2/d";

    #[test]
    fn configuration() {
        let config = service_provider_config(BASE);
        let check = |pointer: &str, expect: Value| {
            assert_eq!(config.pointer(pointer), Some(&expect), "{pointer}");
        };
        check("/patch/supported", true.into());
        check("/bulk/supported", true.into());
        check("/bulk/maxOperations", 500.into());
        check("/bulk/maxPayloadSize", 1_048_576.into());
        check("/filter/maxResults", 1000.into());
        check("/changePassword/supported", false.into());
        check("/sort/supported", true.into());
        check("/etag/supported", true.into());
        check("/pagination/cursor", true.into());
        check("/pagination/index", true.into());
        check("/pagination/defaultPageSize", 100.into());
        check("/pagination/maxPageSize", 1000.into());
        check("/authenticationSchemes/0/type", "oauthbearertoken".into());
        check(
            "/meta/location",
            format!("{BASE}/ServiceProviderConfig").into(),
        );
    }

    #[test]
    fn types() {
        let user = resource_type(BASE, "User").expect("known");
        assert_eq!(user["endpoint"], "/Users");
        assert_eq!(user["schema"], USER_URN);
        let extension = json!([{"schema": ENTERPRISE_USER_URN, "required": false}]);
        assert_eq!(user["schemaExtensions"], extension);
        assert_eq!(
            user["meta"]["location"],
            format!("{BASE}/ResourceTypes/User")
        );
        assert_eq!(resource_type(BASE, "Users"), None);
        let list = resource_types(BASE);
        assert_eq!(list["totalResults"], 2);
        assert_eq!(list["Resources"][0], user);
        assert_eq!(list["Resources"][1]["name"], "Group");
    }

    #[test]
    fn listed_schemas() {
        let list = schemas(BASE);
        let ids: Vec<&Value> = list["Resources"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|schema| &schema["id"])
            .collect();
        assert_eq!(ids, [USER_URN, GROUP_URN, ENTERPRISE_USER_URN]);
        assert_eq!(
            schema(BASE, &USER_URN.to_uppercase()),
            Some(list["Resources"][0].clone())
        );
        assert_eq!(schema(BASE, "urn:acme:2.0:User"), None);
    }

    #[test]
    fn attributes() {
        let user = schema(BASE, USER_URN).expect("known");
        let check = |name: &str, expect: Value| {
            let attributes = user["attributes"].as_array().expect("a list");
            let found = attributes
                .iter()
                .find(|attribute| attribute["name"] == name);
            let mut found = found.cloned().unwrap_or_default();
            let sub_attributes = found.get_mut("subAttributes").and_then(Value::as_array_mut);
            for sub_attribute in sub_attributes.into_iter().flatten() {
                *sub_attribute = sub_attribute["name"].take();
            }
            if let Some(found) = found.as_object_mut() {
                found.remove("description");
            }
            assert_eq!(found, expect, "{name}");
        };
        check("id", Value::Null);
        check("meta", Value::Null);
        check(
            "userName",
            json!({
                "name": "userName", "type": "string", "multiValued": false, "required": true,
                "caseExact": false, "mutability": "readWrite", "returned": "default",
                "uniqueness": "server",
            }),
        );
        check(
            "password",
            json!({
                "name": "password", "type": "string", "multiValued": false, "required": false,
                "caseExact": false, "mutability": "writeOnly", "returned": "never",
                "uniqueness": "none",
            }),
        );
        check(
            "groups",
            json!({
                "name": "groups", "type": "complex", "multiValued": true, "required": false,
                "mutability": "readOnly", "returned": "default", "uniqueness": "none",
                "subAttributes": ["value", "$ref", "display", "type"],
            }),
        );
    }
}
