//! The pages, and the headers that every one of them has.

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
use bytes::Bytes;
use http_body_util::{Either, Full};
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    RETRY_AFTER, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Response, StatusCode};

pub(super) use self::fault::Fault;
pub(super) use self::frame::{Frame, Tab};
pub(super) use self::link::LinkPage;
pub(super) use self::overview::OverviewPage;
pub(super) use self::progress::ProgressPart;
pub(super) use self::provider::{ProviderPage, ProvidersPage, base_url};
pub(super) use self::request::RequestsPage;
pub(super) use self::token::{New, TokenPage, TokensPage};
pub(super) use self::words::time;
use super::accent::Color;
use crate::body::{Body, Live};

/// Proxies of nginx's kind would hand over nothing until there is much.
const NOT_BUFFERED: HeaderName = HeaderName::from_static("x-accel-buffering");
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const EVENTS: &str = "text/event-stream";
const STYLESHEET: &str = include_str!("../../assets/style.css");
const SCRIPT: &str = include_str!("../../assets/setup.js");
/// Nothing is loaded but what is ours, nothing in a page runs, and forms come here.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; \
                      base-uri 'none'";

/// A page as it is sent.
#[derive(Debug)]
pub(super) struct Page {
    status: StatusCode,
    media_type: &'static str,
    body: Body,
    headers: Vec<(HeaderName, String)>,
}

impl Page {
    pub(super) fn stylesheet() -> Self {
        Self::whole(CSS, STYLESHEET.to_owned())
    }

    pub(super) fn script() -> Self {
        Self::whole(JAVASCRIPT, SCRIPT.to_owned())
    }

    /// `rrggbb.css`.
    pub(super) fn accent(name: &str) -> Result<Self, Fault> {
        let digits = name.strip_suffix(".css").ok_or(Fault::NoSuchPage)?;
        let color = Color::parse(digits).ok_or(Fault::NoSuchPage)?;
        Ok(Self::whole(CSS, color.stylesheet()))
    }

    /// What is told as it happens.
    pub(super) fn live(live: Live) -> Self {
        let page = Self {
            media_type: EVENTS,
            body: Either::Right(live),
            ..Self::empty(StatusCode::OK)
        };
        page.with(NOT_BUFFERED, "no")
    }

    pub(super) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            ..Self::whole(HTML, String::new())
        }
    }

    fn whole(media_type: &'static str, body: String) -> Self {
        Self {
            status: StatusCode::OK,
            media_type,
            body: Either::Left(Full::new(Bytes::from(body))),
            headers: vec![],
        }
    }

    /// A page in a frame, whose logo may be loaded from where it is.
    fn of<T: Template>(template: &T, frame: &Frame<'_>) -> Result<Self, Fault> {
        let page = Self::whole(HTML, render(template)?);
        Ok(match frame.logo_origin() {
            Some(origin) => {
                let policy = format!("{POLICY}; img-src {origin}");
                page.with(CONTENT_SECURITY_POLICY, policy)
            }
            None => page,
        })
    }

    pub(super) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn into_response(self) -> Response<Body> {
        let Self {
            status,
            media_type,
            body,
            headers,
        } = self;
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let map = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, media_type),
            (CACHE_CONTROL, "no-store"),
            (CONTENT_SECURITY_POLICY, POLICY),
            (REFERRER_POLICY, "no-referrer"),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (X_FRAME_OPTIONS, "DENY"),
        ] {
            map.insert(name, HeaderValue::from_static(value));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            map.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::try_from(value) {
                map.insert(name, value);
            }
        }
        response
    }
}

fn render<T: Template>(template: &T) -> Result<String, Fault> {
    template.render().map_err(|error| {
        tracing::error!(%error, "a page could not be written");
        Fault::Failed
    })
}
