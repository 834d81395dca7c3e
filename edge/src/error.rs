//! From what control refused to what the identity provider is told. What has a
//! reason is told by the table that control's request log shares.

use rollcall_client::Error;
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::scim_error::scim_error;
use rollcall_scim::{ScimError, ScimType};
use tonic::Code;

pub(crate) fn to_scim(error: &Error) -> ScimError {
    if error.reason == ErrorReason::EdgeIdentityInvalid {
        tracing::error!("control does not know this edge: its key is revoked or another's");
        return unavailable();
    }
    let Some((status, scim_type)) = scim_error(error.reason) else {
        return unforeseen(error);
    };
    ScimError {
        scim_type: scim_type.and_then(ScimType::named),
        ..ScimError::new(status, error.message.as_str())
    }
}

fn unavailable() -> ScimError {
    ScimError::new(503, "The service is not available at the moment; try again")
}

fn unforeseen(error: &Error) -> ScimError {
    match error.code {
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted => {
            tracing::warn!(%error, "control does not answer");
            unavailable()
        }
        Code::OutOfRange => ScimError::new(413, "The request is too large"),
        // Control ended in the midst of it.
        _ if error.is_broken_connection() => {
            tracing::warn!(%error, "the connection to control broke");
            unavailable()
        }
        _ => {
            tracing::error!(%error, "control failed");
            ScimError::new(500, "The request failed inside the service")
        }
    }
}

#[cfg(test)]
mod tests {
    use rollcall_proto::error::v1::ErrorReason as Reason;

    use super::*;

    #[test]
    fn every_refusal_has_its_status() {
        let check = |code: Code, reason: Reason, status: u16, scim_type: Option<ScimType>| {
            let error = Error {
                code,
                reason,
                message: "why".to_owned(),
            };
            let scim = to_scim(&error);
            assert_eq!(
                (scim.status, scim.scim_type),
                (status, scim_type),
                "{error}"
            );
            // What was not foreseen is nothing that a client should read.
            assert_eq!(
                scim.detail == "why",
                status < 500 && code != Code::OutOfRange
            );
        };
        for (reason, status, scim_type) in [
            (Reason::TokenInvalid, 401, None),
            (Reason::TokenExpired, 401, None),
            (Reason::TokenRevoked, 401, None),
            (Reason::DirectoryDisabled, 403, None),
            (Reason::UserNotFound, 404, None),
            (Reason::GroupNotFound, 404, None),
            (Reason::UserNameTaken, 409, Some(ScimType::Uniqueness)),
            (Reason::GroupNameTaken, 409, Some(ScimType::Uniqueness)),
            (Reason::VersionMismatch, 412, None),
            (Reason::TooLarge, 413, None),
            (Reason::DomainNotAllowed, 400, Some(ScimType::InvalidValue)),
            (Reason::InvalidValue, 400, Some(ScimType::InvalidValue)),
            (Reason::InvalidFilter, 400, Some(ScimType::InvalidFilter)),
            (Reason::NoTarget, 400, Some(ScimType::NoTarget)),
            (Reason::Mutability, 400, Some(ScimType::Mutability)),
            (Reason::CursorInvalid, 400, Some(ScimType::InvalidCursor)),
            (
                Reason::CursorCountChanged,
                400,
                Some(ScimType::InvalidCount),
            ),
        ] {
            check(Code::InvalidArgument, reason, status, scim_type);
        }
        for (code, status) in [
            (Code::Unavailable, 503),
            (Code::DeadlineExceeded, 503),
            (Code::ResourceExhausted, 503),
            (Code::OutOfRange, 413),
            (Code::Cancelled, 503),
            (Code::Internal, 503),
            (Code::Unknown, 503),
            (Code::PermissionDenied, 500),
        ] {
            check(code, Reason::Unspecified, status, None);
        }
        check(Code::Internal, Reason::Internal, 500, None);
        let unknown = Reason::EdgeIdentityInvalid;
        check(Code::Unauthenticated, unknown, 503, None);
    }
}
