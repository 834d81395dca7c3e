//! What an export says of each row. Times are as RFC 3339 spells them, attributes
//! those of RFC 7643.

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::clock::Moment;
use crate::store::entity::{directory, group, membership, organization, user};

const NANOS_PER_MICRO: i128 = 1_000;

pub(super) fn organization(row: &organization::Model) -> Value {
    json!({
        "type": "organization",
        "id": row.id.to_string(),
        "environmentId": row.environment_id.to_string(),
        "externalId": row.external_id.as_ref().or(row.deleted_external_id.as_ref()),
        "displayName": row.display_name,
        "domains": row.domains.0,
        "allowAnyDomain": row.allow_any_domain,
        "createTime": time(row.create_time),
        "updateTime": time(row.update_time),
        "deleteTime": row.delete_time.map(time),
    })
}

pub(super) fn directory(row: &directory::Model) -> Value {
    json!({
        "type": "directory",
        "id": row.id.to_string(),
        "displayName": row.display_name,
        "isPrimary": row.is_primary,
        "createTime": time(row.create_time),
        "updateTime": time(row.update_time),
        "disableTime": row.disable_time.map(time),
        "deleteTime": row.delete_time.map(time),
    })
}

pub(super) fn user(row: &user::Model) -> Value {
    json!({
        "type": "user",
        "id": row.id.to_string(),
        "directoryId": row.directory_id.to_string(),
        "active": row.active,
        "attributes": row.attributes,
        "version": row.version,
        "createTime": time(row.create_time),
        "updateTime": time(row.update_time),
        "deleteTime": row.delete_time.map(time),
    })
}

pub(super) fn group(row: &group::Model) -> Value {
    json!({
        "type": "group",
        "id": row.id.to_string(),
        "directoryId": row.directory_id.to_string(),
        "attributes": row.attributes,
        "version": row.version,
        "createTime": time(row.create_time),
        "updateTime": time(row.update_time),
    })
}

/// Neither `userId` nor `memberGroupId` has a member that is not provisioned.
pub(super) fn membership(row: &membership::Model) -> Value {
    json!({
        "type": "membership",
        "directoryId": row.directory_id.to_string(),
        "groupId": row.group_id.to_string(),
        "memberId": row.member_id,
        "userId": row.user_id.map(|id| id.to_string()),
        "memberGroupId": row.member_group_id.map(|id| id.to_string()),
    })
}

/// A moment that no calendar has is absent.
fn time(moment: Moment) -> Option<String> {
    let nanos = i128::from(moment.0) * NANOS_PER_MICRO;
    let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()?;
    time.format(&Rfc3339).ok()
}
