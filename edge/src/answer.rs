//! What is sent back.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{self, HeaderValue};
use hyper::{Response, StatusCode};
use rollcall_scim::ScimError;
use serde_json::Value;

/// SCIM suites compare the whole header, so it has no `charset`.
const MEDIA_TYPE: HeaderValue = HeaderValue::from_static("application/scim+json");
const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer realm=\"SCIM\"");
/// Seconds after which a client that was turned away may come back. Okta reads
/// whole seconds alone.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    body: Option<Value>,
    headers: Vec<(header::HeaderName, String)>,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            body: Some(body),
            headers: vec![],
        }
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            body: None,
            headers: vec![],
        }
    }

    /// Of the resource at this URL. RFC 7643 section 3.1: `meta.location` is
    /// what Content-Location says.
    pub(crate) fn at(self, location: String) -> Self {
        self.with(header::CONTENT_LOCATION, location.clone())
            .with(header::LOCATION, location)
    }

    pub(crate) fn with(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn into_response(self) -> Response<Full<Bytes>> {
        let Self {
            status,
            body,
            headers,
        } = self;
        let has_body = body.is_some();
        let bytes = body.map_or_else(Bytes::new, |body| Bytes::from(body.to_string()));
        let mut response = Response::new(Full::new(bytes));
        *response.status_mut() = status;
        let map = response.headers_mut();
        if has_body {
            map.insert(header::CONTENT_TYPE, MEDIA_TYPE);
        }
        match status {
            StatusCode::UNAUTHORIZED => {
                map.insert(header::WWW_AUTHENTICATE, CHALLENGE);
            }
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS => {
                map.insert(header::RETRY_AFTER, RETRY_AFTER);
            }
            _ => {}
        }
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::try_from(value) {
                map.insert(name, value);
            }
        }
        response
    }
}

impl From<&ScimError> for Answer {
    fn from(error: &ScimError) -> Self {
        let status =
            StatusCode::from_u16(error.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::new(status, error.to_json())
    }
}
