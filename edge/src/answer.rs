//! What is sent back.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{self, HeaderValue};
use hyper::{Response, StatusCode};
use rollcall_client::Error;
use rollcall_proto::error::v1::ErrorReason;
use rollcall_proto::management::v1::RequestReason;
use rollcall_scim::ScimError;
use serde_json::Value;

use crate::error::to_scim;
use crate::metrics::Labels;
use crate::reason::reason_of;

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
    labels: Labels,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            body: Some(body),
            headers: vec![],
            labels: Labels::default(),
        }
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self {
            status,
            body: None,
            headers: vec![],
            labels: Labels::default(),
        }
    }

    /// What control did not do.
    pub(crate) fn of_control(error: &Error) -> Self {
        let mut answer = Self::from(&to_scim(error));
        // One that did not answer gives none.
        if error.reason != ErrorReason::Unspecified {
            let reason = error.reason.as_str_name();
            answer.labels.reason = reason.strip_prefix("ERROR_REASON_").unwrap_or(reason);
        }
        answer
    }

    /// The answer to an operation of this name.
    pub(crate) fn of(mut self, operation: &'static str) -> Self {
        self.labels.operation = operation;
        self
    }

    /// The same, for a reason that the error does not tell.
    pub(crate) fn because(mut self, reason: RequestReason) -> Self {
        let reason = reason.as_str_name();
        self.labels.reason = reason.strip_prefix("REQUEST_REASON_").unwrap_or(reason);
        self
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
            labels,
        } = self;
        let has_body = body.is_some();
        let bytes = body.map_or_else(Bytes::new, |body| Bytes::from(body.to_string()));
        let mut response = Response::new(Full::new(bytes));
        *response.status_mut() = status;
        response.extensions_mut().insert(labels);
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
        Self::new(status, error.to_json()).because(reason_of(error))
    }
}
