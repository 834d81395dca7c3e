//! As which SCIM error an identity provider hears of what control refused: the
//! one table of HTTP statuses, for the edge, which answers, and for control's
//! request log, which has what was answered.

use crate::error::v1::ErrorReason;

/// The HTTP status and the `scimType`. None for a reason of which no SCIM client
/// should hear: it is a fault of the service.
pub fn scim_error(reason: ErrorReason) -> Option<(u16, Option<&'static str>)> {
    Some(match reason {
        ErrorReason::TokenInvalid | ErrorReason::TokenExpired | ErrorReason::TokenRevoked => {
            (401, None)
        }
        ErrorReason::DirectoryDisabled => (403, None),
        ErrorReason::UserNotFound | ErrorReason::GroupNotFound => (404, None),
        // RFC 7644 section 3.7.1.
        ErrorReason::CircleFailed => (409, None),
        ErrorReason::UserNameTaken | ErrorReason::GroupNameTaken => (409, Some("uniqueness")),
        ErrorReason::VersionMismatch => (412, None),
        ErrorReason::TooLarge => (413, None),
        ErrorReason::DeactivationsHeld | ErrorReason::Unavailable => (503, None),
        ErrorReason::DomainNotAllowed | ErrorReason::InvalidValue => (400, Some("invalidValue")),
        ErrorReason::InvalidFilter => (400, Some("invalidFilter")),
        ErrorReason::NoTarget => (400, Some("noTarget")),
        ErrorReason::Mutability => (400, Some("mutability")),
        ErrorReason::CursorInvalid => (400, Some("invalidCursor")),
        ErrorReason::CursorExpired => (400, Some("expiredCursor")),
        ErrorReason::CursorCountChanged => (400, Some("invalidCount")),
        _ => return None,
    })
}
