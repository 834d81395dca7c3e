//! Sections 5 to 7: what the service says of itself.

use serde_json::{Value, json};

use crate::directory::{Directory, ENTERPRISE, GROUP, USER};
use crate::support::{assert_scim, request, text};

#[tokio::test]
async fn k29_the_configuration_is_complete() {
    let directory = Directory::start();
    let config = directory.read("/ServiceProviderConfig").await;
    for feature in ["patch", "bulk", "filter", "changePassword", "sort", "etag"] {
        assert!(
            config[feature]["supported"].is_boolean(),
            "{feature}: {config}"
        );
    }
    for (pointer, expect) in [
        ("/patch/supported", true),
        ("/filter/supported", true),
        ("/changePassword/supported", false),
        ("/sort/supported", true),
        ("/etag/supported", true),
    ] {
        assert_eq!(config.pointer(pointer), Some(&expect.into()), "{pointer}");
    }
    for limit in [
        "/bulk/maxOperations",
        "/bulk/maxPayloadSize",
        "/filter/maxResults",
    ] {
        assert!(
            config.pointer(limit).is_some_and(Value::is_u64),
            "{limit}: {config}"
        );
    }
    let schemes = config["authenticationSchemes"].as_array().expect("a list");
    assert!(
        schemes
            .iter()
            .any(|scheme| scheme["type"] == "oauthbearertoken")
    );
    for scheme in schemes {
        assert!(
            scheme["name"].is_string() && scheme["description"].is_string(),
            "{scheme}"
        );
    }
}

#[tokio::test]
async fn k30_the_configuration_is_told_to_everybody() {
    let directory = Directory::start();
    for place in ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"] {
        for authorization in ["", "Bearer wrong"] {
            let headers = [("authorization", authorization)];
            let reply = request(&directory.rollcall, "GET", place, &headers, "").await;
            assert_scim(&reply, 200);
        }
    }
}

#[tokio::test]
async fn k31_resource_types_say_where_and_what() {
    let directory = Directory::start();
    let extensions = json!([{"schema": ENTERPRISE, "required": false}]);
    for (name, endpoint, schema, extensions) in [
        ("User", "/Users", USER, extensions),
        ("Group", "/Groups", GROUP, json!([])),
    ] {
        let shown = directory.read(&format!("/ResourceTypes/{name}")).await;
        assert_eq!((&shown["id"], &shown["name"]), (&json!(name), &json!(name)));
        assert_eq!(
            (&shown["endpoint"], &shown["schema"]),
            (&json!(endpoint), &json!(schema))
        );
        assert_eq!(shown["schemaExtensions"], extensions);
        assert_eq!(shown["meta"]["resourceType"], "ResourceType");
        assert_eq!(directory.read(endpoint).await["totalResults"], 0);
    }
}

/// None is required, so a resource without any is accepted.
#[tokio::test]
async fn k32_an_extension_may_be_absent() {
    let directory = Directory::start();
    let types = directory.read("/ResourceTypes").await;
    let extensions = types["Resources"].as_array().expect("a list");
    for extension in extensions
        .iter()
        .filter_map(|described| described["schemaExtensions"].as_array())
        .flatten()
    {
        assert_eq!(extension["required"], false, "{extension}");
    }
    let user = directory
        .user(json!({"schemas": [USER], "userName": "ada"}))
        .await;
    assert_eq!(directory.read(&user).await["schemas"], json!([USER]));
}

#[tokio::test]
async fn k33_schemas_describe_every_attribute() {
    let directory = Directory::start();
    for urn in [USER, GROUP, ENTERPRISE] {
        let schema = directory.read(&format!("/Schemas/{urn}")).await;
        assert_eq!(schema["id"], urn);
        let attributes = schema["attributes"].as_array().expect("a list");
        let subs = attributes
            .iter()
            .filter_map(|attribute| attribute["subAttributes"].as_array())
            .flatten();
        for attribute in attributes.iter().chain(subs) {
            for name in [
                "name",
                "type",
                "description",
                "mutability",
                "returned",
                "uniqueness",
            ] {
                assert!(attribute[name].is_string(), "{name}: {attribute}");
            }
            for name in ["multiValued", "required"] {
                assert!(attribute[name].is_boolean(), "{name}: {attribute}");
            }
            if attribute["type"] == "string" {
                assert!(attribute["caseExact"].is_boolean(), "{attribute}");
            }
            if attribute["type"] == "reference" {
                assert!(attribute["referenceTypes"].is_array(), "{attribute}");
            }
            assert_eq!(
                attribute["type"] == "complex",
                attribute["subAttributes"].is_array()
            );
        }
    }
}

#[tokio::test]
async fn k36_messages_are_no_schemas() {
    let directory = Directory::start();
    let schemas = directory.read("/Schemas").await;
    let schemas = schemas["Resources"].as_array().expect("a list");
    let ids: Vec<_> = schemas.iter().map(|schema| text(&schema["id"])).collect();
    for urn in [USER, GROUP, ENTERPRISE] {
        assert!(ids.iter().any(|id| id == urn), "{urn}: {ids:?}");
    }
    let is_message = |id: &&String| id.contains(":api:messages:");
    assert_eq!(ids.iter().find(is_message), None);
}
