//! What a link is for, with the button that uses it.

use askama::Template;
use rollcall_proto::setup::v1::DescribeSetupLinkResponse;

use super::frame::Frame;
use super::{Fault, Page};
use crate::words::time;

#[derive(Template)]
#[template(path = "setup/link.html")]
pub(in crate::setup) struct LinkPage<'p> {
    frame: Frame<'p>,
    until: String,
}

impl<'p> LinkPage<'p> {
    pub(in crate::setup) fn new(link: DescribeSetupLinkResponse, prefix: &'p str) -> Self {
        let DescribeSetupLinkResponse {
            organization_display_name,
            expire_time,
            branding,
        } = link;
        Self {
            frame: Frame::new(prefix, organization_display_name, branding),
            until: time(expire_time),
        }
    }

    pub(in crate::setup) fn render(&self) -> Result<Page, Fault> {
        Page::of(self, &self.frame)
    }
}
