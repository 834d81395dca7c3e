//! Users and groups.

use prost_types::Timestamp;
use rollcall_proto::provisioning::v1::{Group, Member, MemberName, User};
use rollcall_proto::scim::v1::{GroupAttributes, UserAttributes};
use rollcall_scim::projection::Projection;
use rollcall_scim::render::{Meta, render};
use rollcall_scim::schema::{self, ResourceType};
use rollcall_scim::{ScimError, ScimType};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

pub(crate) fn user_attributes(from: Map<String, Value>) -> Result<UserAttributes, ScimError> {
    attributes(from)
}

pub(crate) fn group_attributes(from: Map<String, Value>) -> Result<GroupAttributes, ScimError> {
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

pub(crate) fn member_names(members: Vec<String>) -> Vec<MemberName> {
    members
        .into_iter()
        .map(|value| MemberName { value })
        .collect()
}

/// How resources of one directory are shown.
#[derive(Debug)]
pub(crate) struct Rendering<'a> {
    /// The directory's base URL.
    pub base_url: &'a str,
    pub projection: &'a Projection,
}

impl Rendering<'_> {
    pub(crate) fn user(&self, user: User) -> Map<String, Value> {
        let User {
            id,
            attributes,
            groups,
            version,
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
                        "type": "direct",
                    })
                })
                .collect();
            object.insert("groups".to_owned(), Value::Array(groups));
        }
        self.resource(
            &schema::USER,
            &id,
            object,
            version,
            create_time,
            update_time,
        )
    }

    pub(crate) fn group(&self, group: Group) -> Map<String, Value> {
        let Group {
            id,
            attributes,
            members,
            members_omitted: _,
            version,
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
        self.resource(
            &schema::GROUP,
            &id,
            object,
            version,
            create_time,
            update_time,
        )
    }

    /// A parked member is shown as it was named, so that who sends back what was
    /// read keeps it; there is nothing yet to refer to.
    fn member(&self, member: &Member) -> Value {
        if member.is_parked {
            return json!({ "value": member.id });
        }
        let mut shown = json!({
            "value": member.id,
            "$ref": self.url(&schema::USER, &member.id),
            "type": "User",
        });
        if self.projection.requests("members", "display") {
            shown["display"] = member.display_name.as_str().into();
        }
        shown
    }

    /// Where a resource is.
    pub(crate) fn url(&self, resource_type: &ResourceType, id: &str) -> String {
        format!("{}/{}/{id}", self.base_url, resource_type.endpoint)
    }

    fn resource(
        &self,
        resource_type: &'static ResourceType,
        id: &str,
        attributes: Map<String, Value>,
        version: i64,
        create_time: Option<Timestamp>,
        update_time: Option<Timestamp>,
    ) -> Map<String, Value> {
        let location = self.url(resource_type, id);
        let meta = Meta {
            resource_type: resource_type.name,
            created: moment(create_time),
            modified: moment(update_time),
            version,
            location: &location,
        };
        let mut resource = render(resource_type, id, attributes, &meta);
        self.projection.apply(&mut resource);
        resource
    }
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
