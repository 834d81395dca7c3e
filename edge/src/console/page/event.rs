//! An event of the feed, in a sentence.

use prost_types::Timestamp;
use rollcall_proto::directory::v1::{Group, User};
use rollcall_proto::event::v1::event::Change as Changed;
use rollcall_proto::event::v1::membership::Member;
use rollcall_proto::event::v1::{
    Cause, Directory, DirectoryChange, Event, EventKind, GroupChange, Membership, TokenChange,
    UserChange, WebhookEndpointChange,
};
use serde_json::{Value, json};

use super::attribute::{Difference, differences, json_of};
use super::called::Called;
use super::users::name_of;
use crate::console::visit::Visit;
use crate::console::words::actor;
use crate::words::time;

pub(super) struct Line {
    pub(super) time: String,
    pub(super) position: i64,
    pub(super) class: &'static str,
    pub(super) title: String,
    /// Of what it is about; empty where there is no page of it.
    pub(super) url: String,
    pub(super) changes: Vec<Difference>,
    pub(super) cause: String,
    pub(super) cause_url: String,
}

/// Events of the directory in the URL.
pub(super) async fn lines(visit: &Visit, events: Vec<Event>) -> Vec<Line> {
    let base = visit.url(&visit.in_directory(""));
    let called = Called::of(visit, &events).await;
    let lines = events.into_iter();
    lines
        .map(|event| Line::new(event, &base, &called))
        .collect()
}

impl Line {
    fn new(event: Event, base: &str, called: &Called) -> Self {
        let Event {
            id: _,
            position,
            cursor: _,
            kind,
            create_time,
            organization_id: _,
            directory_id: _,
            cause,
            changed_paths,
            change,
        } = event;
        let kind = EventKind::try_from(kind).unwrap_or_default();
        let change = change.unwrap_or(Changed::Token(TokenChange::default()));
        let told = Told::of(kind, change, base, called);
        let (cause, cause_url) = because(cause.unwrap_or_default(), base);
        Self {
            time: time(create_time),
            position,
            class: class(kind),
            title: told.title,
            url: told.url,
            changes: differences(&told.before, &told.after, changed_paths),
            cause,
            cause_url,
        }
    }
}

/// What an event says of what it is about.
struct Told {
    title: String,
    url: String,
    before: Value,
    after: Value,
}

impl Told {
    fn of(kind: EventKind, change: Changed, base: &str, called: &Called) -> Self {
        let told = |title: String, url: String| Self {
            title,
            url,
            before: Value::Null,
            after: Value::Null,
        };
        match change {
            Changed::User(change) => {
                let UserChange {
                    user_id,
                    before,
                    after,
                    access: _,
                } = *change;
                let name = after.as_ref().or(before.as_ref()).map(name_of);
                let name = name.unwrap_or_else(|| user_id.clone());
                Self {
                    before: user_json(before),
                    after: user_json(after),
                    ..told(title(kind, &name), format!("{base}/users/{user_id}"))
                }
            }
            Changed::Group(change) => {
                let GroupChange {
                    group_id,
                    before,
                    after,
                } = *change;
                let named = after.as_ref().or(before.as_ref());
                let attributes = named.and_then(|group| group.attributes.as_ref());
                let name = attributes.map_or(&group_id, |attributes| &attributes.display_name);
                let name = title(kind, name);
                Self {
                    before: group_json(before),
                    after: group_json(after),
                    ..told(name, format!("{base}/groups/{group_id}"))
                }
            }
            Changed::Membership(Membership { group_id, member }) => {
                let name = match member {
                    Some(Member::UserId(id) | Member::MemberGroupId(id)) => id,
                    Some(Member::ParkedName(name)) if !name.is_empty() => name,
                    _ => "Somebody".to_owned(),
                };
                let title = title(kind, called.name(&name));
                let title = format!("{title} {}", called.name(&group_id));
                told(title, format!("{base}/groups/{group_id}"))
            }
            Changed::Directory(change) => {
                let DirectoryChange {
                    before,
                    after,
                    error,
                } = *change;
                let name = title(kind, "The directory");
                let name = if error.is_empty() {
                    name
                } else {
                    format!("{name}: {error}")
                };
                Self {
                    before: directory_json(before),
                    after: directory_json(after),
                    ..told(name, base.to_owned())
                }
            }
            Changed::Token(TokenChange { display_name, .. }) => {
                let name = format!("Token {display_name}");
                told(title(kind, &name), format!("{base}/tokens"))
            }
            Changed::WebhookEndpoint(WebhookEndpointChange {
                display_name,
                error,
                ..
            }) => {
                let name = title(kind, &format!("Webhook endpoint {display_name}"));
                told(format!("{name}: {error}"), String::new())
            }
        }
    }
}

