//! The pages.

mod fault;
mod frame;
mod line;
mod link;
mod overview;
mod progress;
mod provider;
mod request;
mod token;
mod words;

use askama::Template;
use hyper::header::CONTENT_SECURITY_POLICY;

pub(super) use self::fault::Fault;
pub(super) use self::frame::{Frame, Tab};
pub(super) use self::link::LinkPage;
pub(super) use self::overview::OverviewPage;
pub(super) use self::progress::ProgressPart;
pub(super) use self::provider::{ProviderPage, ProvidersPage, base_url};
pub(super) use self::request::RequestsPage;
pub(super) use self::token::{New, TokenPage, TokensPage};
use super::accent::Color;
use crate::page::POLICY;
pub(super) use crate::page::Page;

impl Page {
    /// `rrggbb.css`.
    pub(super) fn accent(name: &str) -> Result<Self, Fault> {
        let digits = name.strip_suffix(".css").ok_or(Fault::NoSuchPage)?;
        let color = Color::parse(digits).ok_or(Fault::NoSuchPage)?;
        Ok(Self::stylesheet(color.stylesheet()))
    }

    /// A page in a frame, whose logo may be loaded from where it is.
    fn of<T: Template>(template: &T, frame: &Frame<'_>) -> Result<Self, Fault> {
        let page = Self::html(render(template)?);
        Ok(match frame.logo_origin() {
            Some(origin) => {
                let policy = format!("{POLICY}; img-src {origin}");
                page.with(CONTENT_SECURITY_POLICY, policy)
            }
            None => page,
        })
    }
}

fn render<T: Template>(template: &T) -> Result<String, Fault> {
    template.render().map_err(|error| {
        tracing::error!(%error, "a page could not be written");
        Fault::Failed
    })
}
