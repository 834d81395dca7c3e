//! Why control refuses, and how it says so over gRPC: the one table from
//! domain errors to statuses.

use std::collections::HashMap;
use std::time::Duration;

use rollcall_proto::ERROR_DOMAIN;
use rollcall_proto::error::v1::ErrorReason;
use sea_orm::{DbErr, sqlx};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use crate::store::sqlx_error;

pub type Result<T> = std::result::Result<T, Error>;

/// The messages are sentences for the person who can mend the fault; they hold
/// no value that a client sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("The bearer token is missing or is not one of this base URL's directory")]
    TokenInvalid,
    #[error("The bearer token has expired; create a new one for this directory")]
    TokenExpired,
    #[error("The bearer token was revoked; create a new one for this directory")]
    TokenRevoked,
    #[error("The API key is missing or is not a live one")]
    ApiKeyInvalid,
    #[error("The caller is not an edge of this installation")]
    EdgeIdentityInvalid,
    #[error("The credential is not of a kind or scope that may call this method")]
    CallerNotAllowed,
    #[error("The setup link is not one, was used or revoked, or has expired")]
    SetupLinkInvalid,
    #[error("The setup session is over")]
    SetupSessionInvalid,

    #[error("The sign-in link is not one, was used or revoked, or has expired")]
    SignInLinkInvalid,
    #[error("Nobody can sign in with this email address and password")]
    SignInFailed,
    #[error("There were too many attempts to sign in; try again in {retry_seconds} seconds")]
    SignInThrottled { retry_seconds: u64 },
    #[error("Nobody signs in by an identity provider here; sign in with a password")]
    OidcNotConfigured,
    #[error(
        "This sign-in was not begun in this browser within the last 10 minutes; begin it again"
    )]
    OidcStateInvalid,
    #[error("The identity provider does not stand by this sign-in any more; begin it again")]
    OidcCodeRefused,
    #[error(
        "What the identity provider says of you cannot be believed; the service's log has why, \
         for whoever runs it"
    )]
    OidcTokenInvalid,
    #[error(
        "The identity provider does not say that your email address is verified; verify it there, \
         or sign in with a password"
    )]
    OidcEmailUnverified,
    #[error(
        "No operator who may sign in has your email address; ask another operator for an invitation"
    )]
    OidcOperatorUnknown,
    #[error(
        "The identity provider does not know this service by its client id and secret; whoever \
         runs it must look at them"
    )]
    OidcClientRefused,
    #[error(
        "The identity provider does not answer as it must; try again in a minute, or sign in with \
         a password"
    )]
    OidcIssuerUnavailable,

    #[error("There is no such environment")]
    EnvironmentNotFound,
    #[error("There is no such token")]
    TokenNotFound,
    #[error("There is no such API key")]
    ApiKeyNotFound,
    #[error("There is no such trusted issuer")]
    TrustedIssuerNotFound,
    #[error("There is no such setup link")]
    SetupLinkNotFound,
    #[error("There is no such request in the log")]
    RequestNotFound,
    #[error("There is no such webhook endpoint")]
    WebhookEndpointNotFound,
    #[error("There is no such operator")]
    OperatorNotFound,
    #[error("There is no such session")]
    SessionNotFound,
    #[error("No such event was sent to the endpoint, or it is not kept any more")]
    EventNotFound,

    #[error("There is no such organization")]
    OrganizationNotFound,
    #[error("There is no such directory")]
    DirectoryNotFound,
    #[error("There is no such user")]
    UserNotFound,
    #[error("There is no such group")]
    GroupNotFound,

    #[error("Another user of this directory has this userName")]
    UserNameTaken,
    #[error("Another group of this directory has this displayName")]
    GroupNameTaken,
    #[error("Another organization of this environment has this `external_id`")]
    ExternalIdTaken,
    #[error("Another operator has this email address")]
    OperatorExists,
    #[error("The environment trusts this issuer's subject for this audience already")]
    TrustedIssuerExists,
    #[error(
        "Another request had this `request_id`, or this one, whose answer held a secret that is \
         not shown again"
    )]
    RequestIdReused,

    #[error(
        "Every address of a user must belong to one of the organization's domains: {}",
        domains.join(", ")
    )]
    DomainNotAllowed { domains: Vec<String> },
    #[error("The organization has no primary directory")]
    NoPrimaryDirectory,
    #[error("The resource has another version than the request asks for; read it again")]
    VersionMismatch,
    #[error("A resource that this one refers to, and that refers to this one, was not created")]
    CircleFailed,

    #[error("The directory is disabled")]
    DirectoryDisabled,
    #[error("The webhook endpoint is disabled")]
    WebhookEndpointDisabled,
    #[error("The operator is disabled")]
    OperatorDisabled,
    #[error("Nobody else could sign in to the console")]
    LastOperator,
    #[error("{why}")]
    NotEmpty { why: &'static str },
    #[error("The credential was revoked or has expired")]
    TokenEnded,
    #[error(
        "Too many people of this directory were deactivated at once; further ones are held until \
         they are released"
    )]
    DeactivationsHeld,

    #[error("`update_mask` {why}")]
    UpdateMaskInvalid { why: String },
    #[error("`{field}` must be set")]
    FieldMissing { field: &'static str },
    #[error("`{field}` is {source}")]
    InvalidId {
        field: &'static str,
        source: crate::id::InvalidId,
    },
    #[error("The filter cannot be answered: {why}")]
    InvalidFilter { why: String },
    #[error("{why}")]
    InvalidValue { why: String },
    #[error("`userName` must not be empty")]
    UserNameMissing,
    #[error("The cursor is not one that this list returned")]
    CursorInvalid,
    #[error("The resource at which the cursor stands is gone; begin again")]
    CursorExpired,
    #[error("Events behind the cursor are not kept any more; take a snapshot")]
    EventsExpired,
    #[error("The feed never had what the cursor stands at; take a snapshot")]
    CursorRewound,
    #[error("The count must be that of the page with which the cursor began")]
    CursorCountChanged,
    #[error("{why}")]
    TooLarge { why: String },
    #[error("The path of a patch operation selects nothing that could be changed")]
    NoTarget,
    #[error("`{attribute}` must not be removed")]
    Mutability { attribute: &'static str },
    #[error("`page_token` is not one that this query returned")]
    PageTokenInvalid,
    #[error("One of `directory_id`, `organization_id`, `organization_external_id` must be set")]
    SelectionMissing,

    /// The caller learns that trying again helps, the log learns why.
    #[error("The service is not available at the moment; try again")]
    Unavailable,
    /// The caller learns nothing, the log learns why.
    #[error("The request failed inside the service; its log has more under the request id")]
    Internal,
}

impl Error {
    pub fn reason(&self) -> ErrorReason {
        self.meaning().1
    }

    pub fn code(&self) -> Code {
        self.meaning().0
    }

    /// Whether the service failed, rather than the request.
    pub fn is_of_service(&self) -> bool {
        matches!(self, Self::Unavailable | Self::Internal)
    }

    fn meaning(&self) -> (Code, ErrorReason) {
        match self {
            Self::TokenInvalid => (Code::Unauthenticated, ErrorReason::TokenInvalid),
            Self::TokenExpired => (Code::Unauthenticated, ErrorReason::TokenExpired),
            Self::TokenRevoked => (Code::Unauthenticated, ErrorReason::TokenRevoked),
            Self::ApiKeyInvalid => (Code::Unauthenticated, ErrorReason::ApiKeyInvalid),
            Self::EdgeIdentityInvalid => (Code::Unauthenticated, ErrorReason::EdgeIdentityInvalid),
            Self::CallerNotAllowed => (Code::PermissionDenied, ErrorReason::CallerNotAllowed),
            Self::SetupLinkInvalid => (Code::Unauthenticated, ErrorReason::SetupLinkInvalid),
            Self::SetupSessionInvalid => (Code::Unauthenticated, ErrorReason::SetupSessionInvalid),
            Self::SignInLinkInvalid => (Code::Unauthenticated, ErrorReason::SignInLinkInvalid),
            Self::SignInFailed => (Code::Unauthenticated, ErrorReason::SignInFailed),
            Self::SignInThrottled { .. } => (Code::ResourceExhausted, ErrorReason::SignInThrottled),
            Self::OidcNotConfigured => (Code::FailedPrecondition, ErrorReason::OidcNotConfigured),
            Self::OidcStateInvalid => (Code::Unauthenticated, ErrorReason::OidcStateInvalid),
            Self::OidcCodeRefused => (Code::Unauthenticated, ErrorReason::OidcCodeRefused),
            Self::OidcTokenInvalid => (Code::Unauthenticated, ErrorReason::OidcTokenInvalid),
            Self::OidcEmailUnverified => (Code::Unauthenticated, ErrorReason::OidcEmailUnverified),
            Self::OidcOperatorUnknown => (Code::Unauthenticated, ErrorReason::OidcOperatorUnknown),
            Self::OidcClientRefused => (Code::FailedPrecondition, ErrorReason::OidcClientRefused),
            Self::OidcIssuerUnavailable => (Code::Unavailable, ErrorReason::OidcIssuerUnavailable),
            Self::EnvironmentNotFound => (Code::NotFound, ErrorReason::EnvironmentNotFound),
            Self::TokenNotFound => (Code::NotFound, ErrorReason::TokenNotFound),
            Self::ApiKeyNotFound => (Code::NotFound, ErrorReason::ApiKeyNotFound),
            Self::TrustedIssuerNotFound => (Code::NotFound, ErrorReason::TrustedIssuerNotFound),
            Self::SetupLinkNotFound => (Code::NotFound, ErrorReason::SetupLinkNotFound),
            Self::RequestNotFound => (Code::NotFound, ErrorReason::RequestNotFound),
            Self::WebhookEndpointNotFound => (Code::NotFound, ErrorReason::WebhookEndpointNotFound),
            Self::OperatorNotFound => (Code::NotFound, ErrorReason::OperatorNotFound),
            Self::SessionNotFound => (Code::NotFound, ErrorReason::SessionNotFound),
            Self::EventNotFound => (Code::NotFound, ErrorReason::EventNotFound),
            Self::ExternalIdTaken => (Code::AlreadyExists, ErrorReason::ExternalIdTaken),
            Self::OperatorExists => (Code::AlreadyExists, ErrorReason::OperatorExists),
            Self::TrustedIssuerExists => (Code::AlreadyExists, ErrorReason::TrustedIssuerExists),
            Self::RequestIdReused => (Code::AlreadyExists, ErrorReason::RequestIdReused),
            Self::DirectoryDisabled => (Code::FailedPrecondition, ErrorReason::DirectoryDisabled),
            Self::WebhookEndpointDisabled => (
                Code::FailedPrecondition,
                ErrorReason::WebhookEndpointDisabled,
            ),
            Self::OperatorDisabled => (Code::FailedPrecondition, ErrorReason::OperatorDisabled),
            Self::LastOperator => (Code::FailedPrecondition, ErrorReason::LastOperator),
            Self::NotEmpty { .. } => (Code::FailedPrecondition, ErrorReason::NotEmpty),
            Self::TokenEnded => (Code::FailedPrecondition, ErrorReason::TokenEnded),
            Self::DeactivationsHeld => (Code::Unavailable, ErrorReason::DeactivationsHeld),
            Self::UpdateMaskInvalid { .. } => {
                (Code::InvalidArgument, ErrorReason::UpdateMaskInvalid)
            }
            Self::OrganizationNotFound => (Code::NotFound, ErrorReason::OrganizationNotFound),
            Self::DirectoryNotFound => (Code::NotFound, ErrorReason::DirectoryNotFound),
            Self::UserNotFound => (Code::NotFound, ErrorReason::UserNotFound),
            Self::GroupNotFound => (Code::NotFound, ErrorReason::GroupNotFound),
            Self::UserNameTaken => (Code::AlreadyExists, ErrorReason::UserNameTaken),
            Self::GroupNameTaken => (Code::AlreadyExists, ErrorReason::GroupNameTaken),
            Self::DomainNotAllowed { .. } => {
                (Code::FailedPrecondition, ErrorReason::DomainNotAllowed)
            }
            Self::NoPrimaryDirectory => (Code::FailedPrecondition, ErrorReason::NoPrimaryDirectory),
            Self::VersionMismatch => (Code::Aborted, ErrorReason::VersionMismatch),
            Self::CircleFailed => (Code::Aborted, ErrorReason::CircleFailed),
            Self::FieldMissing { .. } => (Code::InvalidArgument, ErrorReason::FieldMissing),
            Self::InvalidId { .. } => (Code::InvalidArgument, ErrorReason::InvalidId),
            Self::InvalidFilter { .. } => (Code::InvalidArgument, ErrorReason::InvalidFilter),
            Self::InvalidValue { .. } | Self::UserNameMissing => {
                (Code::InvalidArgument, ErrorReason::InvalidValue)
            }
            Self::CursorInvalid => (Code::InvalidArgument, ErrorReason::CursorInvalid),
            Self::CursorExpired | Self::EventsExpired => {
                (Code::FailedPrecondition, ErrorReason::CursorExpired)
            }
            Self::CursorRewound => (Code::FailedPrecondition, ErrorReason::CursorRewound),
            Self::CursorCountChanged => (Code::InvalidArgument, ErrorReason::CursorCountChanged),
            Self::TooLarge { .. } => (Code::InvalidArgument, ErrorReason::TooLarge),
            Self::NoTarget => (Code::InvalidArgument, ErrorReason::NoTarget),
            Self::Mutability { .. } => (Code::InvalidArgument, ErrorReason::Mutability),
            Self::PageTokenInvalid => (Code::InvalidArgument, ErrorReason::PageTokenInvalid),
            Self::SelectionMissing => (Code::InvalidArgument, ErrorReason::SelectionMissing),
            Self::Unavailable => (Code::Unavailable, ErrorReason::Unavailable),
            Self::Internal => (Code::Internal, ErrorReason::Internal),
        }
    }
}

/// The name of a reason as `ErrorInfo.reason` carries it.
pub fn reason_name(reason: ErrorReason) -> &'static str {
    reason.as_str_name().trim_start_matches("ERROR_REASON_")
}