fn title(kind: EventKind, name: &str) -> String {
    let done = match kind {
        EventKind::Unspecified => "changed",
        EventKind::UserCreated | EventKind::GroupCreated | EventKind::DirectoryCreated => {
            "was created"
        }
        EventKind::UserUpdated | EventKind::GroupUpdated | EventKind::DirectoryUpdated => {
            "was updated"
        }
        EventKind::UserDeactivated => "lost access",
        EventKind::UserReactivated => "has access again",
        EventKind::UserDeleted | EventKind::GroupDeleted | EventKind::DirectoryDeleted => {
            "was deleted"
        }
        EventKind::UserRestored => "is back, under the same id",
        EventKind::MembershipAdded => "became a member of",
        EventKind::MembershipRemoved => "is no longer a member of",
        EventKind::MembershipParked => "is awaited by",
        EventKind::MembershipUnparked => "is no longer awaited by",
        EventKind::DirectoryConnected => "was connected: its first request came",
        EventKind::DirectoryHealthy => "is healthy again",
        EventKind::DirectoryFailing => "is failing",
        EventKind::DirectoryDisabled | EventKind::WebhookEndpointDisabled => "was disabled",
        EventKind::DirectoryEnabled => "was enabled",
        EventKind::DirectoryRestored => "was restored",
        EventKind::BreakerTripped => "had its breaker tripped",
        EventKind::BreakerReleased => "had its deactivations released",
        EventKind::TokenCreated => "was made",
        EventKind::TokenExpiring => "ends soon",
        EventKind::TokenExpired => "has expired",
        EventKind::TokenRevoked => "was revoked",
    };
    format!("{name} {done}")
}

fn class(kind: EventKind) -> &'static str {
    match kind {
        EventKind::UserDeactivated
        | EventKind::UserDeleted
        | EventKind::GroupDeleted
        | EventKind::MembershipRemoved
        | EventKind::DirectoryFailing
        | EventKind::DirectoryDisabled
        | EventKind::DirectoryDeleted
        | EventKind::BreakerTripped
        | EventKind::TokenExpired
        | EventKind::TokenRevoked
        | EventKind::WebhookEndpointDisabled => "bad",
        EventKind::MembershipParked | EventKind::TokenExpiring => "warn",
        EventKind::UserCreated
        | EventKind::UserReactivated
        | EventKind::UserRestored
        | EventKind::GroupCreated
        | EventKind::MembershipAdded
        | EventKind::DirectoryConnected
        | EventKind::DirectoryHealthy
        | EventKind::DirectoryEnabled
        | EventKind::DirectoryRestored => "good",
        _ => "info",
    }
}

/// What caused it, and where that is shown.
fn because(cause: Cause, base: &str) -> (String, String) {
    let Cause {
        request_id,
        token_id: _,
        actor_kind,
        actor_id,
    } = cause;
    if !request_id.is_empty() {
        let url = format!("{base}/requests/{request_id}");
        return (format!("By request {request_id}"), url);
    }
    let who = actor(actor_kind);
    let who = if actor_id.is_empty() {
        format!("By: {who}")
    } else {
        format!("By: {who} {actor_id}")
    };
    (who, String::new())
}

fn user_json(user: Option<User>) -> Value {
    user.map_or(Value::Null, |user| {
        let mut json = json_of(&user.attributes.unwrap_or_default());
        json["active"] = json!(user.active);
        json
    })
}

fn group_json(group: Option<Group>) -> Value {
    group.map_or(Value::Null, |group| {
        json_of(&group.attributes.unwrap_or_default())
    })
}

fn directory_json(directory: Option<Directory>) -> Value {
    let Some(directory) = directory else {
        return Value::Null;
    };
    let at = |time_of: Option<Timestamp>| time_of.map(|at| time(Some(at)));
    json!({
        "displayName": directory.display_name,
        "display_name": directory.display_name,
        "primary": directory.is_primary,
        "is_primary": directory.is_primary,
        "disable_time": at(directory.disable_time),
    })
}
