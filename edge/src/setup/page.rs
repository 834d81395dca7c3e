//! The pages, and the headers that every one of them has.

mod fault;
mod link;
mod setup;
mod token;
mod words;

use askama::Template;
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    RETRY_AFTER, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Response, StatusCode};

pub(super) use self::fault::Fault;
pub(super) use self::link::LinkPage;
pub(super) use self::setup::SetupPage;
pub(super) use self::token::TokenPage;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const STYLESHEET: &str = include_str!("../../assets/style.css");
/// Nothing is loaded but our stylesheet, nothing runs, and forms come here.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// A page as it is sent.
#[derive(Debug)]
pub(super) struct Page {
    status: StatusCode,
    media_type: &'static str,
    body: String,
    headers: Vec<(HeaderName, String)>,
}

impl Page {
    pub(super) fn stylesheet() -> Self {
        Self {
            media_type: CSS,
            body: STYLESHEET.to_owned(),
            ..Self::empty(StatusCode::OK)
        }
    }

    pub(super) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            media_type: HTML,
            body: String::new(),
            headers: vec![],
        }
    }

    fn of<T: Template>(template: &T) -> Result<Self, Fault> {
        let body = template.render().map_err(|error| {
            tracing::error!(%error, "a page could not be written");
            Fault::Failed
        })?;
        Ok(Self {
            body,
            ..Self::empty(StatusCode::OK)
        })
    }

    pub(super) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        let Self {
            status,
            media_type,
            body,
            headers,
        } = self;
        let mut response = Response::new(Full::new(Bytes::from(body)));
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
