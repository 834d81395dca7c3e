//! Why the edge refuses, as the request log has it.

use rollcall_proto::management::v1::RequestReason;
use rollcall_scim::error::Fault;
use rollcall_scim::{ScimError, ScimType};

pub(crate) fn reason_of(error: &ScimError) -> RequestReason {
    match (error.fault, error.scim_type) {
        (Some(Fault::NotJson), _) => RequestReason::NotJson,
        (Some(Fault::UserNameMissing), _) => RequestReason::UserNameMissing,
        (None, Some(scim_type)) => of_scim_type(scim_type),
        (None, None) => of_status(error.status),
    }
}

fn of_scim_type(scim_type: ScimType) -> RequestReason {
    match scim_type {
        ScimType::InvalidFilter => RequestReason::InvalidFilter,
        ScimType::TooMany => RequestReason::TooLarge,
        ScimType::Mutability => RequestReason::ReadOnly,
        ScimType::InvalidPath => RequestReason::InvalidPath,
        ScimType::NoTarget => RequestReason::NoTarget,
        ScimType::InvalidValue => RequestReason::InvalidValue,
        ScimType::InvalidVers => RequestReason::WrongVersion,
        ScimType::InvalidCursor | ScimType::ExpiredCursor | ScimType::InvalidCount => {
            RequestReason::Cursor
        }
        ScimType::InvalidSyntax | ScimType::Uniqueness | ScimType::Sensitive => {
            RequestReason::InvalidRequest
        }
    }
}

fn of_status(status: u16) -> RequestReason {
    match status {
        404 => RequestReason::WrongUrl,
        405 => RequestReason::WrongMethod,
        408 => RequestReason::Timeout,
        412 => RequestReason::VersionMismatch,
        413 | 414 | 431 => RequestReason::TooLarge,
        415 => RequestReason::MediaType,
        500 => RequestReason::Internal,
        503 => RequestReason::Unavailable,
        _ => RequestReason::InvalidRequest,
    }
}
