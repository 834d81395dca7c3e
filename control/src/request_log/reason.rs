//! Why a request ended as it did: from what control refuses to the catalogue.

use rollcall_proto::management::v1::RequestReason;

use crate::error::Error;

pub(super) fn reason_of(error: &Error) -> RequestReason {
    match error {
        Error::TokenInvalid => RequestReason::TokenUnknown,
        Error::TokenExpired => RequestReason::TokenExpired,
        Error::TokenRevoked => RequestReason::TokenRevoked,
        Error::DirectoryDisabled => RequestReason::DirectoryDisabled,
        Error::DeactivationsHeld => RequestReason::DeactivationsHeld,
        Error::UserNotFound => RequestReason::UserNotFound,
        Error::GroupNotFound => RequestReason::GroupNotFound,
        Error::UserNameTaken => RequestReason::UserNameTaken,
        Error::GroupNameTaken => RequestReason::GroupNameTaken,
        Error::DomainNotAllowed { .. } => RequestReason::DomainNotAllowed,
        Error::VersionMismatch => RequestReason::VersionMismatch,
        Error::CircleFailed => RequestReason::CircleFailed,
        Error::UserNameMissing => RequestReason::UserNameMissing,
        Error::InvalidValue { .. } => RequestReason::InvalidValue,
        Error::InvalidFilter { .. } => RequestReason::InvalidFilter,
        Error::NoTarget => RequestReason::NoTarget,
        Error::Mutability { .. } => RequestReason::ReadOnly,
        Error::TooLarge { .. } => RequestReason::TooLarge,
        Error::CursorInvalid
        | Error::CursorExpired
        | Error::EventsExpired
        | Error::CursorRewound
        | Error::CursorCountChanged => RequestReason::Cursor,
        Error::Unavailable => RequestReason::Unavailable,
        // An edge sends nothing that could end so.
        _ => RequestReason::Internal,
    }
}

/// How a request was answered that no credential let in.
pub(super) fn status_of_denial(reason: RequestReason) -> i32 {
    match reason {
        RequestReason::DirectoryDisabled => 403,
        RequestReason::InvalidRequest => 400,
        RequestReason::WrongMethod => 405,
        RequestReason::Unavailable => 503,
        _ => 401,
    }
}

/// Whether an edge may say so of a request that came without a credential.
pub fn may_be_told_by_edge(reason: RequestReason) -> bool {
    matches!(
        reason,
        RequestReason::TokenMissing
            | RequestReason::TokenScheme
            | RequestReason::TokenMalformed
            | RequestReason::TokenOfAnotherKind
            | RequestReason::TokenTwice
            | RequestReason::ClientInvalid
            | RequestReason::InvalidRequest
            | RequestReason::WrongMethod
            | RequestReason::Unavailable
    )
}
