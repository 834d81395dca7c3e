//! What a call can fail with: the one table from statuses to client errors.

use rollcall_proto::ERROR_DOMAIN;
use rollcall_proto::error::v1::ErrorReason;
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// A call that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} ({code:?}, {reason:?})")]
pub struct Error {
    pub code: Code,
    /// Why; `Unspecified` where the answer came from something in between, or
    /// names a reason that this client does not know yet.
    pub reason: ErrorReason,
    /// For people; may change.
    pub message: String,
}

/// Settings with which no call can be made.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("the endpoint is not a URL such as http://127.0.0.1:7071, nor a host and a port")]
    Endpoint,
    #[error("what is not on this machine is spoken to over https://, unless asked otherwise")]
    Unencrypted,
    #[error("the API key holds characters that no key has")]
    ApiKey,
    #[error(transparent)]
    Tls(#[from] rollcall_tls::TlsError),
    #[error("the environment holds characters that no id has")]
    Environment,
}

impl Error {
    /// Whether the same call may succeed later.
    pub fn is_unavailable(&self) -> bool {
        self.code == Code::Unavailable
    }

    /// Whether the feed cannot go on from the cursor without a gap, so that a
    /// snapshot has to be taken.
    pub fn needs_snapshot(&self) -> bool {
        matches!(
            self.reason,
            ErrorReason::CursorExpired | ErrorReason::CursorRewound
        )
    }

    /// Whether the connection broke, of which the service itself says nothing. What
    /// was asked for may have been done.
    pub fn is_broken_connection(&self) -> bool {
        let is_of_it = matches!(
            self.code,
            Code::Cancelled | Code::Internal | Code::ResourceExhausted | Code::Unknown
        );
        is_of_it && self.reason == ErrorReason::Unspecified
    }

    /// Whether whoever follows should go on.
    pub(crate) fn is_transient(&self) -> bool {
        self.is_unavailable() || self.is_broken_connection() || self.code == Code::DeadlineExceeded
    }

    /// What the client itself has to say.
    pub(crate) fn own(code: Code, message: &str) -> Self {
        Self {
            code,
            reason: ErrorReason::Unspecified,
            message: message.to_owned(),
        }
    }

    pub(crate) fn empty_answer() -> Self {
        Self::own(Code::Internal, "The answer lacks what was asked for")
    }
}

impl From<&Status> for Error {
    fn from(status: &Status) -> Self {
        let reason = status
            .get_details_error_info()
            .filter(|info| info.domain == ERROR_DOMAIN)
            .and_then(|info| ErrorReason::from_str_name(&format!("ERROR_REASON_{}", info.reason)));
        Self {
            code: status.code(),
            reason: reason.unwrap_or(ErrorReason::Unspecified),
            message: status.message().to_owned(),
        }
    }
}
