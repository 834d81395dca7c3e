//! An event in JSON.

use rollcall_proto::actor::v1::ActorKind;
use rollcall_proto::directory::v1::{Group, User};
use rollcall_proto::event::v1::event::Change;
use rollcall_proto::event::v1::membership::Member;
use rollcall_proto::event::v1::{
    AccessChange, Cause, Directory, DirectoryChange, Event, GroupChange, Membership, TokenChange,
    UserChange, WebhookEndpointChange,
};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::event::name;

/// The body of a delivery.
pub(super) fn body(event: Event) -> Vec<u8> {
    let kind = event.kind();
    let Event {
        id,
        position,
        cursor: _,
        kind: _,
        create_time,
        organization_id,
        directory_id,
        cause,
        changed_paths,
        change,
    } = event;
    let mut data = told(json!({
        "id": id,
        "position": position,
        "organizationId": organization_id,
        "directoryId": directory_id,
        "cause": cause.map(cause_json),
        "changedPaths": changed_paths,
    }));
    data.extend(told(change.map_or(Value::Null, change_json)));
    let body = json!({
        "type": name(kind),
        "timestamp": timestamp(create_time),
        "data": data,
    });
    body.to_string().into_bytes()
}

/// Without what is empty.
fn told(value: Value) -> Map<String, Value> {
    let Value::Object(mut fields) = value else {
        return Map::new();
    };
    fields.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    fields
}

fn cause_json(cause: Cause) -> Value {
    let kind = cause.actor_kind();
    let Cause {
        request_id,
        token_id,
        actor_kind: _,
        actor_id,
    } = cause;
    let kind = (kind != ActorKind::Unspecified)
        .then(|| lower(kind.as_str_name().trim_start_matches("ACTOR_KIND_")));
    let cause = json!({
        "requestId": request_id,
        "tokenId": token_id,
        "actorKind": kind,
        "actorId": actor_id,
    });
    told(cause).into()
}

fn change_json(change: Change) -> Value {
    match change {
        Change::User(change) => user_change(*change),
        Change::Group(change) => group_change(*change),
        Change::Membership(Membership { group_id, member }) => {
            let (kind, name) = match member {
                Some(Member::UserId(id)) => ("userId", id),
                Some(Member::MemberGroupId(id)) => ("memberGroupId", id),
                Some(Member::ParkedName(name)) => ("parkedName", name),
                None => ("parkedName", String::new()),
            };
            json!({ "groupId": group_id, kind: name })
        }
        Change::Directory(change) => directory_change(*change),
        Change::Token(TokenChange {
            token_id,
            display_name,
            expire_time,
        }) => json!({
            "tokenId": token_id,
            "displayName": display_name,
            "expireTime": timestamp(expire_time),
        }),
        Change::WebhookEndpoint(WebhookEndpointChange {
            webhook_endpoint_id,
            display_name,
            error,
        }) => json!({
            "webhookEndpointId": webhook_endpoint_id,
            "displayName": display_name,
            "error": error,
        }),
    }
}

fn user_change(change: UserChange) -> Value {
    let access = change.access();
    let UserChange {
        user_id,
        before,
        after,
        access: _,
    } = change;
    let access = match access {
        AccessChange::Unspecified => Value::Null,
        access => lower(access.as_str_name().trim_start_matches("ACCESS_CHANGE_")).into(),
    };
    json!({
        "userId": user_id,
        "access": access,
        "before": before.map(user),
        "after": after.map(user),
    })
}

fn group_change(change: GroupChange) -> Value {
    let GroupChange {
        group_id,
        before,
        after,
    } = change;
    json!({
        "groupId": group_id,
        "before": before.map(group),
        "after": after.map(group),
    })
}

fn directory_change(change: DirectoryChange) -> Value {
    let DirectoryChange {
        before,
        after,
        error,
    } = change;
    json!({
        "before": before.map(directory),
        "after": after.map(directory),
        "error": error,
    })
}

fn user(user: User) -> Value {
    let User {
        id,
        directory_id,
        organization_id,
        organization_external_id,
        active,
        email,
        attributes,
        create_time,
        update_time,
    } = user;
    let user = json!({
        "id": id,
        "directoryId": directory_id,
        "organizationId": organization_id,
        "organizationExternalId": organization_external_id,
        "active": active,
        "email": email,
        "attributes": attributes,
        "createTime": timestamp(create_time),
        "updateTime": timestamp(update_time),
    });
    told(user).into()
}

/// Without members, and without their counts, of which the feed tells otherwise.
fn group(group: Group) -> Value {
    let Group {
        id,
        directory_id,
        organization_id,
        organization_external_id,
        attributes,
        member_count: _,
        parked_members: _,
        create_time,
        update_time,
        member_group_count: _,
    } = group;
    let group = json!({
        "id": id,
        "directoryId": directory_id,
        "organizationId": organization_id,
        "organizationExternalId": organization_external_id,
        "attributes": attributes,
        "createTime": timestamp(create_time),
        "updateTime": timestamp(update_time),
    });
    told(group).into()
}

fn directory(directory: Directory) -> Value {
    let Directory {
        id,
        organization_id,
        organization_external_id,
        display_name,
        is_primary,
        create_time,
        disable_time,
    } = directory;
    let directory = json!({
        "id": id,
        "organizationId": organization_id,
        "organizationExternalId": organization_external_id,
        "displayName": display_name,
        "isPrimary": is_primary,
        "createTime": timestamp(create_time),
        "disableTime": timestamp(disable_time),
    });
    told(directory).into()
}

/// RFC 3339; none where there is none.
fn timestamp(timestamp: Option<prost_types::Timestamp>) -> Option<String> {
    let timestamp = timestamp?;
    let nanos = i128::from(timestamp.seconds) * 1_000_000_000 + i128::from(timestamp.nanos);
    let at = OffsetDateTime::from_unix_timestamp_nanos(nanos).ok()?;
    at.format(&Rfc3339).ok()
}

fn lower(name: &str) -> String {
    name.to_ascii_lowercase()
}
