//! A page of the request log.

use askama::Template;
use rollcall_proto::setup::v1::ListSetupRequestsResponse;

use super::frame::Frame;
use super::line::Line;
use super::{Fault, Page};

#[derive(Template)]
#[template(path = "setup/requests.html")]
pub(in crate::setup) struct RequestsPage<'p> {
    frame: Frame<'p>,
    requests: Vec<Line>,
    /// The token of the next page; empty where there is none.
    older: String,
    is_failed: bool,
    /// Whether it is not the first page.
    is_later: bool,
}

impl<'p> RequestsPage<'p> {
    pub(in crate::setup) fn new(
        frame: Frame<'p>,
        listed: ListSetupRequestsResponse,
        is_failed: bool,
        is_later: bool,
    ) -> Self {
        let ListSetupRequestsResponse {
            requests,
            next_page_token,
        } = listed;
        Self {
            frame,
            requests: requests.into_iter().map(Line::from).collect(),
            older: next_page_token,
            is_failed,
            is_later,
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
}
