//! What is read-only stays read-only, however it is written to: generated from
//! the `/Schemas` that the server itself gives.

use hyper::Method;
use rollcall::okta::Person;
use rollcall::scim_client::ScimClient;
use serde_json::{Value, json};

use crate::support::{Rollcall, assert_scim_error, id_of, text};

/// A value that no server assigned.
const FORGED: &str = "forged";

/// An attribute, or a sub-attribute of one, that a client must not change.
#[derive(Debug)]
struct Guarded {
    /// The URN of its schema.
    schema: String,
    /// As it stands in a path, such as `groups` or `manager.displayName`.
    name: String,
    is_extension: bool,
    is_immutable: bool,
}

impl Guarded {
    /// Every spelling of a path that means the attribute.
    fn paths(&self) -> Vec<String> {
        let Self { schema, name, .. } = self;
        let full = format!("{schema}:{name}");
        let mut paths = vec![full.to_uppercase(), full];
        if !self.is_extension {
            paths.extend([name.clone(), name.to_uppercase()]);
        }
        paths
    }

    /// The attribute with a value, as a body has it.
    fn in_body(&self) -> Value {
        let value = match self.name.split_once('.') {
            Some((attribute, sub)) => json!({ attribute: { sub: FORGED } }),
            None => json!({ self.name.as_str(): FORGED }),
        };
        if self.is_extension {
            json!({ self.schema.as_str(): value })
        } else {
            value
        }
    }
}

async fn guarded(client: &ScimClient, resource_type: &str) -> Vec<Guarded> {
    let get = async |path: &str| {
        client
            .send(Method::GET, path, None)
            .await
            .expect("answers")
            .json()
    };
    let described = get(&format!("/ResourceTypes/{resource_type}")).await;
    let core = text(&described["schema"]);
    let extensions = described["schemaExtensions"].as_array().expect("a list");
    let mut urns = vec![core.clone()];
    urns.extend(
        extensions
            .iter()
            .map(|extension| text(&extension["schema"])),
    );
    // The common attributes stand in no schema.
    let mut found: Vec<_> = ["id", "meta", "meta.created", "meta.version", "schemas"]
        .map(|name| Guarded {
            schema: core.clone(),
            name: name.to_owned(),
            is_extension: false,
            is_immutable: false,
        })
        .into();
    for urn in urns {
        let schema = get(&format!("/Schemas/{urn}")).await;
        for attribute in schema["attributes"].as_array().expect("a list") {
            let subs = attribute["subAttributes"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let all = std::iter::once((text(&attribute["name"]), attribute.clone())).chain(
                subs.into_iter().map(|sub| {
                    (
                        format!("{}.{}", text(&attribute["name"]), text(&sub["name"])),
                        sub,
                    )
                }),
            );
            found.extend(all.filter_map(|(name, described)| {
                let mutability = text(&described["mutability"]);
                matches!(mutability.as_str(), "readOnly" | "immutable").then(|| Guarded {
                    schema: urn.clone(),
                    name,
                    is_extension: urn != core,
                    is_immutable: mutability == "immutable",
                })
            }));
        }
    }
    found
}

/// The resource without what every accepted write may change.
async fn state(client: &ScimClient, path: &str) -> Value {
    client
        .send(Method::GET, path, None)
        .await
        .expect("answers")
        .json()
}

async fn patch(client: &ScimClient, path: &str, operation: Value) -> rollcall::scim_client::Reply {
    let body = json!({"Operations": [operation]});
    client
        .send(Method::PATCH, path, Some(&body))
        .await
        .expect("answers")
}

#[tokio::test]
async fn nothing_read_only_is_changed() {
    let rollcall = Rollcall::start();
    let (okta, client) = (rollcall.okta(), rollcall.client());
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let user = id_of(&okta.create_user(&ada).await.expect("answers"));
    let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
    okta.add_members(&group, &[&user]).await.expect("answers");
    let manager = json!({"op": "add", "path": "manager", "value": {"value": "7"}});
    patch(&client, &format!("/Users/{user}"), manager).await;

    let mut tried = 0;
    for (resource_type, path) in [
        ("User", format!("/Users/{user}")),
        ("Group", format!("/Groups/{group}")),
    ] {
        let before = state(&client, &path).await;
        for attribute in guarded(&client, resource_type).await {
            for name in attribute.paths() {
                for op in ["add", "replace", "remove"] {
                    let mut operation = json!({"op": op, "path": name});
                    if op != "remove" {
                        operation["value"] = FORGED.into();
                    }
                    let reply = patch(&client, &path, operation).await;
                    assert_scim_error(&reply, 400, Some("mutability"));
                    tried += 1;
                }
            }
            // Immutable members come and go whole; they are no part of this.
            if attribute.is_immutable {
                continue;
            }
            let body = attribute.in_body();
            let dotted = json!({ attribute.name.as_str(): FORGED });
            for value in [&body, &dotted] {
                for op in ["add", "replace"] {
                    patch(&client, &path, json!({"op": op, "value": value})).await;
                    tried += 1;
                }
            }
            let mut put = before.clone();
            let fields = body.as_object().expect("an object").clone();
            if attribute.name != "schemas" && !attribute.is_extension {
                put.as_object_mut().expect("an object").extend(fields);
                client
                    .send(Method::PUT, &path, Some(&put))
                    .await
                    .expect("answers");
                tried += 1;
            }
            assert_eq!(state(&client, &path).await, before, "{attribute:?}");
        }
        assert_eq!(state(&client, &path).await, before);
    }
    assert!(tried > 100, "{tried} writes were tried");
}

/// In a POST they are passed over, as RFC 7644 section 3.3 says.
#[tokio::test]
async fn nothing_read_only_is_created() {
    let rollcall = Rollcall::start();
    let client = rollcall.client();
    let attributes = guarded(&client, "User").await;
    let mut body = json!({"userName": "ada"});
    for attribute in attributes
        .iter()
        .filter(|attribute| attribute.name != "schemas")
    {
        if attribute.is_extension {
            body[attribute.schema.as_str()] = json!({"manager": {"displayName": FORGED}});
        } else if let Some(fields) = attribute.in_body().as_object() {
            body.as_object_mut()
                .expect("an object")
                .extend(fields.clone());
        }
    }
    let made = client
        .send(Method::POST, "/Users", Some(&body))
        .await
        .expect("answers");
    assert_eq!(made.status, 201, "{}", made.json());
    assert!(!made.json().to_string().contains(FORGED), "{}", made.json());
    let immutable = "members[value eq \"x\"].value";
    let group = json!({"displayName": "G", "id": FORGED, "members": [{"value": "x"}]});
    let made = client
        .send(Method::POST, "/Groups", Some(&group))
        .await
        .expect("answers");
    let path = format!("/Groups/{}", id_of(&made));
    let operation = json!({"op": "replace", "path": immutable, "value": FORGED});
    assert_scim_error(
        &patch(&client, &path, operation).await,
        400,
        Some("mutability"),
    );
}
