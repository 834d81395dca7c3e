//! What is read-only stays read-only, however it is written to: generated from
//! the `/Schemas` that the server itself gives.

use hyper::Method;
use rollcall::okta::Person;
use rollcall::scim_client::{Reply, ScimClient};
use serde_json::{Map, Value, json};

use crate::support::{Rollcall, assert_scim, assert_scim_error, id_of, text};

/// A value that no server assigned.
const FORGED: &str = "urn:forged";

type Object = Map<String, Value>;

/// An attribute, or a sub-attribute of one, that a client must not change.
#[derive(Debug)]
struct Guarded {
    /// The URN of its schema.
    schema: String,
    attribute: String,
    sub: Option<String>,
    is_extension: bool,
    is_immutable: bool,
    /// Whether the attribute is a list of complex values.
    is_list: bool,
}

impl Guarded {
    /// `meta.created`.
    fn name(&self) -> String {
        match &self.sub {
            Some(sub) => format!("{}.{sub}", self.attribute),
            None => self.attribute.clone(),
        }
    }

    /// Every spelling of a path that means it; `element` is the id that selects
    /// an element of a list.
    fn paths(&self, element: &str) -> Vec<String> {
        let Self { schema, .. } = self;
        let mut names = vec![self.name()];
        if self.is_list {
            let sub = self.sub.as_ref().map(|sub| format!(".{sub}"));
            let sub = sub.unwrap_or_default();
            names.push(format!("{}[value eq \"{element}\"]{sub}", self.attribute));
        }
        let mut paths = Vec::new();
        for name in names {
            // The value within the brackets keeps its case.
            let (head, tail) = name.split_once('[').unwrap_or((&name, ""));
            let tail = if tail.is_empty() {
                ""
            } else {
                &name[head.len()..]
            };
            let upper = head.to_uppercase();
            paths.push(format!("{schema}:{head}{tail}"));
            paths.push(format!("{}:{upper}{tail}", schema.to_uppercase()));
            // The manager is known without its URN.
            paths.extend([format!("{head}{tail}"), format!("{upper}{tail}")]);
        }
        paths
    }

    /// The whole attribute with a forged value in it; `current` is what it is.
    fn forged(&self, current: Option<&Value>, upper: bool) -> Value {
        let Some(sub) = &self.sub else {
            return match self.attribute.as_str() {
                "schemas" => json!([self.schema, FORGED]),
                _ => FORGED.into(),
            };
        };
        let sub = if upper {
            sub.to_uppercase()
        } else {
            sub.clone()
        };
        let forge = |object: &Value| {
            let mut object = object.as_object().cloned().unwrap_or_default();
            object.retain(|key, _| !key.eq_ignore_ascii_case(&sub));
            object.insert(sub.clone(), FORGED.into());
            Value::Object(object)
        };
        match current {
            Some(Value::Array(elements)) => elements.iter().map(forge).collect(),
            Some(current) => forge(current),
            None => forge(&json!({})),
        }
    }

    /// Every spelling of it in a body, and whether it stands there by itself
    /// rather than within its attribute.
    fn bodies(&self, before: &Value) -> Vec<(Object, bool)> {
        let Self {
            schema, attribute, ..
        } = self;
        let place = if self.is_extension {
            &before[schema]
        } else {
            before
        };
        let current = place.get(attribute);
        let field = |key: String, value: Value| Object::from_iter([(key, value)]);
        let upper = (attribute.to_uppercase(), schema.to_uppercase());
        let plain = || self.forged(current, false);
        let shouted = || self.forged(current, true);
        let mut bodies = vec![
            (field(format!("{schema}:{attribute}"), plain()), false),
            (field(format!("{}:{}", upper.1, upper.0), shouted()), false),
            (field(schema.clone(), json!({ attribute: plain() })), false),
            (
                field(upper.1.clone(), json!({ &upper.0: shouted() })),
                false,
            ),
        ];
        // A whole manager without its URN is the manager.
        bodies.push((field(attribute.clone(), plain()), false));
        bodies.push((field(upper.0.clone(), shouted()), false));
        if self.sub.is_some() {
            let name = self.name();
            for key in [
                name.clone(),
                name.to_uppercase(),
                format!("{schema}:{name}"),
                format!("{schema}:{name}").to_uppercase(),
            ] {
                bodies.push((field(key, FORGED.into()), true));
            }
            bodies.push((field(schema.clone(), json!({ &name: FORGED })), true));
        }
        bodies
    }
}

