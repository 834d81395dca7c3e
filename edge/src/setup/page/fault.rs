//! Why nothing is shown.

use askama::Template;
use hyper::StatusCode;

use super::{Frame, Page};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::setup) enum Fault {
    LinkInvalid,
    SessionOver,
    OtherSite,
    WrongForm,
    /// With the methods that there are.
    WrongMethod(&'static str),
    NoSuchPage,
    /// With 413, 414 or 431.
    TooLarge(u16),
    TooSlow,
    /// It has ended, or was never one of this directory.
    NoSuchToken,
    TooManyTokens,
    Unavailable,
    Failed,
}

#[derive(Template)]
#[template(path = "setup/fault.html")]
struct FaultPage<'p> {
    frame: Frame<'p>,
    title: &'static str,
    advice: &'static str,
    /// Whether the setup can go on.
    leads_back: bool,
}

impl Fault {
    pub(in crate::setup) fn page(self, prefix: &str) -> Page {
        let (status, title, advice) = self.words();
        let leads_back = matches!(self, Self::NoSuchToken | Self::TooManyTokens);
        let page = FaultPage {
            frame: Frame::bare(prefix),
            leads_back,
            title,
            advice,
        };
        match Page::of(&page, &page.frame) {
            Ok(page) => page.of_status(status),
            Err(_) => Page::empty(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }

    fn words(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::LinkInvalid => (
                StatusCode::NOT_FOUND,
                "This link does not work",
                "It may have been used already, or its time is over. Ask whoever sent it to you \
                 for a new one.",
            ),
            Self::SessionOver => (
                StatusCode::FORBIDDEN,
                "The setup is closed",
                "A link opens it for one day, in the browser in which the link was used. Ask \
                 whoever sent you the link for a new one.",
            ),
            Self::OtherSite => (
                StatusCode::FORBIDDEN,
                "That did not come from this page",
                "Open the link again, and use the button on the page.",
            ),
            Self::WrongForm => (
                StatusCode::BAD_REQUEST,
                "The form could not be read",
                "Go back, and use the button on the page.",
            ),
            Self::WrongMethod(_) => (
                StatusCode::METHOD_NOT_ALLOWED,
                "This page cannot be asked so",
                "Open it in a browser.",
            ),
            Self::NoSuchPage => (
                StatusCode::NOT_FOUND,
                "There is nothing here",
                "Open the link as it was sent to you, whole.",
            ),
            Self::TooLarge(status) => (
                StatusCode::from_u16(status).unwrap_or(StatusCode::PAYLOAD_TOO_LARGE),
                "That was too much",
                "Open the link in a browser, and use the button on the page.",
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "That took too long",
                "Try again.",
            ),
            Self::NoSuchToken => (
                StatusCode::NOT_FOUND,
                "This token is not there any more",
                "It has ended or was revoked. The page of tokens shows those that there are.",
            ),
            Self::TooManyTokens => (
                StatusCode::CONFLICT,
                "There are too many tokens",
                "Revoke those that are not used, and make another one then.",
            ),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                "The service is not available at the moment",
                "Try again in a minute. Your link is as good as it was.",
            ),
            Self::Failed => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "The service failed",
                "Try again. If it fails again, tell whoever sent you the link.",
            ),
        }
    }
}
