//! One entry, as it goes to the database.

use rollcall_proto::credential::hide;
use rollcall_proto::management::v1::RequestReason;
use sea_orm::Set;

use super::reason::{reason_of, status_of_denial};
use super::told::{Account, error_answer, error_body, kept, within};
use crate::clock::Moment;
use crate::error::Error;
use crate::id::{DirectoryId, RequestId, TokenId};
use crate::store::document::Json;
use crate::store::entity::request;

/// Bytes of a path, of a User-Agent, of the name of a method, and of a sentence.
const PATH_BYTES_MAX: usize = 1_024;
const USER_AGENT_BYTES_MAX: usize = 256;
const METHOD_BYTES_MAX: usize = 32;
const DETAIL_BYTES_MAX: usize = 1_024;

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: RequestId,
    pub directory_id: DirectoryId,
    pub token_id: Option<TokenId>,
    pub sent: Sent,
    /// The resource that the request names.
    pub resource_id: Option<String>,
    pub outcome: Outcome,
    /// How many alike it stands for.
    pub count: i32,
    pub create_time: Moment,
    pub duration_micros: i64,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The method of the provisioning API; empty where the request named none.
    pub operation: String,
    pub http_method: String,
    /// Below the base URL, without the query.
    pub path: String,
    /// As JSON, without passwords.
    pub body: String,
    pub user_agent: String,
}

impl Sent {
    #[must_use]
    pub fn without_body(&self) -> Self {
        Self {
            operation: self.operation.clone(),
            http_method: self.http_method.clone(),
            path: self.path.clone(),
            body: String::new(),
            user_agent: self.user_agent.clone(),
        }
    }
}

#[derive(Debug, Clone)]
pub enum Outcome {
    Done(Account),
    Failed(Error),
    /// The edge refused the request by itself.
    Refused {
        status: i32,
        scim_type: String,
        detail: String,
        reason: RequestReason,
    },
    /// No credential was accepted.
    Denied(RequestReason),
}

impl Outcome {
    pub(super) fn reason(&self) -> RequestReason {
        match self {
            Self::Done(account) => account.effect.reason(),
            Self::Failed(error) => reason_of(error),
            Self::Refused { reason, .. } | Self::Denied(reason) => *reason,
        }
    }
}

impl Entry {
    pub fn into_row(self) -> request::ActiveModel {
        let Self {
            id,
            directory_id,
            token_id,
            sent:
                Sent {
                    operation,
                    http_method,
                    path,
                    body,
                    user_agent,
                },
            resource_id,
            outcome,
            count,
            create_time,
            duration_micros,
        } = self;
        let reason = outcome.reason();
        let columns = Columns::of(outcome, &operation);
        request::ActiveModel {
            id: Set(id),
            directory_id: Set(directory_id),
            token_id: Set(token_id),
            operation: Set(within(&operation, METHOD_BYTES_MAX)),
            resource_id: Set(columns.resource_id.or(resource_id)),
            http_method: Set(within(&http_method, METHOD_BYTES_MAX)),
            path: Set(within(&path, PATH_BYTES_MAX)),
            http_status: Set(columns.http_status),
            reason: Set(reason.into()),
            detail: Set(columns
                .detail
                .map(|detail| within(&detail, DETAIL_BYTES_MAX))),
            effect: Set(columns.effect.map(Json)),
            subject: Set(columns.subject.map(|name| hide(&name).into_owned())),
            request_body: Set(Some(body)
                .filter(|body| !body.is_empty())
                .map(|body| kept(&body))),
            response_body: Set(columns.response_body),
            repeat_count: Set(count),
            user_agent: Set(within(&user_agent, USER_AGENT_BYTES_MAX)),
            duration_micros: Set(duration_micros),
            create_time: Set(create_time),
        }
    }
}

/// The columns that follow from the outcome.
#[derive(Default)]
struct Columns {
    http_status: i32,
    resource_id: Option<String>,
    detail: Option<String>,
    effect: Option<serde_json::Value>,
    subject: Option<String>,
    response_body: Option<String>,
}

impl Columns {
    fn of(outcome: Outcome, operation: &str) -> Self {
        match outcome {
            Outcome::Done(Account {
                effect,
                resource_id,
                subject,
                answered,
                failures,
            }) => Self {
                http_status: status_of_success(operation, answered.is_some()),
                resource_id,
                detail: failures,
                effect: serde_json::to_value(effect).ok(),
                subject,
                response_body: answered,
            },
            Outcome::Failed(error) => {
                let (status, body) = error_answer(&error);
                Self {
                    http_status: status.into(),
                    detail: Some(error.to_string()),
                    response_body: Some(body),
                    ..Self::default()
                }
            }
            Outcome::Refused {
                status,
                scim_type,
                detail,
                reason: _,
            } => {
                let shown = u16::try_from(status).unwrap_or_default();
                Self {
                    http_status: status,
                    response_body: Some(error_body(shown, &scim_type, Some(&detail))),
                    detail: Some(detail),
                    ..Self::default()
                }
            }
            Outcome::Denied(reason) => Self {
                http_status: status_of_denial(reason),
                ..Self::default()
            },
        }
    }
}

/// As the edge answers it.
fn status_of_success(operation: &str, has_body: bool) -> i32 {
    match operation {
        "CreateUser" | "CreateGroup" => 201,
        _ if has_body => 200,
        _ => 204,
    }
}
