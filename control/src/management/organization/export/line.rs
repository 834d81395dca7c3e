//! What an export says of each row. Times are as RFC 3339 spells them, attributes
//! those of RFC 7643.

use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::clock::Moment;
use crate::store::entity::{directory, group, membership, organization, user};

const NANOS_PER_MICRO: i128 = 1_000;

pub(super) fn organization(row: &organization::Model) -> Value {
    let organization::Model {
        id,
        environment_id,
        external_id,
        display_name,
        display_name_key: _,
        domains,
        allow_any_domain,
        create_time,
        update_time,
        delete_time,
        deleted_external_id,
    } = row;
    json!({
        "type": "organization",
        "id": id.to_string(),
        "environmentId": environment_id.to_string(),
        "externalId": external_id.as_ref().or(deleted_external_id.as_ref()),
        "displayName": display_name,
        "domains": domains.0,
        "allowAnyDomain": allow_any_domain,
        "createTime": time(*create_time),
        "updateTime": time(*update_time),
        "deleteTime": delete_time.map(time),
    })
}

pub(super) fn directory(row: &directory::Model) -> Value {
    let directory::Model {
        id,
        environment_id: _,
        organization_id: _,
        display_name,
        is_primary,
        create_time,
        update_time,
        disable_time,
        delete_time,
        deleted_with_organization: _,
        // How it does, which its users and groups or the request log say better.
        user_count: _,
        active_user_count: _,
        group_count: _,
        user_list_version: _,
        group_list_version: _,
        first_request_time: _,
        last_success_time: _,
        last_error_time: _,
        last_error_reason: _,
        breaker_window_start: _,
        breaker_count: _,
        breaker_trip_time: _,
        breaker_window_users: _,
        purge_time: _,
    } = row;
    json!({
        "type": "directory",
        "id": id.to_string(),
        "displayName": display_name,
        "isPrimary": is_primary,
        "createTime": time(*create_time),
        "updateTime": time(*update_time),
        "disableTime": disable_time.map(time),
        "deleteTime": delete_time.map(time),
    })
}

pub(super) fn user(row: &user::Model) -> Value {
    let user::Model {
        id,
        directory_id,
        // All three are in the attributes.
        user_name_key: _,
        external_id: _,
        display_name: _,
        active,
        attributes,
        folded_attributes: _,
        version,
        create_time,
        update_time,
        delete_time,
    } = row;
    json!({
        "type": "user",
        "id": id.to_string(),
        "directoryId": directory_id.to_string(),
        "active": active,
        "attributes": attributes,
        "version": version,
        "createTime": time(*create_time),
        "updateTime": time(*update_time),
        "deleteTime": delete_time.map(time),
    })
}

pub(super) fn group(row: &group::Model) -> Value {
    let group::Model {
        id,
        directory_id,
        // All three are in the attributes.
        display_name_key: _,
        display_name: _,
        external_id: _,
        attributes,
        folded_attributes: _,
        // Each has its own line.
        member_count: _,
        member_group_count: _,
        parked_count: _,
        version,
        create_time,
        update_time,
    } = row;
    json!({
        "type": "group",
        "id": id.to_string(),
        "directoryId": directory_id.to_string(),
        "attributes": attributes,
        "version": version,
        "createTime": time(*create_time),
        "updateTime": time(*update_time),
    })
}

/// Neither `userId` nor `memberGroupId` has a member that is not provisioned.
pub(super) fn membership(row: &membership::Model) -> Value {
    let membership::Model {
        group_id,
        member_id,
        directory_id,
        user_id,
        member_group_id,
    } = row;
    json!({
        "type": "membership",
        "directoryId": directory_id.to_string(),
        "groupId": group_id.to_string(),
        "memberId": member_id,
        "userId": user_id.map(|id| id.to_string()),
        "memberGroupId": member_group_id.map(|id| id.to_string()),
    })
}

/// A moment that no calendar has is absent.
fn time(moment: Moment) -> Option<String> {
    let nanos = i128::from(moment.0) * NANOS_PER_MICRO;
    let time = OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()?;
    time.format(&Rfc3339).ok()
}