impl From<Error> for Status {
    fn from(error: Error) -> Self {
        let (code, reason) = error.meaning();
        let mut details =
            ErrorDetails::with_error_info(reason_name(reason), ERROR_DOMAIN, HashMap::new());
        if let Error::SignInThrottled { retry_seconds } = error {
            details.set_retry_info(Some(Duration::from_secs(retry_seconds)));
        }
        Self::with_error_details(code, error.to_string(), details)
    }
}

/// What the rules did not foresee. It is logged here, where it ends.
impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match sql_state(&error).as_deref() {
            // Text with the character U+0000, where nothing said so before.
            Some("22021" | "22P05") => Self::InvalidValue {
                why: "Text must not hold the character U+0000".to_owned(),
            },
            // By class: the connection, a transaction that lost a race, too many
            // resources, an operator's intervention, the system; and a lock that
            // could not be had.
            Some(state)
                if ["08", "40", "53", "57", "58"].contains(&state.get(..2).unwrap_or_default())
                    || state == "55P03" =>
            {
                tracing::warn!(%error, "the database refused for the moment");
                Self::Unavailable
            }
            None if is_connection(&error) => {
                tracing::warn!(%error, "the database cannot be reached");
                Self::Unavailable
            }
            _ => {
                tracing::error!(%error, "a statement failed");
                Self::Internal
            }
        }
    }
}

/// PostgreSQL's five characters for what went wrong.
fn sql_state(error: &DbErr) -> Option<String> {
    let error = sqlx_error(error)?.as_database_error()?;
    error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>()?;
    error.code().map(std::borrow::Cow::into_owned)
}

/// Whether the connection is at fault rather than the statement.
fn is_connection(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
        || matches!(
            sqlx_error(error),
            Some(
                sqlx::Error::Io(_)
                    | sqlx::Error::Tls(_)
                    | sqlx::Error::PoolTimedOut
                    | sqlx::Error::PoolClosed
                    | sqlx::Error::WorkerCrashed
            )
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_names_its_reason() {
        let status = Status::from(Error::UserNameTaken);
        assert_eq!(status.code(), Code::AlreadyExists);
        let info = status.get_details_error_info().expect("ErrorInfo");
        assert_eq!(
            (info.reason.as_str(), info.domain.as_str()),
            ("USER_NAME_TAKEN", "rollcall")
        );
    }
}
