//! What a request answers, and what the request log is told of it.

use rollcall_proto::credential::{HIDDEN, hide};
use rollcall_proto::provisioning::v1::{BulkResult, Group, MemberView, User};
use rollcall_proto::scim_error::scim_error;
use serde_json::{Map, Value, json};

use super::effect::{Effect, Resource};
use crate::error::Error;

/// Bytes of what was sent, and of what was answered, that an entry has.
const BODY_BYTES_MAX: usize = 16 * 1024;
const ERROR_URN: &str = "urn:ietf:params:scim:api:messages:2.0:Error";

#[derive(Debug)]
pub struct Told<T> {
    pub answer: T,
    pub account: Account,
}

/// What the log has of a request that was done.
#[derive(Debug, Clone)]
pub struct Account {
    pub effect: Effect,
    /// The resource that it was about, where it was one.
    pub resource_id: Option<String>,
    /// The name of that.
    pub subject: Option<String>,
    /// What was answered, as JSON; none where nothing was.
    pub answered: Option<String>,
    /// What failed of a request of several operations.
    pub failures: Option<String>,
}

impl Told<User> {
    pub fn user((user, effect): (User, Effect)) -> Self {
        let subject = user.attributes.as_ref().map(|user| user.user_name.clone());
        Self {
            account: Account {
                effect,
                resource_id: Some(user.id.clone()),
                subject,
                answered: Some(resource(&user.id, user.attributes.as_ref())),
                failures: None,
            },
            answer: user,
        }
    }

    pub fn user_read(user: User) -> Self {
        let of = Resource::User;
        Self::user((user, Effect::Read { of }))
    }
}

impl Told<Group> {
    pub fn group((group, effect): (Group, Effect)) -> Self {
        let name = group.attributes.as_ref();
        Self {
            account: Account {
                effect,
                resource_id: Some(group.id.clone()),
                subject: name.map(|group| group.display_name.clone()),
                answered: Some(resource(&group.id, group.attributes.as_ref())),
                failures: None,
            },
            answer: group,
        }
    }

    /// A patch of a group whose members are too many to be shown is answered
    /// without a representation.
    pub fn patched_group(patched: (Group, Effect), view: MemberView) -> Self {
        let mut told = Self::group(patched);
        if told.answer.members_omitted && view == MemberView::Few {
            told.account.answered = None;
        }
        told
    }

    pub fn group_read(group: Group) -> Self {
        let of = Resource::Group;
        Self::group((group, Effect::Read { of }))
    }
}

impl Told<()> {
    /// `name` is that of what is gone.
    pub fn deleted(id: String, (name, effect): (String, Effect)) -> Self {
        Self {
            answer: (),
            account: Account {
                effect,
                resource_id: Some(id),
                subject: Some(name),
                answered: None,
                failures: None,
            },
        }
    }
}

impl Told<Vec<BulkResult>> {
    pub fn bulk(results: Vec<BulkResult>, failed: usize, failures: Option<String>) -> Self {
        let failed = i64::try_from(failed).unwrap_or(i64::MAX);
        let all = i64::try_from(results.len()).unwrap_or(i64::MAX);
        let shown: Vec<Value> = results.iter().map(bulk_result).collect();
        let account = Account {
            effect: Effect::Bulk {
                done: all - failed,
                failed,
            },
            resource_id: None,
            subject: None,
            answered: Some(kept(&json!({ "Operations": shown }).to_string())),
            failures,
        };
        Self {
            answer: results,
            account,
        }
    }
}

impl<T> Told<T> {
    /// How many resources a list has, of how many that there are.
    pub fn listed(answer: T, of: Resource, found: i64, shown: usize, is_filtered: bool) -> Self {
        let answered = json!({ "totalResults": found, "itemsPerPage": shown });
        let account = Account {
            effect: Effect::Listed {
                of,
                found,
                shown: i64::try_from(shown).unwrap_or(i64::MAX),
                is_filtered,
            },
            resource_id: None,
            subject: None,
            answered: Some(answered.to_string()),
            failures: None,
        };
        Self { answer, account }
    }
}

impl Account {
    pub fn access_token_issued() -> Self {
        let answered = json!({ "token_type": "Bearer", "access_token": HIDDEN });
        Self {
            effect: Effect::AccessTokenIssued,
            resource_id: None,
            subject: None,
            answered: Some(answered.to_string()),
            failures: None,
        }
    }
}

/// The status and the body of the answer to what failed.
pub(super) fn error_answer(error: &Error) -> (u16, String) {
    let (status, scim_type) = scim_error(error.reason()).unwrap_or((500, None));
    (
        status,
        error_body(
            status,
            scim_type.unwrap_or_default(),
            Some(&error.to_string()),
        ),
    )
}

/// RFC 7644 section 3.12.
pub(super) fn error_body(status: u16, scim_type: &str, detail: Option<&str>) -> String {
    let mut body = json!({
        "schemas": [ERROR_URN],
        "status": status.to_string(),
        "detail": detail,
    });
    if !scim_type.is_empty() {
        body["scimType"] = scim_type.into();
    }
    kept(&body.to_string())
}

/// A text of a client's as the log keeps it: within its limit, without credentials
/// and without what no database keeps.
pub(super) fn kept(text: &str) -> String {
    within(text, BODY_BYTES_MAX)
}

pub(super) fn within(text: &str, bytes_max: usize) -> String {
    let cut = &text[..text.floor_char_boundary(bytes_max)];
    hide(cut).replace('\0', "\u{fffd}")
}

fn resource<A: serde::Serialize>(id: &str, attributes: Option<&A>) -> String {
    let mut object = match attributes.map(serde_json::to_value) {
        Some(Ok(Value::Object(object))) => object,
        _ => Map::new(),
    };
    object.insert("id".to_owned(), id.into());
    kept(&Value::Object(object).to_string())
}

fn bulk_result(result: &BulkResult) -> Value {
    let mut shown = json!({ "index": result.operation_index });
    if !result.id.is_empty() {
        shown["id"] = result.id.as_str().into();
    }
    if let Some(failure) = &result.failure {
        let (status, scim_type) = scim_error(failure.reason()).unwrap_or((500, None));
        shown["status"] = status.to_string().into();
        shown["scimType"] = scim_type.into();
        shown["detail"] = failure.message.as_str().into();
    }
    shown
}
