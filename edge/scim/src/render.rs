//! A resource as it is returned: RFC 7643 section 3.

use serde_json::{Map, Value, json};
use time::{OffsetDateTime, UtcOffset};

use crate::etag::Tag;
use crate::path;
use crate::schema::ResourceType;

/// RFC 7643 section 3.1.
#[derive(Clone, Copy, Debug)]
pub struct Meta<'a> {
    pub resource_type: &'a str,
    pub created: OffsetDateTime,
    pub modified: OffsetDateTime,
    pub tag: Tag,
    /// The URI of the resource.
    pub location: &'a str,
}

/// Adds to the attributes what the server assigns, and names in `schemas` the
/// core schema and each extension that is there.
#[must_use]
pub fn render(
    resource_type: &ResourceType,
    id: &str,
    attributes: Map<String, Value>,
    meta: &Meta,
) -> Map<String, Value> {
    let mut resource = attributes;
    let schemas: Vec<Value> = std::iter::once(resource_type.schema.urn)
        .chain(
            resource
                .iter()
                .filter(|(key, value)| path::is_urn(key) && value.is_object())
                .map(|(key, _)| key.as_str()),
        )
        .map(Value::from)
        .collect();
    let Meta {
        resource_type,
        created,
        modified,
        tag,
        location,
    } = *meta;
    let meta = json!({
        "resourceType": resource_type,
        "created": date_time(created),
        "lastModified": date_time(modified),
        "version": tag.to_string(),
        "location": location,
    });
    resource.insert("schemas".to_owned(), schemas.into());
    resource.insert("id".to_owned(), id.into());
    resource.insert("meta".to_owned(), meta);
    resource
}

/// RFC 3339 in UTC with microseconds: to the precision that is kept, so that a
/// filter for a time that was shown finds it.
fn date_time(time: OffsetDateTime) -> String {
    let time = time.checked_to_offset(UtcOffset::UTC).unwrap_or(time);
    let (year, month, day) = time.to_calendar_date();
    let (hour, minute, second, microsecond) = time.to_hms_micro();
    format!(
        "{year:04}-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{microsecond:06}Z",
        u8::from(month)
    )
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::schema::{ENTERPRISE_USER_URN, USER, USER_URN};

    #[test]
    fn rendered() {
        let attributes = json!({
            "userName": "ada",
            "urn:acme:1.0:badge": 7,
            "urn:acme:2.0:User": {"badge": 7},
            ENTERPRISE_USER_URN: {"department": "D"},
        });
        let meta = Meta {
            resource_type: "User",
            created: datetime!(2024-05-13 06:42:34.5 +2),
            modified: datetime!(2024-05-13 04:42:34.678_999 UTC),
            tag: Tag {
                version: 3,
                derived: None,
            },
            location: "https://x.example/scim/v2/d/Users/user_1",
        };
        let attributes = attributes.as_object().expect("an object").clone();
        let resource = render(&USER, "user_1", attributes, &meta);
        let expect = json!({
            "schemas": [USER_URN, "urn:acme:2.0:User", ENTERPRISE_USER_URN],
            "id": "user_1",
            "userName": "ada",
            "urn:acme:1.0:badge": 7,
            "urn:acme:2.0:User": {"badge": 7},
            ENTERPRISE_USER_URN: {"department": "D"},
            "meta": {
                "resourceType": "User",
                "created": "2024-05-13T04:42:34.500000Z",
                "lastModified": "2024-05-13T04:42:34.678999Z",
                "version": "W/\"3\"",
                "location": "https://x.example/scim/v2/d/Users/user_1",
            },
        });
        assert_eq!(Value::from(resource), expect);
    }
}
