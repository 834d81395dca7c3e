//! From what control refused to what the identity provider is told: the one
//! table from client errors to SCIM errors.

use rollcall_client::Error;
use rollcall_proto::error::v1::ErrorReason;
use rollcall_scim::{ScimError, ScimType};
use tonic::Code;

pub(crate) fn to_scim(error: &Error) -> ScimError {
    let message = error.message.as_str();
    let invalid = |scim_type| ScimError::invalid(scim_type, message);
    match error.reason {
        ErrorReason::TokenInvalid | ErrorReason::TokenExpired | ErrorReason::TokenRevoked => {
            ScimError::new(401, message)
        }
        ErrorReason::UserNotFound | ErrorReason::GroupNotFound => ScimError::new(404, message),
        ErrorReason::UserNameTaken | ErrorReason::GroupNameTaken => ScimError {
            status: 409,
            ..invalid(ScimType::Uniqueness)
        },
        ErrorReason::DomainNotAllowed | ErrorReason::InvalidValue => {
            invalid(ScimType::InvalidValue)
        }
        ErrorReason::CursorInvalid => invalid(ScimType::InvalidCursor),
        ErrorReason::CursorCountChanged => invalid(ScimType::InvalidCount),
        ErrorReason::TooLarge => ScimError::new(413, message),
        // RFC 7644 section 3.7.1.
        ErrorReason::CircleFailed => ScimError::new(409, message),
        ErrorReason::VersionMismatch => ScimError::new(412, message),
        ErrorReason::InvalidFilter => invalid(ScimType::InvalidFilter),
        ErrorReason::NoTarget => invalid(ScimType::NoTarget),
        ErrorReason::Mutability => invalid(ScimType::Mutability),
        _ => unforeseen(error),
    }
}

fn unforeseen(error: &Error) -> ScimError {
    match error.code {
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted => {
            tracing::warn!(%error, "control does not answer");
            ScimError::new(503, "The service is not available at the moment; try again")
        }
        Code::OutOfRange => ScimError::new(413, "The request is too large"),
        _ => {
            tracing::error!(%error, "control failed");
            ScimError::new(500, "The request failed inside the service")
        }
    }
}
