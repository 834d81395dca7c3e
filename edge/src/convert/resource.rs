//! Users and groups.

use prost_types::Timestamp;
use rollcall_proto::provisioning::v1::{Group, GroupReference, Member, MemberName, User};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use rollcall_scim::etag::Tag;
use rollcall_scim::projection::Projection;
use rollcall_scim::render::{Meta, render};
use rollcall_scim::schema::{self, ResourceType};
use rollcall_scim::{ScimError, ScimType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

pub fn user_attributes(from: Map<String, Value>) -> Result<UserAttributes, ScimError> {
    attributes(from)
}

pub fn group_attributes(from: Map<String, Value>) -> Result<GroupAttributes, ScimError> {
    attributes(from)
}

/// The reader has seen to the types of what the schema knows.
fn attributes<A: DeserializeOwned>(from: Map<String, Value>) -> Result<A, ScimError> {
    serde_json::from_value(Value::Object(from)).map_err(|_| {
        ScimError::invalid(
            ScimType::InvalidValue,
            "An attribute has a value of a wrong type",
        )
    })
}

pub fn member_names(members: Vec<String>) -> Vec<MemberName> {
    members
        .into_iter()
        .map(|value| MemberName { value })
        .collect()
}

/// How resources of one directory are shown.
#[derive(Debug)]
pub struct Rendering<'a> {
    /// The directory's base URL.
    pub base_url: &'a str,
    pub projection: &'a Projection,
}

impl Rendering<'_> {
    pub fn tag_of_user(&self, user: &User) -> Tag {
        let shows_groups = self.projection.wants("groups");
        let groups = user
            .groups
            .iter()
            .filter(|_| shows_groups)
            .flat_map(|group| [group.id.as_str(), &group.display_name, kind_of(group)]);
        Tag {
            version: user.version,
            derived: checksum(groups),
        }
    }

    pub fn tag_of_group(&self, group: &Group) -> Tag {
        let shows_names = self.projection.requests("members", "display");
        let names = group
            .members
            .iter()
            .filter(|_| shows_names)
            .flat_map(|member| [member.id.as_str(), &member.display_name]);
        Tag {
            version: group.version,
            derived: checksum(names),
        }
    }

    pub fn user(&self, user: User) -> Map<String, Value> {
        let tag = self.tag_of_user(&user);
        let User {
            id,
            attributes,
            groups,
            version: _,
            create_time,
            update_time,
        } = user;
        let mut object = object(&attributes.unwrap_or_default());
        if !groups.is_empty() {
            let groups = groups
                .into_iter()
                .map(|group| {
                    json!({
                        "value": group.id,
                        "$ref": self.url(&schema::GROUP, &group.id),
                        "display": group.display_name,
                        "type": kind_of(&group),
                    })
                })
                .collect();
            object.insert("groups".to_owned(), Value::Array(groups));
        }
        self.resource(&schema::USER, &id, object, tag, create_time, update_time)
    }

    pub fn group(&self, group: Group) -> Map<String, Value> {
        let tag = self.tag_of_group(&group);
        let Group {
            id,
            attributes,
            members,
            members_omitted: _,
            version: _,
            create_time,
            update_time,
        } = group;
        let mut object = object(&attributes.unwrap_or_default());
        if !members.is_empty() {
            let members = members
                .into_iter()
                .map(|member| self.member(&member))
                .collect();
            object.insert("members".to_owned(), Value::Array(members));
        }
        self.resource(&schema::GROUP, &id, object, tag, create_time, update_time)
    }

    /// A parked member is shown as it was named, so that who sends back what was
    /// read keeps it; there is nothing yet to refer to.
    fn member(&self, member: &Member) -> Value {
        if member.is_parked {
            return json!({ "value": member.id });
        }
        let resource_type = if member.is_group {
            &schema::GROUP
        } else {
            &schema::USER
        };
        let mut shown = json!({
            "value": member.id,
            "$ref": self.url(resource_type, &member.id),
            "type": resource_type.name,
        });
        if self.projection.requests("members", "display") {
            shown["display"] = member.display_name.as_str().into();
        }
        shown
    }

    /// Where a resource is.
    pub fn url(&self, resource_type: &ResourceType, id: &str) -> String {
        format!("{}/{}/{id}", self.base_url, resource_type.endpoint)
    }

    fn resource(
        &self,
        resource_type: &'static ResourceType,
        id: &str,
        attributes: Map<String, Value>,
        tag: Tag,
        create_time: Option<Timestamp>,
        update_time: Option<Timestamp>,
    ) -> Map<String, Value> {
        let location = self.url(resource_type, id);
        let meta = Meta {
            resource_type: resource_type.name,
            created: moment(create_time),
            modified: moment(update_time),
            tag,
            location: &location,
        };
        let mut resource = render(resource_type, id, attributes, &meta);
        self.projection.apply(&mut resource);
        resource
    }
}

/// RFC 7643 section 4.1.2.
fn kind_of(group: &GroupReference) -> &'static str {
    if group.is_indirect {
        "indirect"
    } else {
        "direct"
    }
}

/// None of nothing, so that a resource without any such values has the plain tag.
fn checksum<'t>(texts: impl Iterator<Item = &'t str>) -> Option<u32> {
    let mut hasher = crc32fast::Hasher::new();
    let mut is_empty = true;
    for text in texts {
        is_empty = false;
        // The length keeps two texts apart from one.
        hasher.update(&text.len().to_be_bytes());
        hasher.update(text.as_bytes());
    }
    (!is_empty).then(|| hasher.finalize())
}

fn object<A: Serialize>(attributes: &A) -> Map<String, Value> {
    match serde_json::to_value(attributes) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    }
}

fn moment(timestamp: Option<Timestamp>) -> OffsetDateTime {
    let Timestamp { seconds, nanos } = timestamp.unwrap_or_default();
    let nanos = i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}
