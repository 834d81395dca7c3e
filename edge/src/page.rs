//! A page of a door for browsers, and the headers that every one of them has.

use bytes::Bytes;
use http_body_util::{Either, Full};
use hyper::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName,
    HeaderValue, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::{Response, StatusCode};

use crate::body::{Body, Live};

/// Proxies of nginx's kind would hand over nothing until there is much.
const NOT_BUFFERED: HeaderName = HeaderName::from_static("x-accel-buffering");
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const EVENTS: &str = "text/event-stream";
const JSON_LINES: &str = "application/x-ndjson";
const STYLESHEET: &str = include_str!("../assets/style.css");
const SCRIPT: &str = include_str!("../assets/pages.js");
/// Nothing is loaded but what is ours, nothing in a page runs, and forms come here.
pub(crate) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
                                 connect-src 'self'; form-action 'self'; \
                                 frame-ancestors 'none'; base-uri 'none'";

/// A page as it is sent.
#[derive(Debug)]
pub(crate) struct Page {
    status: StatusCode,
    media_type: &'static str,
    body: Body,
    headers: Vec<(HeaderName, String)>,
}

impl Page {
    /// The look of every page.
    pub(crate) fn common_stylesheet() -> Self {
        Self::stylesheet(STYLESHEET.to_owned())
    }

    pub(crate) fn stylesheet(text: String) -> Self {
        Self::whole(CSS, text)
    }

    /// What pages do by themselves.
    pub(crate) fn script() -> Self {
        Self::whole(JAVASCRIPT, SCRIPT.to_owned())
    }

    pub(crate) fn html(text: String) -> Self {
        Self::whole(HTML, text)
    }

    /// What is told as it happens.
    pub(crate) fn live(live: Live) -> Self {
        let page = Self {
            media_type: EVENTS,
            body: Either::Right(live),
            ..Self::empty(StatusCode::OK)
        };
        page.with(NOT_BUFFERED, "no")
    }

    /// JSON lines that the browser saves under this name, of letters that need no
    /// quoting.
    pub(crate) fn json_lines(name: &str, live: Live) -> Self {
        let page = Self {
            media_type: JSON_LINES,
            body: Either::Right(live),
            ..Self::empty(StatusCode::OK)
        };
        page.with(
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.jsonl\""),
        )
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self::html(String::new()).of_status(status)
    }

    fn whole(media_type: &'static str, body: String) -> Self {
        Self {
            status: StatusCode::OK,
            media_type,
            body: Either::Left(Full::new(Bytes::from(body))),
            headers: vec![],
        }
    }

    pub(crate) fn of_status(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn into_response(self) -> Response<Body> {
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
            match HeaderValue::try_from(value) {
                // Each sets a cookie of its own.
                Ok(value) if name == SET_COOKIE => {
                    map.append(name, value);
                }
                Ok(value) => {
                    map.insert(name, value);
                }
                Err(_) => {}
            }
        }
        response
    }
}