/// What a client must not change of a type, as the server itself describes it.
async fn guarded(client: &ScimClient, resource_type: &str) -> Vec<Guarded> {
    let described = get(client, &format!("/ResourceTypes/{resource_type}")).await;
    let core = text(&described["schema"]);
    let extensions = described["schemaExtensions"].as_array().expect("a list");
    let extensions = extensions
        .iter()
        .map(|extension| text(&extension["schema"]));
    // The common attributes stand in no schema.
    let common = [
        ("id", &[][..]),
        ("schemas", &[]),
        (
            "meta",
            &[
                "resourceType",
                "created",
                "lastModified",
                "location",
                "version",
            ],
        ),
    ];
    let mut found = Vec::new();
    for (attribute, subs) in common {
        let subs = subs.iter().map(|sub| Some((*sub).to_owned()));
        found.extend(std::iter::once(None).chain(subs).map(|sub| Guarded {
            schema: core.clone(),
            attribute: attribute.to_owned(),
            sub,
            is_extension: false,
            is_immutable: false,
            is_list: false,
        }));
    }
    for urn in std::iter::once(core.clone()).chain(extensions) {
        let schema = get(client, &format!("/Schemas/{urn}")).await;
        for attribute in schema["attributes"].as_array().expect("a list") {
            let subs = attribute["subAttributes"].as_array();
            let subs = subs
                .into_iter()
                .flatten()
                .map(|sub| (Some(text(&sub["name"])), sub));
            for (sub, described) in std::iter::once((None, attribute)).chain(subs) {
                let mutability = text(&described["mutability"]);
                if matches!(mutability.as_str(), "readOnly" | "immutable") {
                    found.push(Guarded {
                        schema: urn.clone(),
                        attribute: text(&attribute["name"]),
                        sub,
                        is_extension: urn != core,
                        is_immutable: mutability == "immutable",
                        is_list: attribute["multiValued"] == true,
                    });
                }
            }
        }
    }
    found
}

async fn get(client: &ScimClient, path: &str) -> Value {
    let reply = client.send(Method::GET, path, None).await;
    let reply = reply.expect("answers");
    assert_scim(&reply, 200);
    reply.json()
}

/// One resource, and how often it was tried to forge something of it.
struct Probe<'t> {
    client: &'t ScimClient,
    path: &'t str,
    before: Value,
    tried: usize,
}

