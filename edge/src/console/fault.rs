//! Why nothing is shown.

use std::borrow::Cow;

use askama::Template;
use hyper::StatusCode;
use hyper::header::ALLOW;
use rollcall_client::Error;
use rollcall_proto::error::v1::ErrorReason;
use tonic::Code;

use super::frame::Frame;
use crate::door::Failure;
use crate::page::Page;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// There is no session, or it is over.
    SignedOut,
    /// What was asked for is not done, for this reason.
    Refused(StatusCode, String),
    LinkInvalid,
    OtherSite,
    WrongForm,
    /// With the methods that there are.
    WrongMethod(String),
    NoSuchPage,
    /// With 413, 414 or 431.
    TooLarge(u16),
    TooSlow,
    Unavailable,
    Failed,
}

#[derive(Template)]
#[template(path = "console/fault.html")]
struct FaultPage {
    frame: Frame,
    title: &'static str,
    advice: Cow<'static, str>,
}

impl Fault {
    pub(super) fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(StatusCode::BAD_REQUEST, sentence.into())
    }

    /// Of a page, whose ids are in its URL.
    pub(super) fn of_page(self) -> Self {
        match self {
            Self::Refused(StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST, _) => Self::NoSuchPage,
            fault => fault,
        }
    }

    pub(super) fn page(self, prefix: &str) -> Page {
        let (status, title, advice) = self.words();
        let page = FaultPage {
            frame: Frame::bare(prefix),
            title,
            advice,
        };
        let page = page.render().map_or_else(
            |_| Page::empty(StatusCode::INTERNAL_SERVER_ERROR),
            |text| Page::html(text).of_status(status),
        );
        match self {
            Self::WrongMethod(allow) => page.with(ALLOW, allow),
            _ => page,
        }
    }

    fn words(&self) -> (StatusCode, &'static str, Cow<'static, str>) {
        let (status, title, advice) = match self {
            Self::SignedOut => (
                StatusCode::FORBIDDEN,
                "You are signed out",
                "Sign in, and try again.",
            ),
            Self::Refused(status, sentence) => {
                return (*status, "That was not done", sentence.clone().into());
            }
            Self::LinkInvalid => (
                StatusCode::NOT_FOUND,
                "This link does not work",
                "It may have been used already, or its time is over. Ask another operator for a \
                 new one, or make one with rollcall-control create-sign-in-link.",
            ),
            Self::OtherSite => (
                StatusCode::FORBIDDEN,
                "That did not come from this console",
                "Open the page again, and use the button on it.",
            ),
            Self::WrongForm => (
                StatusCode::BAD_REQUEST,
                "The form could not be read",
                "Open the page again, and use the button on it.",
            ),
            Self::WrongMethod(_) => (
                StatusCode::METHOD_NOT_ALLOWED,
                "This page cannot be asked so",
                "Open it in a browser.",
            ),
            Self::NoSuchPage => (
                StatusCode::NOT_FOUND,
                "There is nothing here",
                "It was deleted, or the address is not quite right.",
            ),
            Self::TooLarge(status) => {
                let status = StatusCode::from_u16(*status);
                (
                    status.unwrap_or(StatusCode::PAYLOAD_TOO_LARGE),
                    "That was too much",
                    "Open the page in a browser, and fill in less.",
                )
            }
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "That took too long",
                "Try again.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "The service is not available at the moment",
                "The console is here, but what it asks does not answer. Try again in a minute; \
                 you stay signed in.",
            ),
            Self::Failed => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "The service failed",
                "Try again. If it fails again, the log of the server has more.",
            ),
        };
        (status, title, advice.into())
    }
}

/// The table from client errors to what the operator is told.
impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        let error = match failure {
            Failure::Control(error) => error,
            Failure::Refused(_) => return Self::WrongForm,
            Failure::Busy => return Self::Unavailable,
        };
        let status = match (error.reason, error.code) {
            (ErrorReason::Unspecified, _) => return unforeseen(&error),
            (ErrorReason::ApiKeyInvalid, _) => return Self::SignedOut,
            (ErrorReason::SignInLinkInvalid, _) => return Self::LinkInvalid,
            // These alone are named in forms, and not in URLs.
            (ErrorReason::OrganizationNotFound | ErrorReason::EventNotFound, _) => {
                StatusCode::NOT_FOUND
            }
            (ErrorReason::PageTokenInvalid, _) | (_, Code::NotFound) => return Self::NoSuchPage,
            (
                ErrorReason::SignInFailed
                | ErrorReason::OidcStateInvalid
                | ErrorReason::OidcCodeRefused
                | ErrorReason::OidcTokenInvalid
                | ErrorReason::OidcEmailUnverified
                | ErrorReason::OidcOperatorUnknown,
                _,
            ) => StatusCode::FORBIDDEN,
            (ErrorReason::OidcIssuerUnavailable, _) => StatusCode::SERVICE_UNAVAILABLE,
            (ErrorReason::SignInThrottled, _) => StatusCode::TOO_MANY_REQUESTS,
            (ErrorReason::RequestIdReused, _) => {
                let done = "That was done already; what was shown then is not shown again.";
                return Self::Refused(StatusCode::CONFLICT, done.to_owned());
            }
            (_, Code::InvalidArgument) => StatusCode::BAD_REQUEST,
            (_, Code::AlreadyExists | Code::FailedPrecondition | Code::Aborted) => {
                StatusCode::CONFLICT
            }
            (_, Code::PermissionDenied) => StatusCode::FORBIDDEN,
            _ => return unforeseen(&error),
        };
        Self::Refused(status, sentence(error.message))
    }
}

/// What control says, which ends without a full stop.
fn sentence(mut message: String) -> String {
    if !message.ends_with(['.', '!', '?']) {
        message.push('.');
    }
    message
}

fn unforeseen(error: &Error) -> Fault {
    let is_away = matches!(
        error.code,
        Code::Unavailable | Code::DeadlineExceeded | Code::ResourceExhausted
    );
    if is_away || error.is_broken_connection() {
        tracing::warn!(%error, "control does not answer");
        return Fault::Unavailable;
    }
    tracing::error!(%error, "control failed");
    Fault::Failed
}