impl Probe<'_> {
    async fn patch(&mut self, operation: Value) -> Reply {
        let body = json!({"Operations": [operation]});
        self.send(Method::PATCH, self.path, body).await
    }

    async fn send(&mut self, method: Method, path: &str, body: Value) -> Reply {
        self.tried += 1;
        let reply = self.client.send(method, path, Some(&body)).await;
        reply.expect("answers")
    }

    /// RFC 7644 section 3.5.2: a path that names it is refused.
    async fn patches_with_path(&mut self, attribute: &Guarded, element: &str) {
        for path in attribute.paths(element) {
            for op in ["add", "replace", "remove"] {
                let mut operation = json!({"op": op, "path": path});
                if op != "remove" {
                    operation["value"] = FORGED.into();
                }
                let reply = self.patch(operation).await;
                assert_scim_error(&reply, 400, Some("mutability"));
            }
        }
    }

    /// Among the attributes of a value it is passed over, as in a PUT: clients
    /// send back what they read.
    async fn patches_without_path(&mut self, attribute: &Guarded) {
        for (body, is_alone) in attribute.bodies(&self.before) {
            for op in ["add", "replace"] {
                let reply = self.patch(json!({"op": op, "value": body})).await;
                if attribute.is_immutable && is_alone {
                    assert_scim_error(&reply, 400, Some("mutability"));
                } else {
                    assert_scim(&reply, 200);
                    assert_eq!(reply.json(), self.before, "{attribute:?} {body:?}");
                }
            }
            let reply = self.patch(json!({"op": "remove", "value": body})).await;
            assert_scim_error(&reply, 400, Some("noTarget"));
        }
        for op in ["add", "replace"] {
            let current = &self.before[&attribute.attribute];
            let forged = attribute.forged(Some(current).filter(|value| !value.is_null()), false);
            let value = json!({ &attribute.attribute: forged });
            if !attribute.is_extension {
                let operation = json!({"op": op, "path": attribute.schema, "value": value});
                let reply = self.patch(operation).await;
                assert_scim(&reply, 200);
                assert_eq!(reply.json(), self.before, "{attribute:?}");
            }
        }
    }

    /// Within the value of an attribute that may be changed it is passed over.
    async fn patches_of_the_whole(&mut self, attribute: &Guarded) {
        let Guarded {
            schema,
            attribute: name,
            ..
        } = attribute;
        let place = if attribute.is_extension {
            &self.before[schema]
        } else {
            &self.before
        };
        let current = place.get(name).cloned();
        for (path, upper) in [
            (name.clone(), false),
            (name.to_uppercase(), true),
            (format!("{schema}:{name}"), false),
            (format!("{schema}:{name}").to_uppercase(), true),
        ] {
            let value = attribute.forged(current.as_ref(), upper);
            for op in ["add", "replace"] {
                let reply = self
                    .patch(json!({"op": op, "path": path, "value": value}))
                    .await;
                assert_scim(&reply, 200);
                assert_eq!(reply.json(), self.before, "{attribute:?} {path}");
            }
        }
    }

    /// RFC 7644 section 3.5.1: passed over.
    async fn puts(&mut self, attribute: &Guarded) {
        for (body, is_alone) in attribute.bodies(&self.before) {
            let mut put = self.before.as_object().expect("an object").clone();
            put.retain(|key, _| {
                let is_forged =
                    !is_alone && (key == &attribute.schema || key == &attribute.attribute);
                !is_forged && !["id", "meta", "schemas", "groups"].contains(&key.as_str())
            });
            for (key, value) in body {
                match (put.get_mut(&key), value) {
                    (Some(Value::Object(kept)), Value::Object(forged)) => kept.extend(forged),
                    (_, value) => {
                        put.insert(key, value);
                    }
                }
            }
            let reply = self.send(Method::PUT, self.path, put.clone().into()).await;
            assert_scim(&reply, 200);
            assert_eq!(reply.json(), self.before, "{attribute:?} {put:?}");
        }
    }

    /// RFC 7644 section 3.3: passed over.
    async fn posts(&mut self, attribute: &Guarded) {
        let (collection, _) = self.path.rsplit_once('/').expect("a path");
        for (mut body, _) in attribute.bodies(&self.before) {
            body.insert("userName".to_owned(), "another".into());
            body.insert("displayName".to_owned(), "Another".into());
            let reply = self
                .send(Method::POST, collection, body.clone().into())
                .await;
            assert_scim(&reply, 201);
            let made = reply.json();
            assert!(!made.to_string().contains(FORGED), "{body:?}: {made}");
            let path = format!("{collection}/{}", id_of(&reply));
            let gone = self.client.send(Method::DELETE, &path, None).await;
            assert_scim(&gone.expect("answers"), 204);
        }
    }
}

#[tokio::test]
async fn nothing_read_only_is_changed() {
    let rollcall = Rollcall::start();
    let (okta, client) = (rollcall.okta(), rollcall.client());
    let ada = Person::new(1, "Ada", "Lovelace", "acme.example");
    let user = id_of(&okta.create_user(&ada).await.expect("answers"));
    let group = id_of(&okta.create_group("Engineering").await.expect("answers"));
    okta.add_members(&group, &[&user]).await.expect("answers");
    let manager = json!({"value": "7"});
    let managed = okta.patch_user(&user, json!({ "manager": manager })).await;
    assert_scim(&managed.expect("answers"), 200);

    let mut attributes = 0;
    let mut tried = 0;
    for (resource_type, path, element) in [
        ("User", format!("/Users/{user}"), &group),
        ("Group", format!("/Groups/{group}"), &user),
    ] {
        let mut probe = Probe {
            client: &client,
            path: &path,
            before: get(&client, &path).await,
            tried: 0,
        };
        let requested = format!("{path}?attributes=members.display,groups.display");
        let displays = get(&client, &requested).await;
        let guarded = guarded(&client, resource_type).await;
        for attribute in &guarded {
            probe.patches_with_path(attribute, element).await;
            // To name other members in their list is to change who is a member.
            if !(attribute.is_immutable && attribute.sub.as_deref() == Some("value")) {
                let is_whole =
                    |other: &Guarded| other.sub.is_none() && other.attribute == attribute.attribute;
                if !guarded.iter().any(is_whole) {
                    probe.patches_of_the_whole(attribute).await;
                }
                probe.patches_without_path(attribute).await;
                probe.puts(attribute).await;
                probe.posts(attribute).await;
            }
            assert_eq!(get(&client, &path).await, probe.before, "{attribute:?}");
            attributes += 1;
        }
        assert_eq!(get(&client, &requested).await, displays);
        tried += probe.tried;
    }
    println!("{tried} attempts on {attributes} attributes, none of which was changed");
    assert!(
        attributes >= 26 && tried >= 1_500,
        "{tried} on {attributes}"
    );
}
